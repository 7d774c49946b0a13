// Offline: keeps this build's own files and answers for them from its store alone. It asks the network for nothing but FILES, once.
// A new build waits until the last tab of the old one is closed, so that two builds are never mixed.
const BUILD = '__BUILD__';
const FILES = [__FILES__];
const here = (file) => new URL(file, self.registration.scope).href;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(here(file), { cache: 'no-cache' }));
  event.waitUntil(caches.open(BUILD).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== BUILD).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old));
});

self.addEventListener('fetch', (event) => {
  const asked = event.request.url.split(/[?#]/)[0];
  const file = asked === here('./') ? here('index.html') : asked;
  if (!FILES.map(here).includes(file)) return;
  event.respondWith(caches.open(BUILD).then((cache) => cache.match(file)).then((kept) => kept ?? Response.error()));
});
