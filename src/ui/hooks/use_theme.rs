//! Light or dark: the reader's system decides until the reader does.
//! Invariant: what the reader chose is kept where the browser allows it.

use yew::prelude::*;

use crate::web::{self, Theme};

/// The theme on screen, and what changes it.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let chosen = use_state(|| web::read_stored("theme").and_then(|name| Theme::from_name(&name)));
    use_effect_with(*chosen, |chosen| web::set_theme(*chosen));
    let shown = chosen.unwrap_or(if web::prefers_dark() { Theme::Dark } else { Theme::Light });
    let choose = use_callback(chosen.setter(), |theme: Theme, setter| {
        web::store("theme", Some(theme.name()));
        setter.set(Some(theme));
    });
    (shown, choose)
}
