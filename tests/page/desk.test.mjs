// The desk: a long paste, filters, table, review by keyboard, work saved and kept, many articles, timeline and figures.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { byTest, ready } from './support.mjs';
import { downloaded, elsewhere, page, saved, visit } from './session.mjs';
import { ids, paste } from './steps.mjs';
import { published, report } from './report.mjs';

const articles = new URL('../articles/', import.meta.url);
const files = readdirSync(articles).sort().slice(0, 12).map((name) => new URL(name, articles).pathname);

const cards = () => ids(page, byTest('card'));
const verdict = (id) => page.locator(`${byTest('card')}[data-incident="${id}"] .badge-accepted, ${byTest('card')}[data-incident="${id}"] .badge-rejected`);

async function load() {
  await visit();
  await paste(page, report, published);
  await page.waitForSelector(byTest('card'));
  await ready(page, 'map', 'ready');
}

async function loadMany() {
  await visit();
  await page.setInputFiles(byTest('file'), files);
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="library-item"]').length === n, files.length, { timeout: 30000 });
  await page.click(byTest('scope-all'));
  await page.waitForFunction(() => ![...document.querySelectorAll('.library-state')].some((one) => /يُقرأ/.test(one.textContent)));
}

// What a browser does when a person presses Ctrl+V, without the clipboard of the machine.
const pasted = (text) => page.evaluate((text) => {
  const box = document.querySelector('[data-testid="input"]');
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const before = performance.now();
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  box.dispatchEvent(event);
  return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done({ taken: event.defaultPrevented, box: box.value.length, ms: performance.now() - before }))));
}, text);

test('a long text is kept whole beside the box, and nothing stands still', async (t) => {
  await visit();
  const long = 'كلام طويل بلا سطر جديد عن لا شيء '.repeat(40000);
  const first = await pasted(long);
  assert.ok(first.taken && first.box === 0, 'the box was filled');
  assert.ok(first.ms < 2000, `${first.ms} ms`);
  t.diagnostic(`${long.length} characters pasted: the page answers after ${Math.round(first.ms)} ms`);
  assert.match(await page.locator(byTest('held')).innerText(), /كلام طويل/);
  await page.click(byTest('analyse'));
  await page.waitForSelector(`${byTest('message')} button`);
  assert.equal(await page.locator(byTest('held')).count(), 1, 'the text was lost');
  await page.locator(`${byTest('message')} button`).click();
  await page.click(byTest('held-drop'));
  const many = `${report.replaceAll('\n', ' ')} `.repeat(Math.ceil(220000 / report.length));
  assert.equal((await pasted(many)).taken, true);
  await page.click(byTest('analyse'));
  await page.waitForSelector(byTest('card'), { timeout: 30000 });
  assert.equal((await pasted('نص قصير')).taken, false, 'a short text belongs into the box');
});

test('one filter holds for cards, text, map, table and figures', async () => {
  await load();
  const all = await cards();
  await page.click(byTest('filter'));
  await page.selectOption(byTest('filter-kind'), 'g-blast');
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="card"]').length < n, all.length);
  const left = await cards();
  assert.ok(left.length > 0);
  const out = all.find((id) => !left.includes(id));
  assert.ok(await page.locator(`mark.is-out[data-incident~="${out}"]`).count(), 'its words still stand out');
  assert.equal(await page.locator(`${byTest('map')} .rasid-marker[data-incident="${out}"]`).count(), 0);
  await page.click(byTest('view-table'));
  assert.deepEqual((await ids(page, byTest('row'))).sort(), [...left].sort());
  await page.click(byTest('view-overview'));
  assert.equal(Number(await page.locator(`${byTest('totals')} dd`).first().innerText()), left.length);
  await page.fill(byTest('filter-words'), 'كلمة لا توجد');
  await page.click(byTest('view-cards'));
  assert.equal((await cards()).length, 0);
  await page.click(byTest('filter-clear'));
  assert.deepEqual(await cards(), all);
});

