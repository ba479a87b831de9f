//! The variable tracker: variables by steps.
//! Invariant: variables keep first-seen order, and a column is there only where something changed.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::shelf::snapshot_at;
use super::table::{pair_text, shortened};
use crate::sentences::{count_text, text};
use crate::trace::Trace;

/// Columns on screen at most; the ones around the cursor are chosen.
pub const COLUMNS: usize = 8;
/// Variables on screen at most.
pub const ROWS: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracker {
    /// Steps done at each column, ascending; the first is 0 unless columns were left out.
    pub columns: Vec<usize>,
    /// Columns before the first that were left out.
    pub before: usize,
    /// Columns after the last that were left out.
    pub after: usize,
    /// The column that shows the state at the cursor.
    pub current: usize,
    pub rows: Vec<TrackedVariable>,
    /// Variables left out for want of room.
    pub hidden: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedVariable {
    /// `None` for the contents of the cache.
    pub scope: Option<Rc<str>>,
    pub name: Rc<str>,
    /// One per column; `None` before it is bound and after it is gone.
    pub values: Vec<Option<TrackedValue>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedValue {
    pub repr: Rc<str>,
    pub has_changed: bool,
}

/// The cursors at which something differs from the step before, starting with 0. O(steps).
pub fn changing_steps(trace: &Trace) -> Vec<usize> {
    let changes = trace
        .steps
        .iter()
        .enumerate()
        // A variable that is new is the last one.
        .filter(|(_, step)| !step.calls.is_empty() || step.variables.iter().rev().any(|variable| variable.changed));
    std::iter::once(0).chain(changes.map(|(index, _)| index + 1)).collect()
}

/// The tracker with the cursor in view. `changing` is [`changing_steps`] of the trace.
pub fn tracker_at(trace: &Trace, changing: &[usize], cursor: usize) -> Tracker {
    let place = changing.partition_point(|&step| step <= cursor).saturating_sub(1);
    let first = (place + 2).min(changing.len()).saturating_sub(COLUMNS);
    let last = (first + COLUMNS).min(changing.len());
    let columns: Vec<usize> = changing.get(first..last).unwrap_or_default().to_vec();
    let mut rows = vec![cache_row(trace, &columns)];
    let mut hidden = 0;
    let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for (column, &done) in columns.iter().enumerate() {
        let Some(step) = done.checked_sub(1).and_then(|index| trace.steps.get(index)) else { continue };
        for variable in step.variables.iter() {
            let name = (&*variable.scope, &*variable.name);
            let row = match places.get(&name) {
                Some(&row) => row,
                None if rows.len() <= ROWS => {
                    let values = vec![None; columns.len()];
                    rows.push(TrackedVariable {
                        scope: Some(variable.scope.clone()),
                        name: variable.name.clone(),
                        values,
                    });
                    places.insert(name, rows.len() - 1);
                    rows.len() - 1
                }
                None => {
                    hidden += usize::from(column + 1 == columns.len());
                    continue;
                }
            };
            if let Some(value) = rows.get_mut(row).and_then(|row| row.values.get_mut(column)) {
                *value =
                    Some(TrackedValue { repr: shortened(&variable.repr, 60).into(), has_changed: variable.changed });
            }
        }
    }
    Tracker { before: first, after: changing.len() - last, current: place - first.min(place), columns, rows, hidden }
}

fn cache_row(trace: &Trace, columns: &[usize]) -> TrackedVariable {
    let mut last: Option<Rc<str>> = None;
    let values = columns.iter().map(|&cursor| {
        let repr: Rc<str> = contents(trace, cursor).into();
        let has_changed = last.as_ref().is_some_and(|before| *before != repr);
        last = Some(repr.clone());
        Some(TrackedValue { repr, has_changed })
    });
    let values = values.collect();
    TrackedVariable { scope: None, name: text("variables.contents").into(), values }
}

fn contents(trace: &Trace, cursor: usize) -> String {
    let Some(snapshot) = snapshot_at(trace, cursor) else { return "{}".to_owned() };
    let stored: usize = snapshot.stores.iter().map(|store| store.len()).sum();
    if stored > 3 {
        return count_text("variables.keys", stored, &[]);
    }
    let pairs: Vec<String> = snapshot.entries().map(|entry| pair_text(&entry.key, &entry.repr)).collect();
    format!("{{{}}}", pairs.join(", "))
}
