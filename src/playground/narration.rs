//! One English sentence for the moment on screen.
//! Invariant: a sentence says what the trace says, in the words of the cache's API.

use std::rc::Rc;

use super::shelf::snapshot_at;
use super::table::shortened;
use super::visible::visible;
use crate::playback::{remaining_text, time_at};
use crate::trace::{Call, ChangeKind, Entry, KeyChange, MissCause, Outcome, RemovalCause, Step, Trace};

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// Set as code: a key, a value, a method.
    Code(String),
}

/// A sentence, and the state whose colour it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub pieces: Vec<Piece>,
    pub state: &'static str,
}

impl Sentence {
    /// The sentence as plain text.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(text) | Piece::Code(text) => text.as_str(),
            })
            .collect()
    }
}

/// Writes a sentence: what [`code`] wrapped is set as code.
fn sentence(state: &'static str, text: &str) -> Sentence {
    let pieces =
        text.split('\u{1}').enumerate().filter(|(_, part)| !part.is_empty()).map(|(index, part)| {
            if index % 2 == 0 { Piece::Words(part.to_owned()) } else { Piece::Code(part.to_owned()) }
        });
    Sentence { pieces: pieces.collect(), state }
}

fn code(text: &str) -> String {
    let text = visible(text);
    format!("\u{1}{text}\u{1}")
}

/// What to say at lesson second `now` when `cursor` steps are done. `source` is the program's text.
pub fn narrate(trace: &Trace, cursor: usize, now: f64, source: &str) -> Sentence {
    let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else {
        return match (trace.outcome, trace.steps.first()) {
            (Outcome::Refused, _) => sentence("error", "The program was not started. The reason is in the output."),
            (Outcome::Raised, None) => {
                sentence("error", "Python could not read the program. The reason is in the output.")
            }
            (_, Some(first)) if trace.is_typed(first.line) => sentence("none", "Nothing has run yet."),
            (_, Some(first)) => sentence("none", &format!("Nothing has run yet. Line {} is next.", first.line)),
            (_, None) => sentence("none", "There was nothing to run."),
        };
    };
    let landed = time_at(trace, cursor);
    if let Some(expired) = expired_since(trace, cursor, landed, now) {
        return expired;
    }
    let raised = !trace.is_typed(step.line) && trace.outcome == Outcome::Raised;
    if cursor == trace.steps.len() && raised {
        return sentence("error", &format!("Line {} raised an exception, and the program ended.", step.line));
    }
    match &*step.calls {
        [] if trace.is_typed(step.line) => typed_step(step, source),
        [] => quiet_step(step, landed, source),
        [call] => of_call(step, call, landed),
        calls => of_calls(trace, step, calls, landed),
    }
}

/// The keys that expired while the clock ran on.
fn expired_since(trace: &Trace, cursor: usize, from: f64, now: f64) -> Option<Sentence> {
    let mut expired: Vec<&Rc<Entry>> = snapshot_at(trace, cursor)?
        .entries()
        .filter(|entry| entry.expires_at.is_some_and(|at| at > from && at <= now))
        .collect();
    expired.sort_by(|left, right| left.expires_at.partial_cmp(&right.expires_at).unwrap_or(std::cmp::Ordering::Equal));
    let text = match &*expired {
        [] => return None,
        [one] => format!("{} has expired. It stays in the store until a call looks at it.", code(&one.key)),
        [.., last] => format!(
            "{} keys have expired, {} last. They stay in the store until a call looks at them.",
            expired.len(),
            code(&last.key)
        ),
    };
    Some(sentence("expired", &text))
}

fn quiet_step(step: &Step, landed: f64, source: &str) -> Sentence {
    let text = source.lines().nth((step.line as usize).saturating_sub(1)).unwrap_or_default().trim();
    let slept = landed - step.t;
    if slept > 0.0 {
        return sentence("none", &format!("Line {} let {} pass.", step.line, remaining_text(slept)));
    }
    sentence("none", &format!("Line {} ran: {}", step.line, code(&shortened(text, 70))))
}

fn typed_step(step: &Step, source: &str) -> Sentence {
    let text = source.lines().nth((step.line as usize).saturating_sub(1)).unwrap_or_default().trim();
    sentence("none", &format!("You ran: {}", code(&shortened(text, 70))))
}

fn of_calls(trace: &Trace, step: &Step, calls: &[Call], landed: f64) -> Sentence {
    let last = calls.last().map(|call| of_call(step, call, landed));
    let Some(mut last) = last else { return sentence("none", "") };
    let place = if trace.is_typed(step.line) { "here".to_owned() } else { format!("on line {}", step.line) };
    last.pieces.insert(0, Piece::Words(format!("{} calls {place}. The last: ", calls.len())));
    last
}

