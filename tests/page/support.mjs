// A browser, a server for dist/ that can be stopped, and a witness that notes everything the page must not do.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = path.join(project, 'dist');
export const oneFile = pathToFileURL(path.join(dist, 'rasid.html')).href;
export const out = path.join(project, 'tests/page/out');

// A new empty folder outside the project.
export const scratch = (name) => mkdtempSync(path.join(tmpdir(), `rasid-${name}-`));

export const byTest = (id) => `[data-testid="${id}"]`;

export function launch() {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((file) => file && existsSync(file));
  if (!executablePath) throw new Error('no Chromium found: install it, or say where it is in CHROMIUM');
  // The flags keep Chromium itself from calling home, so that every request seen is the page's.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-default-apps', '--force-color-profile=srgb'];
  return chromium.launch({ executablePath, args });
}

// The same server as `./build.sh serve`, on a port of its own.
export function serve(folder = dist) {
  const xtask = process.env.XTASK ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(project, 'target'), 'debug/xtask');
  const child = spawn(xtask, ['serve', folder, String(20000 + (process.pid % 20000))], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (url) => done({
      url,
      stop: () => new Promise((gone) => {
        child.removeAllListeners('exit');
        child.once('exit', gone);
        child.kill();
      }),
    }));
  });
}

// Notes every request, console message and error of a context. `complaints()` must be empty at the end of every test.
export async function witness(context, origin) {
  const requests = [];
  const said = [];
  const allowed = (url) => url.startsWith(origin) || url.startsWith('blob:') || url.startsWith('data:');
  context.on('request', (request) => requests.push(request.url()));
  context.on('requestfailed', (request) => said.push(`request failed: ${request.url()}`));
  context.on('response', (response) => { if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`); });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => said.push(`uncaught: ${error.error()?.message}`));
  return {
    requests,
    said,
    foreign: () => requests.filter((url) => !allowed(url)),
    async complaints(page) {
      const violations = await page.evaluate(() => window.RASID?.violations ?? ['the page has no RASID']);
      return [...said, ...this.foreign().map((url) => `foreign request: ${url}`), ...violations.map((v) => `policy: ${v}`)];
    },
  };
}

// Waits for a state of the page; when it does not come, what the page shows instead is the best explanation.
export async function ready(page, what = 'ready', value = 'true') {
  try {
    await page.waitForFunction(([k, v]) => document.documentElement.dataset[k] === v, [what, value], { timeout: 15000 });
  } catch {
    throw new Error(`no data-${what}="${value}" after 15 s; the page shows: ${(await page.innerText('body')).slice(0, 300)}`);
  }
}
