//! `record`: a program in, a trace out, of which `api.js` makes what its `run` returns.
//! Invariant: it touches neither the page nor its storage.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Error};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::messages::RunMessage;
use super::steps::Steps;
use crate::recorder::Recording;

/// Operations between two looks at whether the run is over. Nothing else happens in between, but browsers replace the
/// machine's loop by its faster compilation only where it is begun anew.
const SLICE: u32 = 5_000;

/// Runs a program to its end and returns its trace as `traceOf` of `static/trace.js` takes it.
///
/// # Errors
/// A TypeError when `source` is not a string, or `options` does not have the shape that the documentation gives.
#[wasm_bindgen]
pub fn record(
    #[wasm_bindgen(unchecked_param_type = "string")] source: JsValue,
    options: JsValue,
) -> Result<Array, JsValue> {
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
    let steps = Rc::new(RefCell::new(Steps::default()));
    recording.pour_into(steps.clone());
    while !recording.advance(SLICE) {}
    let writer = std::mem::take(&mut steps.borrow_mut().writer);
    Ok(writer.finish(recording.trace()))
}

/// The version of the playground, as its Cargo manifest states it.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
