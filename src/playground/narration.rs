//! One sentence for the moment on screen.
//! Invariant: a sentence says what the trace says, in the words of the cache's API.

use std::rc::Rc;

use super::shelf::snapshot_at;
use super::table::shortened;
use super::visible::visible;
use crate::playback::{remaining_text, time_at};
use crate::sentences::{Piece, Sentence, count_text, list, say, say_count};
use crate::trace::{Call, ChangeKind, Entry, KeyChange, MissCause, Outcome, RemovalCause, Step, Trace};

/// One sentence of the catalogue, and the state whose colour it has.
fn sentence(state: &'static str, name: &str, values: &[(&str, &str)]) -> Sentence {
    say(name, values).with_state(state)
}

/// What to say at lesson second `now` when `cursor` steps are done. `source` is the program's text.
pub fn narrate(trace: &Trace, cursor: usize, now: f64, source: &str) -> Sentence {
    let mut told = told(trace, cursor, now, source);
    for piece in &mut told.pieces {
        if let Piece::Code(code) = piece {
            *code = visible(code).into_owned();
        }
    }
    told
}

fn told(trace: &Trace, cursor: usize, now: f64, source: &str) -> Sentence {
    let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else {
        return match (trace.outcome, trace.steps.first()) {
            (Outcome::Refused, _) => sentence("error", "told.refused", &[]),
            (Outcome::Raised, None) => sentence("error", "told.unreadable", &[]),
            (_, Some(first)) if trace.is_typed(first.line) => say("told.start", &[]),
            (_, Some(first)) => say("told.start.line", &[("line", &first.line.to_string())]),
            (_, None) => say("told.nothing", &[]),
        };
    };
    let landed = time_at(trace, cursor);
    if let Some(expired) = expired_since(trace, cursor, landed, now) {
        return expired;
    }
    let raised = !trace.is_typed(step.line) && trace.outcome == Outcome::Raised;
    if cursor == trace.steps.len() && raised {
        return sentence("error", "told.raised.line", &[("line", &step.line.to_string())]);
    }
    match &*step.calls {
        [] if trace.is_typed(step.line) => say("told.typed", &[("code", &shortened(line_text(step, source), 70))]),
        [] => quiet_step(step, landed, source),
        [call] => of_call(step, call, landed),
        [.., last] => {
            let line = step.line.to_string();
            let name = if trace.is_typed(step.line) { "told.calls.typed" } else { "told.calls.line" };
            let last = of_call(step, last, landed);
            let state = last.state;
            say_count(name, step.calls.len(), &[("line", &line)]).and(last).with_state(state)
        }
    }
}

/// The keys that expired while the clock ran on.
fn expired_since(trace: &Trace, cursor: usize, from: f64, now: f64) -> Option<Sentence> {
    let mut expired: Vec<&Rc<Entry>> = snapshot_at(trace, cursor)?
        .entries()
        .filter(|entry| entry.expires_at.is_some_and(|at| at > from && at <= now))
        .collect();
    expired.sort_by(|left, right| left.expires_at.partial_cmp(&right.expires_at).unwrap_or(std::cmp::Ordering::Equal));
    let last = expired.last()?;
    Some(say_count("told.expired", expired.len(), &[("key", &last.key)]).with_state("expired"))
}

fn line_text<'a>(step: &Step, source: &'a str) -> &'a str {
    source.lines().nth((step.line as usize).saturating_sub(1)).unwrap_or_default().trim()
}

fn quiet_step(step: &Step, landed: f64, source: &str) -> Sentence {
    let line = step.line.to_string();
    let slept = landed - step.t;
    if slept > 0.0 {
        return say("told.slept", &[("line", &line), ("span", &remaining_text(slept))]);
    }
    say("told.line", &[("line", &line), ("code", &shortened(line_text(step, source), 70))])
}

