//! The answers that were judged last, for a page around the playground that wants to know.
//! Invariant: an answer is here once it was judged and not before; of a test, all of them at its end.

use std::rc::Rc;

use super::Questions;
use super::asking::{Asking, Said, Stage};
use super::exam::Exam;
use crate::playground::learning::Mode;
use crate::practice::Mark;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// Grows every time, so that two that are alike are told apart.
    pub count: u32,
    pub mode: Mode,
    pub lesson: Rc<str>,
    pub answers: Rc<[Given]>,
    /// Of a test: how many questions were right, of how many.
    pub score: Option<(usize, usize)>,
}

/// An answer, and what was said to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub question: Rc<str>,
    pub mark: Mark,
    /// Answers to this question so far, this one included and the same one again left out.
    pub tries: u32,
}

impl Given {
    fn to(asking: &Asking) -> Option<Self> {
        let Said::Judged(verdict) = &asking.said else { return None };
        let tries = asking.tries + u32::from(asking.stage == Stage::Right);
        Some(Self { question: asking.question.id.clone(), mark: verdict.mark, tries })
    }
}

impl Judged {
    /// What has been judged between two states of the questions, of which the later one was left by a press of a
    /// button that judges.
    pub fn next(&self, mode: Mode, before: &Questions, now: &Questions) -> Option<Self> {
        let (answers, score): (Rc<[Given]>, _) = if mode == Mode::Test {
            let was_over = before.exam.as_ref().is_some_and(Exam::is_over);
            let result = now.exam.as_ref().filter(|_| !was_over)?.result.clone()?;
            let asked = now.exam.iter().flat_map(Exam::questions).zip(&*result.verdicts);
            let given = asked.filter_map(|(question, verdict)| {
                let mark = verdict.as_ref()?.mark;
                Some(Given { question: question.clone(), mark, tries: 1 })
            });
            (given.collect(), Some((result.assessment.right, result.assessment.of)))
        } else {
            before.current(mode).filter(|asking| asking.stage == Stage::Open)?;
            ([Given::to(now.current(mode)?)?].into(), None)
        };
        let lesson = now.lesson().map_or_else(|| "".into(), |lesson| lesson.id.clone());
        Some(Self { count: self.count.wrapping_add(1), mode, lesson, answers, score })
    }
}
