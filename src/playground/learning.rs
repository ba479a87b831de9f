//! The ten ways to learn a lesson: which one is open, and what was done of each.
//! Invariant: nothing is counted as done but what the learner did while that way was open.
//!
//! A way is a [`Mode`]. What it remembers is a field of [`Learning`] with a file in `learning/`, what the reader does in
//! it a variant of [`LearnAction`], its words are lines of `sentences/en.txt`, its parts have names for [`Progress`], and
//! its panel is a file of `ui/modes/`: a plain function that `ui/modes.rs` calls.

pub mod progress;
pub mod sentences;

use std::rc::Rc;

use super::{Playground, View};
use progress::{Progress, Tally};

/// In the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    #[default]
    Play,
    Flow,
    Steps,
    Variables,
    TimeLab,
    Moments,
    Quiz,
    Narrate,
    Practice,
    Test,
}

/// What a mode leaves of the page beside its panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The panel is below the shelf.
    Shelf,
    /// The panel has the whole column beside the program.
    Column,
}

impl Mode {
    pub const ALL: [Self; 10] = [
        Self::Play,
        Self::Flow,
        Self::Steps,
        Self::Variables,
        Self::TimeLab,
        Self::Moments,
        Self::Quiz,
        Self::Narrate,
        Self::Practice,
        Self::Test,
    ];

    /// What its tab is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Play => "Play",
            Self::Flow => "Flow",
            Self::Steps => "Steps",
            Self::Variables => "Variables",
            Self::TimeLab => "Time Lab",
            Self::Moments => "Moments",
            Self::Quiz => "Quiz",
            Self::Narrate => "Narrate",
            Self::Practice => "Practice",
            Self::Test => "Test",
        }
    }

    /// Its name in markup and in storage.
    pub fn id(self) -> &'static str {
        match self {
            Self::Play => "play",
            Self::Flow => "flow",
            Self::Steps => "steps",
            Self::Variables => "variables",
            Self::TimeLab => "time-lab",
            Self::Moments => "moments",
            Self::Quiz => "quiz",
            Self::Narrate => "narrate",
            Self::Practice => "practice",
            Self::Test => "test",
        }
    }

    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }

    /// The name of the sentence that says what it is.
    pub fn intro(self) -> &'static str {
        match self {
            Self::Play => "progress.whole",
            Self::Flow => "flow.intro",
            Self::Steps => "steps.intro",
            Self::Variables => "variables.intro",
            Self::TimeLab => "time-lab.intro",
            Self::Moments => "moments.intro",
            Self::Quiz => "quiz.intro",
            Self::Narrate => "narrate.intro",
            Self::Practice => "practice.intro",
            Self::Test => "test.intro",
        }
    }

    /// Whether it is about the trace on screen, whatever program that is of.
    pub fn follows_trace(self) -> bool {
        matches!(self, Self::Flow | Self::Steps | Self::Variables | Self::Narrate)
    }

    pub fn room(self) -> Room {
        match self {
            Self::Steps | Self::Narrate | Self::Practice | Self::Test => Room::Column,
            _ => Room::Shelf,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learning {
    pub mode: Mode,
    pub progress: Progress,
    /// What Reset progress took, while that can be undone.
    pub forgotten: Option<Progress>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum LearnAction {
    Open(Mode),
    /// Forget what was done of every mode.
    Forget,
    Remember,
}

impl Learning {
    /// How far a mode is done.
    pub fn tally(&self, mode: Mode) -> Tally {
        let of = 0;
        Tally { done: self.progress.count(mode).min(of), of }
    }

    fn apply(&self, action: &LearnAction) -> Option<Self> {
        match action {
            LearnAction::Open(mode) => {
                (*mode != self.mode).then(|| Self { mode: *mode, forgotten: None, ..self.clone() })
            }
            LearnAction::Forget => {
                let forgotten = Some(self.progress.clone()).filter(|progress| !progress.is_empty())?;
                Some(Self { progress: Progress::default(), forgotten: Some(forgotten), ..self.clone() })
            }
            LearnAction::Remember => {
                let progress = self.forgotten.clone()?;
                Some(Self { progress, forgotten: None, ..self.clone() })
            }
        }
    }
}

impl Playground {
    /// The page with a mode and a progress, as they were kept.
    pub fn with_learning(self, learning: Learning) -> Self {
        let view = if learning.mode == Mode::Play { self.view } else { View::Table };
        Self { learning: Rc::new(learning), view, ..self }
    }

    pub(super) fn learned(&self, action: &LearnAction) -> Option<Self> {
        let learning = Rc::new(self.learning.apply(action)?);
        // On a narrow screen a mode is a view of its own.
        let view = match action {
            LearnAction::Open(Mode::Play) => View::Code,
            LearnAction::Open(_) => View::Table,
            _ => self.view,
        };
        Some(Self { learning, view, ..self.clone() })
    }

    /// What an action that was none of learning means to the open mode.
    pub(super) fn followed(mut self, before: &Self) -> Self {
        let has_run = before.is_running() && !self.is_running();
        if self.learning.mode != Mode::Play && has_run && self.view == View::Cache {
            self.view = View::Table;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playground::Action;
    use crate::playground::examples::Example;

    fn page() -> Playground {
        Playground::new(Example::first(), None)
    }

    #[track_caller]
    fn after(page: &Playground, action: LearnAction) -> Playground {
        page.apply(Action::Learn(action), 0.0).expect("it changes something")
    }

    #[test]
    fn a_mode_is_found_by_its_id_alone() {
        for mode in Mode::ALL {
            assert_eq!(Mode::find(mode.id()), Some(mode));
        }
        assert_eq!(Mode::find("Time Lab"), None);
    }

    #[test]
    fn a_mode_is_a_view_of_its_own_on_a_narrow_screen() {
        let flow = after(&page(), LearnAction::Open(Mode::Flow));
        assert_eq!((flow.learning.mode, flow.view), (Mode::Flow, View::Table));
        assert!(flow.apply(Action::Learn(LearnAction::Open(Mode::Flow)), 0.0).is_none());
        let play = after(&flow, LearnAction::Open(Mode::Play));
        assert_eq!((play.learning.mode, play.view), (Mode::Play, View::Code));
    }

    #[test]
    fn what_was_forgotten_comes_back() {
        let mut learning = Learning::default();
        learning.progress.add(Mode::Flow, "hit");
        let page = page().with_learning(learning);
        let forgot = after(&page, LearnAction::Forget);
        assert!(forgot.learning.progress.is_empty());
        assert!(forgot.apply(Action::Learn(LearnAction::Forget), 0.0).is_none());
        let back = after(&forgot, LearnAction::Remember);
        assert_eq!(back.learning.progress, page.learning.progress);
    }

    #[test]
    fn another_example_keeps_the_mode() {
        let flow = after(&page(), LearnAction::Open(Mode::Flow));
        let open = Action::Open { example: Example::find("touch").expect("there is one"), own: None, trace: None };
        assert_eq!(flow.apply(open, 0.0).map(|page| page.learning.mode), Some(Mode::Flow));
    }
}
