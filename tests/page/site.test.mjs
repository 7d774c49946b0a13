// The site of several files, from a server that sends no headers: the whole chain, and what must never happen on the way.
import { after, afterEach, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { byTest, launch, ready, serve, witness } from './support.mjs';
import { chosenEverywhere, inView, onMap, paste, pasteFromClipboard, sameLetters, stillMap, stopwatch, wholeChain } from './steps.mjs';
import { published, report } from './report.mjs';

let browser, server, context, page, seen, cards;

before(async () => {
  browser = await launch();
  server = await serve();
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, acceptDownloads: true });
  context.setDefaultTimeout(10000);
  await context.addInitScript(stopwatch);
  seen = await witness(context, server.url);
  page = await context.newPage();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => assert.deepEqual(await seen.complaints(page), []));

test('a cold load is ready for typing', async (t) => {
  await page.goto(server.url);
  await ready(page);
  await ready(page, 'engine', 'ready');
  const moments = await page.evaluate(() => window.moments);
  t.diagnostic(`ready for input ${Math.round(moments.ready)} ms, engine ${Math.round(moments.engine)} ms after the start of navigation`);
  assert.equal(await page.locator(byTest('input')).isEditable(), true);
});

test('an article becomes marks, cards and markers', async () => {
  cards = await wholeChain(page, report, published);
  await sameLetters(page, report);
});

test('the date that was given is said to be given', async () => {
  assert.match(await page.locator(byTest('date-source')).first().innerText(), /\S/);
  assert.equal(await page.locator(byTest('legend')).count(), 1);
});

test('choosing in the list, the text or the map chooses everywhere', async () => {
  const [placed] = (await onMap(page)).filter((id) => cards.includes(id));
  assert.ok(placed, 'no marker stands alone');
  await page.click(`${byTest('card')}[data-incident="${placed}"] .card-title`);
  await chosenEverywhere(page, placed);
  await stillMap(page);
  const other = (await inView(page)).find((id) => id !== placed) ?? placed;
  await page.locator(`${byTest('map')} .rasid-marker[data-incident="${other}"]`).first().click({ force: true });
  await chosenEverywhere(page, other);
  await page.locator(`${byTest('article')} mark[data-trigger="${placed}"]`).first().click();
  await chosenEverywhere(page, placed);
});

test('the reasons of a card can be read', async () => {
  const card = page.locator(byTest('card')).first();
  await card.locator(byTest('card-why')).click();
  assert.match(await card.innerText(), /\p{Script=Arabic}/u);
});

test('a card can be dismissed and brought back', async () => {
  const card = page.locator(byTest('card')).last();
  const before = await page.locator(byTest('card-dismiss')).count();
  await card.locator(byTest('card-dismiss')).click();
  assert.equal(await page.locator(byTest('card-dismiss')).count(), before - 1);
  await card.locator(byTest('card-restore')).click();
  assert.equal(await page.locator(byTest('card-dismiss')).count(), before);
});

test('incidents go out as CSV, GeoJSON and JSON', async () => {
  await page.click(byTest('download'));
  const saved = async (id) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(byTest(id))]);
    return readFileSync(await download.path());
  };
  const csv = await saved('export-csv');
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel needs the byte order mark');
  assert.ok(csv.toString().trim().split('\n').length > cards.length);
  const geo = JSON.parse(await saved('export-geojson'));
  assert.equal(geo.type, 'FeatureCollection');
  assert.ok(geo.features.length >= cards.length);
  const json = JSON.parse(await saved('export-json'));
  assert.equal(json[0].schema, 'rasid/1');
  await page.keyboard.press('Escape');
  assert.deepEqual(json[0].incidents.map((one) => one.id).sort(), [...cards].sort());
  for (const { trigger } of json[0].incidents) assert.equal(report.slice(trigger.start, trigger.end), trigger.text);
});

test('the language changes everything, and back', async () => {
  const titles = () => page.locator(`${byTest('card')} .card-title`).allInnerTexts();
  const arabic = await titles();
  await page.click(byTest('lang'));
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['en', 'ltr']);
  for (const title of await titles()) assert.match(title, /^[\p{Script=Latin}\p{P}\s\d]+$/u);
  await sameLetters(page, report);
  await page.click(byTest('lang'));
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl']);
  assert.deepEqual(await titles(), arabic);
});

test('no barrier that axe can find, in light and in dark', async () => {
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await page.evaluate(`${axe};0`);
  for (const theme of ['light', 'dark']) {
    for (let i = 0; i < 3 && (await page.evaluate(() => document.documentElement.dataset.theme)) !== theme; i++) await page.click(byTest('theme'));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
    await page.waitForTimeout(400);
    const { violations } = await page.evaluate(() => axe.run());
    const bad = violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
    assert.deepEqual(bad, [], theme);
  }
});

test('on a phone nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= screen, `${wide} > ${screen}`);
  await page.setViewportSize({ width: 1280, height: 860 });
});

test('bad input is answered in a sentence and what was pasted stays', async (t) => {
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
  const large = `${report}\n`.repeat(Math.ceil((3 * 1024 * 1024) / Buffer.byteLength(report)));
  const tries = { nothing: '', blanks: ' \n ', large, Latin: 'Two people were killed in a blast in the town.', 'binary junk': '\u0000\u0001\u0002PK\u0003\u0004'.repeat(200) };
  for (const [what, text] of Object.entries(tries)) {
    const { said, kept } = await page.evaluate(tryText, text);
    assert.match(said, /\p{Script=Arabic}/u, what);
    assert.ok(kept, `${what}: the box was changed`);
    t.diagnostic(`${what}: ${said}`);
  }
});

