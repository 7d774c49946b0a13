// The map: areas as outlines, on the screen and in a picture for print; lines on demand; a person's own streets.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { byTest, ready } from './support.mjs';
import { page, saved, visit } from './session.mjs';
import { paste } from './steps.mjs';
import { published, report } from './report.mjs';

// Written for this test: a district, a governorate and a town, so that each area is drawn in its own way.
const AREAS = `انفجرت عبوة ناسفة في قضاء الحويجة أمس، وقُتل مدنيان.

وقُتل ثلاثة جنود في هجوم مسلح في محافظة نينوى يوم الخميس.

وأصيب خمسة مدنيين بقصف مدفعي على مدينة تكريت فجر اليوم.`;
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
// Looks at copies: a browser warns of a canvas that is read again and again.
const look = (selector, wanted) => page.waitForFunction(([selector, wanted]) => {
  const copy = document.createElement('canvas');
  const brush = copy.getContext('2d', { willReadFrequently: true });
  let painted = 0;
  const colours = new Set();
  for (const canvas of document.querySelectorAll(selector)) {
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    brush.drawImage(canvas, 0, 0);
    const words = new Uint32Array(brush.getImageData(0, 0, copy.width, copy.height).data.buffer);
    if (words.some((one) => one)) painted++;
    for (let i = 0; i < words.length; i += 3) colours.add(words[i]);
  }
  return painted >= wanted.painted && colours.size >= (wanted.colours ?? 0);
}, [selector, wanted]);
const drawn = (selector) => look(selector, { painted: 2 });

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
  const map = svg.split('<svg ')[2].split('</svg>')[0];
  assert.deepEqual([...map.matchAll(/>(\d+)<\/text>/g)].map(([, n]) => n).sort(), numbers);
  await page.click(byTest('layers'));
  await page.fill(byTest('picture-title'), 'Attacks <east> of the river');
  assert.match((await saved(() => page.click(byTest('picture-svg')))).bytes.toString(), /Attacks &lt;east&gt; of the river<\/text>/);
  await page.click(byTest('layers'));
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
        await look('.map-box .leaflet-tile-pane canvas', { painted: 2, colours: 4 }).catch(() => assert.fail(`${lang} ${theme} ${zoom}: an empty sheet`));
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
  // The browser asks for the page's own icon again when the title changes with the language.
  assert.deepEqual(asked.filter((url) => !/^(blob|data):|\/icon\.svg$/.test(url)), []);
});

test('the link to the page with tiles carries nothing', async () => {
  await show(report);
  await page.click(byTest('layers'));
  const link = page.locator(byTest('online'));
  assert.equal(await link.getAttribute('href'), 'online.html');
  assert.match(await link.getAttribute('rel'), /noopener.*noreferrer/);
});
