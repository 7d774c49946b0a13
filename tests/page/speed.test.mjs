// How long a paste takes. The figures are printed, not asserted: they are the machine's as much as ours.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { byTest, launch, ready, serve } from './support.mjs';
import { pasteFromClipboard } from './steps.mjs';
import { published, report } from './report.mjs';

const PAGES = 3; // freshly loaded
const PASTES = 4; // in each

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => {
  await browser?.close();
  await server?.stop();
});

// In the page: from the event that brings the text to the first card of it in the page, and to the end of the frame that paints the cards.
const clock = () => {
  window.times = [];
  addEventListener('paste', () => {
    const pasted = performance.now();
    const before = new Set([...document.querySelectorAll('[data-testid="card"]')].map((card) => card.dataset.incident));
    new MutationObserver((_, observer) => {
      const card = document.querySelector('[data-testid="card"]');
      if (!card || before.has(card.dataset.incident)) return;
      observer.disconnect();
      const time = { cards: performance.now() - pasted };
      // A task of the highest priority that is asked for in a frame runs as soon as the frame is painted.
      requestAnimationFrame(() => scheduler.postTask(() => {
        time.painted = performance.now() - pasted;
        window.times.push(time);
      }, { priority: 'user-blocking' }));
    }).observe(document, { subtree: true, childList: true });
  }, true);
};

// The same text twice would be taken for the same article: another total makes it another.
const variant = (n) => report.replace('61 هجوماً', `${61 + n} هجوماً`);

async function pasteSeveral() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, permissions: ['clipboard-read', 'clipboard-write'] });
  await context.addInitScript(clock);
  const page = await context.newPage();
  await page.goto(server.url);
  await ready(page, 'engine', 'ready');
  // Nobody has an article in hand sooner.
  await page.waitForTimeout(1000);
  for (let i = 0; i < PASTES; i++) {
    if (i) await page.click(byTest('new-article'));
    await pasteFromClipboard(page, variant(i), published);
    await page.waitForFunction((n) => window.times.length === n, i + 1);
    await ready(page, 'map', 'ready');
    await page.waitForTimeout(300);
  }
  const times = await page.evaluate(() => window.times);
  await context.close();
  return times;
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const told = (what, all) => `${what}: least ${Math.round(Math.min(...all))} ms, median ${Math.round(median(all))} ms, most ${Math.round(Math.max(...all))} ms`;

test('a pasted article shows its incidents', async (t) => {
  const bytes = Buffer.byteLength(report);
  assert.ok(bytes >= 5000, `${bytes} bytes are no 5 kB`);
  const first = [];
  const later = [];
  for (let i = 0; i < PAGES; i++) {
    const [one, ...rest] = await pasteSeveral();
    first.push(one);
    later.push(...rest);
  }
  assert.equal(first.length + later.length, PAGES * PASTES);
  for (const [what, times] of [['first paste after loading', first], ['later pastes', later]]) {
    t.diagnostic(told(`${bytes} bytes, ${what}, to the cards on the page`, times.map((time) => time.cards)));
    t.diagnostic(told(`${bytes} bytes, ${what}, to the end of the frame that paints them`, times.map((time) => time.painted)));
  }
});
