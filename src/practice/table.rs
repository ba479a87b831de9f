//! The execution table as questions see it: one row for every call on a cache.
//! Invariant: rows are numbered from 1 as the page numbers them, and a cell is computed from the trace alone.

use crate::playback::time_at;
use crate::trace::{Call, ChangeKind, Plain, Step, Trace};

/// A column that can be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Action,
    Key,
    /// The value that the call stored or found.
    Value,
    /// What is in the cache after the call.
    State,
    /// `stored`, `miss: deleted` …
    Happened,
    /// The repr of what Python returned.
    Returned,
}

impl Column {
    pub const ALL: [Self; 6] = [Self::Action, Self::Key, Self::Value, Self::State, Self::Happened, Self::Returned];

    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Key => "key",
            Self::Value => "value",
            Self::State => "state",
            Self::Happened => "happened",
            Self::Returned => "returned",
        }
    }

    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// The step and the index of the call within it, for each row. O(steps).
pub fn table_rows(trace: &Trace) -> Vec<(usize, usize)> {
    let calls_of = |(index, step): (usize, &Step)| (0..step.calls.len()).map(move |call| (index, call));
    trace.steps.iter().enumerate().flat_map(calls_of).collect()
}

/// What a cell says; rows are numbered from 1.
pub fn cell(trace: &Trace, row: usize, column: Column) -> Option<String> {
    let (step, call) = *table_rows(trace).get(row.checked_sub(1)?)?;
    Some(cell_at(trace, step, call, column))
}

fn cell_at(trace: &Trace, step: usize, call: usize, column: Column) -> String {
    let Some(taken) = trace.steps.get(step) else { return String::new() };
    let Some(call) = taken.calls.get(call) else { return String::new() };
    match column {
        Column::Action => ["cache.", &call.method].concat(),
        Column::Key => key_text(&call.key),
        Column::Value => value(taken, call),
        Column::State => state(taken),
        Column::Happened => happened(call),
        Column::Returned => call.returned.to_string(),
    }
}

fn happened(call: &Call) -> String {
    match &call.cause {
        Some(cause) => [&call.outcome, ": ", cause].concat(),
        None => call.outcome.to_string(),
    }
}

/// The value of the one key that the call was about; of several, none.
fn value(step: &Step, call: &Call) -> String {
    let mut kept = call.changes.iter().filter(|change| !matches!(change.kind, ChangeKind::Removed { .. }));
    let (Some(change), None) = (kept.next(), kept.next()) else { return String::new() };
    let entry = step.snapshot.entries().find(|entry| entry.made_key == change.made_key);
    entry.map(|entry| entry.repr.to_string()).unwrap_or_default()
}

/// Everything in the store, expired or not, as Python writes a dictionary; of many keys only how many there are.
fn state(step: &Step) -> String {
    let stored = step.snapshot.entries().count();
    if stored > SPELLED {
        return [&stored.to_string(), " keys"].concat();
    }
    let pairs: Vec<String> =
        step.snapshot.entries().map(|entry| [&quoted(&entry.key), ": ", &entry.repr].concat()).collect();
    ["{", &pairs.join(", "), "}"].concat()
}

fn key_text(key: &Plain) -> String {
    match key {
        Plain::Text(text) => text.to_string(),
        Plain::Int(number) => number.to_string(),
        Plain::List(keys) => keys.iter().map(key_text).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// Python that makes a variable the table of a trace: a list of rows with the cells as texts, `step`
/// (its number on the page), `t` (the lesson second), `method`,
/// `line`, `outcome`, `cause`, and `count` (of keys in the store after it), `keys` (these, unless they are many), `live`
/// (those of them that have not expired) and `removed` (those that the call removed, by a cull for example).
pub(super) fn prelude(name: &str, trace: &Trace) -> String {
    let mut text = String::from(
        "class _Row:\n    def __init__(self, step, t, line, method, action, key, value, state, happened, returned, outcome, cause, count, keys, live, removed):\n        self.step, self.t, self.line, self.method, self.action, self.key, self.value, self.state, self.happened = step, t, line, method, action, key, value, state, happened\n        self.returned, self.outcome, self.cause, self.count, self.keys, self.live, self.removed = returned, outcome, cause, count, keys, live, removed\n",
    );
    text.push_str(name);
    text.push_str(" = [\n");
    for (step, call) in table_rows(trace).into_iter().take(ROWS) {
        let Some(taken) = trace.steps.get(step) else { continue };
        let Some(made) = taken.calls.get(call) else { continue };
        let landed = time_at(trace, step + 1);
        text.push_str(&format!("_Row({}, {:?}, {}, ", step + 1, taken.t, made.line));
        let cause = made.cause.as_deref().unwrap_or_default();
        let cells = Column::ALL.map(|column| cell_at(trace, step, call, column));
        for cell in [&*made.method].into_iter().chain(cells.iter().map(|cell| &**cell)).chain([&*made.outcome, cause]) {
            text.push_str(&quoted(cell));
            text.push_str(", ");
        }
        let stored = taken.snapshot.entries().count();
        text.push_str(&stored.to_string());
        text.push_str(", ");
        let entries = || taken.snapshot.entries().filter(|_| stored <= SPELLED);
        push_list(&mut text, entries().map(|entry| &*entry.key));
        push_list(&mut text, entries().filter(|entry| !entry.has_expired(landed)).map(|entry| &*entry.key));
        let removed = made.changes.iter().filter(|change| matches!(change.kind, ChangeKind::Removed { .. }));
        push_list(&mut text, removed.map(|change| &*change.key));
        text.push_str("),\n");
    }
    text.push_str("]\n");
    text
}

/// Rows that a question sees at most: more than a default cache holds, and little to read.
const ROWS: usize = 400;
/// Keys that are spelled out at most.
const SPELLED: usize = 24;

fn push_list<'a>(text: &mut String, items: impl Iterator<Item = &'a str>) {
    text.push('[');
    for item in items {
        text.push_str(&quoted(item));
        text.push(',');
    }
    text.push_str("], ");
}

/// A text as a Python literal.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => literal.push_str("\\'"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            c => literal.push(c),
        }
    }
    literal.push('\'');
    literal
}
