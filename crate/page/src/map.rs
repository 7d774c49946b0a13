//! The map: the one file that names Leaflet. Points and circles come ready from `model::pins`; here they are only drawn.
//!
//! Text reaches the map as text nodes and titles, never as HTML: an article may contain anything.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Array, Promise};
use leaflet::{Circle, LatLng, LatLngBounds, Layer, LayerGroup, Map, MapOptions, Marker, MarkerOptions};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

use crate::{
    dom, icon,
    leaflet_extra::{self as extra, Cluster, ClusterGroup, Drawn, options},
    model::{picture::FONT, pins::Pin},
};

/// Syria and Iraq with their neighbours: what the page shows before there is anything to show.
const START: (f64, f64, f64) = (34.2, 40.0, 6.0);
const MAX_ZOOM: f64 = 13.0;
/// From here on markers stand alone; those of one place are fanned out.
const ALONE_FROM: f64 = 9.0;

/// A Leaflet map with our layers on it.
pub struct Board {
    map: Map,
    pins: ClusterGroup,
    doubts: LayerGroup,
    base: Option<Layer>,
    drawn: BTreeMap<String, Vec<DrawnPin>>,
    on_pick: Rc<dyn Fn(String)>,
    _on_move: Closure<dyn FnMut(JsValue)>,
    _on_click: Closure<dyn FnMut(leaflet::MouseEvent)>,
    /// Leaflet keeps references to these; they live as long as the map.
    _cluster_icon: Closure<dyn Fn(Cluster) -> JsValue>,
}

struct DrawnPin {
    marker: Marker,
    shape: Element,
    /// A circle, or the outline of a province or district.
    doubt: Layer,
    pin: Pin,
    main: bool,
    _on_click: Closure<dyn FnMut(JsValue)>,
}

impl Board {
    /// `on_pick` hears which incident was pressed, `on_press` where the map itself was, `on_move` that the view has changed.
    pub fn new(
        host: &HtmlElement,
        on_pick: impl Fn(String) + 'static,
        on_press: impl Fn(f64, f64) + 'static,
        on_move: impl Fn() + 'static,
    ) -> Result<Board, JsValue> {
        let still = dom::prefers("(prefers-reduced-motion: reduce)");
        let opts = MapOptions::new();
        opts.set_attribution_control(false);
        opts.set_zoom_control(false);
        opts.set_min_zoom(2.0);
        opts.set_max_zoom(MAX_ZOOM);
        opts.set_zoom_animation(!still);
        opts.set_fade_animation(!still);
        opts.set_world_copy_jump(true);
        let map = Map::new_with_element(host, &opts)?;
        map.set_view(&LatLng::new(START.0, START.1), START.2);
        let on_move = Closure::<dyn FnMut(JsValue)>::new(move |_| on_move());
        map.unchecked_ref::<leaflet::Evented>().on("moveend resize", on_move.as_ref());
        let on_click = Closure::<dyn FnMut(leaflet::MouseEvent)>::new(move |event: leaflet::MouseEvent| {
            let at = event.lat_lng();
            on_press(at.lat(), at.lng());
        });
        map.unchecked_ref::<leaflet::Evented>().on("click", on_click.as_ref());
        let cluster_icon =
            Closure::<dyn Fn(Cluster) -> JsValue>::new(|cluster: Cluster| cluster_icon(&cluster));
        let pins = extra::marker_cluster_group(&options(&[
            ("showCoverageOnHover", false.into()),
            ("maxClusterRadius", 34.into()),
            ("disableClusteringAtZoom", ALONE_FROM.into()),
            ("animate", (!still).into()),
            ("spiderLegPolylineOptions", options(&[("className", "spider-leg".into())])),
            ("iconCreateFunction", cluster_icon.as_ref().clone()),
        ]))?;
        let doubts = LayerGroup::new();
        doubts.add_to(&map);
        pins.add_to(&map);
        Ok(Board {
            map,
            pins,
            doubts,
            base: None,
            drawn: BTreeMap::new(),
            on_pick: Rc::new(on_pick),
            _on_move: on_move,
            _on_click: on_click,
            _cluster_icon: cluster_icon,
        })
    }

