//! What the runs of a corpus amount to.
//!
//! Invariant: it is clean exactly when every program printed what was recorded or is listed and did not.

use std::collections::BTreeMap;
use std::fmt;

use super::Program;

#[derive(Default)]
pub struct Report {
    areas: BTreeMap<String, Counts>,
    /// Unlisted programs, with the first lines in which they differ.
    differing: Vec<(String, String)>,
    /// Listed names of programs that print what was recorded, or are not there.
    superfluous: Vec<String>,
}

#[derive(Default)]
struct Counts {
    same: usize,
    known: usize,
    differing: usize,
}

impl Report {
    pub fn add(&mut self, program: &Program, difference: Option<String>, reason: Option<&str>) {
        let counts = self.areas.entry(program.area().to_owned()).or_default();
        match (difference, reason) {
            (None, None) => counts.same += 1,
            (None, Some(_)) => {
                counts.same += 1;
                self.superfluous.push(program.name.clone());
            }
            (Some(_), Some(_)) => counts.known += 1,
            (Some(difference), None) => {
                counts.differing += 1;
                self.differing.push((program.name.clone(), difference));
            }
        }
    }

    pub fn add_unknown_names<'a>(&mut self, names: impl Iterator<Item = &'a String>) {
        self.superfluous.extend(names.cloned());
    }

    pub fn superfluous(&self) -> &[String] {
        &self.superfluous
    }

    pub fn forget_superfluous(&mut self) {
        self.superfluous.clear();
    }

    pub fn is_clean(&self) -> bool {
        self.differing.is_empty() && self.superfluous.is_empty()
    }

    /// One line for each area, and their sum.
    pub fn counts(&self) -> String {
        let mut text = format!("{:<20}{:>6}{:>7}{:>11}\n", "area", "same", "known", "differing");
        let mut sum = Counts::default();
        for (area, counts) in &self.areas {
            text += &line(area, counts);
            sum.same += counts.same;
            sum.known += counts.known;
            sum.differing += counts.differing;
        }
        text + &line("all", &sum)
    }
}

fn line(area: &str, counts: &Counts) -> String {
    format!("{area:<20}{:>6}{:>7}{:>11}\n", counts.same, counts.known, counts.differing)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, difference) in &self.differing {
            write!(f, "\nDIFFERS {name}\n{difference}")?;
        }
        for name in &self.superfluous {
            write!(f, "\nMENDED, or gone: {name}. UPDATE_GOLDEN=1 takes it off tests/known_differences.txt")?;
        }
        write!(f, "\n\n{}", self.counts())
    }
}
