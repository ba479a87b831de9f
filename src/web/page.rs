//! The page around the components: its settings, its scrolling, its clipboard.
//! Invariant: focus is moved only where the reader asked for it by a key.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element};
use yew::NodeRef;

/// Whether the reader, here or in the system, asks for pages that do not move.
pub fn prefers_reduced_motion() -> bool {
    has_setting("motion", "reduce") || matches_media("(prefers-reduced-motion: reduce)")
}

/// Whether the reader has set this in the page's settings, which are attributes of its root.
pub fn has_setting(name: &str, value: &str) -> bool {
    let root = super::document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute(&format!("data-{name}"))).is_some_and(|set| set == value)
}

/// Whether this is the page's view for a frame in another page.
pub fn is_embedded() -> bool {
    let root = super::document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-embed"))
}

/// Whether the page is dark, by the reader's choice or the system's.
pub fn is_dark() -> bool {
    let follows_system = !has_setting("theme", "light") && matches_media("(prefers-color-scheme: dark)");
    has_setting("theme", "dark") || follows_system
}

/// Calls back whenever a setting changes, until it is dropped.
pub struct SettingsWatch {
    root: Element,
    listener: Closure<dyn FnMut()>,
}

impl SettingsWatch {
    /// `None` outside a browser.
    pub fn start(on_change: impl FnMut() + 'static) -> Option<Self> {
        let root = super::document()?.document_element()?;
        let listener = Closure::<dyn FnMut()>::new(on_change);
        root.add_event_listener_with_callback("settings", listener.as_ref().unchecked_ref()).ok()?;
        Some(Self { root, listener })
    }
}

impl Drop for SettingsWatch {
    fn drop(&mut self) {
        let _ = self.root.remove_event_listener_with_callback("settings", self.listener.as_ref().unchecked_ref());
    }
}

fn matches_media(query: &str) -> bool {
    let query = super::window().and_then(|window| window.match_media(query).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Copies a text, by the page's own script: it knows what to do where the browser refuses.
pub fn copy_text(text: &str) {
    let Some(document) = super::document() else { return };
    let with_text = CustomEventInit::new();
    with_text.set_detail(&text.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("copy-text", &with_text) {
        let _ = document.dispatch_event(&event);
    }
}

/// Scrolls `scroller`, and nothing around it, until its first element that matches `selector` is in view.
pub fn reveal_in_scroller(scroller: &NodeRef, selector: &str) {
    let Some(scroller) = scroller.cast::<Element>() else { return };
    let Ok(Some(target)) = scroller.query_selector(selector) else { return };
    let (view, place) = (scroller.get_bounding_client_rect(), target.get_bounding_client_rect());
    // The head of a table stays on top of its rows.
    let head =
        scroller.query_selector("thead").ok().flatten().map_or(0.0, |head| head.get_bounding_client_rect().height());
    let (above, below) = (place.top() - view.top() - head, place.bottom() - view.bottom());
    let by = if above < 0.0 { above } else { below.max(0.0) };
    if by != 0.0 {
        scroller.set_scroll_top(scroller.scroll_top() + by.round() as i32);
    }
}

/// Scrolls `scroller` to its end, but not past the start of its last child, if it stood at its end when it was
/// `height_before` pixels high. Returns how high it is now.
pub fn follow_end(scroller: &NodeRef, height_before: i32) -> i32 {
    let Some(scroller) = scroller.cast::<Element>() else { return 0 };
    let (height, view) = (scroller.scroll_height(), scroller.client_height());
    // Fractions of a pixel are rounded here and there.
    const NEAR: i32 = 2;
    if scroller.scroll_top() + view + NEAR >= height_before {
        let last = scroller.last_element_child().map(|child| child.get_bounding_client_rect().top());
        let start = last.map(|top| (top - scroller.get_bounding_client_rect().top()) as i32 + scroller.scroll_top());
        scroller.set_scroll_top((height - view).min(start.unwrap_or(height)));
    }
    height
}

/// Scrolls `scroller` sideways until its first element that matches `selector` is in view.
pub fn reveal_sideways(scroller: &NodeRef, selector: &str) {
    let Some(scroller) = scroller.cast::<Element>() else { return };
    let Ok(Some(target)) = scroller.query_selector(selector) else { return };
    let (view, place) = (scroller.get_bounding_client_rect(), target.get_bounding_client_rect());
    // The names of the rows stay beside their cells.
    let names =
        scroller.query_selector("thead th").ok().flatten().map_or(0.0, |th| th.get_bounding_client_rect().width());
    let (before, after) = (place.left() - view.left() - names, place.right() - view.right());
    let by = if before < 0.0 { before } else { after.max(0.0) };
    if by != 0.0 {
        scroller.set_scroll_left(scroller.scroll_left() + by.round() as i32);
    }
}

/// The value of the slider that an event came from.
pub fn slider_value(event: &web_sys::Event) -> Option<f64> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(input.value_as_number()).filter(|value| value.is_finite())
}

/// The text or choice in the control that an event came from.
pub fn value_of(event: &web_sys::Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Gives the focus to the control that a key stands for.
pub fn focus_hotkey(key: &str) {
    let selector = format!("[data-hotkey='{key}']");
    focus(super::document().and_then(|document| document.query_selector(&selector).ok().flatten()));
}

/// Gives the focus to what the first of the selectors with a match in `root` names, if it is in `leaving`, which is
/// about to go.
pub fn give_focus_back(root: &NodeRef, leaving: &str, selectors: &[&str]) {
    let Some(root) = root.cast::<Element>() else { return };
    let active = super::document().and_then(|document| document.active_element());
    let find = |selector| root.query_selector(selector).ok().flatten();
    let is_leaving = find(leaving).zip(active).is_some_and(|(part, active)| part.contains(Some(&active)));
    if is_leaving {
        focus(selectors.iter().find_map(|selector| find(selector)));
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Where a pointer is in the element that listens: the part of its width, pixels from its top, and its height.
pub fn place_in(event: &web_sys::PointerEvent) -> (f64, f64, f64) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let Some(element) = target.and_then(|target| target.closest("[role=slider]").ok().flatten()) else {
        return (0.0, 0.0, 0.0);
    };
    let place = element.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
    (x, f64::from(event.client_y()) - place.top(), place.height())
}

/// Whether an element has a place on the page: a view that is not chosen has none.
pub fn is_shown(node: &NodeRef) -> bool {
    node.cast::<Element>().is_some_and(|element| element.client_height() > 0)
}

/// The rows of a list that can be seen in its scroller: the first, how many there is room for, and how high one is.
/// `start` is what stands for the `skipped` rows before those that are drawn. `None` where nothing can be seen.
pub fn rows_in_view(scroller: &NodeRef, start: &NodeRef, row: &str, assumed: f64) -> Option<(usize, usize, f64)> {
    let scroller = scroller.cast::<Element>()?;
    let start = start.cast::<Element>()?;
    let view = scroller.get_bounding_client_rect();
    if view.height() <= 0.0 {
        return None;
    }
    let drawn = scroller.query_selector(row).ok().flatten();
    let height = drawn.map_or(assumed, |row| row.get_bounding_client_rect().height()).max(8.0);
    let above = (view.top() - start.get_bounding_client_rect().top()).max(0.0);
    Some(((above / height) as usize, (view.height() / height).ceil() as usize, height))
}
