//! What the shelf says to those who listen to it: events and thresholds, in a few words.
//! Invariant: time alone never says anything but that a key is about to expire, or has.

use std::rc::Rc;

use super::departures::ribbons;
use super::snapshot_at;
use crate::playback::{spoken_duration, time_at};
use crate::playground::table::shortened;
use crate::playground::visible::visible;
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
        (Some(Message::Line(line)), _) if events.is_empty() => format!("line {line} ran"),
        (_, 0) => events.join(". "),
        _ => format!("{}. And {more} more", events.get(..TOGETHER).unwrap_or_default().join(". ")),
    }
}

fn of_step(trace: &Trace, cursor: usize) -> Vec<String> {
    let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else { return Vec::new() };
    let ribbons = ribbons(trace, cursor, step);
    if !ribbons.is_empty() {
        return ribbons.iter().map(|ribbon| format!("{}: {}", ribbon.method, ribbon.text)).collect();
    }
    let landed = time_at(trace, cursor);
    step.calls.iter().flat_map(|call| of_call(step, call, landed)).collect()
}

fn of_call(step: &Step, call: &Call, landed: f64) -> Vec<String> {
    if call.raised {
        return vec![format!("{} raised {}", call.method, call.returned)];
    }
    let count = |wanted: RemovalCause| {
        call.changes.iter().filter(|change| change.kind == ChangeKind::Removed { cause: wanted }).count()
    };
    let mut messages: Vec<String> =
        call.changes.iter().filter_map(|change| of_change(step, call, change, landed)).collect();
    match count(RemovalCause::Culled) {
        0 => {}
        1 => messages.push("1 key culled".to_owned()),
        culled => messages.push(format!("{culled} keys culled")),
    }
    match count(RemovalCause::Cleared) {
        0 => {}
        1 => messages.push("cache cleared, 1 key gone".to_owned()),
        cleared => messages.push(format!("cache cleared, {cleared} keys gone")),
    }
    messages
}

fn of_change(step: &Step, call: &Call, change: &KeyChange, landed: f64) -> Option<String> {
    let key = visible(&change.key);
    let entry = entry_of(step, change);
    let value = entry.map(|entry| shortened(&entry.repr, 40)).unwrap_or_default();
    let life = entry.map(|entry| life(entry, landed)).unwrap_or_default();
    Some(match &change.kind {
        ChangeKind::Stored => format!("{key} set, {life}"),
        ChangeKind::Replaced { old } => {
            // `incr` leaves the expiry as it is.
            let is_count = call.method.contains("incr") || call.method.contains("decr");
            let then = if is_count { "expiry unchanged".to_owned() } else { life };
            format!("{key} {} to {value}, {then}", shortened(old, 40))
        }
        ChangeKind::Hit => format!("hit: {key} is {value}"),
        // The drop before it has been told.
        ChangeKind::Miss { .. } if drops(call, change) => return None,
        ChangeKind::Miss { cause } => format!("miss: {key}, {}", miss_word(*cause)),
        ChangeKind::Touched => format!("{key} now {life}"),
        ChangeKind::Refused if entry.is_some() => format!("{} refused, {key} exists", call.method),
        ChangeKind::Refused => format!("{} refused, {key} is not there", call.method),
        ChangeKind::Removed { cause: RemovalCause::Deleted } => format!("{key} deleted"),
        ChangeKind::Removed { cause: RemovalCause::Expired } => format!("{key} removed: it had expired"),
        // Told together.
        ChangeKind::Removed { .. } => return None,
    })
}

/// Whether the call found the key expired and removed it.
fn drops(call: &Call, change: &KeyChange) -> bool {
    let expired = ChangeKind::Removed { cause: RemovalCause::Expired };
    call.changes.iter().any(|other| other.made_key == change.made_key && other.kind == expired)
}

fn miss_word(cause: MissCause) -> &'static str {
    match cause {
        MissCause::NeverSet => "never set",
        MissCause::Expired => "expired",
        MissCause::Deleted => "deleted before",
        MissCause::Culled => "culled before",
        MissCause::Cleared => "cleared before",
        MissCause::OtherVersion => "there under another version",
        MissCause::Dummy => "this cache keeps nothing",
    }
}

fn entry_of<'a>(step: &'a Step, change: &KeyChange) -> Option<&'a Rc<Entry>> {
    let store = step.snapshot.stores.iter().find(|store| store.location == change.location)?;
    store.entries().find(|entry| entry.made_key == change.made_key)
}

fn life(entry: &Entry, now: f64) -> String {
    match entry.remaining(now) {
        None => "no expiry".to_owned(),
        Some(0.0) => "stored already expired".to_owned(),
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
        [one] => messages.push(format!("{} expired", visible(&one.key))),
        many => messages.push(format!("{} keys expired", many.len())),
    }
    match &*soon {
        [] => {}
        [one] => {
            let left = spoken_duration(one.remaining(to).unwrap_or_default().ceil());
            messages.push(format!("{} expires in {left}", visible(&one.key)));
        }
        many => messages.push(format!("{} keys expire soon", many.len())),
    }
    messages
}
