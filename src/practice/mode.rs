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

    /// What its tab is called; a lesson names it like that, too.
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

    /// The one that a lesson sends a learner to, by the name of its tab. Another test would mend nothing.
    pub(super) fn that_mends(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| *mode != Self::Test && mode.name() == name)
    }
}
