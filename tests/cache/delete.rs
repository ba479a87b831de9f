//! `delete` and `delete_many`.
//! Invariant: the keys are gone afterwards.

use super::*;

#[test]
fn it_says_whether_the_key_was_there() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.delete("a"), true);
    check(shelf.delete("a"), false);
    check(shelf.events(), "deleted :1:a, miss :1:a deleted");
}

#[test]
fn it_does_not_look_at_the_expiry() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(0.0));
    check(shelf.delete("a"), true);
}

#[test]
fn delete_many_deletes_each() {
    let shelf = Shelf::plain().filled(&["a", "b", "c"]);
    shelf.delete_many(&["a", "x", "c"]);
    check(shelf.keys(), ":1:b");
    check(shelf.events(), "deleted :1:a, miss :1:x never set, deleted :1:c");
}
