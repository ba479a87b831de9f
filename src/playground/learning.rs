//! The ten ways to learn a lesson: which one is open, and what was done of each.
//! Invariant: nothing is counted as done but what the learner did while that way was open.
//!
//! A way is a [`Mode`]. What it remembers is a field of [`Learning`] with a file in `learning/`, what the reader does in
//! it a variant of [`LearnAction`], its words are lines of `sentences/en.txt`, its parts have names for [`Progress`], and
//! its panel is a file of `ui/modes/`: a plain function that `ui/modes.rs` calls.

pub mod blanks;
pub mod changes;
pub mod flow;
pub mod lab;
mod mode;
pub mod progress;
pub mod questions;

use std::cell::LazyCell;
use std::rc::Rc;

use super::examples::Example;
use super::table::RowAt;
use super::{Phase, Playground, TraceHandle, View};
use crate::playback::Playback;
pub use crate::practice::Mode;
use crate::practice::{Lesson, Program};
use crate::recorder::{RunOptions, Session};
use blanks::{Blanks, Column};
use changes::{Cell, QUESTIONS, Variables, questions};
use flow::Route;
use lab::Lab;
pub use mode::Room;
use progress::{Progress, Tally};
use questions::Questions;
use questions::judged::Judged;

/// Begins the names under which the programs of lessons are kept.
const OF_LESSON: &str = "lesson-";
/// The part of Steps, once every row was seen or filled.
const ALL_ROWS: &str = "rows";
/// The parts of Variables: its questions.
const PARTS: [&str; QUESTIONS] = ["1", "2", "3"];

/// Every lesson, read once, when one is first asked for; compared by identity.
#[derive(Debug, Clone)]
pub struct Lessons(Rc<LazyCell<Vec<Lesson>>>);

impl Lessons {
    fn all() -> Self {
        Self(Rc::new(LazyCell::new(Lesson::all)))
    }

    fn list(&self) -> &[Lesson] {
        &self.0
    }
}

impl Default for Lessons {
    /// None.
    fn default() -> Self {
        Self(Rc::new(LazyCell::new(Vec::new)))
    }
}

impl PartialEq for Lessons {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learning {
    pub mode: Mode,
    lessons: Lessons,
    /// The place of the lesson among them.
    chosen: usize,
    pub progress: Progress,
    /// What Reset progress took, while that can be undone.
    pub forgotten: Option<Progress>,
    pub route: Route,
    pub blanks: Blanks,
    pub variables: Variables,
    pub lab: Lab,
    pub narration: Narrating,
    pub questions: Questions,
    /// The answers that were judged last, of whatever lesson.
    pub judged: Judged,
}

/// How the run is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Narrating {
    /// The sentence of the moment is not brought into view.
    pub is_still: bool,
    /// Nothing is on the page but the text.
    pub is_text_only: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum LearnAction {
    Open(Mode),
    /// Forget what was done of every mode.
    Forget,
    Remember,
    /// Take the lesson with this id, with the learner's own text of its program.
    Choose {
        id: Rc<str>,
        own: Option<Rc<str>>,
    },
    /// Send the key through a door of a fork: the places of the node, and of its edge.
    Take {
        fork: usize,
        edge: usize,
    },
    HideOutputs(bool),
    Fill {
        at: RowAt,
        column: Column,
        text: Rc<str>,
    },
    /// Give a blank away.
    Reveal {
        at: RowAt,
        column: Column,
    },
    /// Ask where a value comes from, and go there.
    Pick(Cell),
    /// Ask the questions about changes, or stop it.
    Ask(bool),
    Choice {
        question: usize,
        choice: usize,
    },
    /// Judge what is chosen.
    Check(usize),
    /// Begin a task of the lab, or begin it anew.
    Start(usize),
    Hint,
    Guess(Rc<str>),
    Follow(bool),
    TextOnly(bool),
    /// What the learner does with the question on screen.
    Question(questions::Ask),
}

impl Learning {
    /// With every lesson, and the one with this id chosen.
    pub fn of_lessons(lesson: Option<&str>) -> Self {
        let lessons = Lessons::all();
        let chosen = lesson.and_then(Lesson::place).unwrap_or_default();
        let questions = Questions::of(lessons.clone(), chosen, Rc::default());
        Self { lessons, chosen, questions, ..Self::default() }
    }

