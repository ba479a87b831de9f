//! Keeps the open mode and lesson, what was done of each, and the answers that are still being made, between visits.
//! Invariant: what the browser does not keep stays for the visit; with a program that the reader was only sent to,
//! nothing is kept.

use yew::prelude::*;

use crate::playground::learning::progress::Progress;
use crate::playground::learning::questions::{Ask, drafts_text};
use crate::playground::learning::{LearnAction, Learning, Mode};
use crate::playground::{Action, Playground};
use crate::web::{self, Timer};

const MODE: &str = "mode";
const LESSON: &str = "lesson";
const PROGRESS: &str = "progress";
const DRAFTS: &str = "drafts";

/// The mode and the lesson that were open last, and what was done.
pub fn saved_learning() -> Learning {
    let mode = web::read_stored(MODE).and_then(|id| Mode::find(&id)).unwrap_or_default();
    let progress = Progress::read(&web::read_stored(PROGRESS).unwrap_or_default());
    let lesson = web::read_stored(LESSON);
    let mut learning = Learning::of_lessons(lesson.as_deref());
    (learning.mode, learning.progress) = (mode, progress);
    learning.questions.read_drafts(&web::read_stored(DRAFTS).unwrap_or_default());
    learning
}

/// Stores them whenever they change.
#[hook]
pub fn use_learning(state: &Playground) {
    let is_home = state.visit.is_none();
    use_effect_with((is_home, state.learning.mode), |(is_home, mode)| {
        if *is_home {
            web::store(MODE, (*mode != Mode::Play).then(|| mode.id()));
        }
    });
    let lesson = state.learning.lesson().map(|lesson| lesson.id.clone());
    use_effect_with((is_home, lesson), |(is_home, lesson)| {
        if *is_home {
            web::store(LESSON, lesson.as_deref());
        }
    });
    use_effect_with((is_home, state.learning.progress.clone()), |(is_home, progress)| {
        if !is_home {
            return;
        }
        web::store(PROGRESS, (!progress.is_empty()).then(|| progress.text()).as_deref());
    });
    use_effect_with((is_home, state.learning.questions.drafts.clone()), |(is_home, drafts)| {
        if *is_home {
            web::store(DRAFTS, (!drafts.is_empty()).then(|| drafts_text(drafts)).as_deref());
        }
    });
}

/// Judges the answers of a test that is finished, each in a task of its own, so that the page stays awake.
#[hook]
pub fn use_judging(state: &Playground, dispatch: Callback<Action>) {
    let judged = state.learning.questions.exam.as_ref().and_then(|exam| exam.judging());
    use_effect_with(judged, move |judged| {
        let next = move || dispatch.emit(Action::Learn(LearnAction::Question(Ask::JudgeNext)));
        let timer = judged.and_then(|_| Timer::after(0, next));
        move || drop(timer)
    });
}
