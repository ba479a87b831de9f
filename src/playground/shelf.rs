//! The shelf: which keys are on it at a moment, in what order and state, and which just left it.
//! Invariant: an entry of the shown snapshot is on the shelf, expired or not; a key that is not stored never is.

mod departures;
mod field;
mod gauge;
mod order;
mod speech;

use std::rc::Rc;

use crate::playback::{Playback, time_at};
use crate::trace::{Entry, Snapshot, Trace};

pub use departures::{Absence, Departures, Ribbon, departures_at};
pub use field::{Brush, COLUMNS, Dot, Scale, scatter};
pub use gauge::{Gauge, gauges_at};
pub use order::{Arrangement, Group, KeyId, Order, Placed, Shown, Wish, groups_at};
pub use speech::{Message, Place, joined, said};

/// Lesson seconds for which the mark of the last step stays on an entry while the clock runs.
pub const MARK_STAYS: f64 = 1.5;

/// The caches that are shown when `cursor` steps are done.
pub fn snapshot_at(trace: &Trace, cursor: usize) -> Option<&Snapshot> {
    trace.steps.get(cursor.checked_sub(1)?).map(|step| &step.snapshot)
}

/// Whether the marks of the last step still count at lesson second `now`.
pub fn marks_count(trace: &Trace, cursor: usize, now: f64) -> bool {
    now - time_at(trace, cursor) <= MARK_STAYS
}

/// Whether the program ever stores more than one key, so that there is something to sort. O(steps).
pub fn ever_stores_several(trace: &Trace) -> bool {
    trace.steps.iter().any(|step| step.snapshot.stores.iter().map(|store| store.len()).sum::<usize>() > 1)
}

/// The next lesson second after `now` at which an entry changes its state by itself. O(stored keys).
pub fn next_change(trace: &Trace, playback: &Playback, now: f64) -> Option<f64> {
    let snapshot = snapshot_at(trace, playback.cursor())?;
    let marks_end = time_at(trace, playback.cursor()) + MARK_STAYS + 1e-3;
    let of_entry = |entry: &Rc<Entry>| {
        let expiry = entry.expires_at?;
        let soon = entry.soon_from().map(|from| from + 1e-3);
        [Some(expiry), soon].into_iter().flatten().filter(|&at| at > now).reduce(f64::min)
    };
    let changes = snapshot.entries().filter_map(of_entry).chain((marks_end > now).then_some(marks_end));
    changes.reduce(f64::min)
}

#[cfg(test)]
mod tests;