    pub fn lessons(&self) -> &[Lesson] {
        self.lessons.list()
    }

    /// The lesson that is open; `None` where none was read.
    pub fn lesson(&self) -> Option<&Lesson> {
        self.lessons.list().get(self.chosen)
    }

    /// The lesson's program, in which the learner's own text is kept like that of any example.
    pub fn program(lesson: &Lesson) -> Example {
        Example {
            id: [OF_LESSON, &lesson.id].concat().into(),
            title: lesson.title.clone(),
            about: lesson.summary.clone(),
            source: lesson.program.source.clone(),
        }
    }

    /// The program of a lesson that is kept under this id.
    pub fn example(&self, id: &str) -> Option<Example> {
        self.lesson_of(id).map(Self::program)
    }

    /// The settings that the program kept under this id needs.
    fn settings_of(&self, id: &str) -> Option<Rc<str>> {
        self.lesson_of(id)?.program.settings.clone()
    }

    /// The lesson whose program is kept under this id.
    fn lesson_of(&self, id: &str) -> Option<&Lesson> {
        let id = id.strip_prefix(OF_LESSON)?;
        self.lessons().iter().find(|lesson| *lesson.id == *id)
    }

    /// The name in [`Progress`] of a part of the open lesson: of a question, a task, a walk.
    pub fn part(&self, id: &str) -> String {
        let lesson = self.lesson().map_or("", |lesson| &lesson.id);
        [lesson, "/", id].concat()
    }

    /// Whether a part of the open lesson is done.
    pub fn has_done(&self, mode: Mode, id: &str) -> bool {
        self.progress.has(mode, &self.part(id))
    }

    /// Notes that a part of the open lesson is done.
    pub fn note(&mut self, mode: Mode, id: &str) {
        let part = self.part(id);
        self.progress.add(mode, &part);
    }

    /// How far a mode is done.
    pub fn tally(&self, mode: Mode) -> Tally {
        let Some(lesson) = self.lesson() else { return Tally::default() };
        let of = match mode {
            Mode::Flow => lesson.flow.walks.len(),
            Mode::TimeLab => lesson.tasks.len(),
            Mode::Moments | Mode::Quiz | Mode::Practice | Mode::Test => return self.tally_of_questions(mode),
            Mode::Steps if !self.has_done(Mode::Steps, ALL_ROWS) => return self.blanks.tally(),
            Mode::Variables => QUESTIONS,
            Mode::Steps | Mode::Narrate => 1,
            Mode::Play => 0,
        };
        Tally { done: self.progress.count_in(mode, &lesson.id).min(of), of }
    }

