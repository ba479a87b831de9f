//! The clock that is moved by hand.
//! Invariant: nanoseconds are exact; seconds are the nearest float.

use std::cell::Cell;

use super::*;

#[test]
fn clones_share_one_time() {
    let clock = ManualClock::at_nanos(0);
    clock.clone().advance(Duration::from_millis(1500));
    check((clock.nanos(), clock.now()), (1_500_000_000, 1.5));
    clock.move_to_nanos(-250_000_000);
    check(clock.now(), -0.25);
}

// Expected values: `n / 10**9` in Python.
#[test]
fn seconds_are_the_float_nearest_to_the_nanoseconds() {
    check(ManualClock::at_nanos(1).now(), 1e-9);
    check(ManualClock::at_nanos(1_700_000_000_000_000_000).now(), 1_700_000_000.0);
    check(ManualClock::at_nanos(1_700_000_000_000_000_001).now(), 1_700_000_000.0);
    check(ManualClock::at_nanos(1_700_000_000_001_000_000).now(), 1_700_000_000.001);
    check(ManualClock::at_nanos(1_700_000_009_999_000_000).now(), 1_700_000_009.999);
    check(ManualClock::at_nanos(1_700_000_000_123_456_789).now(), 1_700_000_000.123_456_7);
    check(ManualClock::at_nanos(-1_700_000_000_123_456_789).now(), -1_700_000_000.123_456_7);
}

#[test]
fn time_stops_at_its_end() {
    let clock = ManualClock::at_nanos(i64::MAX);
    clock.advance(Duration::MAX);
    check(clock.nanos(), i64::MAX);
}

struct Counting(Rc<Cell<u32>>);

impl Clock for Counting {
    fn now(&self) -> f64 {
        self.0.set(self.0.get() + 1);
        0.0
    }
}

#[test]
fn what_nobody_watches_asks_for_the_time_once_and_what_is_unusual_not_yet() {
    let asked = Rc::new(Cell::new(0));
    let cache: Cache<_, Rc<str>> = Cache::new(Counting(asked.clone()), CacheConfig::default());
    assert!(cache.set_quietly(&"a".into(), "1".into(), &ByDefault).is_some());
    check(asked.take(), 1);
    assert!(cache.get_quietly("a").is_some());
    check(asked.take(), 1);
    // A key that calls for a warning goes another way, which asks for itself.
    assert!(cache.set_quietly(&"a b".into(), "1".into(), &ByDefault).is_none());
    assert!(cache.get_quietly("a b").is_none());
    check(asked.take(), 0);
}
