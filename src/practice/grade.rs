//! Judging an answer.
//! Invariant: a wrong answer gets words of its own, and a place in a trace where they show.

use std::rc::Rc;

use super::Column;
use super::check::{Check, Failed};
use super::program::Evidence;
use super::question::{Because, Key, Kind, Question};
use crate::sentences::marked;

/// What a learner answers; which of them a question takes is said at its [`Kind`].
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The place in the list of choices.
    Choice(usize),
    /// A row of the execution table, from 1.
    Step(usize),
    Cell(usize, Column),
    /// A text for every blank.
    Blanks(Vec<Rc<str>>),
    /// Places in the list of lines, in the order chosen.
    Order(Vec<usize>),
    /// A line of the program, from 1.
    Line(u32),
    Text(Rc<str>),
    Program(Rc<str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Right,
    /// Something of it is right: a try that does not count against the learner in practice, and is not right in a test.
    Nearly,
    Wrong,
}

impl Mark {
    /// Its name in markup and in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Nearly => "nearly",
            Self::Wrong => "wrong",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub mark: Mark,
    pub words: Rc<str>,
    /// What "Show me" opens.
    pub evidence: Option<Evidence>,
    /// For [`Kind::Fill`]: which blanks are right.
    pub blanks: Vec<bool>,
}

impl Verdict {
    fn new(mark: Mark, words: Rc<str>, evidence: Option<Evidence>) -> Self {
        Self { mark, words, evidence, blanks: Vec::new() }
    }

    pub fn is_right(&self) -> bool {
        self.mark == Mark::Right
    }
}

impl Question {
    /// Judges an answer; runs the engine for a program, within limits that keep it short.
    pub fn grade(&self, answer: &Answer) -> Verdict {
        match (&self.key, answer) {
            (Key::Choice(right), Answer::Choice(index)) => self.grade_choice(*right, *index),
            (Key::Step(right), Answer::Step(row)) if right == row => self.right_verdict(),
            (Key::Step(_), Answer::Step(row)) => self.because(&row.to_string()),
            (Key::Cell(row, column), Answer::Cell(given, chosen)) if (row, column) == (given, chosen) => {
                self.right_verdict()
            }
            (Key::Cell(right, _), Answer::Cell(row, column)) => {
                let verdict = self.because(&[&row.to_string(), " ", column.name()].concat());
                if right != row {
                    return verdict;
                }
                let is_its_own = verdict.words != self.otherwise.words;
                let words = if is_its_own { verdict.words } else { marked("verdict.right-row", &[]).into() };
                Verdict { mark: Mark::Nearly, words, ..verdict }
            }
            (Key::Blanks(texts), Answer::Blanks(given)) => self.grade_blanks(texts, given),
            (Key::Text(text), Answer::Text(given)) => match likeness(text, given) {
                Likeness::Same => self.right_verdict(),
                Likeness::Close => {
                    let words = marked("verdict.nearly", &[("answer", text)]).into();
                    Verdict::new(Mark::Nearly, words, None)
                }
                Likeness::Other => self.grade_lines(text, given),
            },
            (Key::Order(check, _), Answer::Order(order)) => self.grade_order(check, order),
            (Key::Program { check, .. }, Answer::Program(source)) => self.grade_program(check, source),
            (Key::Program { lines, .. }, Answer::Line(line)) if self.kind == Kind::Mend => {
                if lines.contains(line) {
                    return Verdict::new(Mark::Right, marked("verdict.right-line", &[]).into(), None);
                }
                let verdict = self.because(&line.to_string());
                let is_its_own = self.wrong.iter().any(|because| because.words == verdict.words);
                if is_its_own {
                    verdict
                } else {
                    Verdict { words: marked("verdict.other-line", &[]).into(), ..verdict }
                }
            }
            _ => Verdict::new(Mark::Wrong, marked("question.none", &[]).into(), None),
        }
    }

    fn right_verdict(&self) -> Verdict {
        Verdict::new(Mark::Right, self.right.clone(), self.otherwise.look.clone())
    }

    /// The verdict on a wrong answer that reads `given`.
    fn because(&self, given: &str) -> Verdict {
        let known = self.wrong.iter().find(|because| likeness(&because.of, given) != Likeness::Other);
        let because = known.unwrap_or(&self.otherwise);
        Verdict::new(Mark::Wrong, because.words.clone(), because.look.clone().or(self.otherwise.look.clone()))
    }

    fn grade_choice(&self, right: usize, index: usize) -> Verdict {
        let Kind::Choose { choices } = &self.kind else { return self.because("") };
        let Some(choice) = choices.get(index) else {
            return Verdict::new(Mark::Wrong, marked("question.none", &[]).into(), None);
        };
        let mark = if index == right { Mark::Right } else { Mark::Wrong };
        let look = choice.because.look.clone().or(self.otherwise.look.clone());
        Verdict::new(mark, choice.because.words.clone(), look)
    }

