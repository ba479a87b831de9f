//! Work in slices, between which the browser answers the reader.
//! Invariant: no slice follows once the work is done or its owner is gone.

use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// A message to ourselves comes back in the browser's next turn; a timeout would wait four milliseconds.
pub struct Pump {
    channel: Option<MessageChannel>,
    _callback: Option<Closure<dyn FnMut()>>,
}

impl Pump {
    /// Calls `slice` turn by turn until it says that nothing is left to do.
    pub fn start(mut slice: impl FnMut() -> bool + 'static) -> Self {
        let channel = super::window().and_then(|_| MessageChannel::new().ok());
        let callback = channel.as_ref().map(|channel| {
            let sender = channel.port2();
            let callback = Closure::<dyn FnMut()>::new(move || {
                if !slice() {
                    // A closed port takes no message; that is how a pump ends.
                    let _ = sender.post_message(&JsValue::NULL);
                }
            });
            channel.port1().set_onmessage(Some(callback.as_ref().unchecked_ref()));
            let _ = channel.port2().post_message(&JsValue::NULL);
            callback
        });
        Self { channel, _callback: callback }
    }
}

impl Drop for Pump {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.port1().set_onmessage(None);
            channel.port1().close();
        }
    }
}
