//! The shelf: which keys are on it at a moment, in what state, and which just left it.
//! Invariant: an entry of the shown snapshot is on the shelf, expired or not; a key that is not stored never is.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::playback::{Playback, time_at};
use crate::trace::{ChangeKind, Entry, EntryState, MissCause, RemovalCause, Snapshot, StoreView, Trace};

/// Lesson seconds for which the mark of the last step stays on an entry while the clock runs.
pub const MARK_STAYS: f64 = 1.5;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shelf {
    /// Living ones first, the newest at the front; expired ones after them.
    pub items: Vec<ShelfItem>,
    /// Keys that are stored but not among `items`, for want of room.
    pub hidden: usize,
    pub absences: Vec<Absence>,
    pub gauges: Vec<Gauge>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ShelfItem {
    pub entry: Rc<Entry>,
    pub location: Rc<str>,
    pub state: EntryState,
}

/// A key that a call of the shown step looked for in vain, or took away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    pub key: Rc<str>,
    /// `miss`, `dropped`, `deleted`, `culled`: the value of `data-state`.
    pub state: &'static str,
    /// `never set`, `found expired` …
    pub reason: &'static str,
}

/// How full a store is.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The aliases that share the store.
    pub name: String,
    pub stored: usize,
    pub limit: usize,
    /// How many entries the next `set` removes, when it will.
    pub culls: Option<usize>,
    pub keeps_nothing: bool,
}

/// The caches that are shown when `cursor` steps are done.
pub fn snapshot_at(trace: &Trace, cursor: usize) -> Option<&Snapshot> {
    trace.steps.get(cursor.checked_sub(1)?).map(|step| &step.snapshot)
}

/// Whether the marks of the last step still count at lesson second `now`.
pub fn marks_count(trace: &Trace, cursor: usize, now: f64) -> bool {
    now - time_at(trace, cursor) <= MARK_STAYS
}

/// What the shelf shows at lesson second `now`, with at most `limit` items. O(stored keys).
pub fn shelf_at(trace: &Trace, cursor: usize, now: f64, limit: usize) -> Shelf {
    let Some(snapshot) = snapshot_at(trace, cursor) else {
        // Before the first step the settings already say what there is to fill.
        let gauges = trace.steps.first().map(|step| gauges(&step.snapshot, true)).unwrap_or_default();
        return Shelf { items: Vec::new(), hidden: 0, absences: Vec::new(), gauges };
    };
    let at_step = marks_count(trace, cursor, now);
    let stored = snapshot.stores.iter().flat_map(|store| store.entries().map(move |entry| (store, entry)));
    let mut order: Vec<_> = stored
        .enumerate()
        .map(|(slot, (store, entry))| ((entry.has_expired(now), Reverse(entry.set_step), slot), store, entry))
        .collect();
    let hidden = order.len().saturating_sub(limit);
    if hidden > 0 {
        // Only what is shown needs to be in order.
        order.select_nth_unstable_by_key(limit, |(place, ..)| *place);
        order.truncate(limit);
    }
    order.sort_unstable_by_key(|(place, ..)| *place);
    let items = order
        .into_iter()
        .map(|(_, store, entry)| ShelfItem {
            entry: entry.clone(),
            location: store.location.clone(),
            state: entry.state(now, at_step),
        })
        .collect();
    let absences = if at_step { absences(trace, cursor, snapshot) } else { Vec::new() };
    Shelf { items, hidden, absences, gauges: gauges(snapshot, false) }
}

/// The next lesson second after `now` at which an entry changes its state by itself. O(stored keys).
pub fn next_change(trace: &Trace, playback: &Playback, now: f64) -> Option<f64> {
    let snapshot = snapshot_at(trace, playback.cursor())?;
    let marks_end = time_at(trace, playback.cursor()) + MARK_STAYS + 1e-3;
    let of_entry = |entry: &Rc<Entry>| {
        let expiry = entry.expires_at?;
        let soon = entry.timeout.map(|timeout| expiry - (timeout / 10.0).max(3.0) + 1e-3);
        [Some(expiry), soon].into_iter().flatten().filter(|&at| at > now).reduce(f64::min)
    };
    let changes = snapshot.entries().filter_map(of_entry).chain((marks_end > now).then_some(marks_end));
    changes.reduce(f64::min)
}

fn absences(trace: &Trace, cursor: usize, snapshot: &Snapshot) -> Vec<Absence> {
    let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else { return Vec::new() };
    let is_stored = |made_key: &str| snapshot.entries().any(|entry| &*entry.made_key == made_key);
    let mut found: Vec<Absence> = Vec::new();
    for change in step.calls.iter().flat_map(|call| call.changes.iter()).take(64) {
        let (state, reason) = match &change.kind {
            ChangeKind::Miss { cause } => ("miss", miss_reason(*cause)),
            ChangeKind::Removed { cause } => removal(*cause),
            // `touch` on a key that is not there: nothing to keep.
            ChangeKind::Refused => ("miss", "nothing to touch"),
            _ => continue,
        };
        if is_stored(&change.made_key) {
            continue;
        }
        let absence = Absence { key: change.key.clone(), state, reason };
        match found.iter_mut().find(|known| known.key == absence.key) {
            // A read that finds an expired key drops it and misses; the drop says more.
            Some(known) if known.state == "miss" => *known = absence,
            Some(_) => {}
            None => found.push(absence),
        }
    }
    found
}

fn miss_reason(cause: MissCause) -> &'static str {
    match cause {
        MissCause::NeverSet => "never set",
        MissCause::Expired => "expired",
        MissCause::Deleted => "deleted before",
        MissCause::Culled => "culled before",
        MissCause::Cleared => "cleared before",
        MissCause::OtherVersion => "other version",
        MissCause::Dummy => "keeps nothing",
    }
}

fn removal(cause: RemovalCause) -> (&'static str, &'static str) {
    match cause {
        RemovalCause::Deleted => ("deleted", "deleted"),
        RemovalCause::Expired => ("dropped", "found expired"),
        RemovalCause::Culled => ("culled", "culled"),
        RemovalCause::Cleared => ("deleted", "cleared"),
    }
}

fn gauges(snapshot: &Snapshot, before_any: bool) -> Vec<Gauge> {
    let used = |store: &&StoreView| !store.is_empty() || snapshot.stores.len() == 1;
    snapshot.stores.iter().filter(used).filter_map(|store| gauge(store, before_any)).collect()
}

fn gauge(store: &StoreView, before_any: bool) -> Option<Gauge> {
    let alias = store.aliases.first()?;
    let stored = if before_any { 0 } else { store.len() };
    let limit = usize::try_from(alias.max_entries).unwrap_or(0);
    let removed = match usize::try_from(alias.cull_frequency) {
        Ok(0) | Err(_) => stored,
        Ok(frequency) => stored / frequency,
    };
    Some(Gauge {
        name: store.aliases.iter().map(|alias| &*alias.name).collect::<Vec<_>>().join(", "),
        stored,
        limit,
        culls: (stored >= limit && stored > 0).then_some(removed),
        keeps_nothing: alias.backend.contains("Dummy"),
    })
}
