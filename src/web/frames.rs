//! A loop over the browser's animation frames.
//! Invariant: it runs while its owner lives, and rests while the page is hidden, as the browser does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;

pub struct FrameLoop {
    state: Rc<State>,
}

struct State {
    frame: Cell<Option<i32>>,
    callback: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl State {
    fn request(&self) {
        let id = super::window()
            .zip(self.callback.borrow().as_ref())
            .and_then(|(window, callback)| window.request_animation_frame(callback.as_ref().unchecked_ref()).ok());
        self.frame.set(id);
    }
}

impl FrameLoop {
    /// Calls back on every frame.
    pub fn start(mut on_frame: impl FnMut() + 'static) -> Self {
        let state = Rc::new(State { frame: Cell::new(None), callback: RefCell::new(None) });
        if super::window().is_some() {
            let weak = Rc::downgrade(&state);
            let callback = Closure::new(move || {
                on_frame();
                if let Some(state) = weak.upgrade() {
                    state.request();
                }
            });
            *state.callback.borrow_mut() = Some(callback);
            state.request();
        }
        Self { state }
    }
}

impl Drop for FrameLoop {
    fn drop(&mut self) {
        if let Some((window, frame)) = super::window().zip(self.state.frame.take()) {
            // The frame may be the one that is running now; then there is nothing to cancel.
            let _ = window.cancel_animation_frame(frame);
        }
    }
}
