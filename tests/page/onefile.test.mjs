// rasid.html, alone in a folder, opened from the disk.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { byTest, dist, launch, ready, scratch, witness } from './support.mjs';
import { chosenEverywhere, onMap, sameLetters, stopwatch, wholeChain } from './steps.mjs';
import { published, report } from './report.mjs';

let browser, folder;
before(async () => {
  browser = await launch();
  folder = scratch('onefile');
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a double click on the one file does the whole chain', async (t) => {
  // A name with a space and Arabic letters, as it would have on a journalist's disk.
  const file = path.join(folder, 'راصد نسخة.html');
  copyFileSync(path.join(dist, 'rasid.html'), file);
  const url = pathToFileURL(file).href;
  const context = await browser.newContext();
  context.setDefaultTimeout(10000);
  await context.addInitScript(stopwatch);
  const seen = await witness(context, url);
  const page = await context.newPage();
  await page.goto(url);
  await ready(page);
  const { ready: after } = await page.evaluate(() => window.moments);
  t.diagnostic(`ready for input ${Math.round(after)} ms after the start of navigation`);
  await wholeChain(page, report, published);
  await sameLetters(page, report);
  const [one] = await onMap(page);
  await page.click(`${byTest('card')}[data-incident="${one}"] .card-title`);
  await chosenEverywhere(page, one);
  await page.click(byTest('lang'));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.deepEqual(await seen.complaints(page), []);
  assert.deepEqual(seen.requests.filter((request) => request.startsWith('http')), []);
});