    /// A wrong text; of several lines some may be right.
    fn grade_lines(&self, text: &str, given: &str) -> Verdict {
        let verdict = self.because(given);
        let all = text.lines().count();
        let pairs = text.lines().zip(given.trim().lines());
        let right = pairs.filter(|(line, given)| likeness(line, given) == Likeness::Same).count();
        if right == 0 || all < 2 || verdict.words != self.otherwise.words {
            return verdict;
        }
        let (right, all) = (right.to_string(), all.to_string());
        let words =
            marked("verdict.some-lines", &[("right", &right), ("all", &all), ("because", &verdict.words)]).into();
        Verdict { mark: Mark::Nearly, words, ..verdict }
    }

    fn grade_blanks(&self, texts: &[Rc<str>], given: &[Rc<str>]) -> Verdict {
        let of = |index: usize| given.get(index).map_or("", |text| &**text);
        let blanks: Vec<bool> =
            texts.iter().enumerate().map(|(index, text)| likeness(text, of(index)) == Likeness::Same).collect();
        let right = blanks.iter().filter(|is_right| **is_right).count();
        let Some(first) = blanks.iter().position(|is_right| !is_right) else {
            return Verdict { blanks, ..self.right_verdict() };
        };
        let close = texts.get(first).filter(|text| likeness(text, of(first)) == Likeness::Close);
        let place = first.to_string();
        let verdict = match close {
            Some(text) => Verdict::new(Mark::Nearly, marked("verdict.nearly", &[("answer", text)]).into(), None),
            None => {
                let general: Rc<str> = [&*place, " *"].concat().into();
                let mut verdict = self.because(&[&*place, " ", of(first)].concat());
                if verdict.words == self.otherwise.words
                    && let Some(because) = self.wrong.iter().find(|because| because.of == general)
                {
                    verdict = Verdict::new(Mark::Wrong, because.words.clone(), because.look.clone());
                }
                verdict
            }
        };
        if right == 0 {
            return Verdict { blanks, ..verdict };
        }
        let (right, all) = (right.to_string(), texts.len().to_string());
        let words =
            marked("verdict.some-cells", &[("right", &right), ("all", &all), ("because", &verdict.words)]).into();
        Verdict { mark: Mark::Nearly, words, blanks, ..verdict }
    }

    fn grade_order(&self, check: &Check, order: &[usize]) -> Verdict {
        if order.is_empty() {
            return Verdict::new(Mark::Wrong, marked("question.none", &[]).into(), None);
        }
        let checked = check.run(&self.program.with_source(&self.assembled(order)));
        let ran_on = checked.as_ref().is_err_and(|failed| !failed.stopped);
        let verdict = self.judge(checked);
        let Kind::Order { lines } = &self.kind else { return verdict };
        // A line that belongs nowhere is worth more words than what it leads to, but not than an error that keeps it from
        // leading anywhere.
        let stray = self.wrong.iter().find(|because| {
            !because.of.is_empty()
                && order.iter().filter_map(|&index| lines.get(index)).any(|line| **line == *because.of)
        });
        match stray.filter(|_| ran_on) {
            Some(because) => Verdict { words: because.words.clone(), ..verdict },
            None => verdict,
        }
    }

    fn grade_program(&self, check: &Check, source: &str) -> Verdict {
        self.judge(check.run(&self.program.with_source(source)))
    }

    fn judge(&self, checked: Result<Evidence, Failed>) -> Verdict {
        match checked {
            Ok(evidence) => Verdict::new(Mark::Right, self.right.clone(), Some(evidence)),
            Err(failed) => {
                let known: Option<&Because> = self
                    .wrong
                    .iter()
                    .find(|because| because.of.strip_prefix("mistake ").is_some_and(|of| failed.words.contains(of)));
                let words = known.map_or(failed.words.clone(), |because| because.words.clone());
                let mark = if failed.passed > 0 { Mark::Nearly } else { Mark::Wrong };
                Verdict::new(mark, words, Some(failed.evidence))
            }
        }
    }
}

/// Compares what a learner filled into a cell with what it says: nearly right is but for quotes and capitals.
pub fn compare(right: &str, given: &str) -> Mark {
    match likeness(right, given) {
        Likeness::Same => Mark::Right,
        Likeness::Close => Mark::Nearly,
        Likeness::Other => Mark::Wrong,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    /// But for quotes and capitals.
    Close,
    Other,
}

/// How like two texts are, as reprs of Python: spaces at the ends and the kind of quotes do not count.
fn likeness(right: &str, given: &str) -> Likeness {
    let plain = |text: &str| {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        lines.join("\n").replace('"', "'")
    };
    let (right, given) = (plain(right), plain(given));
    if right == given {
        return Likeness::Same;
    }
    let bare =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect::<String>().to_lowercase();
    // A text that is nothing but quotes is like nothing.
    let (right, given) = (bare(&right), bare(&given));
    if right == given && !right.is_empty() { Likeness::Close } else { Likeness::Other }
}