    /// The actions that change nothing but this. `page` is the page they are made on.
    fn apply(&self, action: &LearnAction, page: &Playground) -> Option<Self> {
        let mut after = self.clone();
        match action {
            LearnAction::Open(mode) => (after.mode, after.forgotten) = (*mode, None),
            LearnAction::Forget => {
                let forgotten = Some(self.progress.clone()).filter(|progress| !progress.is_empty())?;
                (after.progress, after.forgotten) = (Progress::default(), Some(forgotten));
            }
            LearnAction::Remember => {
                after.progress = after.forgotten.take()?;
            }
            LearnAction::Choose { id, .. } => {
                after.chosen = self.lessons().iter().position(|lesson| lesson.id == *id)?;
                (after.route, after.lab, after.forgotten) = (Route::default(), Lab::default(), None);
                after.questions = Questions::of(self.lessons.clone(), after.chosen, self.questions.drafts.clone());
            }
            LearnAction::Start(_) | LearnAction::Question(_) => return None,
            LearnAction::Take { fork, edge } => {
                let lesson = self.lesson()?;
                let walk = after.route.take(&lesson.flow, *fork, *edge).and_then(|place| lesson.flow.walks.get(place));
                if let Some(walk) = walk {
                    after.route.ran = Some(TraceHandle(Rc::new(walk.program.record())));
                    after.note(Mode::Flow, &walk.id);
                }
            }
            LearnAction::HideOutputs(hide) => after.blanks = Blanks::of(&page.trace_handle(), *hide),
            LearnAction::Fill { at, column, text } => {
                after.blanks.fill(&page.trace, *at, *column, text.clone());
                after.note_rows();
            }
            LearnAction::Reveal { at, column } => {
                after.blanks.show(*at, *column);
                after.note_rows();
            }
            LearnAction::Pick(cell) => after.variables.picked = Some(cell.clone()),
            LearnAction::Ask(asks) => {
                after.variables.ask(if *asks { questions(&page.trace, &page.transcript) } else { Vec::new() });
                after.variables.has_nothing_to_ask = *asks && after.variables.questions.is_empty();
            }
            LearnAction::Choice { question, choice } => after.variables.choose(*question, *choice),
            LearnAction::Check(question) => {
                if after.variables.check(*question) {
                    after.note_changes(*question);
                }
            }
            LearnAction::Hint => after.lab.hints += 1,
            LearnAction::Guess(text) => {
                let lesson = self.lesson()?;
                after.lab.answer(lesson, text.clone());
                after.note_task(page);
            }
            LearnAction::Follow(follows) => after.narration.is_still = !follows,
            LearnAction::TextOnly(is_text_only) => after.narration.is_text_only = *is_text_only,
        }
        (after != *self).then_some(after)
    }

    /// Notes that every row was seen or filled, once it is so.
    fn note_rows(&mut self) {
        if self.blanks.tally().is_complete() {
            self.note(Mode::Steps, ALL_ROWS);
        }
    }

    /// Notes a right answer; where a program gives rise to fewer questions, all of them are as good as all.
    fn note_changes(&mut self, question: usize) {
        self.note(Mode::Variables, PARTS.get(question).unwrap_or(&"1"));
        if self.variables.tried.iter().all(|tried| tried.is_right) {
            PARTS.iter().for_each(|part| self.note(Mode::Variables, part));
        }
    }

    /// Looks whether the open task is done, if its program is on screen.
    fn note_task(&mut self, page: &Playground) {
        if !page.is_at_task() {
            return;
        }
        let lessons = self.lessons.clone();
        let Some(lesson) = lessons.list().get(self.chosen) else { return };
        if self.lab.look(lesson, &page.trace)
            && let Some(task) = self.lab.task_of(lesson)
        {
            self.note(Mode::TimeLab, &task.id);
        }
    }
}

impl Playground {
    /// The page with a mode and a progress, as they were kept.
    pub fn with_learning(self, mut learning: Learning) -> Self {
        let mode = learning.mode;
        learning.questions.draw(mode);
        let view = if learning.mode == Mode::Play { self.view } else { View::Table };
        let desk = match learning.settings_of(&self.example.id) {
            Some(settings) => self.desk.lent(Some(&settings)),
            None => self.desk.clone(),
        };
        Self { learning: Rc::new(learning), view, desk, ..self }
    }

    pub(super) fn learned(&self, action: &LearnAction, real: f64) -> Option<Self> {
        match action {
            LearnAction::Start(task) => return self.with_task_begun(*task, real),
            LearnAction::Choose { own, .. } => {
                let learning = self.learning.apply(action, self).map_or_else(|| self.learning.clone(), Rc::new);
                let lesson = learning.lesson()?.clone();
                let page = Self { learning, ..self.given_back() };
                let page = page.with_own(&lesson.program, Learning::program(&lesson), own.clone());
                return Some(page.at_question(real).seen());
            }
            LearnAction::Pick(cell) => {
                let learning = self.learning.apply(action, self).map_or_else(|| self.learning.clone(), Rc::new);
                let playback = self.playback.to_step(&self.trace, cell.cursor, real);
                return Some(Self { learning, playback, frame: None, ..self.clone() });
            }
            _ => {}
        }
        if let LearnAction::Question(ask) = action {
            return self.asked(ask, real);
        }
        let learning = Rc::new(self.learning.apply(action, self)?);
        // On a narrow screen a mode is a view of its own.
        let view = match action {
            LearnAction::Open(Mode::Play) => View::Code,
            LearnAction::Open(_) => View::Table,
            _ => self.view,
        };
        let page = Self { learning, view, ..self.clone() };
        let is_elsewhere = matches!(action, LearnAction::Open(_));
        Some(if is_elsewhere { page.at_question(real) } else { page }.seen())
    }

