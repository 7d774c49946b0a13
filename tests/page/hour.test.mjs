// A journalist's hour: thirty mixed files in, reviewed by keyboard alone, merged, split, added to, exported, reopened.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { deflateRawSync } from 'node:zlib';
import { byTest, ready, scratch } from './support.mjs';
import { downloaded, elsewhere, page, visit } from './session.mjs';
import { ids } from './steps.mjs';

const folder = new URL('../articles/', import.meta.url);
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(new URL(name, folder), 'utf8'));
const pdf = readFileSync(new URL('../../crate/ingest/tests/files/chromium.pdf', import.meta.url));
const TWIN = ['قُتل 4 جنود وأصيب 7 في انفجار سيارة مفخخة عند حاجز في مدينة الميادين بريف دير الزور في 3 آذار 2025، بحسب مصدر عسكري.',
  'قُتل 6 جنود في انفجار سيارة مفخخة استهدف حاجزًا في مدينة الميادين بريف دير الزور في 3 آذار 2025، وفق المرصد السوري لحقوق الإنسان.'];

// A ZIP as every program writes it; enough for Word's and LibreOffice's documents and for workbooks too.
function zip(files) {
  const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  const crc = (bytes) => { let c = 0xffffffff; for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const parts = [], heads = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text), packed = deflateRawSync(bytes), title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); facts.writeUInt16LE(0x800, 2); facts.writeUInt16LE(8, 4); facts.writeUInt32LE(crc(bytes), 10);
    facts.writeUInt32LE(packed.length, 14); facts.writeUInt32LE(bytes.length, 18); facts.writeUInt16LE(title.length, 22);
    const head = Buffer.alloc(20);
    facts.copy(head, 0, 0, 0);
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, Buffer.alloc(10), (() => { const b = Buffer.alloc(4); b.writeUInt32LE(at); return b; })(), title]));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed]);
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1'); end.writeUInt16LE(heads.length, 8); end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(Buffer.concat(heads).length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...heads, end]);
}

const xml = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const win1256 = (text) => {
  const decoder = new TextDecoder('windows-1256');
  const codes = new Map(Array.from({ length: 256 }, (_, b) => [decoder.decode(Uint8Array.of(b)), b]));
  return Buffer.from([...text].map((c) => codes.get(c) ?? 63));
};

