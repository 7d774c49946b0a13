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

test('a figure goes out as SVG and PNG, and columns are chosen', async () => {
  await load();
  await page.click(byTest('view-overview'));
  const svg = await saved(() => page.locator('[data-figure="type"] [data-testid="figure-SVG"]').click());
  assert.match(svg.bytes.toString(), /^<svg [^>]*direction="rtl"/);
  const png = await saved(() => page.locator('[data-figure="type"] [data-testid="figure-PNG"]').click());
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  await page.click(byTest('view-table'));
  await page.click(`${byTest('columns')} summary`);
  await page.locator(`${byTest('columns')} input`).nth(1).uncheck();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="table"] thead th').length === 12);
  assert.equal(await page.locator(`${byTest('row')}`).first().locator('td').count(), 12);
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
