//! Bad programs get CPython 3.11's class, line and message, and no program overflows the stack.
//!
//! Invariant: `tests/syntax/expected.txt` was written by CPython 3.11 (`tests/syntax/record.py`); what we word
//! differently is listed in `tests/syntax/known_differences.txt` and nowhere else.

use std::collections::BTreeSet;

use cache_playground::python::syntax::{self, SyntaxProblem};

const LINES: &str = include_str!("syntax/lines.txt");
const PROGRAMS: &str = include_str!("syntax/programs.txt");
const EXPECTED: &str = include_str!("syntax/expected.txt");
const KNOWN_DIFFERENCES: &str = include_str!("syntax/known_differences.txt");

/// The programs of both files, named as in `expected.txt`.
fn programs() -> Vec<(&'static str, String)> {
    let mut programs: Vec<_> = LINES.lines().map(|line| (line, unescaped(line))).collect();
    for block in PROGRAMS.split("==== ").skip(1) {
        let (name, program) = block.split_once('\n').expect("a name line");
        programs.push((name, program.to_owned()));
    }
    programs
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        text.push(match characters.next().expect("a character after a backslash") {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\\' => '\\',
            'u' => {
                let digits: String = characters.by_ref().take(4).collect();
                u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).expect("four digits")
            }
            other => panic!("unknown escape {other}"),
        });
    }
    text
}

fn verdict(program: &str) -> String {
    match syntax::parse(program) {
        Ok(_) => "accepted".to_owned(),
        Err(SyntaxProblem { class, message, line, .. }) => {
            format!("{class}\t{line}\t{}", message.replace('\n', "\\n"))
        }
    }
}

#[test]
fn every_bad_program_is_worded_as_cpython_words_it() {
    let known: BTreeSet<&str> = KNOWN_DIFFERENCES.lines().filter(|line| !line.starts_with('#')).collect();
    let expected: Vec<&str> = EXPECTED.lines().collect();
    let programs = programs();
    assert_eq!(programs.len(), expected.len(), "expected.txt is out of date");
    let mut wrong = Vec::new();
    let mut mended = Vec::new();
    for ((name, program), expected) in programs.iter().zip(expected) {
        let ours = format!("{name}\t{}", verdict(program));
        match (ours == expected, known.contains(name)) {
            (false, false) => wrong.push(format!("expected {expected}\n  actual {ours}")),
            (true, true) => mended.push(*name),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), programs.len(), wrong.join("\n"));
    assert!(mended.is_empty(), "no longer different, take them off the list: {mended:?}");
}
