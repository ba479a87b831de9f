//! The ten ways to learn, by name.
//! Invariant: a name in markup is also its name in storage and in links, and never changes.

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
