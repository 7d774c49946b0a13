// The map: areas as outlines, on the screen and in a picture for print; lines on demand; a person's own streets; the one page that asks the network.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { byTest, dist, launch, ready, serve } from './support.mjs';
import { page, saved, visit } from './session.mjs';
import { paste } from './steps.mjs';
import { published, report } from './report.mjs';

// Written for this test: a district, a governorate and a town, so that each area is drawn in its own way.
const AREAS = `انفجرت عبوة ناسفة في قضاء الحويجة أمس، وقُتل مدنيان.

وقُتل ثلاثة جنود في هجوم مسلح في محافظة نينوى يوم الخميس.

وأصيب خمسة مدنيين بقصف مدفعي على مدينة الميادين فجر اليوم.`;
const file = (name) => new URL(`files/${name}`, import.meta.url).pathname;

async function show(text) {
  await visit();
  // Leaflet's map, to be asked and moved by the test as a hand would.
  await page.evaluate(() => L.Map.addInitHook(function () { window.leafletMap = this; }));
  await paste(page, text, published);
  await page.waitForSelector(byTest('card'));
  await ready(page, 'map', 'ready');
  await page.waitForSelector(`${byTest('map')} path.doubt`);
}

const move = (lat, lon, zoom) => page.evaluate(([at, zoom]) => leafletMap.setView(at, zoom, { animate: false }), [[lat, lon], zoom]);
const colours = (selector) => page.evaluate((selector) => {
  const seen = new Set();
  for (const canvas of document.querySelectorAll(selector)) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) if (data[i + 3]) seen.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
  }
  return seen.size;
}, selector);
const drawn = (selector, least = 2) => page.waitForFunction(([selector, least]) => {
  const canvases = [...document.querySelectorAll(selector)];
  return canvases.filter((one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some((v) => v)).length >= least;
}, [selector, least]);

test('of a district or a governorate its outline is drawn, of a town a circle; a picture for print shows the same', async () => {
  await show(AREAS);
  await page.evaluate(() => leafletMap.setView([35.4, 42.5], 7, { animate: false }));
  const paths = await page.locator(`${byTest('map')} path.doubt`).evaluateAll((all) => all.map((one) => one.getAttribute('d')));
  const [outlines, circles] = [paths.filter((d) => d.split('L').length > 8), paths.filter((d) => /a/.test(d))];
  assert.deepEqual([outlines.length, circles.length], [2, 1], paths.map((d) => d.slice(0, 40)).join(' | '));
  const svg = (await saved(() => page.click(byTest('picture-svg')))).bytes.toString();
  for (const d of paths) assert.ok(svg.includes(`d="${d}"`), `not in the picture: ${d.slice(0, 60)}`);
  assert.match(svg, /geoBoundaries/);
});

test('a picture shows a cluster as the map does, with the number of its incidents', async () => {
  await show(report);
  await move(34.2, 40, 4);
  await page.waitForSelector('.pin-cluster');
  await page.waitForTimeout(400);
  const numbers = (await page.locator('.pin-cluster').allInnerTexts()).sort();
  const svg = (await saved(() => page.click(byTest('picture-svg')))).bytes.toString();
  const [, map] = svg.split(/<svg y=/);
  assert.deepEqual([...map.split('</svg>')[0].matchAll(/>(\d+)<\/text>/g)].map(([, n]) => n).sort(), numbers);
  await page.click(byTest('layers'));
  await page.fill(byTest('picture-title'), 'Attacks <east> of the river');
  assert.match((await saved(() => page.click(byTest('picture-svg')))).bytes.toString(), /Attacks &lt;east&gt; of the river<\/text>/);
  await page.keyboard.press('Escape');
  const before = await page.locator(`${byTest('map')} .rasid-marker`).count();
  await page.locator('.pin-cluster').first().click();
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="map"] .rasid-marker').length > n, before);
});

test('each zoom has a base map, in both languages and themes', async () => {
  await show(report);
  for (const lang of ['en', 'ar']) {
    await page.click(byTest('lang'));
    for (const theme of ['light', 'dark']) {
      for (let i = 0; i < 3 && (await page.evaluate(() => document.documentElement.dataset.theme)) !== theme; i++) await page.click(byTest('theme'));
      for (const zoom of [3, 5, 7, 9, 11]) {
        await move(35, 40.45, zoom);
        await drawn('.map-box .leaflet-tile-pane canvas');
        await page.waitForTimeout(150);
        assert.ok(await colours('.map-box .leaflet-tile-pane canvas') > 3, `${lang} ${theme} ${zoom}: an empty sheet`);
      }
    }
  }
});

test('governorate and district lines come and go, by keyboard too, and outlive a change of theme', async () => {
  await show(report);
  await move(35, 40.45, 8);
  await page.focus(byTest('layers'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.layer-sheet:not([hidden])');
  const lines = '.map-box .district-lines canvas';
  assert.equal(await page.locator(lines).count(), 0, 'lines that nobody asked for');
  await page.focus(byTest('lines-districts'));
  await page.keyboard.press('Space');
  await drawn(lines);
  await page.click(byTest('theme'));
  await drawn(lines);
  assert.equal(await page.isChecked(byTest('lines-districts')), true);
  await page.uncheck(byTest('lines-districts'));
  assert.equal(await page.locator(lines).count(), 0);
  await page.uncheck(byTest('lines-governorates'));
  await page.locator(byTest('names-note')).locator('summary').click();
  assert.match(await page.locator(byTest('names-note')).innerText(), /الجولان/);
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await page.evaluate(`${axe};0`);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), []);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.layer-sheet', { state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'layers');
});

