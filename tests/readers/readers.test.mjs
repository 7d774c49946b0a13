// Every kind of file, read back by a program that is not ours: those that the program makes, and those that the page let go after a review
// (tests/page/formats.test.mjs leaves them in tests/page/out/files).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../page/support.mjs';
import { NAMES, make, project } from './made.mjs';
import { judge } from './timemap.mjs';

const made = mkdtempSync(path.join(tmpdir(), 'rasid-readers-'));
const folders = [['made by the program', made]];
const ofPage = path.join(project, 'tests/page/out/files');
// The last of them: a run that ended early left no whole set.
if (existsSync(path.join(ofPage, NAMES.label_studio))) folders.push(['let go by the page', ofPage]);

let browser;
before(async () => {
  make(made);
  browser = await launch();
  for (const [, folder] of folders) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(folder, NAMES.report)).href);
    await page.pdf({ path: path.join(folder, 'rasid-report.pdf'), format: 'A4' });
    await page.close();
  }
});
after(() => browser?.close());

const python = (code, ...args) => execFileSync('python3', [code, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const unzip = (file, name) => JSON.parse(python('-c', 'import sys,zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())', file, name));

// TimelineJS itself, in a browser, given the file: it makes a slide of every event, or says what is wrong.
async function timeline(file) {
  const page = await browser.newPage();
  const code = createRequire(import.meta.url).resolve('@knight-lab/timelinejs/dist/js/timeline.js');
  const html = path.join(path.dirname(file), 'timeline.html');
  writeFileSync(html, '<!doctype html><meta charset="utf-8"><div id="at" style="width:900px;height:600px"></div>');
  await page.goto(pathToFileURL(html).href);
  await page.addScriptTag({ path: code });
  await page.evaluate((data) => { window.made = new TL.Timeline('at', data, { language: 'en', font: null }); }, JSON.parse(readFileSync(file, 'utf8')));
  await page.waitForFunction(() => window.made.config);
  const outcome = await page.evaluate(() => ({ slides: made.config.events.map((one) => one.unique_id), messages: made.config.getErrors('; ') }));
  await page.close();
  return outcome;
}

for (const [title, folder] of folders) {
  for (const format of Object.keys(NAMES).filter((one) => !['timemap', 'timelinejs'].includes(one))) {
    test(`${format}, ${title}`, () => {
      try {
        python(path.join(project, 'tests/readers/read.py'), format, folder);
      } catch (error) {
        assert.fail(error.stderr?.toString() || error.message);
      }
    });
  }

  const incidents = () => {
    const lines = path.join(folder, 'truth.jsonl');
    const articles = existsSync(lines)
      ? readFileSync(lines, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
      : JSON.parse(readFileSync(path.join(folder, 'rasid.json'), 'utf8'));
    return articles.flatMap((article) => article.incidents);
  };

  test(`timelinejs, ${title}`, async () => {
    const { slides, messages } = await timeline(path.join(folder, NAMES.timelinejs));
    assert.equal(messages, '');
    const dated = incidents().filter((one) => one.time).map((one) => `rasid-${one.id}`);
    assert.deepEqual(slides.sort(), dated.sort());
  });

  test(`timemap, ${title}`, () => {
    const zip = path.join(folder, NAMES.timemap);
    const [events, sources, associations] = ['events', 'sources', 'associations'].map((name) => unzip(zip, `${name}.json`));
    const kept = judge({ events, sources, associations });
    assert.deepEqual(kept.discarded, []);
    const dated = incidents().filter((one) => one.time);
    assert.deepEqual([...new Set(kept.events.map((one) => one.id.split('#')[0]))].sort(), dated.map((one) => one.id).sort());
  });
}
