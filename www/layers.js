// The panel of layers: lines on demand, a person's own file of streets, the note on names, the way to the page with tiles from the network.
//
//   rasidLayers(map, base, lines, { theme, lang })      called when a base map is put under the incidents, instead of the former panel
//
// Nothing here asks the network for anything: a file of streets (.pmtiles) is read from the disk, piece by piece, and forgotten with the page.
(function () {
  'use strict'

  const DEEPEST = { base: 13, streets: 18 }
  const TEXT = {
    ar: {
      layers: 'طبقات الخريطة', governorates: 'حدود المحافظات', districts: 'حدود الأقضية والنواحي والمديريات',
      where: 'سوريا والعراق ولبنان والأردن واليمن والسودان وجنوب السودان ومصر والصومال وفلسطين، ابتداءً من درجة التكبير 7. خطوط تقريبية من OCHA وgeoBoundaries.',
      streets: 'شوارع من ملف على جهازك (‎.pmtiles)', remove: 'أزل الشوارع',
      private: 'يُقرأ الملف من القرص داخل الصفحة، ولا يُرسل ولا يُحفظ.', broken: 'تعذّرت قراءة «{name}»: ليس ملف PMTiles سليمًا.',
      foreign: 'الملف «{name}» لا يحوي خريطة تُرسم (متجهات أو صورًا).', names: 'عن الأسماء والحدود',
      title: 'عنوان الصورة للنشر', titleHint: 'عنوان المقال، إن تُرك فارغًا',
      online: 'خريطة من الإنترنت، في صفحة منفصلة', leaks: 'تُخبر خادمًا غريبًا بالموضع الذي تنظر إليه؛ تشرح ذلك قبل أن تطلب شيئًا.'
    },
    en: {
      layers: 'Layers of the map', governorates: 'Governorate lines', districts: 'District lines',
      where: 'Syria, Iraq, Lebanon, Jordan, Yemen, Sudan, South Sudan, Egypt, Somalia and Palestine, from zoom 7 on. Approximate lines by OCHA and geoBoundaries.',
      streets: 'Streets from a file of yours (.pmtiles)', remove: 'Remove the streets',
      private: 'The file is read from the disk inside the page; it is neither sent nor kept.', broken: '“{name}” could not be read: it is no sound PMTiles file.',
      foreign: '“{name}” holds no map that can be drawn (vectors or pictures).', names: 'On names and borders',
      title: 'Title of the picture', titleHint: 'the article’s, if left empty',
      online: 'A map from the network, on a page of its own', leaks: 'It tells a stranger’s server which area you look at; it says so before it asks for anything.'
    }
  }

  // A sheet made by script is not bound by `style-src`, which forbids styles in markup.
  const style = new CSSStyleSheet()
  style.replaceSync(window.rasidLayersStyle)
  document.adoptedStyleSheets.push(style)

  // What outlives a change of theme or language.
  let streets
  let title = ''
  let open = false
  let panel

  function rasidLayers (map, base, lines, { theme, lang }) {
    const here = { map, base, lines, theme, lang, text: TEXT[lang] ?? TEXT.ar, shown: [] }
    panel?.remove()
    panel = L.control({ position: lang === 'en' ? 'topright' : 'topleft' })
    panel.onAdd = () => build(here)
    panel.onRemove = () => here.shown.forEach(layer => layer.remove())
    panel.addTo(map)
    draw(here)
  }

  // All anew each time: what comes later lies above, on the screen and in a picture for print.
  function draw (here) {
    const { map, base, lines, theme, lang } = here
    here.shown.forEach(layer => layer.remove())
    here.shown = []
    if (streets) here.shown.push(streetLayer(streets, theme, lang).addTo(map))
    if (lines.districts) here.shown.push(rasidDistrictLines(base.colours).addTo(map))
    map.setMaxZoom(streets ? DEEPEST.streets : DEEPEST.base)
    base.options.attribution = [base.credit ??= base.options.attribution, streets?.credit].filter(Boolean).join(' · ')
  }

  function build (here) {
    const { text, lang } = here
    const box = element('div', { className: 'map-layers', lang, dir: lang === 'en' ? 'ltr' : 'rtl' })
    L.DomEvent.disableClickPropagation(box)
    L.DomEvent.disableScrollPropagation(box)
    const sheet = element('div', { className: 'layer-sheet', id: 'layer-sheet' })
    const button = element('button', { type: 'button', className: 'layer-button', textContent: '≣', title: text.layers }, 'layers')
    button.setAttribute('aria-label', text.layers)
    button.setAttribute('aria-controls', sheet.id)
    const unfold = (wanted) => {
      open = wanted
      sheet.hidden = !open
      button.setAttribute('aria-expanded', String(open))
    }
    unfold(open)
    button.onclick = () => unfold(!open)
    // The map's own keys (arrows, plus) and the page's (j, k, a …) are not meant for what stands in the panel.
    box.onkeydown = (event) => {
      event.stopPropagation()
      if (event.key === 'Escape' && open) { unfold(false); button.focus() }
    }
    sheet.append(check(here, 'governorates'), check(here, 'districts'), element('p', { className: 'hint', textContent: text.where }),
      pictureTitle(text), streetChoice(here), note(text.names, lang), ...away(text))
    box.append(button, sheet)
    return box
  }

  function check (here, name) {
    const box = element('input', { type: 'checkbox', checked: here.lines[name] }, `lines-${name}`)
    box.onchange = () => { here.lines[name] = box.checked; draw(here); here.base.rerenderTiles() }
    const row = element('label')
    row.append(box, ' ', here.text[name])
    return row
  }

  function pictureTitle (text) {
    const field = element('input', { type: 'text', id: 'picture-title', value: title, placeholder: text.titleHint, dir: 'auto', autocomplete: 'off' }, 'picture-title')
    field.oninput = () => { title = field.value }
    const part = element('div')
    part.append(element('label', { htmlFor: field.id, textContent: text.title }), field)
    return part
  }

  function streetChoice (here) {
    const { map, text } = here
    const said = element('p', { className: 'hint', role: 'status' }, 'streets-said')
    const file = element('input', { type: 'file', accept: '.pmtiles', id: 'streets-file' }, 'streets-file')
    const gone = element('button', { type: 'button', className: 'link', textContent: text.remove }, 'streets-remove')
    // Names of files are foreign text in a sentence of ours: isolated, so that their direction stays their own.
    const isolated = name => `\u2068${name}\u2069`
    const tell = (line) => { said.textContent = line; gone.hidden = !streets }
    tell(streets ? isolated(streets.name) : text.private)
    file.onchange = async () => {
      const [chosen] = file.files
      if (!chosen) return
      const read = await readStreets(chosen)
      if (read.trouble) return tell(text[read.trouble].replace('{name}', () => isolated(chosen.name)))
      streets = read
      draw(here)
      map.fitBounds(streets.bounds, { animate: false, maxZoom: Math.max(map.getZoom(), streets.header.minZoom) })
      tell(isolated(chosen.name))
    }
    gone.onclick = () => { streets = undefined; file.value = ''; draw(here); tell(text.private); file.focus() }
    const part = element('div')
    part.append(element('label', { htmlFor: file.id, textContent: text.streets }), file, said, gone)
    return part
  }

  async function readStreets (file) {
    try {
      const archive = new pmtiles.PMTiles(new pmtiles.FileSource(file))
      const header = await archive.getHeader()
      if (header.tileType < 1 || header.tileType > 5) return { trouble: 'foreign' }
      const { attribution = '' } = (await archive.getMetadata().catch(() => undefined)) ?? {}
      // Credits come as HTML, and from a file that anyone may have written: only its words are taken.
      const credit = new DOMParser().parseFromString(String(attribution), 'text/html').body.textContent.trim().slice(0, 200)
      const bounds = [[header.minLat, header.minLon], [header.maxLat, header.maxLon]]
      return { archive, header, bounds, credit, name: file.name }
    } catch {
      return { trouble: 'broken' }
    }
  }

  // Tiles beyond the file's own area are not drawn at all: the base map stays there.
  function streetLayer ({ archive, header, bounds, credit }, theme, lang) {
    const common = { bounds, attribution: credit, zIndex: 2, maxZoom: DEEPEST.streets, noWrap: true, devicePixelRatio: rasidFine() }
    if (header.tileType !== 1) return pmtiles.leafletRasterLayer(archive, { ...common, minNativeZoom: header.minZoom, maxNativeZoom: header.maxZoom })
    const layer = protomapsL.leafletLayer({ ...common, url: archive, maxDataZoom: header.maxZoom, flavor: theme === 'dark' ? 'dark' : 'light', lang })
    const createTile = layer.createTile
    layer.createTile = function (...call) { return Object.assign(createTile.apply(this, call), { dir: 'ltr' }) }
    return layer
  }

  // map/EDITORIAL.md, as text: Arabic above the line of dashes, English below it.
  function note (title, lang) {
    const part = element('details', { className: 'layer-note' }, 'names-note')
    part.append(element('summary', { textContent: title }))
    const [arabic, english] = window.rasidEditorial.split(/\n---\n/)
    for (const line of (lang === 'en' ? english : arabic).split('\n').filter(line => line.trim() && !line.startsWith('#'))) {
      const p = element('p')
      line.replace(/^- /, '').replaceAll('`', '').split('**').forEach((piece, i) => p.append(i % 2 ? element('strong', { textContent: piece }) : piece))
      part.append(p)
    }
    return part
  }

  // A plain link: no address, no place, no choice goes with it. The one-file page has no page beside it.
  function away (text) {
    if (window.RASID.build.oneFile) return []
    const link = element('a', { href: 'online.html', target: '_blank', rel: 'noopener noreferrer', textContent: text.online }, 'online')
    const p = element('p')
    p.append(link)
    return [p, element('p', { className: 'hint', textContent: text.leaks })]
  }

  function element (name, properties = {}, testid) {
    const made = Object.assign(document.createElement(name), properties)
    if (testid) made.dataset.testid = testid
    return made
  }

  window.rasidLayers = rasidLayers
})()
