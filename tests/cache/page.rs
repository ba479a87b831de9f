//! What a page reads off a store.
//! Invariant: looking changes nothing.

use super::*;

#[test]
fn the_next_expiry_is_the_first_after_an_instant() {
    let shelf = Shelf::plain();
    let next = |after: f64| shelf.cache.next_expiry(START as f64 + after).map(|at| at - START as f64);
    check(next(0.0), None);
    shelf.set("a", "1", After(10.0));
    shelf.set("b", "1", After(5.0));
    shelf.set("c", "1", Never);
    check((next(0.0), next(5.0), next(10.0)), (Some(5.0), Some(10.0), None));
    shelf.touch("b", After(20.0));
    check((next(0.0), next(10.0)), (Some(10.0), Some(20.0)));
    shelf.delete("a");
    check(next(0.0), Some(20.0));
    shelf.clear();
    check(next(0.0), None);
    shelf.set("d", "1", After(1.0));
    check(next(0.0), Some(1.0));
}

#[test]
fn recency_grows_with_every_move_to_the_front() {
    let shelf = Shelf::plain().filled(&["a", "b"]);
    shelf.get("a");
    let recency = |made: &str| shelf.entry(made, |entry| entry.recency);
    check(recency(":1:a") > recency(":1:b"), true);
}
