//! A question as it is asked: its parameters drawn, its key computed.
//! Invariant: the key comes from the engine; what a learner may see of a question does not hold it.

use std::rc::Rc;

use super::check::Check;
use super::grade::Answer;
use super::program::{Evidence, Program};
use super::{Column, Level, Mode};

#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: Rc<str>,
    pub level: Level,
    /// The way to learn that mends a weakness here.
    pub skill: Mode,
    /// A few words, for lists and tabs; may be empty.
    pub title: Rc<str>,
    pub prompt: Rc<str>,
    /// What it is about, and what is opened for it. For [`Kind::Write`] and [`Kind::Mend`] the learner changes it.
    pub program: Program,
    /// What is on screen while it is asked: the same, or the lesson's own if it is about what would be different.
    pub shown: Program,
    /// Where the tape of [`Question::shown`] stands while it is asked, and no further.
    pub pin: Option<Evidence>,
    pub kind: Kind,
    /// To be shown one at a time.
    pub hints: Vec<Rc<str>>,
    /// To be shown line by line.
    pub solution: Vec<SolutionLine>,
    /// What to say when it is done, whatever was answered: the insight of a moment.
    pub tell: Option<Rc<str>>,
    pub(super) key: Key,
    /// Why a wrong answer is wrong, for those that the lesson expects.
    pub(super) wrong: Vec<Because>,
    /// Why any other answer is wrong.
    pub(super) otherwise: Because,
    /// What to say to the right answer.
    pub(super) right: Rc<str>,
}

/// How it is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One of these: [`Answer::Choice`].
    Choose { choices: Vec<Choice> },
    /// A row of the execution table, counted over the calls: [`Answer::Step`]. [`super::table_rows`] has the step of each.
    /// What the rows tell of results is for afterwards.
    Step,
    /// A cell of it: [`Answer::Cell`].
    Cell,
    /// Cells of it are blank: [`Answer::Blanks`], in this order.
    Fill { blanks: Vec<Blank> },
    /// Lines to be put in order, of which some may be left over: [`Answer::Order`] with the places in this list.
    Order { lines: Vec<Rc<str>> },
    /// The program has a mistake: first [`Answer::Line`], where it is, if one wants to; then [`Answer::Program`].
    Mend,
    /// What the program prints, or what `asked` is, before it is run: [`Answer::Text`].
    Predict { asked: Rc<str> },
    /// [`Answer::Program`], which passes hidden checks.
    Write,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Words with code in backticks; the code may have several lines.
    pub text: Rc<str>,
    pub(super) because: Because,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// From 1.
    pub row: usize,
    pub column: Column,
}

/// A line of code with what there is to say about it, or words alone.
#[derive(Debug, Clone, PartialEq)]
pub struct SolutionLine {
    pub code: Option<Rc<str>>,
    pub words: Rc<str>,
}

/// An explanation and where it shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Because {
    /// The answer that it is about; for a blank with its place in front: `0 None`.
    pub of: Rc<str>,
    pub words: Rc<str>,
    pub look: Option<Evidence>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Choice(usize),
    Step(usize),
    Cell(usize, Column),
    Blanks(Vec<Rc<str>>),
    Text(Rc<str>),
    /// Passed by the right order, whose places in the list are these.
    Order(Check, Vec<usize>),
    /// Passed by a right program, such as this; for a mistake, the lines that it changes.
    Program {
        check: Check,
        solution: Rc<str>,
        lines: Vec<u32>,
    },
}

impl Question {
    /// The right answer, or one of them: what is shown after two tries.
    pub fn right_answer(&self) -> Answer {
        match &self.key {
            Key::Choice(index) => Answer::Choice(*index),
            Key::Step(row) => Answer::Step(*row),
            Key::Cell(row, column) => Answer::Cell(*row, *column),
            Key::Blanks(texts) => Answer::Blanks(texts.clone()),
            Key::Text(text) => Answer::Text(text.clone()),
            Key::Order(_, order) => Answer::Order(order.clone()),
            Key::Program { solution, .. } => Answer::Program(solution.clone()),
        }
    }

    /// Whether running the program would tell the answer, so that Run waits until it is given.
    pub fn is_told_by_running(&self) -> bool {
        matches!(self.kind, Kind::Choose { .. } | Kind::Step | Kind::Cell | Kind::Fill { .. } | Kind::Predict { .. })
    }

    /// The program that an order of lines makes.
    pub fn assembled(&self, order: &[usize]) -> Rc<str> {
        let Kind::Order { lines } = &self.kind else { return self.program.source.clone() };
        let mut text = String::new();
        for line in order.iter().filter_map(|&index| lines.get(index)) {
            text.push_str(line);
            text.push('\n');
        }
        text.into()
    }
}
