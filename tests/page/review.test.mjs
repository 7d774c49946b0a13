// Reviewing beyond yes and no: incidents added from words, merged, split and deleted; what goes out, and how exactly; points for own places.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { byTest, ready } from './support.mjs';
import { downloaded, page, saved, visit } from './session.mjs';
import { ids, paste } from './steps.mjs';
import { published, report } from './report.mjs';

async function load() {
  await visit();
  await paste(page, report, published);
  await page.waitForSelector(byTest('card'));
  await ready(page, 'map', 'ready');
}

const cards = () => ids(page, byTest('card'));
const card = (id) => page.locator(`${byTest('card')}[data-incident="${id}"]`);

test('words selected in the article become an incident, which can be undone and deleted', async () => {
  await load();
  const all = await cards();
  await page.keyboard.press('n');
  await page.waitForFunction(() => /حدّد أولًا/.test(document.querySelector('[data-testid="message"]').innerText));
  const words = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('.prose > p:not(.furniture)')].at(-1);
    const text = [...paragraph.childNodes].map((node) => (node.nodeType === 3 ? node : node.firstChild)).find((node) => node.data.trim().length > 12);
    const range = document.createRange();
    range.setStart(text, text.data.search(/\S/));
    range.setEnd(text, text.data.search(/\S/) + 8);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return range.toString().trim();
  });
  await page.keyboard.press('n');
  await page.waitForSelector('form.edit');
  const [made] = (await cards()).filter((id) => !all.includes(id));
  await page.selectOption(byTest('edit-type'), 'protest');
  await page.click(byTest('edit-save'));
  assert.match(await card(made).innerText(), /أضفتها أنت/);
  await page.waitForSelector(`.prose mark[data-trigger="${made}"]`);
  assert.equal((await page.locator(`.prose mark[data-trigger="${made}"]`).allInnerTexts()).join('').trim(), words);
  const out = JSON.parse((await downloaded('export-json')).bytes)[0];
  const incident = out.incidents.find((one) => one.id === made);
  assert.equal(incident.type, 'protest');
  assert.equal(report.slice(incident.trigger.start, incident.trigger.end), words, 'the words are those of the text');
  await card(made).locator(byTest('card-drop')).click();
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="card"]').length === n, all.length);
  await page.locator('h1').click();
  await page.keyboard.press('u');
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="card"]').length === n + 1, all.length);
});

test('incidents are merged and separated again', async () => {
  await load();
  const all = await cards();
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.fill(byTest('merge-search'), 'في');
  const offer = page.locator(byTest('merge')).first();
  const report = await offer.getAttribute('data-incident');
  await offer.click();
  await page.waitForSelector(byTest('unmerge'));
  await page.keyboard.press('Escape');
  assert.deepEqual((await cards()).sort(), all.filter((id) => id !== report).sort());
  await page.locator(byTest('card-sources')).click();
  await page.click(byTest('unmerge'));
  await page.keyboard.press('Escape');
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="card"]').length === n, all.length);
});

test('a download tells no more than it is allowed to', async () => {
  await load();
  await page.click(byTest('download'));
  await page.check(byTest('places-governorate'));
  await page.uncheck(byTest('export-quotes'));
  const { bytes } = await saved(() => page.click(byTest('export-geojson')));
  const geo = JSON.parse(bytes);
  assert.ok(geo.features.length > 0);
  // A place that is a governorate already keeps its own point; nothing finer has one.
  assert.ok(geo.features.every((one) => one.geometry === null || one.properties.geo_precision === 3), 'a point went out');
  assert.ok(geo.features.every((one) => !one.properties.quote_ar), 'a quote went out');
  // Annotated text is nothing but quotes: refused in words, in the sheet.
  await page.click(byTest('export-brat'));
  await page.waitForFunction(() => /الاقتباسات|اقتباسات/.test(document.querySelector('dialog[open] .form-trouble').innerText));
  await page.check(byTest('export-quotes'));
  for (const id of ['ucdp', 'timemap', 'timelinejs', 'bayanat', 'bayanat-csv', 'brat', 'label-studio', 'acled', 'xlsx', 'kml', 'report']) {
    const { bytes: got } = await saved(() => page.click(byTest(`export-${id}`)));
    assert.ok(got.length > 40, `${id} is empty`);
    // Chromium drops the eleventh download within a second; no person is that quick.
    await page.waitForTimeout(200);
  }
});

test('every field has its control; the machine’s reading stays beside it, and undo brings it back', async () => {
  await load();
  const [id] = await cards();
  const was = await card(id).locator('.facts').innerText();
  await card(id).locator(byTest('card-edit')).click();
  await page.selectOption(byTest('edit-status'), 'foiled');
  await page.selectOption(byTest('edit-weapon'), 'drone');
  await page.fill(byTest('edit-source'), 'شاهد من الحي');
  await page.fill(byTest('edit-from'), '2025-04-09');
  await page.selectOption(byTest('edit-precision'), 'week');
  assert.deepEqual([await page.inputValue(byTest('edit-from')), await page.inputValue(byTest('edit-to'))], ['2025-04-07', '2025-04-13'], 'the days become the week');
  await page.locator('form.edit .count-row input').nth(8).fill('40');
  await page.fill(byTest('edit-other'), 'لجنة الحي');
  await page.click(byTest('edit-save'));
  await card(id).locator('.badge-edited').waitFor();
  const now = await card(id).innerText();
  for (const word of [/أُحبطت/, /مسيّرة/, /شاهد من الحي/, /40/, /لجنة الحي/]) assert.match(now, word);
  const machine = await card(id).locator('.machine-values').innerText();
  for (const word of [/هل وقعت/, /التاريخ/, /السلاح/, /المصدر/, /النازحون/]) assert.match(machine, word);
  await card(id).locator(byTest('card-history')).click();
  assert.match(await card(id).locator('.history').innerText(), /السلاح: كان .+، صار طائرة مسيّرة/);
  const out = JSON.parse((await downloaded('export-json')).bytes)[0].incidents.find((one) => one.id === id);
  assert.deepEqual([out.status, out.weapon.id, out.time.precision, out.time.start, out.attribution.source], ['foiled', 'drone', 'week', '2025-04-07', 'شاهد من الحي']);
  assert.notEqual(out.review.machine.weapon?.id, 'drone', 'the machine’s own value is kept');
  await page.locator('h1').click();
  await page.keyboard.press('u');
  await page.waitForFunction((id) => !document.querySelector(`[data-testid="card"][data-incident="${id}"] .badge-edited`), id);
  assert.equal(await card(id).locator('.facts').innerText(), was);
});

