//! Programs that use the cache, held against what they print with real Django 5.2.
//!
//! Invariant: as [`corpus`].

mod corpus;

#[test]
fn every_cache_program_prints_what_it_prints_with_django() {
    corpus::check("tests", "scripts");
}

#[test]
fn every_example_of_the_page_prints_what_it_prints_with_django() {
    corpus::check("src/playground", "recipes");
}
