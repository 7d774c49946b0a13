// The site after the network is gone: one visit, then the server is stopped, and a new tab does everything.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, ready, serve, witness } from './support.mjs';
import { sameLetters, wholeChain } from './steps.mjs';
import { published, report } from './report.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(() => browser?.close());

test('with the server stopped the whole chain still works', async () => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(server.url);
  await ready(first);
  await first.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
    if (active.state === 'activated') done();
    else active.addEventListener('statechange', () => active.state === 'activated' && done());
  })));
  await first.close();
  await server.stop();
  const seen = await witness(context, server.url);
  const page = await context.newPage();
  await page.goto(server.url);
  await wholeChain(page, report, published);
  await sameLetters(page, report);
  assert.deepEqual(await seen.complaints(page), []);
});
