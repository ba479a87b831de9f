//! What was done of each mode, by the names of its parts: `hit`, or `cull` of the lesson `expiry` as `expiry/cull`.
//! Invariant: a part is done or not; doing it again changes nothing.

use std::rc::Rc;

use super::Mode;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    done: Rc<[(Mode, Rc<str>)]>,
}

/// So many parts of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    /// 0 where nothing is to be done.
    pub of: usize,
}

impl Tally {
    pub fn is_complete(self) -> bool {
        self.of > 0 && self.done >= self.of
    }
}

impl Progress {
    /// Reads what [`Self::text`] has written; what it does not know it leaves out.
    pub fn read(text: &str) -> Self {
        let mut progress = Self::default();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let Some(mode) = words.next().and_then(Mode::find) else { continue };
            for part in words {
                progress.add(mode, part);
            }
        }
        progress
    }

    /// A line for each mode of which something is done.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for mode in Mode::ALL {
            if self.count(mode) > 0 {
                text += mode.id();
                for (_, part) in self.done.iter().filter(|(of, _)| *of == mode) {
                    text.push(' ');
                    text += part;
                }
                text.push('\n');
            }
        }
        text
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    pub fn has(&self, mode: Mode, part: &str) -> bool {
        self.done.iter().any(|(of, done)| *of == mode && **done == *part)
    }

    pub fn count(&self, mode: Mode) -> usize {
        self.done.iter().filter(|(of, _)| *of == mode).count()
    }

    /// The parts of a mode that are done.
    pub fn parts(&self, mode: Mode) -> impl Iterator<Item = &str> {
        self.done.iter().filter(move |(of, _)| *of == mode).map(|(_, part)| &**part)
    }

    /// Parts of a mode that are done of this lesson.
    pub fn count_in(&self, mode: Mode, lesson: &str) -> usize {
        let is_in = |part: &str| part.split_once('/').is_some_and(|(of, _)| of == lesson);
        self.done.iter().filter(|(of, part)| *of == mode && is_in(part)).count()
    }

    /// Notes that a part is done; its name has no spaces.
    pub fn add(&mut self, mode: Mode, part: &str) {
        if !self.has(mode, part) {
            self.done = self.done.iter().cloned().chain([(mode, part.into())]).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut progress = Progress::default();
        for (mode, part) in [(Mode::Quiz, "2"), (Mode::Flow, "hit"), (Mode::Flow, "missing"), (Mode::Flow, "hit")] {
            progress.add(mode, part);
        }
        assert_eq!(progress.text(), "flow hit missing\nquiz 2\n");
        let again = Progress::read(&progress.text());
        assert_eq!(again.text(), progress.text());
        assert_eq!((again.count(Mode::Flow), again.has(Mode::Quiz, "2")), (2, true));
    }

    #[test]
    fn each_lesson_has_its_own() {
        let progress = Progress::read("quiz expiry/1 expiry/2 expiry-more/1");
        assert_eq!((progress.count_in(Mode::Quiz, "expiry"), progress.count(Mode::Quiz)), (2, 3));
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        assert_eq!(Progress::read("\nkites red\nflow\n \u{0} hit\n"), Progress::default());
    }
}
