// Own words and places: added by hand, from files of others, from a colleague; at work at once, exported, kept only if asked.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { byTest } from './support.mjs';
import { elsewhere, page, saved, visit } from './session.mjs';
import { paste } from './steps.mjs';

// Written for this test. No village is called so, no weapon either.
const NEWS = 'تعرضت دورية للجيش صباح أمس لزنبرة حلزونية نفذها مقاتلو كتائب النورس الأزرق في قرية الحوجنيطة، وقُتل جنديان.';
const HOMONYM = 'انفجر لغم أرضي بسيارة مدنية في بلدة الطيبة أمس، وقُتل مدنيان.';
const PUBLISHED = '2025-04-12';

async function read(text) {
  await visit();
  await paste(page, text, PUBLISHED);
  await page.waitForSelector(`${byTest('article')} p`);
}

async function list(name) {
  if (!(await page.locator('#sheet-own').isVisible())) await page.click(byTest('own'));
  await page.click(byTest(`own-${name}`));
}

const close = () => page.keyboard.press('Escape');
const said = () => page.waitForFunction(() => document.querySelector('[data-testid="own-said"]')?.innerText.trim());
const titles = () => page.locator(`${byTest('card')} .card-title`).allInnerTexts();
const rows = () => page.locator(byTest('own-row')).count();

async function add(fields, choices = {}) {
  for (const [id, value] of Object.entries(fields)) await page.fill(byTest(id), value);
  for (const [id, value] of Object.entries(choices)) await page.selectOption(byTest(id), value);
  await page.locator('.own-form input').first().press('Enter');
}

test('a word, an actor and a place work at once, and are gone when removed', async () => {
  await read(NEWS);
  const before = await titles();
  assert.ok(!before.some((title) => /قصف/.test(title)), before.join());
  await list('triggers');
  await add({ 'own-forms': 'زنبرة حلزونية' }, { 'own-type': 'shelling' });
  await said();
  assert.match((await titles()).join(), /قصف/);

  await list('actors');
  await add({ 'own-forms': 'كتائب النورس الأزرق', 'own-name-en': 'Blue Gull Brigades' }, { 'own-kind': 'rebel', 'own-country': 'SY' });
  await said();
  assert.match(await page.locator(byTest('card')).first().innerText(), /كتائب النورس الأزرق/);

  await list('places');
  await add({ 'own-place-name': 'الحوجنيطة', 'own-point': '35.2, 40.3' });
  await said();
  assert.equal(await page.locator(`${byTest('unplaced')} ${byTest('card')}`).count(), 0);
  assert.match(await page.locator(byTest('card')).first().innerText(), /الحوجنيطة[\s\S]*دير الزور/);

  await list('triggers');
  await page.click(byTest('own-remove'));
  await page.waitForFunction(() => !document.querySelectorAll('[data-testid="own-row"]').length);
  await page.waitForFunction(() => ![...document.querySelectorAll('.card-title')].some((one) => /قصف/.test(one.textContent)));
});

test('what would fire everywhere is refused with a reason, and nothing changes', async () => {
  await read(NEWS);
  const before = await titles();
  await list('triggers');
  await add({ 'own-forms': 'في' });
  await page.waitForFunction(() => document.querySelector('[data-testid="own-trouble"]').innerText.trim());
  assert.equal(await rows(), 0);
  await add({ 'own-forms': '<img src=x onerror=alert(1)> قذفة' });
  await said();
  assert.match(await page.locator(byTest('own-row')).innerText(), /<img src=x/);
  assert.deepEqual(await titles(), before);
});

test('an ignored phrase is an incident no more', async () => {
  await read(HOMONYM);
  assert.equal((await titles()).length, 1);
  await list('ignored');
  await add({ 'own-forms': 'انفجر لغم أرضي، قتل/يقتل مدنيان' });
  await said();
  assert.deepEqual(await titles(), []);
});

