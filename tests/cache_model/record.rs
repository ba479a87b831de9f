//! Replays what real Django 5.2 on CPython 3.11 did in a few thousand random calls.
//! Invariant: the record was printed by `../django/cache_calls.py`; nothing in it comes from the engine.

use cache_playground::cache::{Backend, Report};

use super::calls::{Call, Engine, config};

#[test]
fn every_call_returns_and_leaves_what_real_django_did() {
    let record = include_str!("../django/cache_calls.txt");
    let mut calls = 0;
    let mut engine = None;
    let mut before = [""; 2];
    for (line, text) in record.lines().enumerate() {
        if let Some(settings) = text.strip_prefix("caches ") {
            let (a, b) = settings.split_once(' ').expect("two caches");
            engine = Some(Engine::new(config(a), config(b)));
            before = [""; 2];
            continue;
        }
        let [call, outcome, states @ ..] = &text.split('\t').collect::<Vec<_>>()[..] else {
            panic!("line {} has no outcome", line + 1)
        };
        let engine = engine.as_ref().expect("the record begins with the settings");
        let actual = engine.apply(&Call::parse(call), &mut Report::on());
        assert_eq!(actual, *outcome, "outcome of line {}: {call}", line + 1);
        for (handle, state) in states.iter().enumerate() {
            if *state != "=" {
                before[handle] = state;
            }
            if engine.handles[handle].config.backend == Backend::LocMem {
                assert_eq!(engine.state(handle), before[handle], "store {handle} after line {}: {call}", line + 1);
            }
        }
        calls += 1;
    }
    assert_eq!(calls, 2400);
}
