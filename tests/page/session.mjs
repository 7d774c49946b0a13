// A browser and a server for one file of tests, a fresh page for each test, and after it no complaint: what desk and own words share.
// `page` and `context` are live: after `visit()` they are the new ones.
import { after, afterEach, before } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { byTest, launch, ready, serve, witness } from './support.mjs';

export let page, context;
let browser, server, seen;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  assert.deepEqual(await seen.complaints(page), []);
  await context.close();
  context = undefined;
});

// A new page; in the same context if there is one, so that what was kept on the device is there.
export async function visit(options = {}) {
  const permissions = ['clipboard-read', 'clipboard-write'];
  context ??= await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, permissions, ...options });
  context.setDefaultTimeout(10000);
  seen = await witness(context, server.url);
  page = await context.newPage();
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
}

// Everything forgotten, as on another device.
export async function elsewhere(options) {
  await context.close();
  context = undefined;
  await visit(options);
}

// What a press hands over as a file: its name and its bytes.
export async function saved(press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// A file of the download sheet, opened and closed around it.
export async function downloaded(id, of = page) {
  await of.click(byTest('download'));
  const [download] = await Promise.all([of.waitForEvent('download'), of.click(byTest(id))]);
  await of.keyboard.press('Escape');
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
