//! The Time Lab: the task that is open, and how far the trace on screen has brought it.
//! Invariant: a task is done when the trace shows it, by whatever calls that came to be.

use std::rc::Rc;

use super::Learning;
use crate::playground::examples::Example;
use crate::practice::{Answer, Lesson, Task};
use crate::trace::Trace;

/// Wrong answers after which a question is over.
const TRIES: usize = 2;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lab {
    /// The place of the task.
    pub task: Option<usize>,
    /// Which of its goals are reached.
    pub goals: Rc<[bool]>,
    /// Hints that were asked for.
    pub hints: usize,
    pub guess: Guess,
}

/// What was answered to a task's question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guess {
    pub wrong: usize,
    pub is_right: bool,
    /// What there is to say to the last answer.
    pub words: Option<Rc<str>>,
}

impl Guess {
    pub fn is_over(&self) -> bool {
        self.is_right || self.wrong >= TRIES
    }
}

impl Lab {
    pub fn start(task: usize) -> Self {
        Self { task: Some(task), ..Self::default() }
    }

    pub fn task_of<'a>(&self, lesson: &'a Lesson) -> Option<&'a Task> {
        lesson.tasks.get(self.task?)
    }

    /// Whether the task's question is still to be answered.
    pub fn is_asking(&self, lesson: &Lesson) -> bool {
        self.task_of(lesson).is_some_and(|task| task.question.is_some()) && !self.guess.is_over()
    }

    /// Looks at a trace; whether it has reached every goal, and nothing is left to be answered.
    pub fn look(&mut self, lesson: &Lesson, trace: &Trace) -> bool {
        let Some(task) = self.task_of(lesson) else { return false };
        self.goals = task.grade(trace).into();
        !self.is_asking(lesson) && self.goals.iter().all(|is_reached| *is_reached)
    }

    /// Judges an answer to the task's question.
    pub fn answer(&mut self, lesson: &Lesson, text: Rc<str>) {
        let question = self.task_of(lesson).and_then(|task| task.question.as_ref());
        let Some(question) = question.and_then(|question| question.draw(0).ok()) else { return };
        if self.guess.is_over() || text.trim().is_empty() {
            return;
        }
        let verdict = question.grade(&Answer::Text(text));
        let is_right = verdict.is_right();
        let wrong = self.guess.wrong + usize::from(!is_right);
        self.guess = Guess { wrong, is_right, words: Some(verdict.words) };
    }
}

/// The program of a task, in which the learner's own text is kept.
pub fn example_of(lesson: &Lesson, task: &Task) -> Example {
    let program = Learning::program(lesson);
    Example {
        id: [&program.id, "-", &task.id].concat().into(),
        title: task.title.clone(),
        about: program.about,
        source: task.program.source.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_by_its_solution_and_not_by_its_program() {
        for lesson in Lesson::all() {
            for (place, task) in lesson.tasks.iter().enumerate() {
                let mut lab = Lab::start(place);
                lab.guess.is_right = true;
                assert!(!lab.look(&lesson, &task.program.record()), "{}", task.id);
                assert!(lab.goals.iter().any(|is_reached| !is_reached), "{}", task.id);
                assert!(lab.look(&lesson, &task.solution.record()), "{}", task.id);
            }
        }
    }

    #[test]
    fn a_question_is_answered_before_a_task_is_done() {
        let lesson = &Lesson::all()[0];
        let place = lesson.tasks.iter().position(|task| task.question.is_some()).expect("one asks");
        let mut lab = Lab::start(place);
        assert!(!lab.look(lesson, &lesson.tasks[place].solution.record()) && lab.is_asking(lesson));
        lab.answer(lesson, "  ".into());
        lab.answer(lesson, "1".into());
        assert!(lab.is_asking(lesson) && lab.guess.words.as_deref().is_some_and(|words| words.contains("lru_cache")));
        lab.answer(lesson, "100".into());
        assert!(lab.guess.is_right && lab.look(lesson, &lesson.tasks[place].solution.record()));
    }
}
