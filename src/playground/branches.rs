//! The sessions of the page: the one on screen, the one that is being recorded, and the one that either replaced.
//! Invariant: typing in the past and running edited code lose nothing: what was on screen becomes the ghost.

use std::rc::Rc;

use super::problems;
use super::{Action, Phase, Playground, TraceHandle, View};
use crate::playback::{Playback, Tape};
use crate::recorder::{Addition, Session};
use crate::trace::{Outcome, OutputKind, Trace};

/// Steps that a program which was stopped at its limit is given more.
pub const MORE_STEPS: usize = 5_000;

/// What is to be recorded, and why.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    pub session: Rc<Session>,
    pub kind: RequestKind,
    /// `time.time()` at its lesson time 0, if that is given.
    pub epoch: Option<f64>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RequestKind {
    /// From the start, at a time of its own unless that is given.
    #[default]
    Program,
    /// The session on screen with one more addition.
    Typed,
    /// The session on screen with a higher limit.
    More,
}

/// A session that was recorded, and where the reader stood in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    pub session: Rc<Session>,
    pub trace: TraceHandle,
    playback: Playback,
}

/// What was on screen before.
#[derive(Debug, Clone, PartialEq)]
pub struct Ghost {
    pub branch: Branch,
    pub origin: Origin,
}

/// What replaced the ghost on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A run of edited code or settings.
    Edit,
    /// A line typed after so many steps.
    Fork { cursor: usize },
}

impl Playground {
    /// Records a line typed at the shell, at the lesson time on screen.
    pub(super) fn typed(&self, source: Rc<str>, real: f64) -> Option<Self> {
        if self.is_running() || source.trim().is_empty() {
            return None;
        }
        if self.phase == Phase::Ready {
            // Nothing was run: the program runs first, as far as it comes.
            let addition = Addition { cursor: usize::MAX, t: 0.0, source };
            return Some(self.requested(self.own_session().with(addition, 0), RequestKind::Program));
        }
        let addition = Addition { cursor: self.cursor(), t: self.now(real), source };
        Some(self.requested(self.session.with(addition, self.steps()), RequestKind::Typed))
    }

    /// Lets what the step limit has stopped go on.
    pub(super) fn more(&self) -> Option<Self> {
        let mut session = (*self.session).clone();
        session.options.limits.steps += MORE_STEPS;
        (self.can_continue() && !self.is_running()).then(|| self.requested(session, RequestKind::More))
    }

    pub(super) fn requested(&self, session: Session, kind: RequestKind) -> Self {
        let run = self.runs + 1;
        let epoch = self.visit.as_ref().and_then(|visit| visit.epoch);
        let request = Request { session: Rc::new(session), kind, epoch };
        let phase = Phase::Running { run, steps: 0, stopping: false };
        Self { phase, runs: run, request, undo: None, ..self.clone() }
    }

    /// The page with the trace of what was requested.
    pub(super) fn recorded(&self, trace: TraceHandle, real: f64) -> Self {
        let request = &self.request;
        let has_failed = matches!(trace.outcome, Outcome::Raised | Outcome::Refused);
        let is_program = request.kind == RequestKind::Program;
        let playback = match (request.kind, self.destination()) {
            (RequestKind::Program, Some(destination)) => destination.reach(&trace, self.playback.speed()),
            (RequestKind::Program, None) => Playback::at_end(&trace, self.playback.speed(), real),
            _ => self.playback.to_step(&trace, trace.steps.len(), real),
        };
        // A narrow screen shows what the run did: the cache, or the line with the error.
        let view = match is_program {
            true if has_failed => View::Code,
            true => View::Cache,
            false => self.view,
        };
        let session = settled(&request.session, &trace);
        let ghost = self.ghost_after(&session, real);
        let page = Self { phase: Phase::Done, view, finished_at: real, ghost, ..self.arrived() };
        page.on_branch(session, trace, playback)
    }

    /// What was asked for came to nothing; the page stays as it was.
    pub(super) fn abandoned(&self) -> Self {
        let was_empty = self.trace.steps.is_empty() && self.trace.output.is_empty();
        Self { phase: if was_empty { Phase::Ready } else { Phase::Done }, ..self.clone() }
    }

    /// Puts the ghost on screen, with its program, and what is on screen in its place.
    pub(super) fn returned(&self, real: f64) -> Option<Self> {
        let ghost = self.ghost.clone()?;
        let Branch { session, trace, playback } = ghost.branch;
        let (program, settings) = (session.program.clone(), session.options.settings.clone());
        let ghost = Ghost { branch: self.branch(real), origin: ghost.origin };
        let page = Self { ghost: Some(ghost), phase: Phase::Done, ..self.clone() };
        let mut page = page.on_branch(session, trace, playback);
        if page.code != program {
            page = page.replace(program, None);
        }
        Some(Self { desk: page.desk.with_settings_of(settings.as_deref()), ..page })
    }

