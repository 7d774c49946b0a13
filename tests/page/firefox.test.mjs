// The core flow in Firefox, driven over WebDriver BiDi: the site and the one file from a disk.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { byTest, oneFile, serve } from './support.mjs';
import { published, report } from './report.mjs';

const executablePath = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((file) => file && existsSync(file));
const skip = executablePath ? false : 'no Firefox here: install it, or say where it is in FIREFOX';
let browser, server;

before(async () => {
  if (skip) return;
  server = await serve();
  // Firefox itself must not call home, or its own requests would look like the page's.
  const extraPrefsFirefox = { 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'app.update.enabled': false };
  browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const incidents = (page, selector) => page.$$eval(selector, (all) => [...new Set(all.flatMap((one) => (one.dataset.incident ?? '').split(' ').filter(Boolean)))]);

async function coreFlow(url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20000);
  await page.setViewport({ width: 1280, height: 860 });
  const said = [];
  const asked = [];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) said.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  await page.$eval(byTest('input'), (box, text) => { box.value = text; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }, report);
  await page.$eval(byTest('date'), (box, date) => { box.value = date; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }, published);
  await page.click(byTest('analyse'));
  await page.waitForSelector(byTest('card'));
  const cards = await incidents(page, byTest('card'));
  assert.ok(cards.length >= 4, `only ${cards.length} cards`);
  const marked = await incidents(page, `${byTest('article')} mark[data-incident]`);
  assert.deepEqual(cards.filter((id) => !marked.includes(id)), [], 'cards without words in the text');
  await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
  await page.waitForSelector(`${byTest('map')} .rasid-marker`);
  const chosen = `${byTest('card')}[data-incident="${cards[0]}"]`;
  await page.click(`${chosen} .card-title`);
  await page.waitForSelector(`${chosen}[aria-current="true"]`);
  await page.waitForSelector(`${byTest('article')} mark.is-selected[data-incident~="${cards[0]}"]`);
  await page.keyboard.press('r');
  await page.waitForSelector(`${chosen}.is-dismissed`);
  await page.keyboard.press('u');
  await page.waitForSelector(`${chosen}:not(.is-dismissed)`);
  await page.click(byTest('view-table'));
  await page.waitForSelector(byTest('row'));
  assert.deepEqual((await incidents(page, byTest('row'))).sort(), [...cards].sort());
  await page.click(byTest('lang'));
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['en', 'ltr']);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= screen, `${wide} > ${screen}`);
  const violations = await page.evaluate(() => window.RASID.violations);
  await page.close();
  assert.deepEqual([...said, ...violations], []);
  const own = (one) => one.startsWith(url) || /^(blob|data):/.test(one);
  assert.deepEqual(asked.filter((one) => !own(one)), []);
}

test('the site does the core flow in Firefox', { skip }, () => coreFlow(server.url));

test('the one file from a disk does it too', { skip }, () => coreFlow(oneFile));
