// Areas on the map: the outline within which an incident may lie, and the lines of districts as a layer of their own.
//
//   rasidOutline('ne:SY-HL')      rings of [lat, lon] of what a gazetteer id means, or undefined; so that a district or a province is never a bare dot
//   rasidDistrictLines(colours)   a Leaflet layer, to be put over the base map
//
// Provinces come from map/outlines.js, districts and the provinces that it lacks from map/districts.js: arcs in Google's polyline encoding at
// three decimals, each shared by its neighbours, so that a line is drawn once. Left out: names; the towns of the base map are names enough.
(function () {
  'use strict'

  const FROM = { governorates: 6, districts: 7 } // below these zooms the lines would be a grey cloth

  function decoded (text) {
    const points = []
    let [at, lat, lon] = [0, 0, 0]
    const number = () => {
      let [value, shift, part] = [0, 0, 0]
      do {
        part = text.charCodeAt(at++) - 63
        value |= (part & 31) << shift
        shift += 5
      } while (part >= 32)
      return value & 1 ? ~(value >> 1) : value >> 1
    }
    while (at < text.length) {
      lat += number()
      lon += number()
      points.push([lat / 1000, lon / 1000])
    }
    return points
  }

  // Unpacked when first asked for: most pages never ask.
  let sheet
  function districts () {
    sheet ??= (({ lines, arcs, shapes, of }) => ({
      lines,
      arcs: arcs.split(' ').map(decoded),
      shapes: shapes.split(' ').map(shape => shape.split(/[,;]/).filter(Boolean).map(Number)),
      of: new Map(of.split(' ').map(row => row.split('=')))
    }))(window.rasidDistricts)
    return sheet
  }

  function rasidOutline (id) {
    const province = id.startsWith('ne:') && window.rasidOutlines[id.slice(3)]
    if (province) return province.split(' ').map(decoded)
    const those = districts().of.get(id)
    return those && rings(those.split(',').map(n => sheet.shapes[n]))
  }

  // Several districts as one area: an arc between two of them is inside and falls away; the others are joined end to end.
  function rings (shapes) {
    const outer = new Map()
    for (const arc of shapes.flat()) if (!outer.delete(~arc)) outer.set(arc, sheet.arcs[arc < 0 ? ~arc : arc])
    const ends = new Map()
    for (const [n, points] of outer) {
      const line = n < 0 ? [...points].reverse() : points
      const key = String(line[0])
      ends.set(key, [...(ends.get(key) ?? []), line])
    }
    const out = []
    for (const begin of ends.keys()) {
      for (let line; (line = ends.get(begin)?.pop());) {
        const ring = [...line]
        for (let next; String(ring.at(-1)) !== begin && (next = ends.get(String(ring.at(-1)))?.pop());) ring.push(...next.slice(1))
        out.push(ring)
      }
    }
    return out
  }

  function rasidDistrictLines (colours) {
    const project = ([lat, lon]) => {
      const sine = Math.sin(lat * Math.PI / 180)
      return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
    }
    const { arcs, lines: [governorates, inner] } = districts()
    const drawn = arcs.slice(0, governorates + inner).map((arc, n) => {
      const points = arc.map(project)
      const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])]
      return { points, large: n < governorates, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] }
    })
    const Lines = L.GridLayer.extend({
      createTile ({ x, y, z }) {
        const tile = document.createElement('canvas')
        const size = 256 * rasidFine()
        tile.width = tile.height = size
        const brush = tile.getContext('2d')
        const side = 2 ** -z
        const [west, north, margin] = [x * side, y * side, side / 64]
        const near = ({ box }) => box[0] < west + side + margin && box[2] > west - margin && box[1] < north + side + margin && box[3] > north - margin
        const stroke = (large, colour, width, dash) => {
          brush.beginPath()
          for (const { points } of drawn.filter(line => line.large === large && near(line))) {
            points.forEach(([px, py], i) => brush[i ? 'lineTo' : 'moveTo']((px - west) / side * size, (py - north) / side * size))
          }
          Object.assign(brush, { strokeStyle: colour, lineWidth: width * size / 256, lineJoin: 'round' })
          brush.setLineDash(dash.map(length => length * size / 256))
          brush.stroke()
        }
        if (z >= FROM.districts) stroke(false, colours.area, 0.9, [1.5, 2.5])
        stroke(true, colours.border, 1, [4, 3])
        return tile
      }
    })
    return new Lines({ minZoom: FROM.governorates, maxZoom: 18, zIndex: 3, noWrap: true, className: 'district-lines' })
  }

  // Pixels of a tile for one of the screen: at least two, because a picture for print takes the tiles as they are.
  window.rasidFine = () => Math.max(2, window.devicePixelRatio)
  window.rasidOutline = rasidOutline
  window.rasidDistrictLines = rasidDistrictLines
})()
