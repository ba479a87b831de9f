//! What a step leaves no entry of: keys missed, dropped, deleted and culled; and calls on more keys than can be drawn.
//! Invariant: a key that is still stored is not among them.

use std::rc::Rc;

use super::{marks_count, snapshot_at};
use crate::sentences::{list, say_text, text};
use crate::trace::{Call, ChangeKind, KeyChange, MissCause, RemovalCause, Step, Trace};

/// Changes of one step that are drawn one by one; more make ribbons.
const DRAWN: usize = 8;
/// Ribbons of one step.
const RIBBONS: usize = 4;

/// A key that a call of the shown step looked for in vain, or took away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    pub key: Rc<str>,
    /// `miss`, `refused`, `dropped`, `deleted`, `culled`: the value of `data-state`.
    pub state: &'static str,
    /// `never set`, `found expired`, `cull 3` …
    pub reason: String,
}

/// The calls of one method that touched many keys: `set_many`, `500 set, 100 culled`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ribbon {
    pub method: Rc<str>,
    pub calls: usize,
    pub state: &'static str,
    pub text: String,
}

/// What a step took from the shelf, or did to very many keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Departures {
    pub absences: Vec<Absence>,
    pub ribbons: Vec<Ribbon>,
    /// Whether the step emptied a whole cache.
    pub clears: bool,
}

/// What to show of the step before `cursor` at lesson second `now`.
pub fn departures_at(trace: &Trace, cursor: usize, now: f64) -> Departures {
    let step = cursor.checked_sub(1).and_then(|index| trace.steps.get(index));
    let Some(step) = step.filter(|_| marks_count(trace, cursor, now)) else { return Departures::default() };
    let ribbons = ribbons(trace, cursor, step);
    let absences = if ribbons.is_empty() { absences(trace, cursor, step) } else { Vec::new() };
    let is_clear = |call: &Call| matches!(&*call.method, "clear" | "aclear") && !call.raised;
    Departures { absences, ribbons, clears: step.calls.iter().any(is_clear) }
}

/// The ribbons of a step that did more than can be drawn.
pub(super) fn ribbons(trace: &Trace, cursor: usize, step: &Step) -> Vec<Ribbon> {
    if step.calls.iter().map(|call| call.changes.len()).sum::<usize>() <= DRAWN {
        return Vec::new();
    }
    let mut ribbons: Vec<Ribbon> = Vec::new();
    for call in step.calls.iter() {
        if ribbons.iter().any(|ribbon| ribbon.method == call.method) {
            continue;
        }
        if ribbons.len() == RIBBONS {
            break;
        }
        let same: Vec<&Call> = step.calls.iter().filter(|other| other.method == call.method).collect();
        let changes = || same.iter().flat_map(|call| call.changes.iter());
        let (state, mut text) = counts(changes());
        if changes().any(is_culled) {
            text = say_text("shelf.many.batch", &[("counts", &text), ("batch", &batch(trace, cursor).to_string())]);
        }
        ribbons.push(Ribbon { method: call.method.clone(), calls: same.len(), state, text });
    }
    ribbons
}

/// `500 set, 100 culled`, and the state of what there is most of.
fn counts<'a>(changes: impl Iterator<Item = &'a KeyChange>) -> (&'static str, String) {
    const WORDS: [(&str, &str); 9] = [
        ("fresh", "shelf.many.set"),
        ("updated", "shelf.many.updated"),
        ("hit", "shelf.many.found"),
        ("miss", "shelf.many.missed"),
        ("touched", "shelf.many.touched"),
        ("refused", "shelf.many.refused"),
        ("dropped", "shelf.many.dropped"),
        ("deleted", "shelf.many.deleted"),
        ("culled", "shelf.many.culled"),
    ];
    let mut numbers = [0_usize; WORDS.len()];
    for change in changes {
        let state = state(&change.kind);
        if let Some((number, _)) = numbers.iter_mut().zip(WORDS).find(|(_, (name, _))| *name == state) {
            *number += 1;
        }
    }
    let some = || numbers.iter().zip(WORDS).filter(|(number, _)| **number > 0);
    let texts: Vec<String> =
        some().map(|(number, (_, name))| say_text(name, &[("count", &number.to_string())])).collect();
    let most = some().max_by_key(|(number, _)| **number).map_or("none", |(_, (state, _))| state);
    (most, if texts.is_empty() { text("shelf.many.nothing") } else { list(&texts) })
}

fn state(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Stored => "fresh",
        ChangeKind::Replaced { .. } => "updated",
        ChangeKind::Hit => "hit",
        ChangeKind::Miss { .. } => "miss",
        ChangeKind::Touched => "touched",
        ChangeKind::Refused => "refused",
        ChangeKind::Removed { cause: RemovalCause::Expired } => "dropped",
        ChangeKind::Removed { cause: RemovalCause::Culled } => "culled",
        ChangeKind::Removed { .. } => "deleted",
    }
}

fn is_culled(change: &KeyChange) -> bool {
    change.kind == ChangeKind::Removed { cause: RemovalCause::Culled }
}

/// The number of the latest cull, counted from the program's first.
fn batch(trace: &Trace, cursor: usize) -> usize {
    // Between two culls of one call something is stored.
    let culls = |call: &Call| {
        call.changes
            .chunk_by(|left, right| is_culled(left) == is_culled(right))
            .filter(|run| run.first().is_some_and(is_culled))
            .count()
    };
    let steps = trace.steps.get(..cursor).unwrap_or_default();
    steps.iter().flat_map(|step| step.calls.iter()).map(culls).sum()
}

fn absences(trace: &Trace, cursor: usize, step: &Step) -> Vec<Absence> {
    let Some(snapshot) = snapshot_at(trace, cursor) else { return Vec::new() };
    let is_stored = |change: &KeyChange| {
        let store = snapshot.stores.iter().find(|store| store.location == change.location);
        store.is_some_and(|store| store.entries().any(|entry| entry.made_key == change.made_key))
    };
    let mut found: Vec<Absence> = Vec::new();
    for change in step.calls.iter().flat_map(|call| call.changes.iter()) {
        let state = state(&change.kind);
        let reason = match &change.kind {
            ChangeKind::Miss { cause } => text(miss_name(*cause)),
            ChangeKind::Removed { cause: RemovalCause::Cleared } => text("gone.cleared"),
            ChangeKind::Removed { cause: RemovalCause::Culled } => {
                say_text("gone.culled", &[("batch", &batch(trace, cursor).to_string())])
            }
            ChangeKind::Removed { cause: RemovalCause::Expired } => text("gone.dropped"),
            ChangeKind::Removed { .. } => text("gone.deleted"),
            // `touch` on a key that is not there.
            ChangeKind::Refused => text("gone.untouched"),
            _ => continue,
        };
        if is_stored(change) {
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

fn miss_name(cause: MissCause) -> &'static str {
    match cause {
        MissCause::NeverSet => "gone.miss.never-set",
        MissCause::Expired => "gone.miss.expired",
        MissCause::Deleted => "gone.miss.deleted",
        MissCause::Culled => "gone.miss.culled",
        MissCause::Cleared => "gone.miss.cleared",
        MissCause::OtherVersion => "gone.miss.other-version",
        MissCause::Dummy => "gone.miss.dummy",
    }
}
