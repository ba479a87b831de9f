//! What happens when a store is full.
//! Invariant: a cull comes before a write and takes from the back.

use super::*;

#[track_caller]
fn check_sizes(max_entries: i64, cull_frequency: i64, expected: &[usize]) {
    let shelf = Shelf::sized(max_entries, cull_frequency);
    let sizes: Vec<_> = (0..expected.len())
        .map(|n| {
            shelf.set(&n.to_string(), "1", Never);
            shelf.len()
        })
        .collect();
    check(sizes, expected);
}

#[test]
fn sizes_after_each_set() {
    check_sizes(3, 3, &[1, 2, 3, 3, 3]);
    check_sizes(4, 2, &[1, 2, 3, 4, 3, 4, 3]);
    check_sizes(1, 3, &[1, 2, 3, 3, 3]);
    check_sizes(0, 2, &[1, 2, 2, 2]);
    check_sizes(3, 1, &[1, 2, 3, 1, 2, 3, 1]);
    check_sizes(3, 0, &[1, 2, 3, 1, 2, 3, 1]);
    check_sizes(2, -2, &[1, 2, 3, 4]);
    check_sizes(-1, 2, &[1, 2, 2, 2]);
}

#[test]
fn the_default_cache_drops_a_hundred_of_three_hundred() {
    let shelf = Shelf::plain();
    for n in 0..300 {
        shelf.set(&n.to_string(), "1", Never);
    }
    check((shelf.len(), shelf.cache.next_cull()), (300, 100));
    shelf.set("one more", "1", Never);
    check((shelf.len(), shelf.cache.next_cull()), (201, 0));
    check(shelf.has_key("99"), false);
    check(shelf.has_key("100"), true);
}

#[test]
fn the_least_recently_used_go_and_are_listed() {
    let shelf = Shelf::sized(4, 2).filled(&["a", "b", "c", "d"]);
    shelf.get("a");
    shelf.events();
    shelf.set("e", "1", Never);
    check(shelf.events(), "culled :1:b :1:c, stored :1:e");
    check(shelf.keys(), ":1:e :1:a :1:d");
    shelf.get("b");
    check(shelf.events(), "miss :1:b culled");
}

#[test]
fn overwriting_culls_too() {
    let shelf = Shelf::sized(3, 3).filled(&["a", "b", "c"]);
    shelf.set("b", "2", Never);
    check(shelf.keys(), ":1:b :1:c");
}

#[test]
fn a_cull_may_take_the_key_that_is_about_to_be_written() {
    let shelf = Shelf::sized(3, 3).filled(&["a", "b", "c"]);
    shelf.set("a", "2", Never);
    check(shelf.events(), "culled :1:a, stored :1:a");
    check(shelf.keys(), ":1:a :1:c :1:b");
}

#[test]
fn expired_entries_count_and_are_no_preferred_victims() {
    let shelf = Shelf::sized(3, 3).filled(&["a"]);
    shelf.set("b", "1", After(0.0));
    shelf.set("c", "1", After(0.0));
    shelf.set("d", "1", Never);
    check(shelf.keys(), ":1:d :1:c :1:b");
}

#[test]
fn a_frequency_of_zero_drops_all() {
    let shelf = Shelf::sized(2, 0).filled(&["a", "b"]);
    check(shelf.cache.next_cull(), 2);
    shelf.set("b", "2", Never);
    check(shelf.events(), "culled :1:a :1:b, stored :1:b");
}

#[test]
fn each_handle_culls_by_its_own_settings() {
    let large = Shelf::plain().filled(&["a", "b", "c"]);
    let small = large.beside(CacheConfig { max_entries: 2, cull_frequency: 1, ..CacheConfig::default() });
    large.set("d", "1", Never);
    check(large.len(), 4);
    small.set("e", "1", Never);
    check(large.keys(), ":1:e");
}
