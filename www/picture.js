// A picture of the map for print, as it stands on the screen: base map, lines and streets, areas, markers and clusters, with key, scale, title and credits.
//
//   rasidPicture(box, { title, credit, rtl, font })  →  [svg, width, height]     box: the element of Leaflet's map
//
// Everything is taken from what is drawn, so that the picture cannot say something else than the screen. Built as nodes, never from text: titles come
// from articles. Left out: where the map is hidden by a panel the picture shows the map.
(function () {
  'use strict'

  const SVG = 'http://www.w3.org/2000/svg'
  const [HEAD, LINE, COLUMN, FINE] = [44, 22, 170, 2] // FINE: pixels of the picture for one of the screen

  function rasidPicture (box, { title, credit, rtl, font }) {
    const [width, height] = [box.clientWidth, box.clientHeight]
    const page = getComputedStyle(document.documentElement)
    const [ink, paper] = ['--ink', '--sheet'].map(name => page.getPropertyValue(name).trim())
    const pane = box.closest('section')
    const key = [...pane.querySelectorAll('.map-key li')]
    const perLine = Math.max(1, Math.floor((width - 20) / COLUMN))
    const top = HEAD + height + 14
    const foot = top + Math.ceil(key.length / perLine) * LINE + 12
    const tall = foot + LINE - 4
    const along = x => rtl ? width - x : x

    const svg = node('svg', { width, height: tall, viewBox: `0 0 ${width} ${tall}`, 'font-family': font, direction: rtl ? 'rtl' : 'ltr' })
    svg.append(node('rect', { width, height: tall, fill: paper }))
    svg.append(words(heading(title), { x: along(12), y: 29, 'font-size': 18, 'font-weight': 600, fill: ink }))
    const map = node('svg', { y: HEAD, width, height, viewBox: `0 0 ${width} ${height}` })
    map.append(node('image', { width, height, href: tiles(box, width, height) }), ...areas(box), ...markers(box, ink), ...clusters(box, ink, paper))
    svg.append(map)

    key.forEach((row, i) => {
      const [x, y] = [22 + (i % perLine) * COLUMN, top + Math.floor(i / perLine) * LINE]
      svg.append(shape(row.querySelector('svg'), along(x) - 8, y - 8, 16), words(row.textContent.trim(), { x: along(x + 14), y: y + 4.5, 'font-size': 13, fill: ink }))
    })
    svg.append(words(credit, { x: along(width - 12), y: foot, 'font-size': 11, fill: ink, 'fill-opacity': 0.75, direction: 'ltr', 'text-anchor': rtl ? 'start' : 'end' }))
    svg.append(...scale(pane.querySelector('.map-scale'), along, foot, rtl, ink))
    return [new XMLSerializer().serializeToString(svg), width, tall]
  }

  // What a person typed in the panel of layers goes before the article's title. XML knows no control characters.
  const heading = title => (document.getElementById('picture-title')?.value.trim() || title).replace(/\p{Cc}/gu, ' ')

  // In the order of the page, which `layers.js` keeps to that of the layers; a file of streets may bring pictures instead of canvases.
  function tiles (box, width, height) {
    const sheet = Object.assign(document.createElement('canvas'), { width: width * FINE, height: height * FINE })
    const brush = sheet.getContext('2d')
    brush.scale(FINE, FINE)
    for (const tile of box.querySelectorAll('.leaflet-tile-pane :is(canvas, img)')) {
      const { x, y, width, height } = within(box, tile)
      brush.drawImage(tile, x, y, width, height)
    }
    return sheet.toDataURL()
  }

  function areas (box) {
    const frame = box.getBoundingClientRect()
    return [...box.querySelectorAll('path.doubt')].map(path => {
      const { e, f } = path.getScreenCTM()
      const { fill, stroke, fillOpacity, strokeOpacity, strokeWidth, strokeDasharray } = getComputedStyle(path)
      return node('path', {
        d: path.getAttribute('d'), transform: `translate(${round(e - frame.x)} ${round(f - frame.y)})`, fill, stroke, 'fill-opacity': fillOpacity,
        'stroke-opacity': strokeOpacity, 'stroke-width': strokeWidth, 'stroke-dasharray': strokeDasharray
      })
    })
  }

  // Those that stand beside their point, because others share it, are tied to it by a line.
  function markers (box, ink) {
    const ground = within(box, box.querySelector('.leaflet-map-pane'))
    return [...box.querySelectorAll('.pin')].flatMap(pin => {
      const { x, y, width, height } = within(box, pin.querySelector('.rasid-marker'))
      const at = L.DomUtil.getPosition(pin)
      const [px, py, cx, cy] = [ground.x + at.x, ground.y + at.y, x + width / 2, y + height / 2].map(round)
      const leg = Math.hypot(px - cx, py - cy) < 2 ? [] : [node('path', { d: `M${px} ${py}L${cx} ${cy}`, stroke: ink, 'stroke-opacity': 0.5 })]
      return [...leg, shape(pin.querySelector('svg'), x, y, width)]
    })
  }

  function clusters (box, ink, paper) {
    return [...box.querySelectorAll('.pin-cluster')].flatMap(one => {
      const { x, y, width, height } = within(box, one)
      const [cx, cy] = [x + width / 2, y + height / 2].map(round)
      return [node('circle', { cx, cy, r: width / 2 - 1, fill: paper, stroke: getComputedStyle(one).borderTopColor, 'stroke-width': 2.5 }),
        words(one.textContent, { x: cx, y: cy + 5, 'font-size': 15, 'font-weight': 600, 'text-anchor': 'middle', fill: ink })]
    })
  }

  // A marker's or the key's shape, in the colours that the page gives it.
  function shape (source, x, y, size) {
    const group = node('g', { transform: `translate(${round(x)} ${round(y)}) scale(${round(size / 24, 3)})` })
    for (const path of source.querySelectorAll('path')) {
      const { fill, stroke, strokeWidth, strokeLinecap, strokeDasharray } = getComputedStyle(path)
      group.append(node('path', {
        d: path.getAttribute('d'), fill, stroke, 'stroke-width': strokeWidth, 'stroke-linecap': strokeLinecap, 'stroke-dasharray': strokeDasharray
      }))
    }
    return group
  }

  function scale (bar, along, y, rtl, ink) {
    if (!bar) return []
    const length = bar.getBoundingClientRect().width
    const x = round(along(12) - (rtl ? length : 0))
    return [node('path', { d: `M${x} ${y - 5}v5h${round(length)}v-5`, fill: 'none', stroke: ink }),
      words(bar.textContent, { x: round(x + length / 2), y: y - 8, 'font-size': 11, 'text-anchor': 'middle', fill: ink })]
  }

  function within (box, element) {
    const [frame, { x, y, width, height }] = [box.getBoundingClientRect(), element.getBoundingClientRect()]
    return { x: x - frame.x, y: y - frame.y, width, height }
  }

  function node (name, attributes) {
    const made = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    return made
  }

  const words = (text, attributes) => Object.assign(node('text', attributes), { textContent: text })
  const round = (value, places = 1) => Number(value.toFixed(places))

  window.rasidPicture = rasidPicture
})()