test('the table sorts, follows the keyboard and goes to a spreadsheet', async () => {
  await load();
  await page.click(byTest('view-table'));
  const killed = () => page.locator(`${byTest('row')} td:nth-child(6)`).evaluateAll((all) => all.map((one) => parseInt(one.textContent) || 0));
  await page.locator(`${byTest('table')} th:nth-child(6) button`).click();
  assert.deepEqual(await killed(), [...(await killed())].sort((a, b) => b - a));
  const order = await ids(page, byTest('row'));
  await page.locator(byTest('row')).first().click();
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(`${byTest('row')}[data-incident="${order[1]}"][aria-selected="true"]`);
  await page.click(byTest('table-copy'));
  await page.waitForFunction(() => document.querySelector('[data-testid="message"]').innerText.trim());
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  assert.equal(lines.length, order.length + 1);
  assert.equal(lines[1].split('\t').length, 14);
  await page.locator(`${byTest('row')}[aria-selected="true"]`).press('Enter');
  await page.waitForSelector(`${byTest('card')}[data-incident="${order[1]}"][aria-current="true"]`);
});

test('a review by keyboard alone, with the way back', async () => {
  await load();
  const [first, second] = await cards();
  await page.keyboard.press('j');
  await page.waitForSelector(`${byTest('card')}[data-incident="${first}"][aria-current="true"]`);
  await page.keyboard.press('a');
  await verdict(first).waitFor();
  await page.waitForSelector(`${byTest('card')}[data-incident="${second}"][aria-current="true"]`);
  await page.keyboard.press('r');
  await page.waitForSelector(`${byTest('card')}[data-incident="${second}"].is-dismissed`);
  await page.keyboard.press('u');
  await page.waitForSelector(`${byTest('card')}[data-incident="${second}"]:not(.is-dismissed)`);
  await page.keyboard.press('Shift+U');
  await page.waitForSelector(`${byTest('card')}[data-incident="${second}"].is-dismissed`);
  await page.keyboard.press('k');
  await page.waitForSelector(`${byTest('card')}[data-incident="${first}"][aria-current="true"]`);
  await page.keyboard.press('e');
  const form = page.locator(`${byTest('card')}[data-incident="${first}"] form`);
  await form.locator('select').first().waitFor();
  await page.selectOption(byTest('edit-type'), 'explosion');
  await page.fill(byTest('edit-note'), 'راجعتُ المصدر');
  await page.click(byTest('edit-save'));
  const card = page.locator(`${byTest('card')}[data-incident="${first}"]`);
  await card.locator('.badge-edited').waitFor();
  assert.match(await card.innerText(), /راجعتُ المصدر/);
  await card.locator(byTest('card-history')).click();
  assert.match(await card.locator('.history').innerText(), /النوع: كان .+، صار انفجار/);
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open] .keys');
  await page.keyboard.press('Escape');
  const out = JSON.parse((await downloaded('export-json')).bytes)[0].incidents;
  assert.equal(out.find((one) => one.id === first).type, 'explosion');
  assert.ok(!out.some((one) => one.id === second), 'a rejected incident went out');
  await page.click(byTest('bulk-accept'));
  await page.waitForFunction(() => !document.querySelector('[data-testid="card-accept"]'));
  await page.keyboard.press('u');
  await page.waitForSelector(byTest('card-accept'));
});

test('the work goes into a file and comes back, and stays on the device only if asked', async () => {
  await load();
  const all = await cards();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await verdict(all[0]).waitFor();
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0], 'something was stored unasked');
  const work = await downloaded('project-save');
  assert.match(work.name, /\.rasid\.json$/);
  await page.click(byTest('library'));
  await page.check(byTest('keep'));
  await page.keyboard.press('Escape');
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await page.waitForTimeout(500);
  await page.reload();
  await page.waitForSelector(byTest('card'));
  assert.deepEqual(await cards(), all);
  await verdict(all[0]).waitFor();
  await page.click(byTest('library'));
  await page.uncheck(byTest('keep'));
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  await elsewhere();
  assert.equal((await cards()).length, 0);
  await page.setInputFiles(byTest('file'), { name: 'عمل.rasid.json', mimeType: 'application/json', buffer: work.bytes });
  await page.waitForSelector(byTest('card'));
  assert.deepEqual(await cards(), all);
  await verdict(all[0]).waitFor();
  await page.click(byTest('library'));
  await page.setInputFiles(byTest('project-file'), { name: 'x.rasid.json', mimeType: 'application/json', buffer: Buffer.from('{"schema":"other"}') });
  await page.waitForSelector(`${byTest('message')}.is-trouble`);
});

