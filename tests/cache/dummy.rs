//! DummyCache.
//! Invariant: it never holds an entry.

use super::*;

#[test]
fn it_keeps_nothing_and_does_not_mind() {
    let shelf = Shelf::dummy();
    check(shelf.set("a", "1", bad()), "None");
    check(shelf.add("a", "1", ByDefault), "True");
    check(shelf.get("a"), None);
    check(shelf.touch("a", Never), "False");
    check(shelf.delete("a"), false);
    check(shelf.has_key("a"), false);
    check(shelf.get_many(&["a"]), "");
    check(shelf.set_many(&[("a", "1")], ByDefault), "[]");
    check(shelf.get_or_set("a", "2", ByDefault), "2");
    shelf.clear();
    check(shelf.len(), 0);
}

#[test]
fn missing_keys_are_named_as_given() {
    let shelf = Shelf::dummy();
    check(shelf.incr("x", 1), "ValueError: Key 'x' not found");
    check(shelf.aincr("x", 1), "ValueError: Key 'x' not found");
    check(shelf.incr_version("x", 1, None), "ValueError: Key 'x' not found");
}

#[test]
fn it_says_that_it_is_a_dummy() {
    let shelf = Shelf::dummy();
    shelf.set("a", "1", ByDefault);
    shelf.get("a");
    shelf.touch("a", ByDefault);
    check(shelf.events(), "refused :1:a dummy, miss :1:a dummy, refused :1:a dummy");
}
