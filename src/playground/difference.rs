//! What differs between a run and its ghost.
//! Invariant: what both begin and end with is never marked.

use std::rc::Rc;

use super::table::{action_name, happened_text, key_text, shortened};
use crate::sentences::{say_text, text};
use crate::trace::{Call, Trace};

/// Places that differ, in order, and what is said there. Of an output a place is (item, 0), of a call (step, call).
pub type Marks = Vec<((usize, usize), Rc<str>)>;

/// What is said at a place.
pub fn mark_at(marks: &Marks, place: (usize, usize)) -> Option<&Rc<str>> {
    let found = marks.binary_search_by_key(&place, |(place, _)| *place).ok()?;
    marks.get(found).map(|(_, text)| text)
}

/// The items of the output that the ghost did not print so. O(items).
pub fn of_output(trace: &Trace, ghost: &Trace) -> Marks {
    let texts = |trace: &Trace| trace.output.iter().map(|item| item.text.trim_end().to_owned()).collect::<Vec<_>>();
    let (own, other) = (texts(trace), texts(ghost));
    let changed = changed(own.len(), other.len(), &|a, b| own[a] == other[b]);
    let said =
        |(at, before): (usize, Option<usize>)| ((at, 0), said_of(before.map(|before| shortened(&other[before], 80))));
    changed.into_iter().map(said).collect()
}

/// The calls that happened or returned otherwise. O(calls).
pub fn of_calls(trace: &Trace, ghost: &Trace) -> Marks {
    let (own, other) = (calls(trace), calls(ghost));
    let says = |call: &Call| format!("{}, {}", happened_text(call), call.returned);
    let is_same_call = |a: &Call, b: &Call| action_name(a) == action_name(b) && key_text(&a.key) == key_text(&b.key);
    let is_same = |a: usize, b: usize| is_same_call(own[a].1, other[b].1) && says(own[a].1) == says(other[b].1);
    let said = |(at, before): (usize, Option<usize>)| {
        let (place, call) = own[at];
        let before = before.map(|before| other[before].1).filter(|before| is_same_call(call, before));
        (place, said_of(before.map(|before| shortened(&says(before), 80))))
    };
    changed(own.len(), other.len(), &is_same).into_iter().map(said).collect()
}

fn said_of(before: Option<String>) -> Rc<str> {
    match before {
        Some(before) => say_text("difference.before", &[("before", &before)]).into(),
        None => text("difference.new").into(),
    }
}

fn calls(trace: &Trace) -> Vec<((usize, usize), &Call)> {
    let steps = trace.steps.iter().enumerate();
    steps
        .flat_map(|(step, taken)| taken.calls.iter().enumerate().map(move |(call, made)| ((step, call), made)))
        .collect()
}

/// The places between the common beginning and the common end, each with the place across from it.
fn changed(own: usize, other: usize, is_same: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, Option<usize>)> {
    let shorter = own.min(other);
    let start = (0..shorter).take_while(|&at| is_same(at, at)).count();
    let end = (0..shorter - start).take_while(|&back| is_same(own - 1 - back, other - 1 - back)).count();
    let differs = |&(at, across): &(usize, Option<usize>)| across.is_none_or(|across| !is_same(at, across));
    (start..own - end).map(|at| (at, (at < other - end).then_some(at))).filter(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[track_caller]
    fn check(own: &str, other: &str, expected: &[(usize, Option<usize>)]) {
        let (own, other) = (own.as_bytes(), other.as_bytes());
        assert_eq!(changed(own.len(), other.len(), &|a, b| own[a] == other[b]), expected);
    }

    #[test]
    fn only_what_differs_is_marked() {
        check("abc", "abc", &[]);
        check("abc", "axc", &[(1, Some(1))]);
        check("abbc", "axbc", &[(1, Some(1))]);
        check("abc", "ac", &[(1, None)]);
        check("ac", "abc", &[]);
        check("", "abc", &[]);
        check("abc", "", &[(0, None), (1, None), (2, None)]);
        check("axxc", "aybc", &[(1, Some(1)), (2, Some(2))]);
    }
}
