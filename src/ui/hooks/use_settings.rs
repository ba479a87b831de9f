//! The page's settings, which its own script keeps and the reader changes.
//! Invariant: what is drawn follows a change at once.

use yew::prelude::*;

use crate::web::{self, SettingsWatch};

/// Whether the page is dark, by the reader's choice or the system's.
#[hook]
pub fn use_settings() -> bool {
    let redraw = use_force_update();
    use_effect_with((), move |()| {
        let watch = SettingsWatch::start(move || redraw.force_update());
        move || drop(watch)
    });
    web::is_dark()
}
