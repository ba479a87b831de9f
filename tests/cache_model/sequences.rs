//! Runs random sequences of calls on the engine and on the naive model side by side.
//! Invariant: after every call the two agree on the outcome, the entries, their order, and what was said about it.

use std::collections::BTreeMap;

use cache_playground::cache::{CacheEvent, MissCause, Refusal, RemovalCause, Report};

use super::calls::{Engine, Value, config};
use super::model::Model;
use super::random::Random;

const SEQUENCES: u64 = 4000;
const CALLS: usize = 60;

#[test]
fn random_calls_do_what_the_naive_model_does() {
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        let settings = [random.settings(), random.settings()];
        let engine = Engine::new(config(&settings[0]), config(&settings[1]));
        let mut model = Model::new(config(&settings[0]), config(&settings[1]), engine.now());
        let mut history = vec![settings.join(" ")];
        let mut picture = [Picture::new(), Picture::new()];
        for _ in 0..CALLS {
            let call = random.call();
            history.push(format!("{call:?}"));
            let mut report = Report::on();
            let outcome = engine.apply(&call, &mut report);
            model.now = engine.now();
            let context = || format!("sequence {seed}:\n{}", history.join("\n"));
            assert_eq!(outcome, model.apply(&call), "outcome, {}", context());
            let said: Vec<String> = report.events().iter().flat_map(words).collect();
            assert_eq!(said, model.said, "report, {}", context());
            let shared = engine.handles[0].config.location == engine.handles[1].config.location;
            let at = if shared || call.method() == "sleep" { 0 } else { call.handle() };
            for event in report.take() {
                draw(&mut picture[at], event);
            }
            for handle in 0..2 {
                assert_eq!(engine.state(handle), model.state(handle), "store {handle}, {}", context());
                assert_eq!(engine.handles[handle].next_cull(), model.next_cull(handle), "next cull, {}", context());
                let after = engine.now() - 1.0;
                for after in [after, engine.now(), engine.now() + 5.0] {
                    let next = engine.handles[handle].next_expiry(after);
                    assert_eq!(next, model.next_expiry(handle, after), "next expiry, {}", context());
                }
                let drawn = &picture[if shared { 0 } else { handle }];
                assert_eq!(*drawn, look(&engine, handle), "picture drawn from the events, {}", context());
            }
        }
    }
}

#[test]
fn a_report_that_is_off_changes_nothing_but_itself() {
    for seed in 0..SEQUENCES / 10 {
        let mut random = Random::new(seed);
        let settings = [random.settings(), random.settings()];
        let engines = [0, 1].map(|_| Engine::new(config(&settings[0]), config(&settings[1])));
        for _ in 0..CALLS {
            let call = random.call();
            let mut off = Report::off();
            assert_eq!(engines[0].apply(&call, &mut Report::on()), engines[1].apply(&call, &mut off), "{call:?}");
            assert_eq!(off.events(), []);
            for handle in 0..2 {
                assert_eq!(engines[0].state(handle), engines[1].state(handle), "{call:?}");
            }
        }
    }
}

/// Made keys by slot.
type Picture = BTreeMap<usize, String>;

fn look(engine: &Engine, handle: usize) -> Picture {
    engine.handles[handle].store().entries().map(|view| (view.slot, view.entry.key.made.to_string())).collect()
}

/// Applies an event to a picture, as an animation would.
fn draw(picture: &mut Picture, event: CacheEvent<Value>) {
    match event {
        CacheEvent::Stored(at) => assert_eq!(picture.insert(at.slot, at.key.made.to_string()), None),
        CacheEvent::Replaced { at, .. } | CacheEvent::Hit(at) | CacheEvent::Touched(at) => {
            assert_eq!(picture.get(&at.slot).map(String::as_str), Some(&*at.key.made));
        }
        CacheEvent::Removed { from, .. } => assert_eq!(picture.remove(&from.slot).as_deref(), Some(&*from.key.made)),
        CacheEvent::Culled(places) | CacheEvent::Cleared(places) => {
            for from in places {
                assert_eq!(picture.remove(&from.slot).as_deref(), Some(&*from.key.made));
            }
        }
        CacheEvent::Refused { key, why: Refusal::Exists { slot } } => {
            assert_eq!(picture.get(&slot).map(String::as_str), Some(&*key.made));
        }
        CacheEvent::Refused { .. } | CacheEvent::Miss { .. } => {}
    }
}

/// The event in the words of the model.
fn words(event: &CacheEvent<Value>) -> Vec<String> {
    let each = |word: &str, places: &[cache_playground::cache::Place]| {
        places.iter().map(|place| format!("{word} {}", place.key.made)).collect()
    };
    vec![match event {
        CacheEvent::Stored(at) => format!("stored {}", at.key.made),
        CacheEvent::Replaced { at, .. } => format!("replaced {}", at.key.made),
        CacheEvent::Hit(at) => format!("hit {}", at.key.made),
        CacheEvent::Touched(at) => format!("touched {}", at.key.made),
        CacheEvent::Miss { key, cause } => format!("miss {} {}", key.made, why(cause)),
        CacheEvent::Refused { key, why: Refusal::Missing(cause) } => format!("refused {} {}", key.made, why(cause)),
        CacheEvent::Refused { key, .. } => format!("refused {}", key.made),
        CacheEvent::Removed { from, cause: RemovalCause::Deleted } => format!("deleted {}", from.key.made),
        CacheEvent::Removed { from, cause: RemovalCause::Expired } => format!("expired {}", from.key.made),
        CacheEvent::Culled(places) => return each("culled", places),
        CacheEvent::Cleared(places) => return each("cleared", places),
    }]
}

fn why(cause: &MissCause) -> String {
    match cause {
        MissCause::NeverSet => "never set".into(),
        MissCause::Expired => "expired".into(),
        MissCause::Deleted => "deleted".into(),
        MissCause::Culled => "culled".into(),
        MissCause::Cleared => "cleared".into(),
        MissCause::OtherVersion { version } => format!("version {version}"),
        MissCause::Dummy => "dummy".into(),
    }
}
