//! What the browser keeps for the page between visits.
//! Invariant: a browser that blocks or has filled its storage changes nothing but that nothing is kept.

const PREFIX: &str = "cache-playground/";

/// A text that was stored under `name`.
pub fn read_stored(name: &str) -> Option<String> {
    local_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Stores a text under `name`, or forgets the one that is there.
pub fn store(name: &str, text: Option<&str>) {
    let Some(storage) = local_storage() else { return };
    let name = format!("{PREFIX}{name}");
    // A refusal (quota, privacy settings) is the reader's choice, not a fault.
    let _ = match text {
        Some(text) => storage.set_item(&name, text),
        None => storage.remove_item(&name),
    };
}

fn local_storage() -> Option<web_sys::Storage> {
    super::window()?.local_storage().ok().flatten()
}
