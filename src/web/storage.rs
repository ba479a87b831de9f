//! What the browser keeps for the page between visits.
//! Invariant: what a browser that blocks or has filled its storage refuses is kept until the page is closed.

use std::cell::RefCell;

const PREFIX: &str = "cache-playground/";

thread_local! {
    /// Names and texts that the browser did not take.
    static REFUSED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// A text that was stored under `name`.
pub fn read_stored(name: &str) -> Option<String> {
    let refused =
        REFUSED.with_borrow(|texts| texts.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()));
    refused.or_else(|| local_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten())
}

/// Stores a text under `name`, or forgets the one that is there.
pub fn store(name: &str, text: Option<&str>) {
    let place = format!("{PREFIX}{name}");
    let is_kept = local_storage().is_some_and(|storage| match text {
        Some(text) => storage.set_item(&place, text).is_ok(),
        None => storage.remove_item(&place).is_ok(),
    });
    REFUSED.with_borrow_mut(|texts| {
        texts.retain(|(known, _)| known != name);
        if let Some(text) = text.filter(|_| !is_kept) {
            texts.push((name.to_owned(), text.to_owned()));
        }
    });
}

/// A frame in another page keeps nothing: there is no telling whose reader it has.
fn local_storage() -> Option<web_sys::Storage> {
    if super::document()?.document_element()?.has_attribute("data-embed") {
        return None;
    }
    super::window()?.local_storage().ok().flatten()
}
