//! Versions of a key, `incr_version` and `decr_version`.
//! Invariant: versions of a key are as independent as different keys.

use super::*;

#[test]
fn versions_are_different_keys() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", Never);
    shelf.set("a@2", "2", Never);
    shelf.set("a@0", "0", Never);
    check(shelf.keys(), ":0:a :2:a :1:a");
    check(shelf.get("a@2"), Some("2".to_owned()));
}

#[test]
fn a_miss_names_the_version_that_is_alive() {
    let shelf = Shelf::plain();
    shelf.set("a@2", "2", After(10.0));
    shelf.events();
    shelf.get("a");
    check(shelf.events(), "miss :1:a version 2");
    shelf.wait(10.0); // 10 s
    shelf.get("a");
    check(shelf.events(), "miss :1:a never set");
}

#[test]
fn another_prefix_is_not_another_version() {
    let shelf = Shelf::plain();
    let other = shelf.beside(CacheConfig { key_prefix: "p".into(), ..CacheConfig::default() });
    other.set("a@2", "2", Never);
    shelf.get("a");
    check(shelf.events(), "miss :1:a never set");
}

#[test]
fn incr_version_moves_the_value_and_loses_the_timeout() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", Never);
    shelf.events();
    check(shelf.incr_version("a", 1, None), "2");
    check(shelf.events(), "hit :1:a, stored :2:a, deleted :1:a");
    check(shelf.expiry(":2:a"), "300");
    check(shelf.get("a"), None);
    check(shelf.events(), "miss :1:a version 2");
    shelf.delete("a@2");
    shelf.events();
    check(shelf.get("a"), None);
    check(shelf.events(), "miss :1:a deleted");
}

#[test]
fn incr_version_takes_a_version_and_a_delta() {
    let shelf = Shelf::plain();
    shelf.set("a@5", "1", Never);
    check(shelf.incr_version("a", 3, Some(5)), "8");
    check(shelf.decr_version("a", 1, Some(8)), "7");
    check(shelf.keys(), ":7:a");
}

#[test]
fn incr_version_by_nothing_deletes() {
    let shelf = Shelf::plain().filled(&["a"]);
    check(shelf.incr_version("a", 0, None), "1");
    check(shelf.len(), 0);
}

#[test]
fn incr_version_names_a_missing_key_as_it_was_given() {
    check(Shelf::plain().incr_version("x", 1, None), "ValueError: Key 'x' not found");
}

#[test]
fn incr_version_of_a_text_version_fails_after_the_get() {
    let shelf = Shelf::new(CacheConfig { version: "v1".into(), ..CacheConfig::default() });
    check(shelf.incr_version("a", 1, None), "ValueError: Key 'a' not found");
    shelf.set("a", "1", Never);
    check(shelf.incr_version("a", 1, None), "TypeError: can only concatenate str (not \"int\") to str");
    check(shelf.keys(), ":v1:a");
}

#[test]
fn incr_version_may_cull_the_key_it_moves() {
    let shelf = Shelf::sized(1, 1).filled(&["a"]);
    check(shelf.incr_version("a", 1, None), "2");
    check(shelf.events(), "hit :1:a, culled :1:a, stored :2:a, miss :1:a culled");
    check(shelf.keys(), ":2:a");
}
