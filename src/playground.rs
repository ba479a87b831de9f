//! State of the page, and what every action does to it.
//! Invariant: `apply` is pure: real time comes with the action, and nothing here knows a browser.

mod action;
mod branches;
mod desk;
pub mod difference;
pub mod examples;
mod frames;
pub mod hints;
pub mod learning;
mod lent;
pub mod links;
pub mod markup;
pub mod narration;
pub mod problems;
pub mod shelf;
pub mod shell;
mod status;
pub mod table;
pub mod tracker;
pub mod visible;
mod visit;

use std::rc::Rc;

use crate::playback::{Playback, Speed, Tape};
use crate::recorder::{RunOptions, Session};
use crate::trace::{ChangeKind, Trace};
use examples::Example;
pub use frames::frame_cursors;
use learning::Learning;
use problems::Problem;
pub use status::Status;

pub use action::{Action, TraceHandle};
pub use branches::{Branch, Ghost, MORE_STEPS, Origin, Request, RequestKind};
pub use desk::{DEFAULT_SETTINGS, Desk, Sheet, settings_in_force, settings_problem, settings_problems};
pub use lent::Lent;
pub use visit::{Destination, Opening, Visit};

/// Real seconds for which a run of unchanged code is not repeated, so that a held Enter runs once.
const HELD_ENTER: f64 = 0.3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was run yet.
    Ready,
    Running {
        /// Grows with every run.
        run: u32,
        /// Steps recorded so far.
        steps: usize,
        stopping: bool,
    },
    /// The trace on screen is complete.
    Done,
}

/// The views that a narrow screen shows one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    #[default]
    Code,
    Cache,
    Table,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Code, Self::Cache, Self::Table];

    pub fn label(self) -> &'static str {
        match self {
            Self::Code => "view.code",
            Self::Cache => "view.cache",
            Self::Table => "view.table",
        }
    }

    /// Its name in markup.
    pub fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Cache => "cache",
            Self::Table => "table",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Playground {
    pub example: Example,
    /// The text in the editor.
    pub code: Rc<str>,
    /// Text that the editor must take over, and a number that grows with every such text.
    pub replacement: (u32, Rc<str>),
    /// The text that the trace on screen came from.
    pub ran_code: Rc<str>,
    /// What the trace on screen came from, and its text: the program, and what was typed at the shell.
    pub session: Rc<Session>,
    pub transcript: Rc<str>,
    /// What is being recorded, or was last.
    pub request: Request,
    pub ghost: Option<Ghost>,
    pub desk: Desk,
    pub learning: Rc<Learning>,
    /// What the reader was sent to, while that is open.
    pub visit: Option<Visit>,
    /// Whose program is on screen, if it is not the learner's own.
    pub lent: Option<Lent>,
    pub phase: Phase,
    pub trace: Rc<Trace>,
    pub tape: Tape,
    pub playback: Playback,
    /// The problems of the trace on screen.
    pub problems: Rc<[Problem]>,
    /// What was noticed in a text before its run, and the text.
    pub notices: (Rc<str>, Rc<[Problem]>),
    pub shown_line: ShownLine,
    /// The frame of a traceback that the reader is looking at.
    pub frame: Option<usize>,
    /// Grows whenever time has changed what is on screen.
    pub moment: u32,
    pub view: View,
    /// What Reset code replaced, while that can be undone.
    pub undo: Option<Rc<str>>,
    runs: u32,
    finished_at: f64,
}

/// A line that the editor must bring into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShownLine {
    /// Grows with every such line.
    pub number: u32,
    /// From 1.
    pub line: u32,
    /// Whether the reader goes there, too.
    pub takes_focus: bool,
}

