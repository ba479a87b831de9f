//! `get_or_set`.
//! Invariant: the result is what the cache holds, or the default where it holds nothing.

use super::*;

#[test]
fn a_found_value_wins() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.get_or_set("a", "2", ByDefault), "1");
    check(shelf.events(), "hit :1:a");
}

#[test]
fn a_missing_one_is_added_and_read() {
    let shelf = Shelf::plain();
    check(shelf.get_or_set("a", "2", After(10.0)), "2");
    check(shelf.events(), "miss :1:a never set, stored :1:a, hit :1:a");
    check(shelf.expiry(":1:a"), "10");
}

#[test]
fn a_timeout_of_zero_gives_the_default_each_time() {
    let shelf = Shelf::plain();
    check(shelf.get_or_set("a", "2", After(0.0)), "2");
    check(shelf.events(), "miss :1:a never set, stored :1:a, expired :1:a, miss :1:a expired");
    check(shelf.get_or_set("a", "3", After(0.0)), "3");
    check(shelf.len(), 0);
}

#[test]
fn a_default_that_fails_stores_nothing() {
    let shelf = Shelf::plain();
    let fail = || Err(CacheError::type_error("no"));
    let outcome = shelf.cache.get_or_set(&shelf.key("a"), fail, &ByDefault, &mut Report::off());
    check(outcome, Err(CacheError::type_error("no")));
    check(shelf.len(), 0);
}

#[test]
fn a_key_that_came_meanwhile_wins() {
    let shelf = Shelf::plain();
    let default = || {
        shelf.set("a", "first", Never);
        Ok::<Rc<str>, CacheError>("second".into())
    };
    let outcome = shelf.cache.get_or_set(&shelf.key("a"), default, &ByDefault, &mut Report::off());
    check(outcome.as_deref(), Ok("first"));
}
