//! Elements that change with time between two drawings of the page.
//! Invariant: what is written here is what a drawing would write, so neither undoes the other.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::NodeRef;

/// An element that shows how much is left until an instant.
pub struct LiveNode {
    element: Element,
    /// Lesson seconds.
    pub until: f64,
    /// Seconds; infinite when the element does not say.
    pub timeout: f64,
    written: RefCell<String>,
}

/// The elements below `root` that match `selector` and carry `data-until`.
pub fn live_nodes(root: &NodeRef, selector: &str) -> Vec<LiveNode> {
    let Some(root) = root.cast::<Element>() else { return Vec::new() };
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    let node = |index| {
        let element: Element = found.item(index)?.dyn_into().ok()?;
        let number = |name| element.get_attribute(name).and_then(|text| text.parse().ok());
        let (until, timeout) = (number("data-until")?, number("data-timeout").unwrap_or(f64::INFINITY));
        Some(LiveNode { element, until, timeout, written: RefCell::default() })
    };
    (0..found.length()).filter_map(node).collect()
}

impl LiveNode {
    /// Writes the element's text, if it is another than the last.
    pub fn write(&self, text: String) {
        if *self.written.borrow() != text {
            // The text node is the page's own; only what it says changes.
            if let Some(node) = self.element.first_child() {
                node.set_text_content(Some(&text));
            }
            *self.written.borrow_mut() = text;
        }
    }

    /// Writes the dashes of the element's stroke, if they are others than the last.
    pub fn dash(&self, dashes: String) {
        if *self.written.borrow() != dashes {
            let _ = self.element.set_attribute("stroke-dasharray", &dashes);
            *self.written.borrow_mut() = dashes;
        }
    }
}
