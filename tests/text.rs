//! Python's text and numbers against tables recorded from CPython 3.11 by `tests/text/record.py`.
//! Invariant: every expected value in the tables comes from CPython; `TEXT_CASES` names another folder of tables.

#[path = "text/numbers.rs"]
mod numbers;
#[path = "text/sets.rs"]
mod sets;
#[path = "text/strings.rs"]
mod strings;
#[path = "text/table.rs"]
mod table;
#[path = "text/templates.rs"]
mod templates;
#[path = "text/unicode.rs"]
mod unicode;

use table::check;

#[test]
fn numbers_print_convert_and_divide_as_in_cpython() {
    check("numbers", numbers::call);
}

#[test]
fn numbers_are_read_from_text_as_in_cpython() {
    check("parsing", numbers::call);
}

#[test]
fn values_are_formatted_as_in_cpython() {
    check("formatting", templates::call);
}

#[test]
fn templates_are_taken_apart_as_in_cpython() {
    check("templates", templates::call);
}

#[test]
fn strings_and_bytes_have_the_methods_of_cpython() {
    check("strings", strings::call);
}

#[test]
fn sets_keep_the_order_of_cpython() {
    check("sets", sets::call);
}

#[test]
fn every_character_is_classified_as_in_cpython() {
    unicode::check_classes();
}

#[test]
fn every_character_changes_case_as_in_cpython() {
    unicode::check_cases();
}
