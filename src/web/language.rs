//! The language of the page, as the browser knows it: its digits and plurals, and its sentences if a script has them.
//! Invariant: where the browser says nothing that can be used, everything is said in English.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::page_port::{field, tell, text};
use crate::sentences::{Numbers, set_language};

/// Asks the page's scripts for the language, before anything is drawn.
pub fn adopt_language() {
    let Some(language) = tell("app-language", &[]) else { return };
    let digits = text(&language, "digits").and_then(|digits| digits.chars().collect::<Vec<_>>().try_into().ok());
    let plural = field(&language, "plural").and_then(|plural| plural.dyn_into::<Function>().ok());
    let (Some(digits), Some(plural), Some(decimal)) = (digits, plural, text(&language, "decimal")) else { return };
    let numbers = Numbers { digits, decimal, group: text(&language, "group").unwrap_or_default() };
    let form = move |count: f64| {
        let form = plural.call1(&JsValue::NULL, &count.into()).ok().and_then(|form| form.as_string());
        form.unwrap_or_else(|| "other".to_owned())
    };
    set_language(text(&language, "sentences"), numbers, Box::new(form));
}
