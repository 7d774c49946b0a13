// Work kept on this device, in the browser's own store and nowhere else; only after the person asked for it.
// The mark in localStorage says that something is kept, so that nothing at all is opened or made before.
(() => {
  'use strict';
  const MARK = 'rasid-keep';

  function store(mode, act) {
    return new Promise((done, fail) => {
      const asked = indexedDB.open('rasid', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('work');
      asked.onerror = () => fail(asked.error);
      asked.onsuccess = () => {
        const base = asked.result;
        const deal = base.transaction('work', mode);
        const result = act(deal.objectStore('work'));
        deal.oncomplete = () => { base.close(); done(result.result); };
        deal.onerror = deal.onabort = () => { base.close(); fail(deal.error); };
      };
    });
  }

  window.RASID_KEEP = {
    isKept() {
      try { return localStorage.getItem(MARK) !== null; } catch { return false; }
    },
    async put(name, value) {
      localStorage.setItem(MARK, '1');
      await store('readwrite', (work) => work.put(value, name));
    },
    get: (name) => store('readonly', (work) => work.get(name)),
    async forget() {
      localStorage.removeItem(MARK);
      await store('readwrite', (work) => work.clear());
      indexedDB.deleteDatabase('rasid');
    },
  };
})();
