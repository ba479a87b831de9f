//! Where the app is drawn: the element of the page that has what shows until then.
//! Invariant: what is drawn there ahead of the app is gone once the app is drawn.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Milliseconds after which nobody waits for a page to be painted.
const UNPAINTED: i32 = 200;

/// An element of the page that awaits the app.
pub struct Place(Element);

impl Place {
    /// `None` on a page of others, and where there is no page.
    pub fn find() -> Option<Self> {
        super::document()?.query_selector("[data-cache-playground=app]").ok().flatten().map(Self)
    }

    /// Whether it has this part on screen.
    pub fn shows(&self, selector: &str) -> bool {
        self.part(selector).is_some_and(|part| part.client_height() > 0)
    }

    /// The part of it in which something may be drawn ahead of the app; `None` where that cannot be seen. Whoever listens
    /// to the page is told of that part when the app has drawn it.
    pub fn part_ahead(&self, selector: &str) -> Option<Element> {
        let is_seen = super::document().is_some_and(|document| !document.hidden());
        let part = self.part(selector).filter(|_| is_seen)?;
        part.set_attribute("aria-busy", "true").ok()?;
        Some(part)
    }

    fn part(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok().flatten()
    }
}

impl From<Place> for Element {
    fn from(place: Place) -> Self {
        place.0
    }
}

/// Calls back once the browser has painted what is on the page now, or is in no hurry to.
pub fn after_painting(callback: impl FnOnce() + 'static) {
    let Some(window) = super::window() else { return };
    let callback = Rc::new(Cell::new(Some(callback)));
    let call = move || callback.take().into_iter().for_each(|callback| callback());
    let late = Closure::once_into_js(call.clone());
    // A frame's callbacks come before it is painted, and what they put off comes after that.
    let on_frame = Closure::once_into_js(move || set_timeout(&Closure::once_into_js(call), 0));
    let _ = window.request_animation_frame(on_frame.unchecked_ref());
    set_timeout(&late, UNPAINTED);
}

fn set_timeout(callback: &JsValue, milliseconds: i32) {
    if let Some(window) = super::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}
