// Dropped files, and those in dropped folders. Asked for while the drop lasts: afterwards the browser no longer tells.
(() => {
  'use strict';
  const wanted = (name) => !name.startsWith('.') && name !== 'Thumbs.db';
  const once = (ask) => new Promise((done, fail) => ask(done, fail));

  async function walk(entry, into) {
    if (!wanted(entry.name)) return;
    if (entry.isFile) return void into.push(await once((done, fail) => entry.file(done, fail)));
    const reader = entry.createReader();
    // A folder is told in parts; an empty part is the end.
    for (let part; (part = await once((done, fail) => reader.readEntries(done, fail))).length;) {
      for (const one of part) await walk(one, into);
    }
  }

  window.RASID_FILES = {
    dropped(data) {
      const files = [...data.files];
      const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(files);
      return (async () => {
        const into = [];
        for (const entry of entries) await walk(entry, into);
        return into;
      })();
    },
  };
})();