test('many files are many articles, looked at one by one or all together', async () => {
  await loadMany();
  const all = await cards();
  await page.click(byTest('library'));
  await page.fill(byTest('library-search'), 'كلمة لا توجد في أي مقال');
  assert.equal(await page.locator(byTest('library-item')).count(), 0);
  await page.fill(byTest('library-search'), '');
  await page.locator(byTest('library-item')).nth(2).click();
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.click('.bar [aria-pressed]:not([data-testid])');
  const one = await cards();
  assert.ok(one.length > 0 && one.length < all.length && one.every((id) => all.includes(id)));
  await page.setInputFiles(byTest('file'), files[2]);
  await page.waitForFunction(() => /المكتبة/.test(document.querySelector('[data-testid="message"]').innerText));
  assert.equal(await page.locator('.bar-count').innerText(), String(files.length), 'the same article twice');
  await page.click(byTest('library'));
  await page.locator(byTest('library-remove')).first().click();
  assert.equal(await page.locator(byTest('library-item')).count(), files.length - 1);
});

test('timeline and figures choose and narrow', async () => {
  await loadMany();
  await page.click(byTest('view-overview'));
  const mark = page.locator(`${byTest('timeline')} rect.mark`).first();
  const id = await mark.getAttribute('data-incident');
  await mark.press('Enter');
  await page.waitForSelector(`${byTest('timeline')} rect.mark.is-selected[data-incident="${id}"]`);
  const before = Number(await page.locator(`${byTest('totals')} dd`).first().innerText());
  const bar = page.locator('[data-figure="type"] .bar').first();
  const value = Number((await bar.getAttribute('aria-label')).match(/\d+$/)[0]);
  await bar.click();
  await page.waitForFunction((n) => Number(document.querySelector('[data-testid="totals"] dd').innerText) === n, value);
  assert.ok(value < before);
  await page.click(byTest('filter-clear'));
  // The page moves while the rows come back: only then the timeline lies where it stays.
  await page.waitForFunction((n) => Number(document.querySelector('[data-testid="totals"] dd').innerText) === n, before);
  await page.locator(byTest('timeline')).scrollIntoViewIfNeeded();
  const box = await page.locator(byTest('timeline')).boundingBox();
  await page.mouse.move(box.x + 10, box.y + box.height - 3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 3, box.y + box.height - 3, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction((n) => Number(document.querySelector('[data-testid="totals"] dd').innerText) < n, before);
});

test('a place is set by name or on the map, its coordinates are copied, and the map goes out as a picture', async () => {
  await load();
  const [id] = await cards();
  const edit = () => page.locator(`${byTest('card')}[data-incident="${id}"] ${byTest('card-edit')}`).click();
  await edit();
  await page.selectOption(byTest('edit-place'), 'other');
  await page.fill(byTest('place-search'), 'البوكمال');
  await page.locator(byTest('place-found')).first().click();
  await page.click(byTest('edit-save'));
  const card = page.locator(`${byTest('card')}[data-incident="${id}"]`);
  await card.locator('.machine-values').waitFor();
  assert.match(await card.locator('.facts').innerText(), /كمال/);
  await page.click(byTest('copy-place'));
  await page.waitForFunction(() => /\d/.test(document.querySelector('[data-testid="message"]').innerText));
  const [lat, lon] = (await page.evaluate(() => navigator.clipboard.readText())).split(', ').map(Number);
  assert.ok(Math.abs(lat - 34.45) < 0.1 && Math.abs(lon - 40.92) < 0.1, `${lat}, ${lon}`);
  await edit();
  await page.click(byTest('map-pick'));
  const box = await page.locator(byTest('map')).boundingBox();
  await page.mouse.click(box.x + box.width / 3, box.y + box.height / 3);
  await page.waitForFunction((was) => document.querySelectorAll('.edit input[dir="ltr"]')[0].value !== was, String(lat));
  await page.click(byTest('edit-save'));
  await page.click(byTest('fit-one'));
  const svg = (await saved(() => page.click(byTest('picture-svg')))).bytes.toString();
  assert.match(svg, /<image [^>]*href="data:image\/png/);
  assert.match(svg, /كم<\/text>/);
  assert.match(svg, /Natural Earth/);
  const png = (await saved(() => page.click(byTest('picture-png')))).bytes;
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.ok(png.length > 20000);
});

test('incidents of one place stand beside each other', async () => {
  await load();
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.querySelectorAll('.rasid-marker').length > 1);
  await page.waitForTimeout(800);
  const boxes = await page.locator(`${byTest('map')} .pin`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x, y]));
  for (const [i, [x, y]] of boxes.entries()) {
    for (const [a, b] of boxes.slice(i + 1)) assert.ok(Math.hypot(x - a, y - b) > 15, 'one marker covers another');
  }
});
