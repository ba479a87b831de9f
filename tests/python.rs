//! Programs that use Python alone, held against what they print on CPython 3.11.
//!
//! Invariant: as [`corpus`].

mod corpus;

#[test]
fn every_python_program_prints_what_it_prints_on_cpython() {
    corpus::check("tests", "python");
}
