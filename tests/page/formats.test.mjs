// Every kind of file let go by the page after a review, left in tests/page/out/files for the programs that read them back (tests/readers);
// and our own table, changed in a spreadsheet and brought back.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { byTest, out, ready } from './support.mjs';
import { page, visit } from './session.mjs';
import { ids } from './steps.mjs';

const folder = new URL('../articles/', import.meta.url);
const articles = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().slice(0, 24);
const FORMATS = ['csv', 'xlsx', 'geojson', 'kml', 'json', 'acled', 'ucdp', 'timemap', 'timelinejs', 'bayanat', 'bayanat-csv', 'report', 'brat', 'label-studio'];
const card = (id) => page.locator(`${byTest('card')}[data-incident="${id}"]`);
const said = (text) => page.waitForFunction((text) => new RegExp(text).test(document.querySelector('[data-testid="message"]').innerText), text);

async function load() {
  await visit();
  await page.setInputFiles(byTest('file'), articles.map((name) => new URL(name, folder).pathname));
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="library-item"]').length === n, articles.length, { timeout: 60000 });
  await page.waitForFunction(() => ![...document.querySelectorAll('.library-state')].some((one) => /يُقرأ/.test(one.textContent)), null, { timeout: 60000 });
  await page.click(byTest('scope-all'));
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="card"]').length > 20);
}

// Two merged, one corrected in every field, one rejected, three accepted, one split.
async function review() {
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.fill(byTest('merge-search'), 'ا');
  await page.locator(byTest('merge')).first().click();
  await page.waitForSelector(`${byTest('dossier')} th, ${byTest('dossier')} td`);
  await page.keyboard.press('Escape');
  for (const key of ['a', 'a', 'a', 'r', 'j', 's']) await page.keyboard.press(key);
  const id = (await ids(page, byTest('card')))[0];
  await card(id).locator(byTest('card-edit')).click();
  await page.selectOption(byTest('edit-status'), 'foiled');
  await page.selectOption(byTest('edit-weapon'), 'drone');
  await page.fill(byTest('edit-note'), '=ملاحظة');
  await page.click(byTest('edit-save'));
  await card(id).locator('.badge-edited').waitFor();
}

test('fourteen kinds of file are let go after a review', { timeout: 180000 }, async () => {
  await load();
  await review();
  const into = path.join(out, 'files');
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  await page.click(byTest('download'));
  for (const format of FORMATS) {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30000 }), page.click(byTest(`export-${format}`))]);
    await download.saveAs(path.join(into, download.suggestedFilename()));
    // Chromium drops what goes beyond ten downloads in a second, which no hand asks for.
    await page.waitForTimeout(150);
  }
  const reviews = JSON.parse(readFileSync(path.join(into, 'rasid.json'))).flatMap((one) => one.incidents).map((one) => one.review).filter(Boolean);
  assert.ok(reviews.some((one) => one.reports.length === 1 && one.reports[0].sha256.length === 64), 'the merged source is named');
  assert.ok(reviews.filter((one) => one.status === 'accepted').length >= 2);
});

test('our own table comes back from a spreadsheet as decisions, in one step', async () => {
  await load();
  await page.click(byTest('download'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(byTest('export-csv'))]);
  await page.keyboard.press('Escape');
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.split('\r\n');
  const heads = lines[0].replace('\ufeff', '').split(',');
  const give = (name, content) => page.setInputFiles(byTest('file'), { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await give('rasid.csv', text);
  await said('ما تغيّر: لا حوادث');
  assert.equal(await page.locator('dialog[open]').count(), 0, 'it was taken for a table of articles');
  // The first row as a colleague leaves it: accepted, and with a note.
  const cells = lines[1].match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ''));
  cells[heads.indexOf('status')] = 'accepted';
  cells[heads.indexOf('reviewer_note')] = 'من الجدول';
  cells[heads.indexOf('killed_low')] = cells[heads.indexOf('killed_high')] = '77';
  const id = cells[0];
  await give('rasid.csv', [lines[0], cells.slice(0, heads.length).join(','), ...lines.slice(2)].join('\r\n'));
  await said('ما تغيّر: حادثة واحدة');
  await card(id).locator('.badge-accepted').waitFor();
  assert.match(await card(id).innerText(), /77[\s\S]*من الجدول/);
  await page.keyboard.press('u');
  await page.waitForFunction((id) => !document.querySelector(`[data-testid="card"][data-incident="${id}"] .badge-accepted`), id);
  // On another device the rows belong to nothing: that is said, and what to do.
  await page.reload();
  await ready(page, 'engine', 'ready');
  await give('rasid.csv', text);
  await said('ليست هنا');
});
