//! A text area: what is in it, and where the caret stands.
//! Invariant: places are bytes of the text, whatever the browser counts in.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::NodeRef;

/// The text, and the bytes of it before the caret; `None` when several characters are selected.
pub fn text_and_caret(area: &NodeRef) -> Option<(String, usize)> {
    let area: HtmlTextAreaElement = area.cast()?;
    let text = area.value();
    let start = area.selection_start().ok().flatten()?;
    (area.selection_end().ok().flatten() == Some(start)).then(|| {
        let caret = bytes_of(&text, start);
        (text, caret)
    })
}

/// The text that an input event left in its area, and the caret.
pub fn edited_text(event: &web_sys::Event) -> Option<(String, usize)> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let text = area.value();
    let caret = area.selection_start().ok().flatten().map_or(text.len(), |units| bytes_of(&text, units));
    Some((text, caret))
}

/// Puts the caret after so many bytes of the text.
pub fn place_caret(area: &NodeRef, bytes: usize) {
    let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
    let units = area.value().get(..bytes).map_or(0, |before| before.encode_utf16().count() as u32);
    let _ = area.set_selection_range(units, units);
}

fn bytes_of(text: &str, units: u32) -> usize {
    let mut counted = 0;
    let mut places = text.char_indices().map(|(at, c)| {
        counted += c.len_utf16() as u32;
        (at, counted)
    });
    // The first character that ends after the caret begins at it.
    places.find(|(_, end)| *end > units).map_or(text.len(), |(at, _)| at)
}
