//! A timer that ends with its owner.
//! Invariant: a dropped timer never fires.

use wasm_bindgen::prelude::*;

pub struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once, after `milliseconds`. `None` outside a browser.
    pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) -> Option<Self> {
        let window = super::window()?;
        let callback = Closure::once(callback);
        let function = callback.as_ref().unchecked_ref();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
        Some(Self { id, _callback: callback })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = super::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
