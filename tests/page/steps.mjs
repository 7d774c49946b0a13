// What a journalist does, as functions; the same for the site, the site without a server, and the one file.
import assert from 'node:assert/strict';
import { byTest, ready } from './support.mjs';

// Notes the moments in the page itself, so that the driver's own delays are not counted.
export const stopwatch = () => {
  window.moments = {};
  const note = (name) => { window.moments[name] ??= performance.now(); };
  new MutationObserver(() => {
    const root = document.documentElement;
    if (root.dataset.ready) note('ready');
    if (root.dataset.engine) note('engine');
    if (root.dataset.map) note('map');
  }).observe(document, { subtree: true, childList: true, attributes: true });
};

export async function paste(page, text, date) {
  await page.fill(byTest('input'), text);
  await page.fill(byTest('date'), date ?? '');
  await page.click(byTest('analyse'));
}

// From the clipboard into the empty box, as a person does it; the page reads an article that comes so without being told to.
export async function pasteFromClipboard(page, text, date) {
  await page.fill(byTest('date'), date ?? '');
  await page.evaluate((all) => navigator.clipboard.writeText(all), text);
  await page.focus(byTest('input'));
  await page.keyboard.press('Control+V');
}

export const ids = (page, selector) => page.locator(selector).evaluateAll((all) =>
  [...new Set(all.flatMap((one) => (one.dataset.incident ?? '').split(' ').filter(Boolean)))]);

// Paste → marks → cards → markers → choosing one chooses it everywhere.
export async function wholeChain(page, text, date) {
  await ready(page);
  await ready(page, 'engine', 'ready');
  await paste(page, text, date);
  await page.waitForSelector(byTest('card'));
  const cards = await ids(page, byTest('card'));
  assert.ok(cards.length >= 4, `only ${cards.length} cards`);
  const marked = await ids(page, `${byTest('article')} mark[data-incident]`);
  assert.deepEqual(cards.filter((id) => !marked.includes(id)), [], 'cards without words in the text');
  for (const kind of ['place', 'time', 'trigger', 'actor', 'number']) {
    assert.ok(await page.locator(`${byTest('article')} .m-${kind}`).count(), `no ${kind} is marked`);
  }
  await ready(page, 'map', 'ready');
  await page.waitForSelector(`${byTest('map')} .rasid-marker`);
  return cards;
}

// The article stands on the page letter for letter, whatever was marked in it.
export async function sameLetters(page, text) {
  const shown = await page.locator(byTest('article')).evaluate((node) => [...node.children].map((p) => p.textContent).join('\n'));
  const plain = (s) => s.replace(/\s+/g, ' ').trim();
  assert.equal(plain(shown), plain(text));
}

export async function chosenEverywhere(page, id) {
  const of = (selector) => page.locator(selector);
  await page.waitForSelector(`${byTest('card')}[data-incident="${id}"][aria-current="true"]`);
  assert.deepEqual(await ids(page, `${byTest('card')}[aria-current="true"]`), [id], 'one card is chosen');
  assert.ok(await of(`${byTest('article')} mark.is-selected[data-incident~="${id}"]`).count(), 'no mark is chosen');
  assert.ok(await of(`${byTest('map')} .rasid-marker.is-selected[data-incident="${id}"]`).count(), 'no marker is chosen');
}

// Incidents that have a marker of their own on the map now, not one inside a cluster.
export const onMap = (page) => ids(page, `${byTest('map')} .rasid-marker[data-incident]`);

// The map flies to what was chosen; a click on a marker that is still moving would hit whatever comes after it.
export async function stillMap(page) {
  const where = () => page.locator(`${byTest('map')} .rasid-marker`).evaluateAll((all) =>
    JSON.stringify(all.map((one) => { const { x, y } = one.getBoundingClientRect(); return [x, y]; })));
  let before;
  for (let i = 0, same = 0; i < 50 && same < 3; i++) {
    const now = await where();
    same = now === before ? same + 1 : 0;
    before = now;
    await page.waitForTimeout(100);
  }
}

// Incidents whose marker can be pressed: not beyond the edge of the map, nor under another marker.
export const inView = (page) => page.locator(`${byTest('map')} .rasid-marker[data-incident]`).evaluateAll((all) => all
  .filter((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.rasid-marker, .pin')?.contains(one);
  })
  .map((one) => one.dataset.incident));
