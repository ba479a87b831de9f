//! `incr`, `decr` and their twins.
//! Invariant: `incr` keeps the expiry, `aincr` does not.

use super::*;

#[test]
fn it_keeps_the_expiry_and_moves_to_the_front() {
    let shelf = Shelf::plain();
    shelf.set("n", "1", After(10.0));
    shelf.set("b", "1", Never);
    shelf.wait(5.0); // 5 s
    shelf.events();
    check(shelf.incr("n", 4), "5");
    check(shelf.incr("n", -7), "-2");
    check(shelf.events(), "replaced :1:n was 1, replaced :1:n was 5");
    check(shelf.expiry(":1:n"), "10");
    check(shelf.keys(), ":1:n :1:b");
}

#[test]
fn a_missing_key_is_named_as_it_was_made() {
    check(Shelf::plain().incr("x", 1), "ValueError: Key ':1:x' not found");
}

#[test]
fn an_expired_key_is_missing_and_goes() {
    let shelf = Shelf::plain();
    shelf.set("n", "1", After(0.0));
    check(shelf.incr("n", 1), "ValueError: Key ':1:n' not found");
    check(shelf.len(), 0);
}

#[test]
fn an_error_of_the_addition_leaves_everything() {
    let shelf = Shelf::plain();
    shelf.set("s", "text", Never);
    shelf.set("b", "1", Never);
    shelf.events();
    check(shelf.incr("s", 1), "TypeError: can only concatenate str (not \"int\") to str");
    check(shelf.events(), "");
    check(shelf.keys(), ":1:b :1:s");
}

#[test]
fn it_never_culls() {
    let shelf = Shelf::sized(2, 1);
    shelf.set("a", "1", Never);
    shelf.set("b", "1", Never);
    check(shelf.incr("a", 1), "2");
    check(shelf.len(), 2);
}

#[test]
fn aincr_resets_the_expiry_and_may_cull() {
    let shelf = Shelf::sized(2, 2);
    shelf.set("n", "1", After(10.0));
    shelf.set("b", "1", Never);
    shelf.events();
    check(shelf.aincr("n", 1), "2");
    check(shelf.events(), "hit :1:n, culled :1:b, replaced :1:n was 1");
    check(shelf.expiry(":1:n"), "300");
}

#[test]
fn aincr_names_a_missing_key_as_it_was_given() {
    check(Shelf::plain().aincr("x", 1), "ValueError: Key 'x' not found");
}

#[test]
fn the_two_halves_can_be_driven_apart() {
    let shelf = Shelf::plain();
    shelf.set("n", "1", After(10.0));
    let (key, mut report) = (shelf.key("n"), Report::on());
    check(shelf.cache.incr_lookup(&key, &mut report).as_deref(), Ok("1"));
    shelf.cache.incr_store(&key, "7".into(), &mut report);
    check(shelf.get("n"), Some("7".to_owned()));
    shelf.delete("n");
    shelf.cache.incr_store(&key, "8".into(), &mut report);
    check(shelf.get("n"), None);
}
