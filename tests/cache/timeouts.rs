//! What a timeout means, and what a bad one leaves behind.
//! Invariant: an entry expires at `now + timeout` and not before.

use super::*;

#[track_caller]
fn check_expiry(timeout: Timeout, expected: &str) {
    let shelf = Shelf::plain();
    shelf.set("a", "1", timeout);
    check(shelf.expiry(":1:a"), expected);
}

#[test]
fn a_timeout_is_added_to_now() {
    check_expiry(ByDefault, "300");
    check_expiry(Never, "never");
    check_expiry(After(10.0), "10");
    check_expiry(After(0.5), "0.5");
    check_expiry(After(1e9), "1000000000");
}

#[test]
fn zero_and_less_store_an_expired_entry() {
    check_expiry(After(0.0), "-1");
    check_expiry(After(-0.0), "-1");
    check_expiry(After(-5.0), "-5");
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(0.0));
    check(shelf.len(), 1);
    check(shelf.get("a"), None);
}

#[test]
fn the_default_timeout_is_the_setting() {
    for (setting, expiry) in [(Some(45.0), "45"), (None, "never"), (Some(0.0), "0"), (Some(-3.0), "-3")] {
        let shelf = Shelf::new(CacheConfig { timeout: setting, ..CacheConfig::default() });
        shelf.set("a", "1", ByDefault);
        check(shelf.expiry(":1:a"), expiry);
    }
}

#[test]
fn a_default_timeout_of_zero_keeps_nothing() {
    let shelf = Shelf::new(CacheConfig { timeout: Some(0.0), ..CacheConfig::default() });
    shelf.set("a", "1", ByDefault);
    check(shelf.get("a"), None);
}

#[test]
fn not_a_number_never_expires_and_infinity_neither() {
    let shelf = Shelf::plain();
    shelf.set("nan", "1", After(f64::NAN));
    shelf.set("inf", "1", After(f64::INFINITY));
    shelf.set("-inf", "1", After(f64::NEG_INFINITY));
    shelf.wait(1e9);
    check(shelf.get_many(&["nan", "inf", "-inf"]), "nan=1 inf=1");
    check(shelf.cache.next_expiry(0.0), None);
}

#[test]
fn a_bad_timeout_raises_after_a_new_value_was_stored() {
    let shelf = Shelf::plain();
    check(shelf.set("a", "1", bad()), BAD);
    check(shelf.events(), "stored :1:a");
    check(shelf.expiry(":1:a"), "unrecorded");
    check(shelf.len(), 1);
    check(shelf.get("a"), None);
    check(shelf.len(), 0);
}

#[test]
fn a_bad_timeout_leaves_an_old_expiry_under_a_new_value() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(10.0));
    check(shelf.set("a", "2", bad()), BAD);
    check(shelf.expiry(":1:a"), "10");
    check(shelf.get("a"), Some("2".to_owned()));
}

#[test]
fn deleting_a_half_entry_returns_false_and_removes_it() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", bad());
    shelf.events();
    check(shelf.delete("a"), false);
    check(shelf.events(), "deleted :1:a");
    check(shelf.len(), 0);
}

#[test]
fn a_half_entry_is_missing_to_every_method() {
    let half = || {
        let shelf = Shelf::plain();
        shelf.set("a", "1", bad());
        shelf
    };
    check(half().has_key("a"), false);
    check(half().touch("a", Never), "False");
    check(half().incr("a", 1), "ValueError: Key ':1:a' not found");
    check(half().add("a", "2", Never), "True");
    check(half().get_or_set("a", "2", Never), "2");
    check(half().incr_version("a", 1, None), "ValueError: Key 'a' not found");
}

#[test]
fn a_cull_that_meets_a_half_entry_fails_and_stores_nothing() {
    let shelf = Shelf::sized(4, 1).filled(&["a"]);
    shelf.set("k", "1", bad());
    shelf.set("b", "1", Never);
    shelf.set("c", "1", Never);
    shelf.events();
    check(shelf.set("d", "1", Never), "KeyError: ':1:k'");
    check(shelf.events(), "culled :1:a :1:k");
    check(shelf.keys(), ":1:c :1:b");
    check(shelf.set("d", "1", Never), "None");
    check(shelf.keys(), ":1:d :1:c :1:b");
}

#[test]
fn a_cull_of_everything_does_not_mind_a_half_entry() {
    let shelf = Shelf::sized(1, 0);
    shelf.set("k", "1", bad());
    check(shelf.set("d", "1", Never), "None");
    check(shelf.keys(), ":1:d");
}

#[test]
fn the_error_of_a_timeout_names_its_type() {
    let text = "TypeError: unsupported operand type(s) for +: 'float' and 'datetime.timedelta'";
    check(Shelf::plain().set("a", "1", Timeout::of_type("datetime.timedelta")), text);
}
