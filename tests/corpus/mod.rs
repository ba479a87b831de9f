//! Runs recorded programs through the crate and holds what they print against the recording.
//!
//! Invariant: an expected text is read from a `.out` file that real CPython wrote (`tests/django/record.py`), never
//! from this crate; a program whose text differs is named in `tests/known_differences.txt` with a reason, and no
//! other one is.

mod known_differences;
mod report;
mod run;

use std::fs;
use std::path::{Path, PathBuf};

use known_differences::KnownDifferences;
use report::Report;

/// A program, and what real Python printed for it.
pub struct Program {
    /// Its path below the root, without the extension: `python/numbers/big_integers_are_exact`.
    name: String,
    source: String,
    expected: String,
}

impl Program {
    /// The folder that holds it: `numbers`.
    fn area(&self) -> &str {
        self.name.rsplit('/').nth(1).unwrap_or_default()
    }
}

/// Runs every program below `<root>/<folder>` and panics with a report unless each prints what was recorded, the known
/// differences excepted. With `UPDATE_GOLDEN=1` it takes those that need not be listed off the list; it adds none.
#[track_caller]
pub fn check(root: &str, folder: &str) {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = crate_root.join(root);
    let mut programs = Vec::new();
    read_programs(&root, &root.join(folder), &mut programs);
    assert!(!programs.is_empty(), "{folder} holds no program");
    let known = KnownDifferences::read(crate_root.join("tests/known_differences.txt"));
    let mut report = Report::default();
    for program in &programs {
        report.add(program, run::difference(program), known.reason(&program.name));
    }
    report.add_unknown_names(known.names(folder).filter(|name| !programs.iter().any(|program| program.name == **name)));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        known.write_without(report.superfluous());
        report.forget_superfluous();
    }
    println!("{}", report.counts());
    assert!(report.is_clean(), "{report}");
}

fn read_programs(root: &Path, folder: &Path, programs: &mut Vec<Program>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder can be read to its end").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_programs(root, &path, programs);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let name = path.with_extension("");
            let name = name.strip_prefix(root).expect("a program lies below its root");
            programs.push(Program {
                name: name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"),
                source: read(&path),
                expected: read(&path.with_extension("out")),
            });
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
