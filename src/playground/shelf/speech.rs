//! What the shelf says to those who listen to it: events and thresholds, in a few words.
//! Invariant: time alone never says anything but that a key is about to expire, or has.

use std::rc::Rc;

use super::departures::ribbons;
use super::snapshot_at;
use crate::playback::{spoken_duration, time_at};
use crate::playground::table::shortened;
use crate::playground::visible::visible;
use crate::sentences::{count_text, say_text, text};
use crate::trace::{Call, ChangeKind, Entry, KeyChange, MissCause, RemovalCause, Step, Trace};

/// Steps that are spoken of when several pass at once; of more only the last is.
const STEPS: usize = 4;
/// Messages that one announcement holds.
const TOGETHER: usize = 4;

/// A place in a trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub cursor: usize,
    /// Lesson seconds.
    pub now: f64,
}

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Event(String),
    /// Nothing but that a line ran: worth saying only if there is nothing else.
    Line(u32),
}

/// What is worth saying about the way from one place to another.
pub fn said(trace: &Trace, from: Place, to: Place) -> Vec<Message> {
    if from.cursor != to.cursor {
        let first = if (from.cursor + 1..=from.cursor + STEPS).contains(&to.cursor) {
            from.cursor
        } else {
            to.cursor.saturating_sub(1)
        };
        let events = (first + 1..=to.cursor).flat_map(|cursor| of_step(trace, cursor)).map(Message::Event);
        let line =
            to.cursor.checked_sub(1).and_then(|index| trace.steps.get(index)).map(|step| Message::Line(step.line));
        return line.into_iter().chain(events).collect();
    }
    of_time(trace, to.cursor, from.now, to.now).into_iter().map(Message::Event).collect()
}

/// One announcement out of what has gathered.
pub fn joined(messages: &[Message]) -> String {
    let events: Vec<&str> = messages
        .iter()
        .filter_map(|message| match message {
            Message::Event(text) => Some(&**text),
            Message::Line(_) => None,
        })
        .collect();
    let more = events.len().saturating_sub(TOGETHER);
    match (messages.last(), more) {
        (Some(Message::Line(line)), _) if events.is_empty() => say_text("said.line", &[("line", &line.to_string())]),
        (_, 0) => events.join(". "),
        _ => {
            let first = events.get(..TOGETHER).unwrap_or_default().join(". ");
            count_text("said.more", more, &[("events", &first)])
        }
    }
}

fn of_step(trace: &Trace, cursor: usize) -> Vec<String> {
    let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else { return Vec::new() };
    let ribbons = ribbons(trace, cursor, step);
    if !ribbons.is_empty() {
        return ribbons
            .iter()
            .map(|ribbon| say_text("said.method", &[("method", &ribbon.method), ("what", &ribbon.text)]))
            .collect();
    }
    let landed = time_at(trace, cursor);
    step.calls.iter().flat_map(|call| of_call(step, call, landed)).collect()
}

fn of_call(step: &Step, call: &Call, landed: f64) -> Vec<String> {
    if call.raised {
        return vec![say_text("said.raised", &[("method", &call.method), ("error", &call.returned)])];
    }
    let count = |wanted: RemovalCause| {
        call.changes.iter().filter(|change| change.kind == ChangeKind::Removed { cause: wanted }).count()
    };
    let mut messages: Vec<String> =
        call.changes.iter().filter_map(|change| of_change(step, call, change, landed)).collect();
    match count(RemovalCause::Culled) {
        0 => {}
        culled => messages.push(count_text("said.culled", culled, &[])),
    }
    match count(RemovalCause::Cleared) {
        0 => {}
        cleared => messages.push(count_text("said.cleared", cleared, &[])),
    }
    messages
}

fn of_change(step: &Step, call: &Call, change: &KeyChange, landed: f64) -> Option<String> {
    let key = visible(&change.key);
    let entry = entry_of(step, change);
    let value = entry.map(|entry| shortened(&entry.repr, 40)).unwrap_or_default();
    let life = entry.map(|entry| life(entry, landed)).unwrap_or_default();
    let old = match &change.kind {
        ChangeKind::Replaced { old } => shortened(old, 40),
        _ => String::new(),
    };
    let name = match &change.kind {
        ChangeKind::Stored => "said.stored",
        // `incr` leaves the expiry as it is.
        ChangeKind::Replaced { .. } if call.method.contains("incr") || call.method.contains("decr") => "said.counted",
        ChangeKind::Replaced { .. } => "said.replaced",
        ChangeKind::Hit => "said.hit",
        // The drop before it has been told.
        ChangeKind::Miss { .. } if drops(call, change) => return None,
        ChangeKind::Miss { cause } => miss_name(*cause),
        ChangeKind::Touched => "said.touched",
        ChangeKind::Refused if entry.is_some() => "said.refused.there",
        ChangeKind::Refused => "said.refused.missing",
        ChangeKind::Removed { cause: RemovalCause::Deleted } => "said.deleted",
        ChangeKind::Removed { cause: RemovalCause::Expired } => "said.dropped",
        // Told together.
        ChangeKind::Removed { .. } => return None,
    };
    let values = [("method", &*call.method), ("key", &*key), ("value", &*value), ("old", &*old), ("life", &*life)];
    Some(say_text(name, &values))
}

/// Whether the call found the key expired and removed it.
fn drops(call: &Call, change: &KeyChange) -> bool {
    let expired = ChangeKind::Removed { cause: RemovalCause::Expired };
    call.changes.iter().any(|other| other.made_key == change.made_key && other.kind == expired)
}

fn miss_name(cause: MissCause) -> &'static str {
    match cause {
        MissCause::NeverSet => "said.miss.never-set",
        MissCause::Expired => "said.miss.expired",
        MissCause::Deleted => "said.miss.deleted",
        MissCause::Culled => "said.miss.culled",
        MissCause::Cleared => "said.miss.cleared",
        MissCause::OtherVersion => "said.miss.other-version",
        MissCause::Dummy => "said.miss.dummy",
    }
}

fn entry_of<'a>(step: &'a Step, change: &KeyChange) -> Option<&'a Rc<Entry>> {
    let store = step.snapshot.stores.iter().find(|store| store.location == change.location)?;
    store.entries().find(|entry| entry.made_key == change.made_key)
}

fn life(entry: &Entry, now: f64) -> String {
    match entry.remaining(now) {
        None => text("shelf.no-expiry"),
        Some(0.0) => text("shelf.stored-expired"),
        Some(left) => spoken_duration(left),
    }
}

/// The thresholds that time has passed on its way.
fn of_time(trace: &Trace, cursor: usize, from: f64, to: f64) -> Vec<String> {
    let Some(snapshot) = snapshot_at(trace, cursor).filter(|_| to > from) else { return Vec::new() };
    let passed = |at: f64| at > from && at <= to;
    let (mut expired, mut soon): (Vec<&Entry>, Vec<&Entry>) = Default::default();
    for entry in snapshot.entries() {
        if entry.expires_at.is_some_and(passed) {
            expired.push(entry);
        } else if entry.soon_from().is_some_and(passed) {
            soon.push(entry);
        }
    }
    let mut messages = Vec::new();
    match &*expired {
        [] => {}
        [.., last] => messages.push(count_text("said.expired", expired.len(), &[("key", &visible(&last.key))])),
    }
    match &*soon {
        [] => {}
        [.., last] => {
            let left = spoken_duration(last.remaining(to).unwrap_or_default().ceil());
            messages.push(count_text("said.soon", soon.len(), &[("key", &visible(&last.key)), ("span", &left)]));
        }
    }
    messages
}
