//! The doors through which other pages and programs reach the playground.
//! Invariant: loading the module calls nothing here; every door is opened by its caller.

mod api;
mod cache;
mod json;
mod messages;
mod steps;
mod writer;

use crate::trace::Trace;
use wasm_bindgen::JsValue;

/// A trace as `traceOf` of `static/trace.js` takes it.
pub fn trace_message(trace: &Trace) -> JsValue {
    steps::Steps::of(trace).writer.finish(trace).into()
}
