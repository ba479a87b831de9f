//! What the engine remembers in order to say why.
//! Invariant: a report never changes a result.

use super::*;

#[test]
fn a_report_that_is_off_stays_empty() {
    let shelf = Shelf::plain();
    let mut report = Report::off();
    check(shelf.cache.set(&shelf.key("a"), "1".into(), &Never, &mut report), Ok(()));
    check(shelf.cache.get(&shelf.key("b"), &mut report), None);
    check(report.is_on(), false);
    check(report.events(), []);
}

#[test]
fn the_cause_is_that_of_the_last_removal() {
    let shelf = Shelf::plain().filled(&["a"]);
    shelf.delete("a");
    shelf.set("a", "1", Never);
    shelf.clear();
    shelf.events();
    shelf.get("a");
    check(shelf.events(), "miss :1:a cleared");
}

#[test]
fn only_the_latest_removals_are_remembered() {
    let shelf = Shelf::plain();
    for n in 0..=4096 {
        shelf.set(&n.to_string(), "1", Never);
        shelf.delete(&n.to_string());
    }
    shelf.events();
    shelf.get("0");
    shelf.get("1");
    check(shelf.events(), "miss :1:0 never set, miss :1:1 deleted");
}

#[test]
fn other_versions_are_found_even_if_they_came_unreported() {
    let shelf = Shelf::plain();
    check(shelf.cache.set(&shelf.key("a@2"), "1".into(), &Never, &mut Report::off()), Ok(()));
    shelf.get("a");
    check(shelf.events(), "miss :1:a version 2");
}

#[test]
fn a_slot_is_used_again_after_its_entry_has_gone() {
    let shelf = Shelf::plain().filled(&["a", "b"]);
    let slot = |made: &str| shelf.cache.store().entry(made).map(|view| view.slot);
    let freed = slot(":1:a");
    shelf.delete("a");
    shelf.set("c", "1", Never);
    check(slot(":1:c"), freed);
    let there = freed.and_then(|slot| shelf.cache.store().at(slot).map(|entry| entry.key.made.to_string()));
    check(there, Some(":1:c".to_owned()));
}

#[test]
fn a_key_that_left_again_is_remembered_for_its_latest_removal() {
    let shelf = Shelf::plain().filled(&["a"]);
    shelf.delete("a");
    for n in 0..4096 {
        shelf.set(&n.to_string(), "1", Never);
        shelf.delete(&n.to_string());
        if n == 4000 {
            shelf.set("a", "1", Never);
            shelf.delete("a");
        }
    }
    shelf.events();
    shelf.get("a");
    check(shelf.events(), "miss :1:a deleted");
}