impl Playground {
    /// The page before any run, with the learner's own text if there is one.
    pub fn new(example: Example, saved: Option<Rc<str>>) -> Self {
        let code = saved.unwrap_or_else(|| example.source.clone());
        let trace = Rc::new(Trace::empty(0.0));
        let code_of_notices = Rc::from("");
        Self {
            example,
            replacement: (0, code.clone()),
            ran_code: code.clone(),
            session: Rc::default(),
            transcript: code.clone(),
            request: Request::default(),
            ghost: None,
            desk: Desk::default(),
            learning: Rc::default(),
            visit: None,
            lent: None,
            code,
            phase: Phase::Ready,
            tape: Tape::new(&trace, None),
            playback: Playback::default(),
            trace,
            problems: Rc::default(),
            notices: (code_of_notices, Rc::default()),
            shown_line: ShownLine::default(),
            frame: None,
            moment: 0,
            view: View::Code,
            undo: None,
            runs: 0,
            finished_at: f64::NEG_INFINITY,
        }
    }

    /// The page with a trace of its code, standing still just after the first hit, so that a living key is on screen.
    pub fn with_first_trace(mut self, trace: Rc<Trace>) -> Self {
        let is_hit = |kind: &ChangeKind| *kind == ChangeKind::Hit;
        let first_hit = trace
            .steps
            .iter()
            .position(|step| step.calls.iter().any(|call| call.changes.iter().any(|change| is_hit(&change.kind))));
        let cursor = first_hit.map_or(trace.steps.len(), |index| index + 1);
        let playback = Playback::paused_at(&trace, cursor, Speed::One);
        let mut session = self.own_session();
        session.options.epoch = trace.epoch;
        self.phase = Phase::Done;
        self.on_branch(Rc::new(session), TraceHandle(trace), playback).seen()
    }

    /// The program and the settings as the learner has written them.
    pub fn own_session(&self) -> Session {
        Session::new(self.code.clone(), RunOptions { settings: self.desk.own_settings(), ..RunOptions::default() })
    }

    pub fn trace_handle(&self) -> TraceHandle {
        TraceHandle(self.trace.clone())
    }

    /// The lesson time, in seconds.
    pub fn now(&self, real: f64) -> f64 {
        self.playback.now(&self.trace, real)
    }

    pub fn cursor(&self) -> usize {
        self.playback.cursor()
    }

    pub fn steps(&self) -> usize {
        self.trace.steps.len()
    }