    /// Draws these points instead of the former ones.
    pub fn set_pins(&mut self, pins: &[Pin]) {
        self.pins.clear_layers();
        self.doubts.clear_layers();
        // zoomToShowLayer may still be waiting for the end of a flight to one of these; it asks for the marker's cluster,
        // which clear_layers has deleted, and Leaflet throws at every later move unless something stands in its place.
        for pin in self.drawn.values().flatten() {
            let _ = js_sys::Reflect::set(&pin.marker, &"__parent".into(), &js_sys::Object::new());
        }
        self.drawn.clear();
        for pin in pins {
            if let Some(drawn) = self.draw(pin) {
                self.drawn.entry(pin.incident.clone()).or_default().push(drawn);
            }
        }
    }

    /// Marks one incident as chosen; `go` brings it into view.
    pub fn choose(&self, incident: Option<&str>, go: bool) {
        for (id, pins) in &self.drawn {
            let chosen = incident == Some(id.as_str());
            for pin in pins {
                pin.show_chosen(chosen);
            }
        }
        let Some(main) =
            incident.and_then(|id| self.drawn.get(id)).and_then(|pins| pins.iter().find(|p| p.main))
        else {
            return;
        };
        if go && self.has_size() {
            self.go_to(&main.marker);
        }
    }

    /// Shows all points at once.
    pub fn fit(&self) {
        if !self.has_size() {
            return;
        }
        let corners: Array =
            self.drawn.values().flatten().map(|pin| JsValue::from(pin.marker.get_lat_lng())).collect();
        if corners.length() == 0 {
            self.map.set_view(&LatLng::new(START.0, START.1), START.2);
            return;
        }
        let bounds = LatLngBounds::new_from_list(&corners);
        // Wide enough that no point comes to lie under the buttons in the corner.
        let padding = Array::of2(&56.into(), &48.into());
        self.map.fit_bounds_with_options(
            &bounds,
            &options(&[("padding", padding.into()), ("maxZoom", 9.into()), ("animate", false.into())]),
        );
    }

    /// Brings one incident's points, with their circles, into view.
    pub fn fit_one(&self, incident: &str) {
        let Some(pins) = self.drawn.get(incident).filter(|_| self.has_size()) else { return };
        let bounds = LatLngBounds::new_from_list(&Array::new());
        for pin in pins {
            bounds.extend_with_bounds(&pin.doubt.unchecked_ref::<Drawn>().bounds());
        }
        let padding = Array::of2(&40.into(), &40.into());
        self.map.fit_bounds_with_options(
            &bounds,
            &options(&[("padding", padding.into()), ("maxZoom", 12.into()), ("animate", false.into())]),
        );
    }

    /// Metres on the ground for one pixel in the middle of the map.
    pub fn metres_per_pixel(&self) -> f64 {
        let (size, across) = (self.map.get_size(), 100.0);
        let point = |x: f64| self.map.container_point_to_lat_lng(&leaflet::Point::new(x, size.y() / 2.0));
        self.map.distance(&point(0.0), &point(across)) / across
    }

    /// What the map shows, as an SVG with key, scale, title and credits, and its size; none when something of it cannot be drawn.
    pub fn picture(&self, title: &str, brand: &str, rtl: bool) -> Option<(String, (f64, f64))> {
        let told = options(&[
            ("title", title.into()),
            ("credit", format!("{} · {brand}", self.credit()).into()),
            ("rtl", rtl.into()),
            ("font", FONT.into()),
        ]);
        let made = extra::picture(&self.map.get_container(), &told).ok()?;
        Some((made.get(0).as_string()?, (made.get(1).as_f64()?, made.get(2).as_f64()?)))
    }

    pub fn zoom(&self, delta: f64) {
        self.map.set_zoom(self.map.get_zoom() + delta);
    }

    /// Tells Leaflet that its box has another size now.
    pub fn resized(&self) {
        self.map.invalidate_size(false);
    }

    /// Puts a base map under everything, instead of the former one.
    pub fn set_base(&mut self, layer: Layer) {
        if let Some(old) = self.base.take() {
            old.remove();
        }
        layer.add_to(&self.map);
        self.base = Some(layer);
        self.outline_areas();
    }

    /// The outlines come with the base map: what was drawn as a circle before gets its own.
    fn outline_areas(&mut self) {
        for pin in self.drawn.values_mut().flatten().filter(|pin| pin.pin.outline.is_some()) {
            self.doubts.remove_layer(&pin.doubt);
            pin.doubt = doubt(&pin.pin);
            self.doubts.add_layer(&pin.doubt);
        }
    }

    /// What the base map asks to be credited with.
    pub fn credit(&self) -> String {
        self.base.as_ref().map(Layer::get_attribution).unwrap_or_default()
    }

    fn has_size(&self) -> bool {
        let size = self.map.get_size();
        size.x() > 0.0 && size.y() > 0.0
    }

