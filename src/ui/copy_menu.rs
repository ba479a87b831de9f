//! The menu that copies a table as text.
//! Invariant: the text is made when it is asked for, never before.

use yew::prelude::*;

use crate::playground::markup::{Markup, Sheet};
use crate::sentences::{say_text, text};
use crate::web;

/// A button *Copy as*; `what` is the table's name, `sheet` makes what is copied.
pub fn copy_menu(what: &str, sheet: impl Fn() -> Sheet + Clone + 'static) -> Html {
    let item = |(name, markup): (&'static str, Markup)| {
        let sheet = sheet.clone();
        let onclick = move |_: MouseEvent| web::copy_text(&sheet().text(markup));
        html! {
            <button type="button" class="menu__item" role="menuitem" tabindex="-1" {onclick}>
                <span class="menu__title">{ name }</span>
            </button>
        }
    };
    html! {
        <menu-button>
            <button type="button" class="button button--quiet button--menu" aria-haspopup="menu" aria-expanded="false"
                aria-label={say_text("copy.name", &[("what", &text(what))])}>
                { text("copy.as") }
            </button>
            <div class="menu" role="menu" aria-label={say_text("copy.name", &[("what", &text(what))])} hidden=true>
                { for [("Markdown", Markup::Markdown), ("reStructuredText", Markup::ReStructuredText)].map(item) }
            </div>
        </menu-button>
    }
}