    /// How many runs were begun.
    pub fn runs(&self) -> u32 {
        self.runs
    }

    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running { .. })
    }

    /// Whether the text has changed since the trace on screen was recorded.
    pub fn is_stale(&self) -> bool {
        let is_old = self.code != self.ran_code || self.desk.own_settings() != self.session.options.settings;
        self.phase != Phase::Ready && is_old
    }

    /// Whether the text is the learner's own.
    pub fn is_edited(&self) -> bool {
        self.code != self.example.source
    }

    /// Whether the run left something to look at.
    pub fn has_trace(&self) -> bool {
        self.phase != Phase::Ready
    }

    /// The line about to run, if the editor shows the program that ran.
    pub fn current_line(&self) -> Option<u32> {
        let next = self.trace.steps.get(self.cursor())?;
        (!self.is_stale() && !self.trace.is_typed(next.line)).then_some(next.line)
    }

    /// The line that ran last, if the editor shows the program that ran.
    pub fn executed_line(&self) -> Option<u32> {
        let done = self.trace.steps.get(self.cursor().checked_sub(1)?)?;
        (!self.is_stale() && !self.trace.is_typed(done.line)).then_some(done.line)
    }

    /// The state after an action at a real time, in seconds; `None` when it changes nothing.
    pub fn apply(&self, action: Action, real: f64) -> Option<Self> {
        match action {
            Action::Learn(action) => self.learned(&action, real),
            other if self.is_held_back(&other) => None,
            Action::Open { .. } => self.given_back().applied(action, real).map(|after| after.followed(self)),
            other => {
                let paused = (other == Action::Tick).then(|| self.paused_at_expiry(real)).flatten();
                paused.or_else(|| self.applied(other, real)).map(|after| after.followed(self).held())
            }
        }
    }

    fn applied(&self, action: Action, real: f64) -> Option<Self> {
        match action {
            Action::Edit(code) => (code != self.code).then(|| Self { code, undo: None, ..self.clone() }),
            Action::Run => self.run(real),
            Action::Stop => match self.phase {
                Phase::Running { run, steps, stopping: false } => {
                    Some(Self { phase: Phase::Running { run, steps, stopping: true }, ..self.clone() })
                }
                _ => None,
            },
            Action::Progress { run, steps } => match self.phase {
                Phase::Running { run: current, stopping, .. } if current == run => {
                    Some(Self { phase: Phase::Running { run, steps, stopping }, ..self.clone() })
                }
                _ => None,
            },
            Action::Recorded { run, trace } => match self.phase {
                Phase::Running { run: current, .. } if current == run => Some(self.recorded(trace, real)),
                _ => None,
            },
            Action::Show(view) => (view != self.view).then(|| Self { view, ..self.clone() }),
            Action::ResetCode => {
                self.is_edited().then(|| self.replace(self.example.source.clone(), Some(self.code.clone())))
            }
            Action::Notice => (self.notices.0 != self.code && !self.is_to_be_mended()).then(|| Self {
                notices: (self.code.clone(), problems::before_run(&self.code).into()),
                ..self.clone()
            }),
            Action::Fix(fix) => {
                let text = fix
                    .apply(&self.code)
                    .filter(|_| self.visible_problems().any(|known| known.fix.as_ref() == Some(&fix)));
                let line = fix.changes.first().map_or(1, |change| line_of(&self.code, change.range.start));
                text.map(|text| self.replace(text.into(), None).showing(line, true))
            }
            Action::ShowLine(line) => Some(self.clone().showing(line, true)),
            Action::ShowFrame { frame, line, cursor } => {
                let playback = self.playback.to_step(&self.trace, cursor, real);
                let looking = Self { frame: Some(frame), ..self.at(playback) };
                let has_line = !self.is_stale() && !self.trace.is_typed(line);
                Some(if has_line { looking.showing(line, false) } else { looking })
            }
            Action::UndoReset => self.undo.clone().map(|text| self.replace(text, None)),
            Action::ForgetUndo => self.undo.is_some().then(|| Self { undo: None, ..self.clone() }),
            Action::Open { example, own, trace } => Some(self.opened(example, own, trace)),
            Action::Visit(opening) => Some(self.visiting(&opening, None)),
            Action::Tick => {
                let moment = self.moment.wrapping_add(1);
                Some(Self { moment, ..self.at(self.playback.advance(&self.trace, real)) })
            }
            Action::ShowSheet(sheet) => {
                let has_shown_settings = self.desk.has_shown_settings || sheet == Sheet::Settings;
                let desk = Desk { sheet, has_shown_settings, ..self.desk.clone() };
                (sheet != self.desk.sheet).then(|| self.with_desk(desk))
            }
            Action::EditSettings(settings) => {
                (settings != self.desk.settings).then(|| self.with_desk(Desk { settings, ..self.desk.clone() }))
            }
            Action::ResetSettings => {
                self.desk.own_settings().is_some().then(|| self.with_desk(self.desk.with_settings_of(None)))
            }
            other => match self.apply_to_branches(&other, real) {
                None => self.moved(other, real).map(|playback| Self { frame: None, ..self.at(playback) }),
                changed => changed,
            },
        }
    }

    pub fn with_desk(&self, desk: Desk) -> Self {
        Self { desk, ..self.clone() }
    }

    fn run(&self, real: f64) -> Option<Self> {
        let is_held = self.phase == Phase::Done && !self.is_stale() && real - self.finished_at < HELD_ENTER;
        if self.is_running() || is_held {
            return None;
        }
        Some(self.requested(self.own_session(), RequestKind::Program))
    }

    fn opened(&self, example: Example, own: Option<Rc<str>>, trace: Option<TraceHandle>) -> Self {
        let opened = self.with_example(example, own);
        match trace {
            Some(trace) => opened.with_first_trace(trace.0),
            None => opened,
        }
    }

    /// The page before any run of another program, with the learner's own settings.
    fn with_example(&self, example: Example, own: Option<Rc<str>>) -> Self {
        let fresh = Self::new(example, own);
        Self {
            replacement: (self.replacement.0 + 1, fresh.code.clone()),
            runs: self.runs,
            moment: self.moment.wrapping_add(1),
            desk: self.desk.given_back(),
            learning: self.learning.clone(),
            ..fresh
        }
    }

    fn replace(&self, text: Rc<str>, undo: Option<Rc<str>>) -> Self {
        let replacement = (self.replacement.0 + 1, text.clone());
        Self { code: text, replacement, undo, ..self.clone() }
    }

    /// With a line of the editor in view.
    fn showing(self, line: u32, takes_focus: bool) -> Self {
        let shown_line = ShownLine { number: self.shown_line.number + 1, line, takes_focus };
        Self { shown_line, view: View::Code, ..self }
    }

    /// The problems of the text that is in the editor: those of its run, then what else was noticed.
    pub fn visible_problems(&self) -> impl Iterator<Item = &Problem> {
        let of_run = if self.is_stale() { &[] } else { &*self.problems };
        let noticed = if self.notices.0 == self.code { &*self.notices.1 } else { &[] };
        let is_new = |notice: &&Problem| of_run.iter().all(|known| known.line != notice.line);
        of_run.iter().chain(noticed.iter().filter(is_new))
    }

    fn at(&self, playback: Playback) -> Self {
        Self { playback, ..self.clone() }
    }

    fn moved(&self, action: Action, real: f64) -> Option<Playback> {
        let (trace, playback) = (&*self.trace, self.playback);
        let moved = match action {
            Action::StepForward => playback.step_forward(trace, real),
            Action::StepBack => playback.step_back(trace, real),
            Action::FirstStep => playback.to_step(trace, 0, real),
            Action::LastStep => playback.to_step(trace, self.steps(), real),
            Action::GoToLine(line) if !self.is_stale() => {
                let runs = |index: &usize| trace.steps.get(*index).is_some_and(|step| step.line == line);
                let cursor = playback.cursor();
                let next = (cursor + 1..self.steps()).find(runs).or_else(|| (0..=cursor).find(runs))?;
                playback.to_step(trace, next, real)
            }
            Action::GoTo(cursor) => playback.to_step(trace, cursor, real),
            Action::NextEvent(key) => {
                let next = links::events(trace, key.as_deref()).find(|at| *at > playback.cursor())?;
                playback.to_step(trace, next, real)
            }
            Action::PreviousEvent(key) => {
                let before = links::events(trace, key.as_deref()).take_while(|at| *at < playback.cursor()).last()?;
                playback.to_step(trace, before, real)
            }
            Action::GoToMoment(moment) => moment.reach(trace, playback.speed()),
            Action::Seek(position) => {
                let (cursor, t) = self.tape.at(trace, position);
                playback.to_time(trace, cursor, t, real)
            }
            Action::Skip(seconds) => {
                playback.to_time(trace, playback.cursor(), playback.now(trace, real) + seconds, real)
            }
            Action::NextExpiry => {
                let expiry = playback.next_expiry(trace, real)?;
                playback.to_time(trace, expiry.cursor, expiry.t, real)
            }
            Action::PreviousExpiry => {
                let expiry = playback.previous_expiry(trace, real)?;
                playback.to_time(trace, expiry.cursor, expiry.t, real)
            }
            Action::Pause => playback.pause(trace, real),
            Action::Resume => playback.resume(trace, real),
            Action::SetSpeed(speed) => playback.at_speed(trace, speed, real),
            Action::Restart => playback.pause(trace, real).to_step(trace, 0, real),
            _ => return None,
        };
        Some(moved)
    }
}

/// The line, from 1, of a byte of the text.
fn line_of(text: &str, at: usize) -> u32 {
    text.get(..at).map_or(1, |before| before.matches('\n').count() as u32 + 1)
}

#[cfg(test)]
mod tests;
