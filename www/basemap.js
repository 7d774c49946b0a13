// The map under the incidents: one Leaflet layer, drawn from bytes that are already in memory.
//
//   const layer = rasidBasemap(bytes, { theme: 'light', lang: 'ar' })   // bytes: www/map/base.pmtiles whole, as ArrayBuffer or Uint8Array
//   layer.addTo(map)                                              // a change of theme or language: another layer instead
//
// Never give the layer a URL: the library would then fetch one piece for each area viewed, and so tell the host what is being read about.
// Needs, loaded before as classic scripts: leaflet (global L), pmtiles (global pmtiles), protomaps-leaflet (global protomapsL).
// Left out: roads, relief, streets. Nobody publishes them in a package; the page says «خريطة مبسّطة» instead.
// How the file is made, what is in it and why names stand as they do: map/recipe/README.md, map/EDITORIAL.md.
(function () {
  'use strict'

  const FONT = '"IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif'
  const REGION_FROM = 6 // below this zoom the world's tiles are drawn, from it on the region's own, finer ones
  const DEEPEST = { world: 4, region: 7 } // tiles of the file; Leaflet's zooms are one more, since a tile covers 512 pixels
  const CREDIT = 'Natural Earth · GeoNames · © OpenStreetMap · GSHHG · OCHA, geoBoundaries'

  // Which lines a person asked for; kept here, because the layer is made anew with every change of theme or language.
  const lines = { governorates: true, districts: false }

  const THEMES = {
    light: {
      sea: '#d3dfe5', land: '#f5f4f0', water: '#c7d8e1', river: '#a3c1d1', border: '#8e8496', governorate: '#bdb4c2',
      country: '#5d5266', town: '#34383d', village: '#565b61', area: '#94899c', name: '#4d7f9b', halo: '#fbfaf8', dot: '#ffffff', ring: '#6a6f75'
    },
    dark: {
      sea: '#11171c', land: '#1f2429', water: '#1a2b36', river: '#365667', border: '#766b82', governorate: '#4b4653',
      country: '#a99db5', town: '#d3d6da', village: '#a4a9af', area: '#8a8194', name: '#6d9fba', halo: '#171b1f', dot: '#1f2429', ring: '#9a9fa5'
    }
  }

  function rasidBasemap (bytes, options = {}) {
    const theme = THEMES[options.theme] || THEMES.light
    const lang = options.lang || 'ar'
    const file = new pmtiles.PMTiles(fromMemory(bytes))
    const layer = protomapsL.leafletLayer({
      sources: { world: { url: file, maxDataZoom: DEEPEST.world }, region: { url: file, maxDataZoom: DEEPEST.region } },
      paintRules: paintRules(theme), labelRules: labelRules(theme, lang), backgroundColor: theme.sea, lang,
      // A canvas doesn't wait for a web font by itself: the first labels would be drawn in another face.
      tasks: ['400', '600'].map(weight => document.fonts.load(`${weight} 13px ${FONT}`, 'حلب Aleppo')),
      attribution: CREDIT, noWrap: true, maxZoom: 18, devicePixelRatio: rasidFine()
    })

    // In a right-to-left page a canvas inherits the direction, and text would grow to the wrong side of its point.
    const createTile = layer.createTile
    layer.createTile = function (...call) {
      const tile = createTile.apply(this, call)
      tile.dir = 'ltr'
      return tile
    }

    layer.colours = theme
    // The panel of layers comes and goes with the map under it, in the same language and theme.
    layer.on('add', () => rasidLayers(layer._map, layer, lines, options))
    return layer
  }

  function fromMemory (bytes) {
    const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
    return { getKey: () => 'base', getBytes: async (offset, length) => ({ data: all.slice(offset, offset + length).buffer }) }
  }

  // Later rules lie over earlier ones.
  function paintRules (theme) {
    const { PolygonSymbolizer, LineSymbolizer } = protomapsL
    const fill = color => new PolygonSymbolizer({ fill: color })
    const line = (color, width, dash) => new LineSymbolizer({ color, width, dash, lineJoin: 'round' })
    const disputed = (zoom, feature) => feature.props.d === 1
    const settled = (zoom, feature) => feature.props.d !== 1
    // Where districts are drawn (k = 2), the governorates' lines come with them, from the same survey.
    const governorate = (zoom, { props }) => lines.governorates && !(lines.districts && props.k === 2)
    const shapes = [
      { dataLayer: 'earth', symbolizer: fill(theme.land) },
      { dataLayer: 'rivers', symbolizer: line(theme.river, between(3, 0.5, 6, 1)), filter: (zoom, { props }) => props.r <= zoom + 2 },
      { dataLayer: 'rivers', symbolizer: line(theme.river, between(6, 1.1, 11, 3.2)), filter: (zoom, { props }) => props.l <= 1 },
      { dataLayer: 'rivers', symbolizer: line(theme.river, between(6, 0.6, 11, 1.6)), filter: (zoom, { props }) => props.l > 1 && (props.l < 3 || zoom > 6) },
      { dataLayer: 'water', symbolizer: fill(theme.water) },
      { dataLayer: 'admin1', symbolizer: line(theme.governorate, between(6, 0.7, 10, 1.2), [4, 3]), filter: governorate },
      { dataLayer: 'admin0', symbolizer: line(theme.border, between(2, 0.6, 8, 1.7)), filter: settled },
      { dataLayer: 'admin0', symbolizer: line(theme.border, between(2, 0.6, 8, 1.7), [5, 4]), filter: disputed }
    ]
    return [
      ...shapes.map(rule => ({ ...rule, dataSource: 'world' })),
      // The region's rectangle as sea hides the coarse coast of the world's tiles under the fine one.
      { dataSource: 'region', dataLayer: 'frame', minzoom: REGION_FROM, symbolizer: fill(theme.sea) },
      ...shapes.map(rule => ({ ...rule, dataSource: 'region', minzoom: REGION_FROM }))
    ]
  }

  // Earlier rules win where two labels would collide.
  function labelRules (theme, lang) {
    const { CenteredTextSymbolizer, OffsetTextSymbolizer, CircleSymbolizer, GroupSymbolizer } = protomapsL
    const labelProps = lang === 'en' ? ['e', 'n'] : ['n']
    const text = (fill, font, more) => ({ labelProps, fill, stroke: theme.halo, width: 1.6, lineHeight: 1.35, font, ...more })
    const towns = (from, to, minzoom, size, weight, color) => ({
      dataLayer: 'places', minzoom, filter: (zoom, { props }) => props.r >= from * 10 && props.r < to * 10 + 10, sort: (a, b) => a.r - b.r,
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: to <= 4 ? 2.6 : to <= 7 ? 2.1 : 1.6, fill: theme.dot, stroke: theme.ring, width: 1.1 }),
        new OffsetTextSymbolizer(text(color, `${weight} ${size}px ${FONT}`, { offsetX: 5, offsetY: 4, maxLineChars: 40 }))
      ])
    })
    const shown = (zoom, { props }) => zoom >= props.z && zoom <= (props.l || 7)
    const rules = [
      { dataLayer: 'clabel', maxzoom: 7, filter: shown, sort: (a, b) => a.z - b.z, symbolizer: new CenteredTextSymbolizer(text(theme.country, zoom => `600 ${between(4, 11, 6, 16)(zoom)}px ${FONT}`)) },
      towns(2, 3, 4, 13.5, 600, theme.town),
      towns(4, 4, 5, 13.5, 600, theme.town),
      towns(5, 5, 6, 13, 600, theme.town),
      towns(6, 6, 6, 13, 600, theme.town),
      towns(7, 7, 7, 12.5, 400, theme.town),
      { dataLayer: 'wlabel', filter: shown, symbolizer: new Along(text(theme.name, zoom => `400 ${between(4, 11, 8, 13)(zoom)}px ${FONT}`)) },
      towns(8, 8, 8, 12, 400, theme.village),
      { dataLayer: 'a1label', minzoom: 6, maxzoom: 9, symbolizer: new CenteredTextSymbolizer(text(theme.area, `400 12.5px ${FONT}`)) },
      towns(9, 9, 9, 11.5, 400, theme.village)
    ]
    return rules.flatMap(rule => [
      { ...rule, dataSource: 'world', filter: (zoom, feature) => (zoom < REGION_FROM || feature.props.m !== 1) && (!rule.filter || rule.filter(zoom, feature)) },
      { ...rule, dataSource: 'region', minzoom: Math.max(REGION_FROM, rule.minzoom || 0) }
    ])
  }

  // A label turned by its own angle: a river's name follows the river.
  class Along {
    constructor (text) { this.text = new protomapsL.CenteredTextSymbolizer(text) }

    place (layout, geometry, feature) {
      const placed = this.text.place(layout, geometry, feature)
      const angle = (feature.props.a || 0) * Math.PI / 180
      if (!placed || !angle) return placed
      const [{ anchor, bboxes: [box], draw }] = placed
      const [width, height] = [(box.maxX - box.minX) / 2, (box.maxY - box.minY) / 2]
      const x = width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle))
      const y = width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle))
      const turned = canvas => { canvas.rotate(angle); canvas.translate(0, -height - 3); draw(canvas) }
      return [{ anchor, bboxes: [{ minX: anchor.x - x, maxX: anchor.x + x, minY: anchor.y - y, maxY: anchor.y + y }], draw: turned }]
    }
  }

  function between (fromZoom, from, toZoom, to) {
    return zoom => from + (to - from) * Math.min(1, Math.max(0, (zoom - fromZoom) / (toZoom - fromZoom)))
  }

  window.rasidBasemap = rasidBasemap
})()