test('figures are drawn by the unit that is chosen, worked by keyboard, and go out as pictures with their data', async () => {
  await load();
  await page.click(byTest('view-overview'));
  const time = page.locator('[data-figure="time"]');
  await time.locator('.bar').first().waitFor();
  const columns = async (unit) => {
    const before = await time.locator('.bar').first().getAttribute('aria-label');
    await page.selectOption(byTest('figure-unit'), unit);
    if (unit === 'month') await page.waitForFunction((was) => document.querySelector('[data-figure="time"] .bar')?.getAttribute('aria-label') !== was, before);
    return time.locator('.bar').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  };
  assert.match((await columns('month'))[0], /^2025-\d\d: \d+$/);
  await page.selectOption(byTest('figure-unit'), 'day');
  await page.waitForFunction(() => /^2025-\d\d-\d\d/.test(document.querySelector('[data-figure="time"] .bar')?.getAttribute('aria-label')));
  const type = page.locator('[data-figure="type"]');
  const svg = (await saved(() => type.locator(byTest('figure-SVG')).click())).bytes.toString();
  assert.match(svg, /^<svg [^>]*direction="rtl"/);
  const csv = (await saved(() => type.locator(byTest('figure-CSV')).click())).bytes.toString();
  const told = csv.replace('\ufeff', '').trim().split('\r\n').slice(1).map((line) => line.replaceAll('"', '').split(','));
  assert.ok(told.length > 2 && told.every(([label, value]) => svg.includes(`${label}\t${value}`)), 'the picture carries its data');
  const png = await saved(() => type.locator(byTest('figure-PNG')).click());
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  // One stop for the figure, arrows inside it.
  await type.locator('.bar[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.at), '1');
  await page.keyboard.press('Enter');
  await page.waitForFunction((n) => Number(document.querySelector('[data-testid="totals"] dd').innerText) === n, Number(told[1][1]));
});

test('columns of the table are chosen', async () => {
  await load();
  await page.click(byTest('view-table'));
  await page.click(`${byTest('columns')} summary`);
  await page.locator(`${byTest('columns')} input`).nth(1).uncheck();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="table"] thead th').length === 13);
  assert.equal(await page.locator(`${byTest('row')}`).first().locator('td').count(), 13);
});

test('on a phone “On the map” shows the map, and the incident in it', async () => {
  await visit({ viewport: { width: 390, height: 780 } });
  await paste(page, report, published);
  await page.waitForSelector(byTest('card'));
  const [, , id] = await cards();
  await card(id).locator(byTest('card-map')).click();
  await ready(page, 'map', 'ready');
  const chosen = page.locator(`${byTest('map')} .rasid-marker.is-selected[data-incident="${id}"]`);
  await chosen.waitFor();
  await page.waitForTimeout(1200);
  const box = await chosen.boundingBox();
  assert.ok(box.x > 0 && box.x < 390 && box.y > 0 && box.y < 780, `the incident is outside the screen: ${JSON.stringify(box)}`);
  const zoom = await page.locator(byTest('map')).evaluate(() => document.querySelector('.map-scale')?.textContent);
  assert.match(zoom, /كم|م/);
});

test('text in reversed order is seen when it is pasted, and said', async () => {
  await visit();
  const reversed = report.split('\n').map((line) => [...line].reverse().join('')).join('\n');
  await paste(page, reversed, published);
  await page.waitForSelector(byTest('card'));
  assert.match(await page.locator(byTest('notices')).innerText(), /مقلوبة/);
  const words = report.split('\n').map((line) => line.split(' ').reverse().join(' ')).join('\n');
  await page.click(byTest('new-article'));
  await paste(page, words, published);
  await page.waitForFunction(() => /ترتيب الكلمات/.test(document.querySelector('[data-testid="notices"]')?.innerText));
});

test('the point of an own place is pressed on the map', async () => {
  await load();
  await page.click(byTest('own'));
  await page.click(byTest('own-places'));
  await page.fill(byTest('own-place-name'), 'تل النورس');
  await page.click(byTest('own-map-pick'));
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  const box = await page.locator(byTest('map')).boundingBox();
  await page.mouse.click(box.x + box.width / 3, box.y + box.height / 3);
  await page.waitForSelector('dialog[open] #sheet-own');
  assert.match(await page.locator(byTest('own-point')).inputValue(), /^-?\d+\.\d{4}, -?\d+\.\d{4}$/);
  assert.equal(await page.locator(byTest('own-place-name')).inputValue(), 'تل النورس', 'what was typed is still there');
});
