// No barrier that axe can find: every view and every panel, in both languages and both themes, and the tall ones on a phone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { byTest, ready } from './support.mjs';
import { page, visit } from './session.mjs';

const folder = new URL('../articles/', import.meta.url);
const articles = readdirSync(folder).sort().slice(0, 8).map((name) => ({ name, mimeType: 'text/plain', buffer: readFileSync(new URL(name, folder)) }));
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const press = (id) => () => page.click(byTest(id));
const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function load(options) {
  await visit(options);
  // A picture and a copy among them: the report of reading has something to tell.
  await page.setInputFiles(byTest('file'), [...articles, file('صورة.png', '\x89PNG\r\n\x1a\n'), { ...articles[0], name: 'نسخة.txt' }]);
  await page.waitForSelector(byTest('load-report'), { timeout: 60000 });
  await page.click(byTest('scope-all'));
  await ready(page, 'map', 'ready');
  await page.evaluate(`${axe};0`);
}

const firstCard = async (id) => {
  await page.click(byTest('view-cards'));
  await page.locator(byTest(id)).first().click();
};

// How each view or panel comes up; what is a dialog or a form goes with Escape afterwards.
const VIEWS = {
  'cards, with the report of reading': press('view-cards'),
  filter: press('filter'),
  table: press('view-table'),
  'columns of the table': async () => {
    await page.click(byTest('view-table'));
    await page.locator(`${byTest('columns')} summary`).click();
  },
  overview: async () => {
    await page.click(byTest('view-overview'));
    await page.waitForSelector('.figure-host .bar');
  },
  library: press('library'),
  keys: press('keys'),
  about: press('about'),
  'own words': press('own'),
  download: press('download'),
  'sources and merging': () => firstCard('card-dossier'),
  form: () => firstCard('card-edit'),
  'form with a place found': async () => {
    await firstCard('card-edit');
    await page.selectOption(byTest('edit-place'), 'other');
    await page.fill(byTest('place-search'), 'حلب');
    await page.waitForSelector(byTest('place-found'));
  },
  'reasons and history': async () => {
    await page.click(byTest('view-cards'));
    const card = page.locator(byTest('card')).first();
    if (await card.locator(byTest('card-accept')).count()) await card.locator(byTest('card-accept')).click();
    for (const details of await card.locator('details').all()) await details.evaluate((one) => { one.open = true; });
  },
  'columns of a table of articles': async () => {
    await page.setInputFiles(byTest('file'), file('أخبار.csv', 'العنوان,النص,التاريخ\nخبر,قتل ثلاثة جنود في انفجار لغم,2025-03-01\n'));
    await page.waitForSelector('dialog[open] [data-testid="column-text"]');
  },
  complaint: async () => {
    await page.click(byTest('view-cards'));
    await page.setInputFiles(byTest('file'), file('صورة.png', '\x89PNG\r\n\x1a\n'));
    await page.waitForFunction(() => document.querySelector('[data-testid="message"]')?.innerText.includes('صورة'));
  },
};

async function barriers(names, bad, where) {
  for (const name of names) {
    await VIEWS[name]();
    await page.waitForTimeout(200);
    const { violations } = await page.evaluate(() => axe.run());
    for (const v of violations) bad.push(`${where} ${name}: ${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
    if (await page.locator('dialog[open], form.edit').count()) await page.keyboard.press('Escape');
    if (name.startsWith('columns of the')) await page.locator(`${byTest('columns')} summary`).click();
  }
}

const inTheme = async (theme) => {
  for (let i = 0; i < 3 && (await page.evaluate(() => document.documentElement.dataset.theme)) !== theme; i++) await page.click(byTest('theme'));
};

test('no barrier that axe can find, in any view, language and theme', { timeout: 400000 }, async () => {
  await load();
  const bad = [];
  for (const lang of ['ar', 'en']) {
    if ((await page.evaluate(() => document.documentElement.lang)) !== lang) await page.click(byTest('lang'));
    for (const theme of ['light', 'dark']) {
      await inTheme(theme);
      await barriers(Object.keys(VIEWS), bad, `${lang} ${theme}`);
    }
  }
  assert.deepEqual(bad, []);
});

test('nor on a phone, nor where the system asks for more contrast', { timeout: 200000 }, async () => {
  await load({ viewport: { width: 390, height: 844 }, contrast: 'more', reducedMotion: 'reduce' });
  const bad = [];
  // The five views have a bar of their own on a phone.
  const tabs = { cards: 1, table: 3, overview: 4 };
  for (const name of ['cards', 'table', 'overview']) VIEWS[`phone ${name}`] = () => page.locator('.pane-bar button').nth(tabs[name]).click();
  await barriers(['library', 'download', 'phone cards', 'phone table', 'phone overview'], bad, 'phone');
  await page.locator('.pane-bar button').nth(1).click();
  await page.locator(byTest('card-edit')).first().click();
  const { violations } = await page.evaluate(() => axe.run());
  for (const v of violations) bad.push(`phone form: ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
  assert.deepEqual(bad, []);
});

test('nor before there is an article', async () => {
  await visit();
  await page.evaluate(`${axe};0`);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map((v) => v.id), []);
});
