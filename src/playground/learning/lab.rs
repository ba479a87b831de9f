//! The Time Lab: the task that is open, and how far the trace on screen has brought it.
//! Invariant: a task is done when the trace shows it, by whatever calls that came to be.

use std::rc::Rc;

use crate::playback::Playback;
use crate::playground::lent::Loan;
use crate::playground::{Playground, TraceHandle};
use crate::practice::{Answer, Lesson, Task};
use crate::recorder::Session;
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
    /// What its program had come to when another mode was opened.
    left: Option<Bench>,
}

/// A run, and where the tape stands.
#[derive(Debug, Clone)]
struct Bench {
    session: Rc<Session>,
    trace: TraceHandle,
    playback: Playback,
}

impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        self.trace == other.trace && self.playback == other.playback
    }
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

impl Playground {
    /// The name of the program of the open task.
    fn place_of_task(&self) -> Option<Rc<str>> {
        self.learning.lab.task?;
        let lesson = self.learning.lesson()?;
        let task = self.learning.lab.task_of(lesson)?;
        Some([&*lesson.id, "/lab/", &task.id].concat().into())
    }

    /// Whether the program of the open task is on screen.
    pub(super) fn is_at_task(&self) -> bool {
        self.place_of_task().is_some_and(|place| self.is_lent(&place))
    }

    /// With a task begun; the one that is open is begun anew, with its own text, and that can be undone.
    pub(super) fn with_task_begun(&self, task: usize, real: f64) -> Option<Self> {
        self.learning.lesson()?.tasks.get(task)?;
        let is_anew = self.learning.lab.task == Some(task) && self.is_at_task();
        let undo = self.written().filter(|_| is_anew);
        let mut page = if is_anew { self.replace(self.example.source.clone(), None) } else { self.clone() };
        Rc::make_mut(&mut page.learning).lab = Lab::start(task);
        let page = page.with_task_on_screen(real);
        Some(Self { undo, ..page })
    }

    /// With the program of the open task on screen as the learner left it, or else with the learner's own.
    pub(super) fn at_task(&self, real: f64) -> Self {
        if self.is_at_task() { self.clone() } else { self.with_task_on_screen(real) }
    }

    fn with_task_on_screen(&self, real: f64) -> Self {
        let page = self.with_draft_kept();
        let lab = &page.learning.lab;
        let task = page.learning.lesson().and_then(|lesson| lab.task_of(lesson)).cloned();
        let (Some(task), Some(place)) = (task, page.place_of_task()) else { return page.given_back() };
        let code = page.learning.questions.draft(&place);
        let recorded = || {
            let trace = TraceHandle(Rc::new(task.program.record()));
            let playback = Playback::paused_at(&trace, trace.steps.len(), page.playback.speed());
            Bench { session: Rc::new(task.program.session()), trace, playback }
        };
        // What was written since is still to be run.
        let bench = lab.left.clone().or_else(|| code.is_none().then(recorded));
        let loan = Loan {
            id: place,
            is_kept: true,
            title: task.title.clone(),
            program: &task.program,
            start: None,
            code,
            session: bench.as_ref().map(|bench| bench.session.clone()),
            run: bench.map(|bench| (bench.trace, bench.playback)),
        };
        let mut page = page.lend(loan, real);
        let mut learning = (*page.learning).clone();
        learning.note_task(&page);
        page.learning = Rc::new(learning);
        page
    }

    /// The page, having noted what the program of the task has come to, if that is on screen.
    pub(super) fn with_bench_kept(&self, real: f64) -> Self {
        if !self.is_at_task() || !self.has_trace() || self.is_running() {
            return self.clone();
        }
        let mut page = self.clone();
        let playback = self.playback.pause(&self.trace, real);
        let left = Bench { session: self.session.clone(), trace: self.trace_handle(), playback };
        Rc::make_mut(&mut page.learning).lab.left = Some(left);
        page
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
