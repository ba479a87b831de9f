//! `add`.
//! Invariant: a live key is left exactly as it is.

use super::*;

#[test]
fn it_stores_what_is_missing() {
    let shelf = Shelf::plain();
    check(shelf.add("a", "1", ByDefault), "True");
    check(shelf.expiry(":1:a"), "300");
    check(shelf.events(), "stored :1:a");
}

#[test]
fn it_leaves_a_live_key_as_it_is() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(10.0));
    shelf.set("b", "1", Never);
    shelf.events();
    check(shelf.add("a", "2", After(99.0)), "False");
    check(shelf.events(), "refused :1:a exists");
    check(shelf.expiry(":1:a"), "10");
    check(shelf.keys(), ":1:b :1:a");
    check(shelf.get("a"), Some("1".to_owned()));
}

#[test]
fn it_overwrites_an_expired_entry() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(1.0));
    shelf.set("b", "1", Never);
    shelf.wait(1.0); // 1 s
    check(shelf.add("a", "2", After(5.0)), "True");
    check(shelf.keys(), ":1:a :1:b");
    check(shelf.expiry(":1:a"), "6");
}

#[test]
fn a_timeout_of_zero_stores_something_unreadable() {
    let shelf = Shelf::plain();
    check(shelf.add("a", "1", After(0.0)), "True");
    check(shelf.get("a"), None);
}

#[test]
fn a_bad_timeout_matters_only_when_it_stores() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.add("a", "2", bad()), "False");
    check(shelf.add("b", "2", bad()), BAD);
    check(shelf.keys(), ":1:b :1:a");
}

#[test]
fn it_culls_only_when_it_stores() {
    let shelf = Shelf::sized(2, 2).filled(&["a", "b"]);
    check(shelf.add("a", "2", Never), "False");
    check(shelf.len(), 2);
    check(shelf.add("c", "2", Never), "True");
    check(shelf.keys(), ":1:c :1:b");
}
