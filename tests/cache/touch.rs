//! `touch`.
//! Invariant: neither the order of use nor the number of entries changes.

use super::*;

#[test]
fn it_writes_the_expiry_anew_and_leaves_the_order() {
    let shelf = Shelf::plain().filled(&["a", "b"]);
    shelf.wait(1.0); // 1 s
    check(shelf.touch("a", After(10.0)), "True");
    check(shelf.events(), "touched :1:a");
    check(shelf.expiry(":1:a"), "11");
    check(shelf.keys(), ":1:b :1:a");
    check(shelf.entry(":1:a", |entry| (entry.set_at, entry.renewed_at)), Some((1.7e9, 1.7e9 + 1.0)));
}

#[test]
fn without_a_timeout_it_shortens_an_infinite_life() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.touch("a", ByDefault), "True");
    check(shelf.expiry(":1:a"), "300");
}

#[test]
fn it_does_not_renew_an_expired_key_nor_remove_it() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(1.0));
    shelf.wait(1.0); // 1 s
    shelf.events();
    check(shelf.touch("a", After(10.0)), "False");
    check(shelf.events(), "refused :1:a expired");
    check(shelf.len(), 1);
}

#[test]
fn a_missing_key_is_refused_with_its_cause() {
    let shelf = Shelf::plain().filled(&["a"]);
    shelf.delete("a");
    shelf.events();
    check(shelf.touch("a", Never), "False");
    check(shelf.touch("b", bad()), "False");
    check(shelf.events(), "refused :1:a deleted, refused :1:b never set");
}

#[test]
fn zero_ends_a_life() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.touch("a", After(0.0)), "True");
    check(shelf.get("a"), None);
}

#[test]
fn a_bad_timeout_changes_nothing() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.touch("a", bad()), BAD);
    check(shelf.expiry(":1:a"), "never");
    check(shelf.events(), "");
}
