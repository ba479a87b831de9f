//! `get_many` and `set_many`.
//! Invariant: each is as many single calls, in order.

use super::*;

#[test]
fn get_many_leaves_out_what_is_missing_and_keeps_the_order_asked() {
    let shelf = Shelf::plain().filled(&["a", "b", "c"]);
    check(shelf.get_many(&["c", "x", "a"]), "c=1 a=1");
    check(shelf.keys(), ":1:a :1:c :1:b");
}

#[test]
fn set_many_returns_an_empty_list() {
    let shelf = Shelf::plain();
    check(shelf.set_many(&[("a", "1"), ("b", "2")], After(5.0)), "[]");
    check(shelf.expiry(":1:b"), "5");
}

#[test]
fn set_many_can_wipe_its_own_earlier_items() {
    let shelf = Shelf::sized(2, 0);
    shelf.set_many(&[("a", "1"), ("b", "1"), ("c", "1")], Never);
    check(shelf.keys(), ":1:c");
    check(shelf.events(), "stored :1:a, stored :1:b, culled :1:a :1:b, stored :1:c");
}

#[test]
fn set_many_with_a_bad_timeout_fails_at_the_first() {
    let shelf = Shelf::plain();
    check(shelf.set_many(&[("a", "1"), ("b", "1")], bad()), BAD);
    check(shelf.keys(), ":1:a");
}
