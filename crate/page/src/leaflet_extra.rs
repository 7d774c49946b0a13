//! What the `leaflet` crate lacks or gets wrong, declared by hand: `map.rs` alone uses it.
//!
//! `L.divIcon` (the crate's constructor builds an `L.Icon`, which throws), cluster groups, and the base map of `basemap.js`.
//! `L.geoJSON` is not declared, as nothing here draws GeoJSON yet.

use js_sys::{Object, Promise, Reflect};
use leaflet::{FeatureGroup, Icon};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// <https://leafletjs.com/reference.html#divicon>; `html` may be an element.
    #[wasm_bindgen(js_namespace = L, js_name = divIcon)]
    pub fn div_icon(options: &JsValue) -> Icon;

    #[derive(Clone, Debug)]
    #[wasm_bindgen(extends = FeatureGroup)]
    pub type ClusterGroup;

    #[wasm_bindgen(js_namespace = L, js_name = markerClusterGroup, catch)]
    pub fn marker_cluster_group(options: &JsValue) -> Result<ClusterGroup, JsValue>;

    /// One cluster, as its icon function gets it.
    #[derive(Clone, Debug)]
    pub type Cluster;

    #[wasm_bindgen(method, js_name = getChildCount)]
    pub fn child_count(this: &Cluster) -> u32;

    /// A marker's box on the page, while it is on the map.
    #[derive(Clone, Debug)]
    pub type Drawn;

    #[wasm_bindgen(method, js_name = getElement)]
    pub fn element(this: &Drawn) -> Option<HtmlElement>;

    #[wasm_bindgen(method, js_name = getBounds)]
    pub fn bounds(this: &Drawn) -> leaflet::LatLngBounds;

    #[wasm_bindgen(js_namespace = RASID, js_name = basemap, catch)]
    pub fn base_map_bytes() -> Result<Promise, JsValue>;

    /// From `areas.js`, there once the base map is: rings of the outline of a province or district by its gazetteer id, or undefined.
    #[wasm_bindgen(js_name = rasidOutline, catch)]
    pub fn outline(id: &str) -> Result<JsValue, JsValue>;

    /// <https://leafletjs.com/reference.html#polygon>; the crate's takes one ring only.
    #[wasm_bindgen(js_namespace = L, js_name = polygon)]
    pub fn polygon(rings: &JsValue, options: &JsValue) -> leaflet::Layer;

    /// From `picture.js`, there once the base map is: an SVG of what the map shows, its width and its height.
    #[wasm_bindgen(js_name = rasidPicture, catch)]
    pub fn picture(host: &HtmlElement, options: &JsValue) -> Result<js_sys::Array, JsValue>;

    /// From `basemap.js`, there once the bytes are: a layer, or a promise of one.
    #[wasm_bindgen(js_name = rasidBasemap, catch)]
    pub fn base_map_layer(bytes: &JsValue, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// An options object.
pub fn options(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
