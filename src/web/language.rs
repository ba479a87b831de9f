//! The language of the page, as the browser knows it: its digits and plurals, and its sentences if a script has them.
//! Invariant: where the browser says nothing that can be used, everything is said in English.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::page_port::{field, tell, text};
use crate::sentences::{Numbers, Plural, set_language};

/// Asks the page's scripts for the language, before anything is drawn.
pub fn adopt_language() {
    let Some(language) = tell("app-language", &[]) else { return };
    let sentences = text(&language, "sentences");
    let numbers = numbers_of(&language);
    // Of plain English there is nothing to say.
    if sentences.is_some() || numbers.is_some() {
        set_language(sentences, numbers.unwrap_or_default(), plural_of(&language));
    }
}

fn numbers_of(language: &JsValue) -> Option<Numbers> {
    let digits = text(language, "digits")?.chars().collect::<Vec<_>>().try_into().ok()?;
    Some(Numbers { digits, decimal: text(language, "decimal")?, group: text(language, "group").unwrap_or_default() })
}

fn plural_of(language: &JsValue) -> Option<Plural> {
    let plural = field(language, "plural")?.dyn_into::<Function>().ok()?;
    Some(Box::new(move |count| {
        let form = plural.call1(&JsValue::NULL, &count.into()).ok().and_then(|form| form.as_string());
        form.unwrap_or_else(|| "other".to_owned())
    }))
}
