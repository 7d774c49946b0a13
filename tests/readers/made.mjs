// The files to read back: all fourteen, made by the program of our own articles, under the names that the page saves them by.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const NAMES = {
  csv: 'rasid.csv', xlsx: 'rasid.xlsx', geojson: 'incidents.geojson', kml: 'incidents.kml', acled: 'rasid_acled-format.csv',
  ucdp: 'rasid_ucdp-format.csv', timemap: 'timemap.zip', timelinejs: 'timelinejs.json', bayanat: 'bayanat-shaped.json',
  bayanat_csv: 'bayanat-shaped.csv', report: 'rasid-report.html', brat: 'brat.zip', label_studio: 'label-studio.json',
};

// With `json` left to the truth: one document of the contract an article.
export function make(into, articles = 60) {
  mkdirSync(into, { recursive: true });
  const folder = path.join(project, 'tests/articles');
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().slice(0, articles).map((name) => path.join(folder, name));
  const target = process.env.CARGO_TARGET_DIR ?? path.join(project, 'target');
  const rasid = process.env.RASID ?? path.join(target, 'release/rasid');
  const run = (format) => execFileSync(rasid, ['extract', '--format', format, ...files], { maxBuffer: 1 << 28 });
  writeFileSync(path.join(into, 'truth.jsonl'), run('jsonl'));
  for (const [format, name] of Object.entries(NAMES)) writeFileSync(path.join(into, name), run(format));
}
