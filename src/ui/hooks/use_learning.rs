//! Keeps the open mode, and what was done of each, between visits.
//! Invariant: what the browser does not keep stays for the visit.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::learning::progress::Progress;
use crate::playground::learning::{Learning, Mode};
use crate::web;

const MODE: &str = "mode";
const PROGRESS: &str = "progress";

/// The mode that was open last, and what was done.
pub fn saved_learning() -> Learning {
    let mode = web::read_stored(MODE).and_then(|id| Mode::find(&id)).unwrap_or_default();
    let progress = Progress::read(&web::read_stored(PROGRESS).unwrap_or_default());
    Learning { mode, progress, ..Learning::default() }
}

/// Stores both whenever they change.
#[hook]
pub fn use_learning(learning: &Rc<Learning>) {
    use_effect_with(learning.mode, |mode| web::store(MODE, (*mode != Mode::Play).then(|| mode.id())));
    use_effect_with(learning.progress.clone(), |progress| {
        web::store(PROGRESS, (!progress.is_empty()).then(|| progress.text()).as_deref());
    });
}
