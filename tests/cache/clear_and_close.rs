//! `clear` and `close`.
//! Invariant: `clear` empties the store, `close` nothing.

use super::*;

#[test]
fn clear_empties_the_store_for_every_handle_and_prefix() {
    let shelf = Shelf::plain().filled(&["a", "b@2"]);
    let other = shelf.beside(CacheConfig { key_prefix: "p".into(), ..CacheConfig::default() });
    other.set("c", "1", Never);
    other.clear();
    check(other.events(), "stored p:1:c, cleared p:1:c :2:b :1:a");
    check(shelf.get("a"), None);
    check(shelf.events(), "miss :1:a cleared");
}

#[test]
fn close_leaves_the_entries() {
    let shelf = Shelf::plain().filled(&["a"]);
    shelf.cache.close();
    check(shelf.get("a"), Some("1".to_owned()));
}
