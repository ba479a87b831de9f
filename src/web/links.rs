//! What the reader points at, and marks on everything that belongs to it.
//! Invariant: a mark is an attribute set on what is drawn already, so pointing draws nothing and moves nothing.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};
use yew::NodeRef;

use crate::playground::links::{Links, Thing};

/// `caret` comes from the editor, which keeps `data-line` at the line under the pointer or with the caret.
const EVENTS: [&str; 5] = ["pointerover", "pointerleave", "focusin", "focusout", "caret"];
const THINGS: &str = "[data-step],[data-key]";
const MARK: &str = "data-linked";

/// Reports what the reader points at or has focused, until it is dropped.
pub struct PointerWatch {
    root: Element,
    listener: Closure<dyn FnMut(Event)>,
}

impl PointerWatch {
    /// `None` outside a browser.
    pub fn start(root: &NodeRef, report: impl Fn(Option<Thing>) + 'static) -> Option<Self> {
        let root: Element = root.cast()?;
        let last = RefCell::new(None);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let leaves = matches!(&*event.type_(), "pointerleave" | "focusout");
            let thing = if leaves { None } else { thing_at(&event) };
            if last.replace(thing.clone()) != thing {
                report(thing);
            }
        });
        for name in EVENTS {
            let _ = root.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        Some(Self { root, listener })
    }
}

impl Drop for PointerWatch {
    fn drop(&mut self) {
        for name in EVENTS {
            let _ = self.root.remove_event_listener_with_callback(name, self.listener.as_ref().unchecked_ref());
        }
    }
}

fn thing_at(event: &Event) -> Option<Thing> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let place = target.closest("[data-step],[data-key],[data-line]").ok().flatten()?;
    if let Some(step) = place.get_attribute("data-step") {
        return step.parse().ok().map(Thing::Step);
    }
    if let Some(key) = place.get_attribute("data-key") {
        return Some(Thing::Key(key));
    }
    place.get_attribute("data-line")?.parse().ok().map(Thing::Line)
}

/// Marks what is drawn of `links`, and nothing else.
pub fn mark_links(root: &NodeRef, links: &Links) {
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(found) = root.query_selector_all(THINGS) else { return };
    for index in 0..found.length() {
        let Some(element) = found.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let is_linked = match element.get_attribute("data-step") {
            Some(step) => step.parse().is_ok_and(|step| links.steps.binary_search(&step).is_ok()),
            None => element.get_attribute("data-key").is_some_and(|key| links.keys.contains(&key)),
        };
        if is_linked != element.has_attribute(MARK) {
            let _ = if is_linked { element.set_attribute(MARK, "") } else { element.remove_attribute(MARK) };
        }
    }
    if let Ok(Some(editor)) = root.query_selector("code-editor") {
        let lines: Array = links.lines.iter().map(|line| JsValue::from(*line)).collect();
        let _ = Reflect::set(&editor, &"linkedLines".into(), &lines);
    }
}