test('a file of streets is opened from the disk, of vectors or of pictures, and nothing is asked for', async () => {
  await show(report);
  await page.click(byTest('layers'));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const open = async (name, bytes) => page.setInputFiles(byTest('streets-file'), bytes ? { name, mimeType: '', buffer: bytes } : file(name));
  const said = (words) => page.waitForFunction((words) => document.querySelector('[data-testid="streets-said"]').innerText.includes(words), words);
  await open('streets.pmtiles');
  await said('streets.pmtiles');
  assert.equal(await page.evaluate(() => leafletMap.getMaxZoom()), 18);
  await move(35.02, 40.45, 15);
  await drawn('.map-box .leaflet-tile-pane canvas');
  await page.waitForTimeout(500);
  const vectors = await page.evaluate(() => document.querySelectorAll('.map-box .leaflet-tile-pane .leaflet-layer').length);
  assert.equal(vectors, 2, 'base map and streets');
  const svg = (await saved(() => page.click(byTest('picture-svg')))).bytes.toString();
  assert.match(svg, /Made for a test/, 'the credit of the file, without its HTML');
  await open('pictures.pmtiles');
  await said('pictures.pmtiles');
  await move(35.02, 40.45, 10);
  await page.waitForFunction(() => [...document.querySelectorAll('.map-box .leaflet-tile-pane img')].some((one) => one.naturalWidth === 256));
  await page.click(byTest('lang'));
  await page.waitForFunction(() => [...document.querySelectorAll('.map-box .leaflet-tile-pane img')].some((one) => one.naturalWidth === 256));
  await page.click(byTest('lang'));
  await open('junk.pmtiles', Buffer.from('this is no map'));
  await said('junk.pmtiles');
  assert.equal(await page.evaluate(() => leafletMap.getMaxZoom()), 18, 'a bad file took the good one away');
  await page.click(byTest('streets-remove'));
  assert.equal(await page.evaluate(() => leafletMap.getMaxZoom()), 13);
  assert.equal(await page.locator('.map-box .leaflet-tile-pane img').count(), 0);
  assert.deepEqual(asked.filter((url) => !/^(blob|data):/.test(url)), []);
});

test('the link to the page with tiles carries nothing', async () => {
  await show(report);
  await page.click(byTest('layers'));
  const link = page.locator(byTest('online'));
  assert.equal(await link.getAttribute('href'), 'online.html');
  assert.match(await link.getAttribute('rel'), /noopener.*noreferrer/);
});

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve(dist, 1);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the page with tiles asks for nothing before a press, and then one host only', async () => {
  const context = await browser.newContext();
  context.setDefaultTimeout(10000);
  const asked = [];
  context.on('request', (request) => asked.push(request));
  const foreign = () => asked.filter((one) => !one.url().startsWith(server.url) && !/^(data|blob):/.test(one.url()));
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  // Nothing leaves this machine: the test answers for the tiles' host.
  await context.route((url) => !url.href.startsWith(server.url), (route) => route.fulfill({ contentType: 'image/png', body: png }));
  const online = await context.newPage();
  await online.goto(`${server.url}online.html`);
  await online.waitForTimeout(300);
  assert.match(await online.innerText('body'), /IP[\s\S]*tells the server of the village/);
  assert.deepEqual(foreign().map((one) => one.url()), []);
  await online.click(byTest('online-begin'));
  await online.waitForSelector('.leaflet-tile-loaded');
  await online.fill(byTest('online-points'), '35.33, 40.14\nلا شيء\n91, 10');
  await online.waitForFunction(() => /1/.test(document.querySelector('[data-testid="online-said"]').innerText));
  assert.equal(await online.locator('path.online-point').count(), 1);
  const geojson = { type: 'FeatureCollection', features: [1, 2].map((n) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [40 + n, 35] } })) };
  await online.setInputFiles(byTest('online-file'), { name: 'x.geojson', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(geojson)) });
  await online.waitForFunction(() => document.querySelectorAll('path.online-point').length === 2);
  assert.ok(foreign().length > 0);
  for (const one of foreign()) {
    assert.match(one.url(), /^https:\/\/tile\.openstreetmap\.org\/\d+\/\d+\/\d+\.png$/);
    assert.equal(one.postData(), null);
    const { referer } = await one.allHeaders();
    assert.ok(!referer || referer === new URL(server.url).origin + '/', `the address of the page went out: ${referer}`);
  }
  const leaks = await online.evaluate(async () => {
    const picture = (src) => new Promise((done) => { const i = new Image(); i.onload = () => done('sent'); i.onerror = () => done('stopped'); i.src = src; });
    return [await picture('https://example.org/x.png'), await fetch('https://tile.openstreetmap.org/0/0/0.png').then(() => 'sent', () => 'stopped')];
  });
  assert.deepEqual(leaks, ['stopped', 'stopped']);
  await context.close();
});
