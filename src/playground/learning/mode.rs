//! What a way to learn needs of the page.
//! Invariant: no lesson knows of it.

use crate::practice::Mode;

/// What a mode leaves of the page beside its panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The panel is below the shelf.
    Shelf,
    /// The panel has the whole column beside the program.
    Column,
}

impl Mode {
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
