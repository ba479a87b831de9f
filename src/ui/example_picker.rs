//! The menu of examples.
//! Invariant: choosing one loses nothing: the learner's edit of the one before is stored with every change.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{record_at_once, saved_code, saved_settings};
use crate::playground::examples::Example;
use crate::playground::{Action, TraceHandle};
use crate::sentences::{say_text, text};

/// The button that names the example `shown`, which a lesson or a link may have brought, and its menu. From a visit every
/// choice leads home.
pub fn example_picker(shown: &Example, is_visit: bool, dispatch: &Callback<Action>) -> Html {
    let title = &*shown.title;
    let item = |example: Example| {
        let is_shown = example.id == shown.id && !is_visit;
        let is_edited = saved_code(&example).is_some();
        let (title, about) = (example.title.clone(), example.about.clone());
        let open = dispatch.reform(move |_: MouseEvent| opening(example.clone()));
        html! {
            <button type="button" class="menu__item" role="menuitemradio" aria-checked={if is_shown { "true" } else { "false" }} tabindex="-1"
                onclick={(!is_shown).then_some(open)}>
                <span class="menu__title">{ &*title }</span>
                if is_edited {
                    <span class="chip">{ text("desk.edited") }</span>
                }
                <span class="menu__about">{ &*about }</span>
            </button>
        }
    };
    html! {
        <menu-button class="example-picker">
            <button type="button" class="button button--quiet button--menu" aria-haspopup="menu" aria-expanded="false"
                aria-label={say_text("example.name", &[("title", title)])}>
                <span>{ title }</span>
            </button>
            <div class="menu menu--wide" role="menu" aria-label={text("example.all")} hidden=true>{ for Example::all().map(item) }</div>
        </menu-button>
    }
}

/// The learner's own text waits for Run; an example as it is was run already.
fn opening(example: Example) -> Action {
    let own = saved_code(&example);
    let trace = own.is_none().then(|| TraceHandle(Rc::new(record_at_once(&example.source, saved_settings()))));
    Action::Open { example, own, trace }
}
