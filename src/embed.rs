//! The doors through which other pages and programs reach the playground.
//!
//! Invariant: loading the module calls nothing here; every door is opened by its caller.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the playground, as its Cargo manifest states it.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
