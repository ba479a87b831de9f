//! `get` and `set`.
//! Invariant: a read gives back what was set last, until the entry expires.

use super::*;

#[test]
fn set_returns_none_and_get_gives_the_value_back() {
    let shelf = Shelf::plain();
    check(shelf.set("greet", "Hello", After(10.0)), "None");
    check(shelf.get("greet"), Some("Hello".to_owned()));
    check(shelf.events(), "stored :1:greet, hit :1:greet");
}

#[test]
fn a_key_never_set_is_a_miss() {
    let shelf = Shelf::plain();
    check(shelf.get("greet"), None);
    check(shelf.events(), "miss :1:greet never set");
}

#[test]
fn an_entry_is_alive_until_just_before_its_expiry() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(10.0));
    shelf.wait(9.999); // 9.999 s
    check(shelf.get("a"), Some("1".to_owned()));
    shelf.wait(0.001); // 10 s
    check(shelf.get("a"), None);
}

#[test]
fn reading_an_expired_entry_removes_it() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(1.0));
    shelf.wait(5.0); // 5 s
    check(shelf.len(), 1);
    shelf.events();
    check(shelf.get("a"), None);
    check(shelf.len(), 0);
    check(shelf.events(), "expired :1:a, miss :1:a expired");
    check(shelf.get("a"), None);
    check(shelf.events(), "miss :1:a expired");
}

#[test]
fn reading_does_not_keep_a_key_alive() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(2.0));
    shelf.wait(1.0); // 1 s
    check(shelf.get("a"), Some("1".to_owned()));
    shelf.wait(1.0); // 2 s
    check(shelf.get("a"), None);
}

#[test]
fn setting_again_replaces_value_and_expiry() {
    let shelf = Shelf::plain();
    shelf.set("a", "1", After(10.0));
    shelf.wait(4.0); // 4 s
    shelf.set("a", "2", After(10.0));
    check(shelf.events(), "stored :1:a, replaced :1:a was 1");
    check(shelf.expiry(":1:a"), "14");
    check(shelf.entry(":1:a", |entry| entry.set_at), Some(START as f64 + 4.0));
}

#[test]
fn get_and_set_move_to_the_front() {
    let shelf = Shelf::plain().filled(&["a", "b", "c"]);
    check(shelf.keys(), ":1:c :1:b :1:a");
    shelf.get("b");
    check(shelf.keys(), ":1:b :1:c :1:a");
    shelf.set("a", "2", Never);
    check(shelf.keys(), ":1:a :1:b :1:c");
}

#[test]
fn a_copy_is_lent_and_the_blob_stays() {
    let shelf = Shelf::plain();
    let blob: Rc<str> = "1".into();
    let mut report = Report::off();
    check(shelf.cache.set(&shelf.key("a"), Rc::clone(&blob), &Never, &mut report), Ok(()));
    check(shelf.cache.get(&shelf.key("a"), &mut report).map(|got| Rc::ptr_eq(&got, &blob)), Some(true));
}
