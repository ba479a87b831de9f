//! The execution table: one row per cache call, or per executed line.
//! Invariant: a row says where it comes from (step, call), and what it shows is computed from the trace alone.

use std::rc::Rc;

use super::visible::{quoted, visible};
use crate::playback::time_at;
use crate::sentences::count_text;
use crate::trace::{Call, ChangeKind, KeyChange, Plain, Step, Trace};

/// Entries that the cell *cache state* spells out.
const SHOWN_ENTRIES: usize = 3;
/// Characters of a value that a cell shows.
pub const SHOWN_VALUE: usize = 60;

/// The place of a row in the trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowAt {
    pub step: usize,
    /// `None`: the step asked nothing of the cache.
    pub call: Option<usize>,
}

/// One row, spelled out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u32,
    /// `cache.set`, or the text of the line.
    pub action: String,
    pub key: String,
    pub value: String,
    pub cache_state: Vec<StateEntry>,
    /// Entries that `cache_state` leaves out.
    pub more: usize,
    /// `stored`, `miss: deleted` …
    pub happened: String,
    /// The kind of `happened`, for its colour: `fresh`, `hit`, `miss` …
    pub state: &'static str,
    pub returned: Rc<str>,
    pub raised: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateEntry {
    /// `'greet': 'Hello'`, as Python writes it.
    pub pair: String,
    pub has_expired: bool,
}

/// The rows of a trace, in order: every call, or every line too. O(steps).
pub fn rows(trace: &Trace, every_line: bool) -> Vec<RowAt> {
    let mut rows = Vec::new();
    for (step, taken) in trace.steps.iter().enumerate() {
        if taken.calls.is_empty() {
            if every_line {
                rows.push(RowAt { step, call: None });
            }
        } else {
            rows.extend((0..taken.calls.len()).map(|call| RowAt { step, call: Some(call) }));
        }
    }
    rows
}

/// What a row says. `source` is the program's text.
pub fn row(trace: &Trace, at: RowAt, source: &str) -> Option<Row> {
    let step = trace.steps.get(at.step)?;
    let (cache_state, more) = cache_state(step, time_at(trace, at.step + 1));
    let call = at.call.and_then(|index| step.calls.get(index));
    let Some(call) = call else {
        let text = source.lines().nth(step.line.saturating_sub(1) as usize).unwrap_or_default().trim();
        return Some(Row {
            line: step.line,
            action: shortened(&visible(text), SHOWN_VALUE),
            key: String::new(),
            value: String::new(),
            cache_state,
            more,
            happened: String::new(),
            state: "line",
            returned: "".into(),
            raised: false,
        });
    };
    Some(Row {
        line: call.line,
        action: action_name(call),
        key: key_text(&call.key),
        value: shortened(&value_text(step, call), SHOWN_VALUE),
        cache_state,
        more,
        happened: happened_text(call),
        state: call_state(call),
        returned: call.returned.clone(),
        raised: call.raised,
    })
}

/// `cache.set`, or `caches['other'].set` for an alias of its own.
pub fn action_name(call: &Call) -> String {
    if &*call.alias == "default" {
        format!("cache.{}", call.method)
    } else {
        format!("caches['{}'].{}", call.alias, call.method)
    }
}

/// What happened in a word or two, and why.
pub fn happened_text(call: &Call) -> String {
    match &call.cause {
        Some(cause) => format!("{}: {}", call.outcome, cause),
        None => call.outcome.to_string(),
    }
}

/// The state whose colour a call has.
pub fn call_state(call: &Call) -> &'static str {
    let of_change = |kind: &ChangeKind| match kind {
        ChangeKind::Stored => "fresh",
        ChangeKind::Replaced { .. } => "updated",
        ChangeKind::Hit => "hit",
        ChangeKind::Miss { .. } => "miss",
        ChangeKind::Touched => "touched",
        ChangeKind::Refused => "refused",
        ChangeKind::Removed { cause: crate::trace::RemovalCause::Culled } => "culled",
        ChangeKind::Removed { .. } => "deleted",
    };
    if call.raised {
        return "error";
    }
    // The last change is what the call was for: a cull comes before the set, a drop before the miss.
    call.changes.last().map_or("none", |change| of_change(&change.kind))
}

/// The names of the table's columns in the catalogue.
pub const COLUMNS: [&str; 8] = [
    "column.step",
    "column.line",
    "column.action",
    "column.key",
    "column.value",
    "column.state",
    "column.happened",
    "column.returned",
];

/// A key as the learner wrote it.
pub fn key_text(key: &Plain) -> String {
    match key {
        Plain::Null => "None".to_owned(),
        Plain::Bool(true) => "True".to_owned(),
        Plain::Bool(false) => "False".to_owned(),
        Plain::Int(number) => number.to_string(),
        Plain::Float(number) => number.to_string(),
        Plain::Text(text) => visible(text).into_owned(),
        Plain::List(keys) => {
            let shown: Vec<String> = keys.iter().take(SHOWN_ENTRIES).map(key_text).collect();
            let shown = shown.join(", ");
            match keys.len() > SHOWN_ENTRIES {
                true => count_text("table.keys", keys.len(), &[("keys", &shown)]),
                false => shown,
            }
        }
    }
}

/// At most `limit` characters of a text, the last one `…` if it was longer.
pub fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some(_) => text.chars().take(limit.saturating_sub(1)).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// The value that the call stored or found; of several keys, how many.
fn value_text(step: &Step, call: &Call) -> String {
    let has_value = |change: &&KeyChange| !matches!(change.kind, ChangeKind::Miss { .. } | ChangeKind::Removed { .. });
    let changes: Vec<&KeyChange> = call.changes.iter().filter(has_value).collect();
    let Some(last) = changes.last() else { return String::new() };
    // `get_or_set` looks, stores and looks again.
    if changes.iter().all(|change| change.key == last.key) {
        stored_repr(step, &last.made_key).unwrap_or_default()
    } else {
        count_text("table.values", changes.len(), &[])
    }
}

fn stored_repr(step: &Step, made_key: &str) -> Option<String> {
    step.snapshot.entries().find(|entry| &*entry.made_key == made_key).map(|entry| entry.repr.to_string())
}

/// A key and its value, as Python writes them in a dictionary.
pub fn pair_text(key: &str, repr: &str) -> String {
    format!("{}: {}", quoted(key), shortened(repr, 24))
}

fn cache_state(step: &Step, t: f64) -> (Vec<StateEntry>, usize) {
    let shown = step
        .snapshot
        .entries()
        .take(SHOWN_ENTRIES)
        .map(|entry| StateEntry { pair: pair_text(&entry.key, &entry.repr), has_expired: entry.has_expired(t) });
    let stored: usize = step.snapshot.stores.iter().map(|store| store.len()).sum();
    (shown.collect(), stored.saturating_sub(SHOWN_ENTRIES))
}
