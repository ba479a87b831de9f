//! An entry of a cache as a step left it.
//! Invariant: an entry keeps the instant of its expiry, never whether it has expired, so time can move without it.

use std::rc::Rc;

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as the program gave it (`greet`), or the made key where that is not known.
    pub key: Rc<str>,
    /// What the store uses: `:1:greet`.
    pub made_key: Rc<str>,
    pub version: Rc<str>,
    /// The alias through which it was last written.
    pub alias: Rc<str>,
    /// Python's repr of the value, at most 2 KB.
    pub repr: Rc<str>,
    /// `str`, `dict`, `User` …
    pub type_name: Rc<str>,
    /// Bytes of the pickle.
    pub pickled_size: u32,
    /// Lesson seconds at which it was last set.
    pub set_at: f64,
    /// Lesson seconds from which it is expired; `None`: never.
    pub expires_at: Option<f64>,
    /// Seconds that the ring stands for: from the last `set`, `add` or `touch` to the expiry.
    pub timeout: Option<f64>,
    pub hits: u32,
    /// Index of the step that set it.
    pub set_step: usize,
    /// Index of the step that last did anything to it.
    pub touched_step: usize,
    /// Grows with every move to the front: the lowest is culled next.
    pub recency: u64,
    /// What the step that owns this snapshot did to it.
    pub mark: Mark,
}

/// What one step did to an entry that is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    None,
    Fresh,
    Hit,
    /// Overwritten or incremented; the old value's repr.
    Updated {
        old: Rc<str>,
    },
    Touched,
    /// `add` found it alive and kept it.
    Refused,
}

/// What the page shows; its name is the value of `data-state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryState {
    Fresh,
    Hit,
    Updated,
    Touched,
    Refused,
    /// Less than a tenth of its timeout, or 3 s, is left.
    Soon,
    /// Expired, and still in the store.
    Expired,
    Live,
}

impl EntryState {
    /// Each of them, in the order of its numbers.
    pub const ALL: [Self; 8] =
        [Self::Fresh, Self::Hit, Self::Updated, Self::Touched, Self::Refused, Self::Soon, Self::Expired, Self::Live];

    pub fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Hit => "hit",
            Self::Updated => "updated",
            Self::Touched => "touched",
            Self::Refused => "refused",
            Self::Soon => "soon",
            Self::Expired => "expired",
            Self::Live => "live",
        }
    }
}

impl Entry {
    /// Whether it is expired at lesson second `t`: Django's `exp <= now`.
    pub fn has_expired(&self, t: f64) -> bool {
        self.expires_at.is_some_and(|at| at <= t)
    }

    /// Seconds left at lesson second `t`, 0 when expired; `None`: for ever.
    pub fn remaining(&self, t: f64) -> Option<f64> {
        self.expires_at.map(|at| (at - t).max(0.0))
    }

    /// The part of its timeout that is left at `t`, from 0 to 1; 1 for an entry that never expires.
    pub fn fraction_left(&self, t: f64) -> f64 {
        match (self.remaining(t), self.timeout) {
            (Some(left), Some(timeout)) if timeout > 0.0 => (left / timeout).clamp(0.0, 1.0),
            (Some(_), _) => 0.0,
            (None, _) => 1.0,
        }
    }

    /// What to show at lesson second `t`. `at_step` says whether the page stands on the step itself,
    /// so that its mark counts, or later.
    pub fn state(&self, t: f64, at_step: bool) -> EntryState {
        if self.has_expired(t) {
            return EntryState::Expired;
        }
        let marked = match &self.mark {
            _ if !at_step => None,
            Mark::None => None,
            Mark::Fresh => Some(EntryState::Fresh),
            Mark::Hit => Some(EntryState::Hit),
            Mark::Updated { .. } => Some(EntryState::Updated),
            Mark::Touched => Some(EntryState::Touched),
            Mark::Refused => Some(EntryState::Refused),
        };
        match marked {
            Some(state) => state,
            None if self.soon_from().is_some_and(|from| t > from) => EntryState::Soon,
            None => EntryState::Live,
        }
    }

    /// Lesson seconds after which little of its timeout is left: a tenth, or three seconds.
    pub fn soon_from(&self) -> Option<f64> {
        let (expiry, timeout) = self.expires_at.zip(self.timeout)?;
        Some(expiry - (timeout / 10.0).max(3.0).min(timeout))
    }
}