    pub(super) fn on_branch(&self, session: Rc<Session>, trace: TraceHandle, playback: Playback) -> Self {
        Self {
            tape: Tape::new(&trace, self.ghost.as_ref().map(|ghost| &*ghost.branch.trace)),
            playback,
            problems: problems::of_run(&trace, &session.program).into(),
            frame: None,
            trace: trace.0,
            ran_code: session.program.clone(),
            transcript: session.transcript(),
            session,
            ..self.clone()
        }
    }

    /// Whether the step limit has stopped what ran last.
    pub fn can_continue(&self) -> bool {
        let last = self.trace.output.last();
        let is_at_limit = last.is_some_and(|item| item.kind == OutputKind::Limit && item.step == self.steps());
        is_at_limit && self.steps() >= self.session.options.limits.steps
    }

    /// The cursor at which the line that repeats is about to run for the first time.
    pub fn loop_start(&self) -> Option<usize> {
        let line = self.trace.output.last()?.line;
        self.trace.steps.iter().position(|step| step.line == line)
    }

    /// The run before an edit, where the tracks are of two programs.
    pub fn run_before(&self) -> Option<&Branch> {
        let ghost = self.ghost.as_ref().filter(|ghost| ghost.origin == Origin::Edit)?;
        Some(&ghost.branch)
    }

    /// Whether a line typed now takes back something that is on the tape.
    pub fn is_in_past(&self) -> bool {
        self.cursor() < self.steps()
    }

    /// The actions on sessions; `None` when it is none, or changes nothing.
    pub(super) fn apply_to_branches(&self, action: &Action, real: f64) -> Option<Self> {
        match action {
            Action::Type(source) => self.typed(source.clone(), real),
            Action::More => self.more(),
            Action::ReturnToGhost if !self.is_running() => self.returned(real),
            Action::ForgetGhost => {
                self.ghost.is_some().then(|| Self { ghost: None, tape: Tape::new(&self.trace, None), ..self.clone() })
            }
            Action::Abandoned { run } => match self.phase {
                Phase::Running { run: current, .. } if current == *run => Some(self.abandoned()),
                _ => None,
            },
            _ => None,
        }
    }

    fn branch(&self, real: f64) -> Branch {
        let playback = self.playback.pause(&self.trace, real);
        Branch { session: self.session.clone(), trace: self.trace_handle(), playback }
    }

    /// The ghost once `session` is on screen.
    fn ghost_after(&self, session: &Session, real: f64) -> Option<Ghost> {
        let old = &self.session;
        let ghost = |origin| Some(Ghost { branch: self.branch(real), origin });
        match self.request.kind {
            _ if self.trace.steps.is_empty() => self.ghost.clone(),
            RequestKind::Typed => match session.additions.last() {
                Some(added) if added.cursor < self.steps() => ghost(Origin::Fork { cursor: added.cursor }),
                _ => self.ghost.clone(),
            },
            RequestKind::More => self.ghost.clone(),
            RequestKind::Program
                if session.program == old.program && session.options.settings == old.options.settings =>
            {
                if old.additions.is_empty() { self.ghost.clone() } else { ghost(Origin::Fork { cursor: self.steps() }) }
            }
            RequestKind::Program if are_akin(&session.program, &old.program) => ghost(Origin::Edit),
            RequestKind::Program => None,
        }
    }
}

/// The session as its trace shows it to have been: with its epoch, and a cursor that is on the tape.
fn settled(session: &Session, trace: &Trace) -> Rc<Session> {
    let mut session = session.clone();
    session.options.epoch = trace.epoch;
    let first_typed = trace.steps.iter().position(|step| trace.is_typed(step.line)).unwrap_or(trace.steps.len());
    for addition in session.additions.iter_mut().filter(|addition| addition.cursor == usize::MAX) {
        addition.cursor = first_typed;
    }
    Rc::new(session)
}

/// Whether a program looks like an edit of the other: half of its lines are there, too.
fn are_akin(program: &str, other: &str) -> bool {
    let lines = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let (own, mut others): (Vec<String>, Vec<String>) = (lines(program), lines(other));
    let longest = own.len().max(others.len());
    let shared = own.iter().filter(|line| match others.iter().position(|other| other == *line) {
        Some(place) => {
            others.swap_remove(place);
            true
        }
        None => false,
    });
    shared.count() * 2 >= longest
}