test('a file of places joins the look-up; a wrong guess is corrected', async () => {
  await read(NEWS);
  assert.equal(await page.locator(`${byTest('unplaced')} ${byTest('card')}`).count(), 1);
  await list('files');
  const table = 'place;أ;ب\nالحوجنيطة;40.3;35.2\nتل الزنبرك;40.4;35.3\nبلا نقطة;;\n';
  await page.setInputFiles(byTest('places-file'), { name: 'أماكن.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.waitForSelector(byTest('places-outcome'));
  const columns = page.locator(byTest('places-column'));
  assert.equal(await columns.count(), 3);
  await columns.nth(1).selectOption('lon');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="places-column"]')[1]?.value === 'lon');
  await columns.nth(2).selectOption('lat');
  await page.waitForFunction(() => /مكانان/.test(document.querySelector('[data-testid="places-outcome"]').innerText));
  assert.match(await page.locator(byTest('places-outcome')).innerText(), /السطر 4/);
  await page.waitForFunction(() => !document.querySelector('[data-testid="unplaced"] [data-testid="card"]'));
  assert.equal(await rows(), 1);
});

test('a country of GeoNames is dropped anywhere, a broken file says what to do', async () => {
  await read(NEWS);
  const line = ['990001', 'Hojanita', 'Hojanita', 'الحوجنيطة', '35.2', '40.3', 'P', 'PPL', 'SY', '', '09', '', '', '', '0', '', '200', 'Asia/Damascus', '2025-01-01'].join('\t');
  await page.setInputFiles(byTest('file'), { name: 'SY.txt', mimeType: 'text/plain', buffer: Buffer.from(`${line}\n${line.replace('990001', '990002').replace('الحوجنيطة', '')}\n`) });
  await page.waitForSelector(byTest('places-outcome'));
  assert.match(await page.locator(byTest('places-outcome')).innerText(), /مكان واحد[\s\S]*بلا اسم عربي/);
  await page.waitForFunction(() => !document.querySelector('[data-testid="unplaced"] [data-testid="card"]'));
  await page.setInputFiles(byTest('places-file'), { name: 'x.geojson', mimeType: 'application/json', buffer: Buffer.from('{"features":[') });
  await page.waitForFunction(() => /JSON/.test(document.querySelector('[data-testid="own-trouble"]').innerText));
});

test('a name is fixed from the form of an incident in two presses', async () => {
  await read(HOMONYM);
  await page.click(byTest('card-edit'));
  const options = await page.locator(`${byTest('edit-place')} option`).allInnerTexts();
  const other = options.findIndex((text, i) => i > 0 && /الطيبة/.test(text) && i < options.length - 1 && !text.includes('دير الزور'));
  assert.ok(other > 0, options.join(' | '));
  const admin = options[other].split('—')[1].trim();
  await page.locator(byTest('edit-place')).selectOption({ index: other });
  await page.click(byTest('place-always'));
  await page.waitForFunction(() => /من الآن/.test(document.querySelector('[data-testid="message"]').innerText));
  assert.ok((await page.locator(byTest('card')).innerText()).includes(admin));
  await list('aliases');
  assert.equal(await rows(), 1);
  assert.match(await page.locator(byTest('own-row')).innerText(), /الطيبة/);
  // And by name from the list itself.
  await page.fill(byTest('own-read'), 'الطيبة');
  await page.fill(byTest('own-means'), 'الميادين');
  await page.locator(byTest('own-found')).first().click();
  await said();
  assert.equal(await rows(), 1, 'a name means one place');
  assert.match(await page.locator(byTest('card')).innerText(), /الميادين/);
});

async function savedOwn() {
  const { name, bytes } = await saved(() => page.click(byTest('own-save')));
  assert.match(name, /\.rasid-own\.json$/);
  return bytes;
}

const open = (name, own) => page.setInputFiles(byTest('own-file'), { name, mimeType: 'application/json', buffer: Buffer.from(typeof own === 'string' ? own : JSON.stringify(own)) });

test('own words go into a file, into another page, and a colleague is asked where both differ', async () => {
  await read(NEWS);
  await list('triggers');
  await add({ 'own-forms': 'زنبرة حلزونية' }, { 'own-type': 'shelling' });
  await said();
  const bytes = await savedOwn();
  const own = JSON.parse(bytes);
  assert.equal(own.schema, 'rasid-own/1');
  await elsewhere();

  await read(NEWS);
  assert.ok(!(await titles()).some((title) => /قصف/.test(title)), 'words were kept without being asked');
  await list('triggers');
  await open('زميل.rasid-own.json', bytes.toString());
  await said();
  assert.match((await titles()).join(), /قصف/);
  await open('b.rasid-own.json', { ...own, triggers: [{ forms: ['زنبرة حلزونية'], type: 'riot' }, { forms: 7 }] });
  await page.waitForSelector(byTest('own-conflict'));
  assert.match((await titles()).join(), /قصف/, 'mine stays until I decide');
  await page.click(byTest('own-theirs'));
  await page.waitForFunction(() => [...document.querySelectorAll('.card-title')].some((one) => /شغب/.test(one.textContent)));
  assert.equal(await page.locator(byTest('own-conflict')).count(), 0);
  await open('c.json', '{"schema":"rasid/1"}');
  await page.waitForFunction(() => /rasid-own/.test(document.querySelector('[data-testid="own-trouble"]').innerText));
});

test('a table of OCHA and a GeoJSON join at once, go out with the own words, and stay only if asked', async () => {
  await read(NEWS);
  const ocha = ['admin0Pcode,admin1Name_en,admin1Name_ar,featureName_en,featureName_ar,featurePcode,Latitude,Longitude',
    '#adm0+code,#adm1+name,#adm1+name,#loc+name,#loc+name,#loc+code,#geo+lat,#geo+lon', 'SY,Deir-ez-Zor,دير الزور,Hojanita,الحوجنيطة,C990001,35.2,40.3', ''].join('\n');
  const collection = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name_ar: 'الحوجنيطة' }, geometry: { type: 'Point', coordinates: [40.9, 34.5] } }] };
  const files = [['syr_pplp.csv', ocha, '35.20000, 40.30000'], ['أماكن.geojson', JSON.stringify(collection), '34.50000, 40.90000']];
  for (const [name, text, point] of files) {
    await list('files');
    await page.setInputFiles(byTest('places-file'), { name, mimeType: '', buffer: Buffer.from(text) });
    await page.waitForFunction((name) => document.querySelector('[data-testid="places-outcome"]')?.innerText.includes(name), name);
    await page.waitForFunction(() => !document.querySelector('[data-testid="unplaced"] [data-testid="card"]'));
    assert.equal(await rows(), 1);
    const own = JSON.parse(await savedOwn());
    assert.ok(JSON.stringify(own.files).includes('الحوجنيطة'), 'the file is not among what is exported');
    await close();
    // What the look-up says now, as coordinates on the clipboard.
    await page.locator(`${byTest('card')} .card-title`).first().click();
    await page.click(byTest('copy-place'));
    await page.waitForFunction(() => /\d/.test(document.querySelector('[data-testid="message"]').innerText));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), point);
    // And by name, where a person sets a place by hand.
    await page.click(byTest('card-edit'));
    await page.selectOption(byTest('edit-place'), 'other');
    await page.fill(byTest('place-search'), 'الحوجنيطة');
    await page.locator(byTest('place-found')).first().waitFor();
    await page.locator('form.edit .actions button:not([data-testid])').click();
    await list('files');
    await page.click(byTest('own-remove'));
    await page.waitForFunction(() => !document.querySelectorAll('[data-testid="own-row"]').length);
    await page.waitForFunction(() => document.querySelector('[data-testid="unplaced"] [data-testid="card"]'));
  }
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0], 'something was stored unasked');
  await page.setInputFiles(byTest('places-file'), { name: 'syr_pplp.csv', mimeType: '', buffer: Buffer.from(ocha) });
  await page.waitForSelector(byTest('own-row'));
  await page.check(byTest('own-keep'));
  await page.waitForTimeout(600);
  await page.close();
  await visit();
  await page.waitForSelector(byTest('card'));
  await page.waitForFunction(() => !document.querySelector('[data-testid="unplaced"] [data-testid="card"]'));
  await list('files');
  assert.equal(await rows(), 1, 'what was to be kept is gone');
});

