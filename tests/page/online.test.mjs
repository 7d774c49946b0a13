// The page apart, which asks the network for a map: nothing before a press, one host after it, and nothing of what a person typed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { byTest, launch, serve } from './support.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
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
