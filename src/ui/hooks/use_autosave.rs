//! Keeps the learner's text between visits.
//! Invariant: a text equal to the example's is not kept, so a better example reaches everyone who never edited it; of a
//! program that the reader was only sent to nothing is kept.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::Playground;
use crate::playground::examples::Example;
use crate::playground::learning::Learning;
use crate::web;

const SETTINGS: &str = "settings";

/// The example that was open last, and the learner's own text of it.
pub fn saved_work(learning: &Learning) -> (Example, Option<Rc<str>>) {
    let opened = || web::read_stored("example").and_then(|id| Example::find(&id).or_else(|| learning.example(&id)));
    // After a fault the page has kept what was typed last, whether it was saved or not.
    if let Some(kept) = web::text_kept() {
        let example = opened().unwrap_or_else(Example::first);
        let own = (*kept != *example.source).then(|| kept.into());
        return (example, own);
    }
    // The page comes with the first example, in which someone may be typing already.
    let first = Example::first();
    let typed = web::first_text().filter(|text| **text != *first.source);
    if typed.is_some() && saved_code(&first).is_none() {
        return (first, typed.map(Into::into));
    }
    let example = opened().unwrap_or(first);
    let own = saved_code(&example);
    (example, own)
}

/// The learner's own text for an example.
pub fn saved_code(example: &Example) -> Option<Rc<str>> {
    web::read_stored(&place(example)).map(Into::into)
}

/// The learner's own `settings.py`.
pub fn saved_settings() -> Option<String> {
    web::read_stored(SETTINGS)
}

/// Stores the texts, and which example the program belongs to, whenever they change.
#[hook]
pub fn use_autosave(state: &Playground) {
    let is_home = state.visit.is_none();
    let (example, code, settings) = state.kept();
    use_effect_with((is_home, example, code), |(is_home, example, code)| {
        if !is_home {
            return;
        }
        let own = (*code != example.source).then_some(&**code);
        web::store(&place(example), own);
        web::store("example", Some(&example.id));
    });
    use_effect_with(settings, |own| web::store(SETTINGS, own.as_deref()));
}

fn place(example: &Example) -> String {
    format!("code/{}", example.id)
}