    /// With the clock standing still where a key has just expired: whoever learns looks at each of them.
    pub(super) fn paused_at_expiry(&self, real: f64) -> Option<Self> {
        let is_running_on = self.learning.mode != Mode::Play && self.playback.is_playing();
        let expiry = self.playback.expiry_by(&self.trace, real).filter(|_| is_running_on)?;
        let playback = self.playback.pause(&self.trace, real).to_time(&self.trace, expiry.cursor, expiry.t, real);
        Some(Self { moment: self.moment.wrapping_add(1), ..self.at(playback) })
    }

    /// With a program of a lesson on screen, and recorded; the learner's own texts stay where they are kept.
    fn with_program(&self, program: &Program, example: Example) -> Self {
        let settings = program.settings.as_ref().map(|text| text.to_string());
        let trace = TraceHandle(Rc::new(program.record()));
        let options = RunOptions { settings, epoch: program.epoch, ..RunOptions::default() };
        let session = Rc::new(Session::new(program.source.clone(), options));
        let desk = self.desk.lent(program.settings.as_deref());
        let page = Self { desk, view: self.view, phase: Phase::Done, ..self.opened(example, None, None) };
        let playback = Playback::paused_at(&trace, trace.steps.len(), self.playback.speed());
        page.on_branch(session, trace, playback).followed(self)
    }

    /// What an action that was none of learning means to the open mode.
    pub(super) fn followed(mut self, before: &Self) -> Self {
        let has_run = before.is_running() && !self.is_running() && self.view == View::Cache;
        let has_opened = self.example.id != before.example.id && before.view == View::Table;
        if self.learning.mode != Mode::Play && (has_run || has_opened) {
            self.view = View::Table;
        }
        let is_new = !Rc::ptr_eq(&self.trace, &before.trace);
        if is_new {
            let mut learning = (*self.learning).clone();
            learning.variables = Variables::default();
            learning.note_task(&self);
            self.learning = Rc::new(learning);
        }
        if self.learning.mode == Mode::TimeLab && self.learning.lab.task.is_some() && !self.is_at_task() {
            Rc::make_mut(&mut self.learning).lab = Lab::default();
        }
        let end = self.steps();
        let comes_to_end = !is_new && before.cursor() < end && self.cursor() == end;
        if self.learning.mode == Mode::Narrate && comes_to_end {
            Rc::make_mut(&mut self.learning).note(Mode::Narrate, "end");
        }
        self.seen()
    }

    /// Notes that the row of the moment is on screen.
    pub(super) fn seen(mut self) -> Self {
        if self.learning.mode != Mode::Steps {
            return self;
        }
        let mut learning = (*self.learning).clone();
        let trace = self.trace_handle();
        if !learning.blanks.is_of(&trace) {
            learning.blanks = Blanks::of(&trace, learning.blanks.is_hiding);
        }
        if let Some(step) = self.cursor().checked_sub(1) {
            learning.blanks.see(step);
            learning.note_rows();
        }
        if learning != *self.learning {
            self.learning = Rc::new(learning);
        }
        self
    }

    /// With a program of a lesson on screen, or the learner's own text of it, which waits for Run.
    fn with_own(&self, program: &Program, example: Example, own: Option<Rc<str>>) -> Self {
        let page = self.with_program(program, example);
        match own {
            Some(own) => page.replace(own, None),
            None => page,
        }
    }
}

#[cfg(test)]
mod tests;
