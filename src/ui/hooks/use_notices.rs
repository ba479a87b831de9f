//! Looks at the program when its reader has stopped typing.
//! Invariant: nothing is noticed within the pause after an edit.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::Action;
use crate::web::Timer;

/// Milliseconds without an edit.
const PAUSE: i32 = 600;

#[hook]
pub fn use_notices(code: Rc<str>, dispatch: Callback<Action>) {
    use_effect_with(code, move |_| {
        let timer = Timer::after(PAUSE, move || dispatch.emit(Action::Notice));
        move || drop(timer)
    });
}
