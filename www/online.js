// The one page that asks the network for something: map pictures of OpenStreetMap, after a press, never before. Its policy allows that host and no other.
// It gets nothing from Rasid's page; what a person types or opens here is drawn in the browser and goes nowhere.
(() => {
  'use strict';
  const TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';
  const START = [[12, 30], [38, 50]];
  const find = (id) => document.getElementById(id);
  let map, drawn;

  find('begin').addEventListener('click', () => {
    find('warning').hidden = true;
    find('shown').hidden = false;
    // No place is asked for by opening: the first view is the whole region, whatever was being read about.
    map = L.map('map', { attributionControl: false }).fitBounds(START);
    L.tileLayer(TILES, { maxZoom: 19 }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    drawn = L.layerGroup().addTo(map);
    find('points').focus();
  });

  find('points').addEventListener('input', () => show(find('points').value.split('\n').map(typed).filter(Boolean)));

  find('file').addEventListener('change', async () => {
    const [file] = find('file').files;
    if (!file) return;
    try {
      const { features } = JSON.parse(await file.text());
      show(features.filter(({ geometry }) => geometry?.type === 'Point').map(({ geometry }) => geometry.coordinates).map(([lon, lat]) => on(lat, lon)).filter(Boolean));
    } catch {
      say('تعذّرت قراءة الملف: ليس GeoJSON.', 'The file could not be read: it is no GeoJSON.');
    }
  });

  function typed(line) {
    const numbers = line.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    return numbers.length === 2 && on(...numbers);
  }

  function on(lat, lon) {
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && [lat, lon];
  }

  function show(points) {
    drawn.clearLayers();
    for (const at of points) L.circleMarker(at, { radius: 7, className: 'online-point' }).addTo(drawn);
    if (points.length) map.fitBounds(points, { maxZoom: 14, padding: [40, 40], animate: false });
    say(`النقاط: ${points.length}`, `Points: ${points.length}`);
  }

  function say(arabic, english) {
    find('said').textContent = `\u2068${arabic}\u2069 · \u2068${english}\u2069`;
  }
})();
