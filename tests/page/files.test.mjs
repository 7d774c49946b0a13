// Files in: encodings, tables with their columns, progress and stopping, folders, own words inside saved work.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { byTest, scratch } from './support.mjs';
import { downloaded, elsewhere, page, visit } from './session.mjs';
import { paste } from './steps.mjs';
import { published, report } from './report.mjs';

const TEXT = 'قُتل ثلاثة جنود في انفجار لغم على الطريق بين الميادين والعشارة أمس، وأصيب آخرون.';
const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const give = (...files) => page.setInputFiles(byTest('file'), files);
const article = () => page.locator(byTest('article')).innerText();

// One byte a letter, by the browser's own table.
const coded = (text, label) => {
  const decoder = new TextDecoder(label);
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((letter) => codes.get(letter)));
};

test('an encoding is found, shown, and changed by hand', async () => {
  await visit();
  await give({ ...file('قديم.txt', ''), buffer: coded('قتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين، وأصيب آخرون.', 'windows-1256') });
  await page.waitForSelector(`${byTest('article')} p`);
  const choice = page.locator(byTest('encoding-choice'));
  assert.equal(await choice.inputValue(), 'windows-1256');
  assert.match(await page.locator(byTest('encoding')).innerText(), /مُخمَّن/);
  assert.match(await article(), /قتل ثلاثة جنود/);
  await choice.selectOption('ISO-8859-6');
  await page.waitForFunction(() => !/قتل ثلاثة جنود/.test(document.querySelector('[data-testid="article"]').innerText) || document.querySelector('[data-testid="message"]').innerText.trim());
  await page.locator(byTest('encoding-choice')).selectOption('windows-1256');
  await page.waitForFunction(() => /قتل ثلاثة جنود/.test(document.querySelector('[data-testid="article"]').innerText));
});

test('the columns of a table are shown, corrected, and its rows read', async () => {
  await visit();
  const long = 'هذا وصف طويل كتبه المحرر عن المادة ولا يروي حادثة بعينها بل يشرح سياقها العام للقارئ المهتم بالشأن المحلي في المنطقة الشرقية';
  await give(file('أخبار.csv', `وصف,متن,يوم\n${long},${TEXT},2025-04-12\n${long},${TEXT.replace('ثلاثة', 'أربعة')},2025-04-13\n`));
  await page.waitForSelector('dialog[open] #sheet-tables');
  assert.equal(await page.locator(byTest('column-text')).inputValue(), '0', 'the longest column is the guess');
  await page.selectOption(byTest('column-text'), '');
  await page.waitForFunction(() => document.querySelector('[data-testid="table-read"]').disabled);
  await page.selectOption(byTest('column-text'), '1');
  await page.selectOption(byTest('column-date'), '2');
  await page.waitForFunction(() => document.querySelector('[data-testid="column-date"]').value === '2' && !document.querySelector('[data-testid="table-read"]').disabled);
  await page.click(byTest('table-read'));
  await page.waitForFunction(() => document.querySelector('.bar-count')?.innerText === '2');
  await page.waitForSelector(byTest('card'));
  assert.match(await page.locator(byTest('date-source')).innerText(), /12 .*2025/);
  assert.match(await article(), /لغم/);
  // Tables that nobody wants go without a trace.
  await give(file('b.json', JSON.stringify([{ title: 'ع', content: TEXT }])));
  await page.waitForSelector('dialog[open] #sheet-tables');
  await page.locator('dialog[open] .actions button').last().click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.equal(await page.locator('.bar-count').innerText(), '2');
});

test('reading is stopped, and what was read stays', async () => {
  await visit();
  await give(...Array.from({ length: 60 }, (_, i) => file(`${i}.txt`, `${report}\n${i}`.repeat(3))));
  await page.waitForSelector(byTest('load-stop'), { timeout: 20000 });
  await page.waitForSelector(byTest('library-item'), { state: 'attached' });
  await page.click(byTest('load-stop'));
  await page.waitForFunction(() => /أُوقفت/.test(document.querySelector('[data-testid="message"]').innerText));
  const kept = await page.locator(byTest('library-item')).count();
  assert.ok(kept < 60, 'everything was read before it could be stopped');
  await page.waitForTimeout(1500);
  assert.equal(await page.locator(byTest('library-item')).count(), kept, 'reading went on');
  // The engine is there again.
  await give(file('بعد.txt', TEXT));
  await page.waitForFunction((n) => document.querySelectorAll('[data-testid="library-item"]').length === n + 1, kept);
  await page.waitForFunction(() => /لغم/.test(document.querySelector('[data-testid="article"]').innerText));
});

test('a folder is read with the folders in it', async () => {
  await visit();
  const folder = scratch('folder');
  mkdirSync(`${folder}/داخل`);
  writeFileSync(`${folder}/أ.txt`, TEXT);
  writeFileSync(`${folder}/داخل/ب.txt`, TEXT.replace('ثلاثة', 'خمسة'));
  await page.setInputFiles(byTest('folder'), folder);
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="library-item"]').length === 2);
});

test('own words travel inside saved work', async () => {
  await visit();
  await paste(page, report, published);
  await page.waitForSelector(byTest('card'));
  await page.click(byTest('own'));
  await page.fill(byTest('own-forms'), 'زنبرة حلزونية');
  await page.locator('.own-form input').first().press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-testid="own-said"]')?.innerText.trim());
  await page.keyboard.press('Escape');
  const work = await downloaded('project-save');
  await elsewhere();
  await page.setInputFiles(byTest('file'), { name: work.name, mimeType: 'application/json', buffer: work.bytes });
  await page.waitForSelector(byTest('card'));
  await page.click(byTest('own'));
  await page.waitForFunction(() => /زنبرة/.test(document.querySelector('[data-testid="own-rows"]').innerText));
});
