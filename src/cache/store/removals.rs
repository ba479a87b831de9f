//! Remembers why keys left the store, so that a miss can say why.
//! Invariant: it holds the causes of the most recent removals and never more than [`CAPACITY`] of them.

use std::collections::VecDeque;
use std::rc::Rc;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

/// Removals older than this many others are forgotten.
pub const CAPACITY: usize = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    Deleted,
    /// Deleted by `incr_version`, which had stored the value under another version.
    Moved,
    Expired,
    Culled,
    Cleared,
}

#[derive(Debug, Default)]
pub struct Removals {
    causes: HashMap<Rc<str>, (Removal, u64), FxBuildHasher>,
    order: VecDeque<(Rc<str>, u64)>,
    count: u64,
}

impl Removals {
    /// The last removal of a made key, if it is remembered. O(1).
    pub fn get(&self, made: &str) -> Option<Removal> {
        self.causes.get(made).map(|(removal, _)| *removal)
    }

    /// O(1).
    pub fn remember(&mut self, made: &Rc<str>, removal: Removal) {
        self.count += 1;
        self.causes.insert(Rc::clone(made), (removal, self.count));
        self.order.push_back((Rc::clone(made), self.count));
        if self.order.len() > CAPACITY
            && let Some((oldest, count)) = self.order.pop_front()
            && self.causes.get(&*oldest).is_some_and(|(_, last)| *last == count)
        {
            self.causes.remove(&*oldest);
        }
    }
}
