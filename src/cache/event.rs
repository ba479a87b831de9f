//! What a call did, and why, as data.
//! Invariant: applying the events of a report in order to a picture of the store gives the store after the call.

use std::rc::Rc;

use super::Key;

/// What calls did, in order. The caller hands one in and reads it afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<V> {
    wanted: bool,
    events: Vec<CacheEvent<V>>,
}

impl<V> Report<V> {
    /// Keeps every event.
    pub fn on() -> Self {
        Self { wanted: true, events: Vec::new() }
    }

    /// Keeps nothing, and lets the store forget why keys left it.
    pub fn off() -> Self {
        Self { wanted: false, events: Vec::new() }
    }

    pub fn is_on(&self) -> bool {
        self.wanted
    }

    pub fn events(&self) -> &[CacheEvent<V>] {
        &self.events
    }

    /// Takes the events out and leaves the report empty.
    pub fn take(&mut self) -> Vec<CacheEvent<V>> {
        std::mem::take(&mut self.events)
    }

    pub(super) fn add(&mut self, event: impl FnOnce() -> CacheEvent<V>) {
        if self.wanted {
            self.events.push(event());
        }
    }
}

/// A key and the slot of the store in which its entry is, or was. A slot keeps its entry until that is removed, and
/// is then used again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub key: Key,
    pub slot: usize,
}

/// What a call did to a key, or to several at once.
#[derive(Debug, Clone, PartialEq)]
pub enum CacheEvent<V> {
    /// A value that was not there before.
    Stored(Place),
    /// A value took the place of another; `incr` does this, too.
    Replaced {
        at: Place,
        old: V,
    },
    /// A read found the key alive.
    Hit(Place),
    Miss {
        key: Key,
        cause: MissCause,
    },
    /// The expiry was written anew.
    Touched(Place),
    /// The call did not do what it is named after, and said so by its result.
    Refused {
        key: Key,
        why: Refusal,
    },
    Removed {
        from: Place,
        cause: RemovalCause,
    },
    /// The entries that a cull dropped, the least recently used first.
    Culled(Vec<Place>),
    /// The entries that `clear` dropped, the most recently used first.
    Cleared(Vec<Place>),
}

/// Why a call refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// `add` found the key alive, in this slot.
    Exists { slot: usize },
    /// `touch` found no live key.
    Missing(MissCause),
    /// DummyCache keeps nothing.
    Dummy,
}

/// Why a key was not there to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissCause {
    /// Never, or so long ago that the store has forgotten.
    NeverSet,
    Expired,
    Deleted,
    Culled,
    Cleared,
    /// It is alive under another version, this one.
    OtherVersion {
        version: Rc<str>,
    },
    /// DummyCache keeps nothing.
    Dummy,
}

/// Why one entry left the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalCause {
    /// `delete`, or the move of `incr_version`.
    Deleted,
    /// A read found it expired.
    Expired,
}
