//! `record`: a program in, a trace out, of which `api.js` makes what its `run` returns.
//! Invariant: it touches neither the page nor its storage.

use js_sys::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::messages::{self, RunMessage};
use crate::recorder::Recording;

/// Operations between two looks at whether the run is over. Nothing else happens in between, but browsers replace the
/// machine's loop by its faster compilation only where it is begun anew.
const SLICE: u32 = 5_000;

/// Runs a program to its end and returns its trace as JSON.
///
/// # Errors
/// A TypeError when `source` is not a string, or `options` does not have the shape that the documentation gives.
#[wasm_bindgen]
pub fn record(
    #[wasm_bindgen(unchecked_param_type = "string")] source: JsValue,
    options: JsValue,
) -> Result<String, JsValue> {
    let Some(source) = source.as_string() else {
        return Err(js_sys::TypeError::new("run(source, options): source must be a string").into());
    };
    let message: RunMessage = if options.is_undefined() || options.is_null() {
        RunMessage::default()
    } else {
        serde_wasm_bindgen::from_value(options).map_err(|error| {
            JsValue::from(js_sys::TypeError::new(&format!(
                "run(source, options): {}",
                Error::from(JsValue::from(error)).message()
            )))
        })?
    };
    let mut recording = Recording::start(&source, &message.into_options(js_sys::Date::now() / 1000.0));
    while !recording.advance(SLICE) {}
    Ok(messages::trace(&recording.into_trace()))
}

/// The version of the playground, as its Cargo manifest states it.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
