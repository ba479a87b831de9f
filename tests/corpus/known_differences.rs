//! The list of programs that do not print yet what real Python prints.
//!
//! Invariant: every entry gives a reason, and names a program once.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// `tests/known_differences.txt`: lines of `program: reason`; `#` begins a comment.
pub struct KnownDifferences {
    path: PathBuf,
    reasons: BTreeMap<String, String>,
}

impl KnownDifferences {
    pub fn read(path: PathBuf) -> Self {
        let mut reasons = BTreeMap::new();
        for line in super::read(&path).lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let (name, reason) = line.split_once(": ").unwrap_or_else(|| panic!("a line without a reason: {line}"));
            assert!(!reason.trim().is_empty(), "a line without a reason: {line}");
            let before = reasons.insert(name.to_owned(), reason.trim().to_owned());
            assert!(before.is_none(), "a program that is listed twice: {name}");
        }
        Self { path, reasons }
    }

    /// Why this program differs, where it is listed.
    pub fn reason(&self, name: &str) -> Option<&str> {
        self.reasons.get(name).map(String::as_str)
    }

    /// The listed programs of one corpus.
    pub fn names(&self, corpus: &str) -> impl Iterator<Item = &String> {
        self.reasons.keys().filter(move |name| name.split('/').next() == Some(corpus))
    }

    /// Writes the list again without the lines of these programs.
    pub fn write_without(&self, names: &[String]) {
        let kept = |line: &&str| line.split_once(": ").is_none_or(|(name, _)| !names.iter().any(|other| other == name));
        let text: String = super::read(&self.path).split_inclusive('\n').filter(kept).collect();
        fs::write(&self.path, text).expect("the list can be written");
    }
}
