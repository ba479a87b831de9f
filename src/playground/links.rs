//! What on the page belongs together: a line, its steps, and the keys that they touched.
//! Invariant: everything is computed from the trace; nothing here knows what is drawn.

use crate::trace::{KeyChange, Step, Trace};

/// Something that the reader points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// The moment at which so many steps are done.
    Step(usize),
    /// From 1.
    Line(u32),
    /// A key by its [`key_id`].
    Key(String),
}

/// Everything that belongs to a thing, the thing itself included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// Steps done after each, ascending.
    pub steps: Vec<usize>,
    pub lines: Vec<u32>,
    /// The [`key_id`] of each.
    pub keys: Vec<String>,
}

/// Steps of one thing beyond which their keys would be half the shelf.
const FEW: usize = 40;

/// Names a key of one store.
pub fn key_id(location: &str, made_key: &str) -> String {
    format!("{location}\n{made_key}")
}

/// What belongs to `thing`. O(steps).
pub fn links(trace: &Trace, thing: &Thing) -> Links {
    let mut links = Links::default();
    let named = match thing {
        Thing::Key(id) => id.split_once('\n'),
        _ => None,
    };
    let is_named = |change: &KeyChange| named == Some((&*change.location, &*change.made_key));
    for (index, step) in trace.steps.iter().enumerate() {
        let mut changes = step.calls.iter().flat_map(|call| &*call.changes);
        let belongs = match thing {
            Thing::Step(done) => index + 1 == *done,
            Thing::Line(line) => step.line == *line,
            Thing::Key(_) => changes.any(is_named),
        };
        if belongs {
            links.steps.push(index + 1);
            if !links.lines.contains(&step.line) {
                links.lines.push(step.line);
            }
        }
    }
    match thing {
        Thing::Key(id) => links.keys.push(id.clone()),
        _ if links.steps.len() <= FEW => {
            let steps = links.steps.iter().filter_map(|done| trace.steps.get(done - 1));
            let changes = steps.flat_map(|step| step.calls.iter()).flat_map(|call| &*call.changes);
            for id in changes.map(|change| key_id(&change.location, &change.made_key)) {
                if !links.keys.contains(&id) {
                    links.keys.push(id);
                }
            }
        }
        _ => {}
    }
    links
}

/// The cursors after the steps that did something to a key, by its [`key_id`], or to any key; ascending. O(steps).
pub fn events<'a>(trace: &'a Trace, key: Option<&'a str>) -> impl Iterator<Item = usize> + 'a {
    let named = key.and_then(|id| id.split_once('\n'));
    let is_meant = move |change: &KeyChange| named.is_none_or(|named| named == (&*change.location, &*change.made_key));
    let has_event = move |step: &Step| step.calls.iter().flat_map(|call| &*call.changes).any(is_meant);
    trace.steps.iter().enumerate().filter(move |(_, step)| has_event(step)).map(|(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::{Links, Thing, events, key_id, links};
    use crate::recorder::{Recording, RunOptions};
    use crate::trace::Trace;

    fn recorded(source: &str) -> Trace {
        let mut recording = Recording::start(source, &RunOptions::default());
        while !recording.advance(10_000) {}
        recording.into_trace()
    }

    #[track_caller]
    fn check(trace: &Trace, thing: Thing, steps: &[usize], lines: &[u32], keys: &[&str]) {
        let keys = keys.iter().map(|key| key_id("", key)).collect();
        assert_eq!(links(trace, &thing), Links { steps: steps.to_vec(), lines: lines.to_vec(), keys });
    }

    #[test]
    fn a_step_its_line_and_its_key_belong_together() {
        let trace = recorded(
            "from django.core.cache import cache\n\
             for n in 'ab':\n    cache.set(n, 1)\n\
             cache.get('a')\n",
        );
        check(&trace, Thing::Step(3), &[3], &[3], &[":1:a"]);
        check(&trace, Thing::Line(3), &[3, 5], &[3], &[":1:a", ":1:b"]);
        check(&trace, Thing::Key(key_id("", ":1:a")), &[3, 7], &[3, 4], &[":1:a"]);
        check(&trace, Thing::Step(0), &[], &[], &[]);
    }

    #[test]
    fn the_events_of_a_key_are_the_steps_that_did_something_to_it() {
        let trace = recorded(
            "from django.core.cache import cache\n\
             cache.set('a', 1)\nx = 1\ncache.set('b', 1)\ncache.get('a')\ncache.get('c')\n",
        );
        let of = |key: Option<&str>| events(&trace, key).collect::<Vec<_>>();
        assert_eq!(of(Some(&key_id("", ":1:a"))), [2, 5]);
        assert_eq!(of(Some(&key_id("", ":1:c"))), [6]);
        assert_eq!(of(None), [2, 4, 5, 6]);
        assert_eq!(of(Some("nothing")), [2, 4, 5, 6]);
    }

    #[test]
    fn a_line_of_many_steps_does_not_name_their_keys() {
        let trace = recorded("from django.core.cache import cache\nfor n in range(100): cache.set(n, n)\n");
        let found = links(&trace, &Thing::Line(2));
        assert!(found.steps.len() >= 100);
        assert_eq!((found.lines, found.keys.len()), (vec![2], 0));
    }
}