fn of_call(step: &Step, call: &Call, landed: f64) -> Sentence {
    let method = ("method", &*call.method);
    if call.raised {
        return sentence("error", "told.raised", &[method, ("error", &shortened(&call.returned, 90))]);
    }
    let removed = |wanted: RemovalCause| {
        call.changes.iter().filter(|change| change.kind == ChangeKind::Removed { cause: wanted }).count()
    };
    let culled = removed(RemovalCause::Culled);
    let with_culled = |sentence: Sentence| match culled {
        0 => sentence,
        _ => sentence.and(say_count("told.culled", culled, &[])),
    };
    let kept: Vec<&KeyChange> = call
        .changes
        .iter()
        .filter(|change| change.kind != ChangeKind::Removed { cause: RemovalCause::Culled })
        .collect();
    match &*kept {
        [] if culled == 0 => say("told.returned", &[method, ("value", &shortened(&call.returned, 60))]),
        [] => say_count("told.only-culled", culled, &[method]).with_state("culled"),
        [dropped, miss] if dropped.key == miss.key && matches!(miss.kind, ChangeKind::Miss { .. }) => {
            sentence("dropped", "told.dropped.miss", &[method, ("key", &dropped.key)])
        }
        [change] => {
            let told = of_change(step, call, change, landed);
            let state = told.state;
            with_culled(told).with_state(state)
        }
        many => {
            let count = |wanted: fn(&ChangeKind) -> bool| many.iter().filter(|change| wanted(&change.kind)).count();
            let parts = [
                (count(|kind| matches!(kind, ChangeKind::Stored | ChangeKind::Replaced { .. })), "told.many.stored"),
                (count(|kind| *kind == ChangeKind::Hit), "told.many.found"),
                (count(|kind| matches!(kind, ChangeKind::Miss { .. })), "told.many.missed"),
                (count(|kind| matches!(kind, ChangeKind::Removed { .. })), "told.many.removed"),
            ];
            let parts: Vec<String> = parts
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, name)| count_text(name, *count, &[]))
                .collect();
            with_culled(say("told.many", &[method, ("counts", &list(&parts))]))
        }
    }
}

fn of_change(step: &Step, call: &Call, change: &KeyChange, landed: f64) -> Sentence {
    let entry = step.snapshot.entries().find(|entry| entry.made_key == change.made_key);
    let left = entry.and_then(|entry| entry.remaining(landed));
    let span = left.map(remaining_text).unwrap_or_default();
    let is_alive = left.is_some_and(|left| left > 0.0);
    let value = entry.map(|entry| shortened(&entry.repr, 40)).unwrap_or_default();
    let old = match &change.kind {
        ChangeKind::Replaced { old } => shortened(old, 40),
        _ => String::new(),
    };
    let (state, name) = match &change.kind {
        ChangeKind::Stored => (
            "fresh",
            match (entry, left) {
                (None, _) => "told.stored",
                (Some(_), None) => "told.stored.ever",
                (Some(_), Some(0.0)) => "told.stored.expired",
                (Some(_), Some(_)) => "told.stored.span",
            },
        ),
        ChangeKind::Replaced { .. } if is_alive => ("updated", "told.replaced.left"),
        ChangeKind::Replaced { .. } => ("updated", "told.replaced"),
        ChangeKind::Hit if is_alive => ("hit", "told.hit.left"),
        ChangeKind::Hit => ("hit", "told.hit"),
        ChangeKind::Miss { cause } => (
            "miss",
            match cause {
                MissCause::NeverSet => "told.miss.never-set",
                MissCause::Expired => "told.miss.expired",
                MissCause::Deleted => "told.miss.deleted",
                MissCause::Culled => "told.miss.culled",
                MissCause::Cleared => "told.miss.cleared",
                MissCause::OtherVersion => "told.miss.other-version",
                MissCause::Dummy => "told.miss.dummy",
            },
        ),
        ChangeKind::Touched => (
            "touched",
            match (entry, left) {
                (None, _) => "told.touched",
                (Some(_), None) => "told.touched.ever",
                (Some(_), Some(0.0)) => "told.touched.expired",
                (Some(_), Some(_)) => "told.touched.span",
            },
        ),
        ChangeKind::Refused if entry.is_some() => ("refused", "told.refused.there"),
        ChangeKind::Refused => ("refused", "told.refused.missing"),
        ChangeKind::Removed { cause: RemovalCause::Deleted } => ("deleted", "told.deleted"),
        ChangeKind::Removed { cause: RemovalCause::Expired } => ("dropped", "told.dropped"),
        ChangeKind::Removed { cause: RemovalCause::Cleared } => ("deleted", "told.cleared"),
        ChangeKind::Removed { cause: RemovalCause::Culled } => ("culled", "told.removed.culled"),
    };
    let values =
        [("method", &*call.method), ("key", &*change.key), ("span", &*span), ("value", &*value), ("old", &*old)];
    sentence(state, name, &values)
}
