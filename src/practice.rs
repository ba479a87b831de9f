//! The lessons: what they teach, what they ask, and how an answer is judged by running the engine.
//!
//! Invariant: no answer key is written down. A right answer is what the engine did when the question's program was
//! recorded, and a program that a learner writes is judged by running Python after it.
//!
//! How the page uses it: [`Lesson::all`] once; [`Template::draw`] makes a [`Question`] of a quiz, a moment or an item of
//! the practice (seed 0 takes the first of every parameter's values); [`Question::shown`] is the program to have on screen
//! and [`Question::kind`] says which control to draw; [`Question::grade`] takes the [`Answer`] and gives the [`Verdict`] with its explanation and the [`Evidence`] that
//! "Show me" opens: a program, and a place in its trace. [`draw_test`] and [`assess`] are the test, and
//! [`Task::grade`] looks at the trace on screen. In every text `backticks` set code.

mod check;
mod draw;
mod exam;
mod fault;
mod flow;
mod grade;
mod lab;
mod lesson;
mod mode;
mod program;
mod question;
mod record;
mod table;
mod template;

pub use check::Check;
pub use exam::{Assessment, Strength, assess, draw_test, plan_test};
pub use fault::Fault;
pub use flow::{Edge, Flow, Node, NodeKind, Walk};
pub use grade::{Answer, Mark, Verdict, compare};
pub use lab::{Goal, Task};
pub use lesson::{Gap, Lesson, SnapshotLine};
pub use mode::Mode;
pub use program::{Evidence, Program};
pub use question::{Blank, Choice, Kind, Question, SolutionLine};
pub use table::{Column, cell, table_rows};
pub use template::{Attempt, Template};

/// How hard a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Easy,
    Medium,
    Hard,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    pub fn name(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}