test('own words stay on the device only if asked', async () => {
  await read(NEWS);
  await list('triggers');
  await page.check(byTest('own-keep'));
  await add({ 'own-forms': 'زنبرة حلزونية' }, { 'own-type': 'shelling' });
  await said();
  await page.waitForFunction(() => new Promise((done) => {
    const asked = indexedDB.open('rasid');
    asked.onsuccess = () => {
      const got = asked.result.transaction('work').objectStore('work').get('own');
      got.onsuccess = () => { asked.result.close(); done(got.result?.triggers?.length === 1); };
    };
  }));
  await page.close();
  await visit();
  await list('triggers');
  await page.waitForSelector(byTest('own-row'));
  await page.uncheck(byTest('own-keep'));
  await page.waitForFunction(async () => !(await indexedDB.databases()).some((one) => one.name === 'rasid'));
});

test('all of it by keyboard, and no barrier that axe can find', async () => {
  await read(NEWS);
  await page.focus(byTest('own'));
  await page.keyboard.press('Enter');
  await page.locator(byTest('own-triggers')).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await page.locator(byTest('own-ignored')).getAttribute('aria-pressed'), 'true');
  await page.locator(byTest('own-forms')).focus();
  await page.keyboard.type('قتل الوقت');
  await page.keyboard.press('Enter');
  await said();
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await page.evaluate(`${axe};0`);
  const bad = [];
  for (const theme of ['light', 'dark']) {
    await close();
    for (let i = 0; i < 3 && (await page.evaluate(() => document.documentElement.dataset.theme)) !== theme; i++) await page.click(byTest('theme'));
    for (const name of ['triggers', 'ignored', 'actors', 'places', 'aliases', 'files']) {
      await list(name);
      await page.waitForTimeout(100);
      const { violations } = await page.evaluate(() => axe.run());
      for (const v of violations) bad.push(`${theme} ${name}: ${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
    }
  }
  assert.deepEqual(bad, []);
});
