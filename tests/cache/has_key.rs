//! `has_key` and `ahas_key`.
//! Invariant: the answer is whether a `get` would hit.

use super::*;

#[test]
fn it_leaves_the_order_where_ahas_key_does_not() {
    let shelf = Shelf::plain().filled(&["a", "b"]);
    check(shelf.has_key("a"), true);
    check(shelf.keys(), ":1:b :1:a");
    check(shelf.ahas_key("a"), true);
    check(shelf.keys(), ":1:a :1:b");
}

#[test]
fn it_removes_an_expired_entry() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(1.0));
    shelf.wait(1.0); // 1 s
    check(shelf.has_key("a"), false);
    check(shelf.len(), 0);
    check(shelf.events(), "stored :1:a, expired :1:a, miss :1:a expired");
}
