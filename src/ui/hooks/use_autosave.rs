//! Keeps the learner's text between visits.
//! Invariant: a text equal to the example's is not kept, so a better example reaches everyone who never edited it.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::Example;
use crate::web;

/// The learner's own text for an example.
pub fn saved_code(example: &Example) -> Option<Rc<str>> {
    web::read_stored(&place(example)).map(Into::into)
}

/// Stores the text whenever it changes.
#[hook]
pub fn use_autosave(example: Example, code: Rc<str>) {
    use_effect_with(code, move |code| {
        let own = (**code != *example.source).then_some(&**code);
        web::store(&place(&example), own);
    });
}

fn place(example: &Example) -> String {
    format!("code/{}", example.id)
}
