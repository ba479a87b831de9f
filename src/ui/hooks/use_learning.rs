//! Keeps the open mode and lesson, and what was done of each, between visits.
//! Invariant: what the browser does not keep stays for the visit.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::learning::progress::Progress;
use crate::playground::learning::{Learning, Mode};
use crate::web;

const MODE: &str = "mode";
const LESSON: &str = "lesson";
const PROGRESS: &str = "progress";

/// The mode and the lesson that were open last, and what was done.
pub fn saved_learning() -> Learning {
    let mode = web::read_stored(MODE).and_then(|id| Mode::find(&id)).unwrap_or_default();
    let progress = Progress::read(&web::read_stored(PROGRESS).unwrap_or_default());
    let lesson = web::read_stored(LESSON);
    let mut learning = Learning::of_lessons(lesson.as_deref());
    (learning.mode, learning.progress) = (mode, progress);
    learning
}

/// Stores them whenever they change.
#[hook]
pub fn use_learning(learning: &Rc<Learning>) {
    use_effect_with(learning.mode, |mode| web::store(MODE, (*mode != Mode::Play).then(|| mode.id())));
    let lesson = learning.lesson().map(|lesson| lesson.id.clone());
    use_effect_with(lesson, |lesson| web::store(LESSON, lesson.as_deref()));
    use_effect_with(learning.progress.clone(), |progress| {
        web::store(PROGRESS, (!progress.is_empty()).then(|| progress.text()).as_deref());
    });
}