    /// Close enough that neighbours part, without the cluster plugin's own zooming: that waits for the end of a movement and
    /// fails when the markers were drawn anew in between.
    fn go_to(&self, marker: &Marker) {
        self.map.set_view(&marker.get_lat_lng(), self.map.get_zoom().max(11.0));
    }

    fn draw(&self, pin: &Pin) -> Option<DrawnPin> {
        let at = LatLng::new(pin.lat, pin.lon);
        let shape = icon::marker(pin.group, pin.main, pin.sure)?;
        shape.set_attribute("data-incident", &pin.incident).ok()?;
        let size = if pin.main { 30 } else { 22 };
        let pair = |x: i32, y: i32| JsValue::from(Array::of2(&x.into(), &y.into()));
        let (dx, dy) = pin.fan.unwrap_or_default();
        let div_icon = extra::div_icon(&options(&[
            ("html", shape.clone().into()),
            ("className", "pin".into()),
            ("iconSize", pair(size, size)),
            ("iconAnchor", pair(size / 2 - dx, size / 2 - dy)),
        ]));
        let opts = MarkerOptions::new();
        opts.set_icon(div_icon);
        opts.set_title(
            [pin.title.as_str(), &pin.place, &pin.when]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join("، "),
        );
        opts.set_rise_on_hover(true);
        let marker = Marker::new_with_options(&at, &opts);
        let (pick, id) = (Rc::clone(&self.on_pick), pin.incident.clone());
        let on_click = Closure::<dyn FnMut(JsValue)>::new(move |_| pick(id.clone()));
        marker.unchecked_ref::<leaflet::Evented>().on("click", on_click.as_ref());
        let doubt = doubt(pin);
        self.doubts.add_layer(&doubt);
        self.pins.add_layer(&marker);
        Some(DrawnPin { marker, shape, doubt, pin: pin.clone(), main: pin.main, _on_click: on_click })
    }
}

impl DrawnPin {
    fn show_chosen(&self, chosen: bool) {
        // A class list refuses only empty names and names with blanks.
        let _ = self.shape.class_list().toggle_with_force("is-selected", chosen);
        self.marker.set_z_index_offset(if chosen { 1000.0 } else { 0.0 });
        if let Some(element) = self.doubt.unchecked_ref::<Drawn>().element() {
            let _ = element.class_list().toggle_with_force("is-selected", chosen);
        }
    }
}

/// Where the incident may lie: the outline of the area when no more than that is known and the outline is there, else a circle.
fn doubt(pin: &Pin) -> Layer {
    let style = options(&[
        ("radius", pin.radius_m.into()),
        ("className", format!("doubt {}", pin.group.class()).into()),
        ("interactive", false.into()),
    ]);
    let rings = pin.outline.as_deref().and_then(|id| extra::outline(id).ok()).filter(JsValue::is_truthy);
    match rings {
        // Several rings are parts of one area, not holes in it: each is a polygon of its own.
        Some(rings) => {
            let parts: Array = Array::from(&rings).iter().map(|ring| Array::of1(&ring)).collect();
            extra::polygon(&parts, &style)
        }
        None => {
            Circle::new_with_options(&LatLng::new(pin.lat, pin.lon), style.unchecked_ref()).unchecked_into()
        }
    }
}

/// The bundled base map as a layer; `None` when this build has none.
pub async fn base_layer(bytes: &JsValue, dark: bool, lang: &str) -> Option<Layer> {
    let look = options(&[("theme", if dark { "dark" } else { "light" }.into()), ("lang", lang.into())]);
    let made = extra::base_map_layer(bytes, &look).ok()?;
    let layer = JsFuture::from(Promise::resolve(&made)).await.ok()?;
    (!layer.is_undefined() && !layer.is_null()).then(|| layer.unchecked_into())
}

/// The bytes of the base map, out of the page's own scripts.
pub async fn base_bytes() -> Option<JsValue> {
    JsFuture::from(extra::base_map_bytes().ok()?).await.ok()
}

fn cluster_icon(cluster: &Cluster) -> JsValue {
    let made = dom::document().and_then(|d| d.create_element("span").ok());
    let Some(label) = made else { return JsValue::NULL };
    label.set_text_content(Some(&cluster.child_count().to_string()));
    let size = Array::of2(&36.into(), &36.into());
    extra::div_icon(&options(&[
        ("html", label.into()),
        ("className", "pin-cluster".into()),
        ("iconSize", size.into()),
    ]))
    .into()
}