// Thirty files of thirteen kinds, two of them not to be read, and one that is there twice.
function thirty() {
  const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
  const own = texts.slice(0, 20).map((text, i) => file(`${i}.txt`, text));
  const [a, b, c, d, e] = texts.slice(20);
  const paragraphs = (text) => text.split('\n').filter(Boolean);
  return [
    file('مرفق أول.txt', TWIN[0]), file('مرفق ثان.txt', TWIN[1]),
    ...own,
    file('قديم.txt', win1256('قتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين في ريف دير الزور، وأصيب آخرون.')),
    file('خبر.md', `---\ntitle: خبر\n---\n${a}`),
    file('صفحة.html', `<html><head><title>صفحة</title></head><body><article>${paragraphs(b).map((p) => `<p>${xml(p)}</p>`).join('')}</article></body></html>`),
    file('مستند.docx', zip({ '[Content_Types].xml': '<t/>', 'word/document.xml': `<w:document><w:body>${paragraphs(c).map((p) => `<w:p><w:r><w:t>${xml(p)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>` })),
    file('مطبوع.pdf', pdf),
    file('حزمة.zip', zip({ 'أ.txt': d, 'ب.txt': e })),
    file('صورة.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
    file('نسخة.txt', texts[0]),
  ];
}

const chosen = () => page.evaluate(() => document.querySelector('[data-testid="card"][aria-current="true"]')?.dataset.incident);
const card = (id) => page.locator(`${byTest('card')}[data-incident="${id}"]`);
// How many incidents there are in all: «روجع 3 من 41».
const all = async () => Number((await page.locator(byTest('count')).innerText()).match(/\d+/g).at(-1));
const counts = (n) => page.waitForFunction((n) => Number(document.querySelector('[data-testid="count"]').innerText.match(/\d+/g)?.at(-1)) === n, n);
// Tab until the focus is where the test wants it: what a keyboard user does.
async function tabTo(selector, most = 60) {
  for (let i = 0; i < most; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${selector} is not reached by Tab`);
}

test('a journalist’s hour', { timeout: 240000 }, async (t) => {
  await visit();
  const files = thirty();
  assert.equal(files.length, 30);
  const began = Date.now();
  await page.setInputFiles(byTest('file'), files);
  await page.waitForSelector(byTest('load-report'), { timeout: 90000 });
  t.diagnostic(`30 files were read in ${Date.now() - began} ms`);
  const told = await page.locator(byTest('load-report')).innerText();
  assert.match(told, /صورة\.png/, 'the picture is named with its reason');
  assert.match(told, /نسخة\.txt/, 'the copy is named');
  await ready(page, 'map', 'ready');

  // From here on the keyboard alone.
  await tabTo(`${byTest('load-report')} button`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('l');
  await page.waitForSelector('dialog[open] #sheet-library');
  assert.equal(await page.locator(byTest('library-item')).count(), 29, 'thirty files, a picture and a copy less, one ZIP of two');
  await page.keyboard.press('Escape');
  await tabTo(byTest('scope-all'));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="card"]').length > 30);

  // Two reports of one bomb become one incident, and the difference is told.
  await page.keyboard.press('j');
  const head = await chosen();
  assert.match(await card(head).innerText(), /الميادين/);
  await page.keyboard.press('m');
  await page.waitForSelector('dialog[open] [data-testid="merge"]');
  await tabTo(byTest('merge'));
  const report = await page.evaluate(() => document.activeElement.dataset.incident);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${byTest('dossier')} .differs`);
  assert.match(await page.locator(`${byTest('dossier')} .differs`).first().innerText(), /4[\s\S]*6/);
  await page.keyboard.press('Escape');
  await page.waitForFunction((id) => !document.querySelector(`[data-testid="card"][data-incident="${id}"]`), report);
  assert.match(await card(head).locator('.card-reports').innerText(), /2[\s\S]*القتلى|2[\s\S]*قتلى/);

  // Grade, actor and note by the form, reached and left by keys.
  await page.keyboard.press('e');
  await tabTo(byTest('edit-perpetrator'));
  await page.keyboard.type('كتائب النورس');
  await tabTo(byTest('edit-reliability'));
  await page.keyboard.press('b');
  await tabTo(byTest('edit-credibility'));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await tabTo(byTest('edit-save'));
  await page.keyboard.press('Enter');
  await card(head).locator('.badge-edited').waitFor();
  assert.match(await card(head).innerText(), /كتائب النورس/);
  assert.match(await card(head).innerText(), /B2/);

  // Accept ten, reject one, take it back, split one.
  for (let i = 0; i < 10; i++) await page.keyboard.press('a');
  await page.waitForFunction(() => document.querySelectorAll('.badge-accepted').length === 10);
  const doubtful = await chosen();
  await page.keyboard.press('r');
  await page.waitForSelector(`${byTest('card')}[data-incident="${doubtful}"].is-dismissed`);
  await page.keyboard.press('u');
  await page.waitForSelector(`${byTest('card')}[data-incident="${doubtful}"]:not(.is-dismissed)`);
  const before = await all();
  await page.keyboard.press('s');
  await counts(before + 1);
  await page.keyboard.press('u');
  await counts(before);
  await page.keyboard.press('Shift+U');
  await counts(before + 1);

  // Five formats, each read by a program of others.
  const csv = await downloaded('export-csv');
  const python = (code, ...args) => execFileSync('python3', ['-c', code, ...args], { encoding: 'utf8', input: '' }).trim();
  const dir = scratch('hour');
  const keep = ({ name, bytes }) => { writeFileSync(`${dir}/${name}`, bytes); return `${dir}/${name}`; };
  const rows = JSON.parse(python('import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))))', keep(csv)));
  const row = rows.find((one) => one.id === head);
  assert.ok(row && !rows.some((one) => one.id === report), 'the merged report went out as an incident of its own');
  assert.match(row.reviewer_note, /4 \/ 6/, 'the disagreement stands beside the incident');
  assert.ok(Object.values(row).includes('كتائب النورس'));
  const workbook = await downloaded('export-xlsx');
  assert.ok(Number(python('import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))', keep(workbook))) > 5);
  const geo = JSON.parse((await downloaded('export-geojson')).bytes);
  assert.ok(geo.features.length >= 20);
  python('import xml.dom.minidom,sys; xml.dom.minidom.parse(sys.argv[1])', keep(await downloaded('export-kml')));
  const html = (await downloaded('export-report')).bytes.toString();
  assert.match(html, /<html[^>]*dir="rtl"/);
  assert.ok(!/<script/i.test(html));

  // And the whole work again, on another device.
  const work = await downloaded('project-save');
  const [cards, total] = [(await ids(page, byTest('card'))).slice(0, 20), await all()];
  await elsewhere();
  await page.setInputFiles(byTest('file'), { name: work.name, mimeType: 'application/json', buffer: work.bytes });
  await page.waitForSelector(byTest('card'));
  await page.click(byTest('scope-all'));
  await counts(total);
  assert.deepEqual((await ids(page, byTest('card'))).slice(0, 20), cards);
  assert.equal(await page.locator('.badge-accepted').count(), 10);
  assert.match(await card(head).innerText(), /B2/);
});
