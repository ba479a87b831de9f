//! The two clocks of a browser.
//! Invariant: `now` never goes back.

/// Real seconds by `performance.now()`; 0 outside a browser.
pub fn now() -> f64 {
    super::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now() / 1000.0)
}

/// Seconds since the Unix epoch by the computer's clock; 0 outside a browser.
pub fn wall_clock() -> f64 {
    if cfg!(target_family = "wasm") { js_sys::Date::now() / 1000.0 } else { 0.0 }
}
