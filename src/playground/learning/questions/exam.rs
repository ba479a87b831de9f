//! The test while it is taken, and its result.
//! Invariant: nothing is judged before the end, and nothing can be changed after it.

use std::rc::Rc;

use super::asking::Asking;
use crate::practice::{Answer, Assessment, Lesson, Mark, Verdict, assess, draw_test};

#[derive(Debug, Clone, PartialEq)]
pub struct Exam {
    pub seed: u64,
    pub asked: Rc<[Asking]>,
    /// The question that is on screen.
    pub at: usize,
    pub result: Option<Rc<Outcome>>,
}

/// How it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub assessment: Assessment,
    /// For each question what was said of its answer; `None`: there was none.
    pub verdicts: Vec<Option<Verdict>>,
}

impl Exam {
    /// Another seed draws other questions and values. `None`: the lesson has no test.
    pub fn start(lesson: &Lesson, seed: u64) -> Option<Self> {
        let drawn = draw_test(lesson, seed).ok()?;
        Some(Self { seed, asked: drawn.into_iter().map(Asking::new).collect(), at: 0, result: None })
    }

    pub fn is_over(&self) -> bool {
        self.result.is_some()
    }

    pub fn current(&self) -> Option<&Asking> {
        self.asked.get(self.at)
    }

    /// The answer to a question; a program that nobody has changed is none.
    pub fn answer(&self, index: usize) -> Option<Answer> {
        let asking = self.asked.get(index)?;
        match &asking.draft {
            Some(Answer::Program(_)) if asking.is_of_program() => asking.draft.clone(),
            _ if asking.is_of_program() => None,
            None if asking.is_untouched() => None,
            _ => asking.answer(&"".into()),
        }
    }

    pub fn answered(&self) -> usize {
        (0..self.asked.len()).filter(|&index| self.answer(index).is_some()).count()
    }

    /// Changes a question while the test lasts.
    pub fn change(&mut self, index: usize, change: impl FnOnce(&mut Asking)) {
        if self.is_over() {
            return;
        }
        let mut asked = self.asked.to_vec();
        if let Some(asking) = asked.get_mut(index) {
            change(asking);
            self.asked = asked.into();
        }
    }

    /// Judges every answer; runs the engine for each that is a program.
    pub fn finish(&mut self) {
        let verdict = |(index, asking): (usize, &Asking)| Some(asking.question.grade(&self.answer(index)?));
        let verdicts: Vec<Option<Verdict>> = self.asked.iter().enumerate().map(verdict).collect();
        let answers = (0..self.asked.len()).map(|index| self.answer(index));
        let judged = self.asked.iter().zip(answers.zip(&verdicts));
        self.asked = judged.map(|(asking, (answer, verdict))| asking.closed(answer, verdict.clone())).collect();
        let marks: Vec<Option<Mark>> =
            verdicts.iter().map(|verdict| verdict.as_ref().map(|verdict| verdict.mark)).collect();
        let questions: Vec<_> = self.asked.iter().map(|asking| (*asking.question).clone()).collect();
        self.result = Some(Rc::new(Outcome { assessment: assess(&questions, &marks), verdicts }));
    }
}
