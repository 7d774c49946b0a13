/* Boot: from static files to a running page without a single connection.
 *
 * The policy says connect-src 'none', so nothing can be fetched. Everything that is not script arrives inside scripts as
 * gzip in base64 text: `RASID_DATA("engine", "H4sI…")` in engine.data.js, map.data.js, page.data.js. In the one-file page the same
 * text lies in <script type="text/plain" id="data-…"> blocks.
 *
 * Order: 1 this file, Leaflet and the page's glue (deferred scripts)   2 the page's wasm, so that text can be typed
 *        3 the engine, in a worker, when the page asks for it            4 the base map, when the page asks for it
 *
 * The worker comes from a blob: URL: such a worker inherits this page's policy; one loaded from an address would not.
 *
 * What the page gets is `window.RASID`:
 *   build          {version, id, oneFile}
 *   startWorker()  a Worker at once; messages sent before the engine stands wait inside the worker
 *   basemap()      Promise of the bytes of the map file; afterwards `rasidBasemap` (www/basemap.js) exists
 *   figures()      Promise; afterwards `rasidFigure` (www/figures.js) exists
 *   licences       [{name, what, licence, credit, url}]
 *   violations     what the policy has blocked so far
 * xtask puts `PARTS` (build, licences, the worker's source) and unpack.js in front of this file.
 */
(() => {
  'use strict';
  const violations = [];
  document.addEventListener('securitypolicyviolation', (e) =>
    violations.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));

  const stored = new Map();
  window.RASID_DATA = (name, text) => stored.set(name, text);

  const loaded = new Map();
  function load(file) {
    if (PARTS.build.oneFile) return Promise.resolve();
    if (!loaded.has(file)) {
      loaded.set(file, new Promise((done, fail) => {
        const script = document.createElement('script');
        script.src = file;
        script.async = true;
        script.onload = done;
        script.onerror = () => { loaded.delete(file); fail(new Error(`cannot load ${file}`)); };
        document.head.append(script);
      }));
    }
    return loaded.get(file);
  }

  // Fires after all deferred scripts: this file always runs before it, and being the first of them it may not go by readyState.
  const parsed = new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

  // The text of one data script. Kept: a second worker needs the engine's again.
  async function data(name) {
    if (PARTS.build.oneFile) {
      await parsed;
      const block = document.getElementById(`data-${name}`);
      if (!block) throw new Error(`this page was built without ${name}`);
      return block.textContent;
    }
    if (!stored.has(name)) await load(`${name}.data.js`);
    return stored.get(name);
  }

  function startWorker() {
    const source = URL.createObjectURL(new Blob([PARTS.worker], { type: 'text/javascript' }));
    const worker = new Worker(source, { name: 'rasid' });
    URL.revokeObjectURL(source);
    data('engine').then((wasm) => worker.postMessage({ wasm }), (error) => worker.postMessage({ missing: String(error) }));
    return worker;
  }

  let map;
  function basemap() {
    map ??= (async () => {
      if (!PARTS.build.map) throw new Error('this page was built without a base map');
      await load('map.js');
      return unpack(await data('map'));
    })();
    return map;
  }

  const figures = () => load('figures.js');

  function stop(error) {
    console.error(error);
    const say = (lang, text) => {
      const p = document.createElement('p');
      p.lang = lang;
      p.dir = lang === 'ar' ? 'rtl' : 'ltr';
      p.textContent = text;
      return p;
    };
    const alert = document.createElement('main');
    alert.className = 'boot';
    alert.setAttribute('role', 'alert');
    alert.append(
      say('ar', 'تعذّر تشغيل الصفحة. أعد تحميلها، أو افتحها بمتصفح أحدث (كروم أو فايرفوكس أو سفاري من سنة 2023 فما بعد).'),
      say('en', 'The page could not start. Reload it, or open it in a newer browser (Chrome, Firefox or Safari of 2023 or later).'));
    document.getElementById('app').replaceChildren(alert);
  }

  async function start() {
    try {
      const module = await WebAssembly.compile(await unpack(await data('page')));
      await parsed;
      document.getElementById('app').replaceChildren();
      await rasidPage({ module_or_path: module });
    } catch (error) {
      await parsed;
      stop(error);
    }
  }

  window.RASID = { build: PARTS.build, licences: PARTS.licences, startWorker, basemap, figures, violations };
  start();

  // Offline: only where there is a server to be without.
  if (!PARTS.build.oneFile && location.protocol.startsWith('http') && 'serviceWorker' in navigator) {
    window.addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(() => {}));
  }
})();