// Puts a text in the box as a paste does, presses the button and waits for the sentence.
async function tryText(text) {
  const find = (id) => document.querySelector(`[data-testid="${id}"]`);
  const box = find('input');
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const held = box.value;
  find('analyse').click();
  for (let i = 0; i < 200 && !find('message')?.querySelector('button'); i++) await new Promise((done) => setTimeout(done, 50));
  const said = find('message').querySelector('p').innerText;
  find('message').querySelector('button')?.click();
  await new Promise((done) => setTimeout(done, 50));
  return { said, kept: find('input').value === held };
}

test('on a phone a complaint comes into view', async () => {
  await page.setViewportSize({ width: 390, height: 640 });
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
  await page.click(byTest('analyse'));
  await page.waitForFunction((line) => {
    const { top, bottom } = document.querySelector(line).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, `${byTest('message')} p:not(:empty)`);
  await page.setViewportSize({ width: 1280, height: 860 });
});

test('an article from the clipboard is read at once, a headline is not', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
  const [headline] = report.split('\n');
  await pasteFromClipboard(page, headline, published);
  await page.waitForFunction(([box, text]) => document.querySelector(box).value === text, [byTest('input'), headline]);
  await page.waitForTimeout(300);
  assert.equal(await page.locator(`${byTest('card')}, ${byTest('message')} button`).count(), 0);
  await page.fill(byTest('input'), '');
  await pasteFromClipboard(page, report, published);
  await page.waitForSelector(byTest('card'));
  assert.equal(await page.inputValue(byTest('input')), report);
  await sameLetters(page, report);
});

test('a date that cannot be is refused and the text stays', async () => {
  await page.goto(server.url);
  // The base map comes last; leaving the page before would look like a request that failed.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('map.data.js')));
  await paste(page, report, '2199-01-01');
  await page.waitForSelector(`${byTest('message')} button`);
  assert.match(await page.locator(byTest('message')).innerText(), /\p{Script=Arabic}/u);
  assert.equal(await page.inputValue(byTest('input')), report);
});

test('files are read, and what is no text is named', async () => {
  const file = (name, buffer) => page.setInputFiles(byTest('file'), { name, mimeType: 'application/octet-stream', buffer });
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
  await file('junk.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)));
  await page.waitForSelector(`${byTest('message')} button`);
  // The box cannot hold ten megabytes without the browser itself standing still; a file can.
  await page.locator(`${byTest('message')} button`).click();
  await file('large.txt', Buffer.alloc(11 * 1024 * 1024, 'خبر طويل '));
  await page.waitForSelector(`${byTest('message')} button`);
  const paragraphs = report.split('\n').filter(Boolean).map((line) => `<p>${line}</p>`).join('\n');
  await file('report.html', Buffer.from(`<!doctype html><meta charset="utf-8"><title>خبر</title><article>${paragraphs}</article>`));
  await page.waitForSelector(byTest('card'));
});

test('nothing can leave, not even from a worker', async () => {
  const leaks = [];
  const spy = http.createServer((request, response) => { leaks.push(request.url); response.end(); });
  await new Promise((done) => spy.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${spy.address().port}/`;
  const attacked = await browser.newContext();
  const victim = await attacked.newPage();
  await victim.goto(server.url);
  await ready(victim);
  const outcome = await victim.evaluate(async (url) => {
    const tried = {};
    tried.fetch = await fetch(`${url}page`, { mode: 'no-cors' }).then(() => 'sent', () => 'stopped');
    tried.own = await fetch('index.html').then(() => 'sent', () => 'stopped');
    tried.beacon = navigator.sendBeacon(`${url}beacon`) ? 'queued' : 'stopped';
    tried.image = await new Promise((done) => { const i = new Image(); i.onload = () => done('sent'); i.onerror = () => done('stopped'); i.src = `${url}image`; });
    tried.socket = await new Promise((done) => { try { const s = new WebSocket(url.replace('http', 'ws')); s.onopen = () => done('sent'); s.onerror = () => done('stopped'); } catch { done('stopped'); } });
    tried.worker = await new Promise((done) => {
      const code = `fetch('${url}worker', { mode: 'no-cors' }).then(() => postMessage('sent'), () => postMessage('stopped'))`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      worker.onmessage = (e) => done(e.data);
      worker.onerror = () => done('stopped');
    });
    tried.style = (() => { const p = document.createElement('p'); p.setAttribute('style', 'color: rgb(1, 2, 3)'); document.body.append(p); return getComputedStyle(p).color === 'rgb(1, 2, 3)' ? 'applied' : 'stopped'; })();
    tried.script = await new Promise((done) => { const s = document.createElement('script'); s.src = `${url}x.js`; s.onload = () => done('sent'); s.onerror = () => done('stopped'); document.head.append(s); });
    return tried;
  }, address);
  await victim.waitForTimeout(300);
  await attacked.close();
  spy.close();
  assert.deepEqual(leaks, []);
  for (const [way, what] of Object.entries(outcome)) assert.ok(what === 'stopped' || way === 'beacon', `${way}: ${what}`);
});