fn of_call(step: &Step, call: &Call, landed: f64) -> Sentence {
    let method = code(&call.method);
    if call.raised {
        return sentence("error", &format!("{method} raised {}", code(&shortened(&call.returned, 90))));
    }
    let removed = |wanted: RemovalCause| {
        call.changes.iter().filter(|change| change.kind == ChangeKind::Removed { cause: wanted }).count()
    };
    let culled = match removed(RemovalCause::Culled) {
        0 => String::new(),
        1 => " One key was culled to make room.".to_owned(),
        count => format!(" {count} keys were culled to make room."),
    };
    let kept: Vec<&KeyChange> = call
        .changes
        .iter()
        .filter(|change| change.kind != ChangeKind::Removed { cause: RemovalCause::Culled })
        .collect();
    match &*kept {
        [] => match culled.is_empty() {
            true => sentence("none", &format!("{method} returned {}.", code(&shortened(&call.returned, 60)))),
            false => sentence("culled", &format!("{method}:{culled}")),
        },
        [dropped, miss] if dropped.key == miss.key && matches!(miss.kind, ChangeKind::Miss { .. }) => {
            sentence("dropped", &format!("{method} found {} expired, removed it, and missed.", code(&dropped.key)))
        }
        [change] => {
            let (state, text) = of_change(step, call, change, landed);
            sentence(state, &format!("{text}{culled}"))
        }
        many => {
            let count = |wanted: fn(&ChangeKind) -> bool| many.iter().filter(|change| wanted(&change.kind)).count();
            let parts = [
                (count(|kind| matches!(kind, ChangeKind::Stored | ChangeKind::Replaced { .. })), "stored"),
                (count(|kind| *kind == ChangeKind::Hit), "found"),
                (count(|kind| matches!(kind, ChangeKind::Miss { .. })), "missed"),
                (count(|kind| matches!(kind, ChangeKind::Removed { .. })), "removed"),
            ];
            let parts: Vec<String> =
                parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
            sentence("none", &format!("{method}: {}.{culled}", parts.join(", ")))
        }
    }
}

fn of_change(step: &Step, call: &Call, change: &KeyChange, landed: f64) -> (&'static str, String) {
    let (method, key) = (code(&call.method), code(&change.key));
    let entry = step.snapshot.entries().find(|entry| entry.made_key == change.made_key);
    let left = entry.and_then(|entry| entry.remaining(landed));
    let span = match (entry, left) {
        (None, _) => String::new(),
        (Some(_), None) => " for ever".to_owned(),
        (Some(_), Some(0.0)) => ", expired already".to_owned(),
        (Some(_), Some(left)) => format!(" for {}", remaining_text(left)),
    };
    let with_left = match left {
        Some(left) if left > 0.0 => format!(", {} left", remaining_text(left)),
        _ => String::new(),
    };
    let value = entry.map(|entry| code(&shortened(&entry.repr, 40))).unwrap_or_default();
    match &change.kind {
        ChangeKind::Stored => ("fresh", format!("{method} stored {key}{span}.")),
        ChangeKind::Replaced { old } => {
            ("updated", format!("{method} replaced {} by {value} under {key}{with_left}.", code(&shortened(old, 40))))
        }
        ChangeKind::Hit => ("hit", format!("{method} found {key}{with_left}: a hit.")),
        ChangeKind::Miss { cause } => {
            let why = match cause {
                MissCause::NeverSet => "it was never set",
                MissCause::Expired => "it has expired",
                MissCause::Deleted => "it was deleted",
                MissCause::Culled => "it was culled",
                MissCause::Cleared => "the cache was cleared",
                MissCause::OtherVersion => "it is there under another version",
                MissCause::Dummy => "this cache keeps nothing",
            };
            ("miss", format!("{method} looked for {key}: a miss, {why}."))
        }
        ChangeKind::Touched => ("touched", format!("{method} renewed {key}{span}.")),
        ChangeKind::Refused if entry.is_some() => {
            ("refused", format!("{method} left {key} alone: it already holds {value}."))
        }
        ChangeKind::Refused => ("refused", format!("{method} did nothing: {key} is not there.")),
        ChangeKind::Removed { cause: RemovalCause::Deleted } => ("deleted", format!("{method} removed {key}.")),
        ChangeKind::Removed { cause: RemovalCause::Expired } => {
            ("dropped", format!("{method} found {key} expired and removed it."))
        }
        ChangeKind::Removed { cause: RemovalCause::Cleared } => ("deleted", format!("{method} emptied the cache.")),
        ChangeKind::Removed { cause: RemovalCause::Culled } => ("culled", format!("{key} was culled.")),
    }
}
