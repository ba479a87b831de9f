//! A program that a question or a task has put on screen, and what the learner had there before.
//! Invariant: what the learner had comes back as it was, and is kept between visits as if it had never left.

use std::rc::Rc;

use super::examples::Example;
use super::{Desk, Phase, Playground, TraceHandle};
use crate::playback::{Playback, Speed};
use crate::practice::Program;
use crate::recorder::Session;
use crate::trace::Trace;

#[derive(Debug, Clone)]
pub struct Lent {
    /// Names what the program is about: a question of a lesson, or a task.
    pub id: Rc<str>,
    /// Whether what the learner makes of it is kept under this name.
    pub is_kept: bool,
    own: Rc<Own>,
}

/// What the learner had on screen.
#[derive(Debug)]
struct Own {
    example: Example,
    code: Rc<str>,
    desk: Desk,
    session: Rc<Session>,
    trace: TraceHandle,
    playback: Playback,
}

/// A program to be put on screen.
pub struct Loan<'a> {
    pub id: Rc<str>,
    pub is_kept: bool,
    /// What it is called in the menu of examples.
    pub title: Rc<str>,
    pub program: &'a Program,
    /// What Reset code brings back, if that is not the program.
    pub start: Option<Rc<str>>,
    /// What is in the editor, if that is not the program.
    pub code: Option<Rc<str>>,
    /// What its run came from, if that is more than the program.
    pub session: Option<Rc<Session>>,
    /// What it does, as far as it may be seen, and where the tape stands; `None`: it is still to be run.
    pub run: Option<(TraceHandle, Playback)>,
}

impl Playground {
    pub(super) fn lend(&self, loan: Loan<'_>, real: f64) -> Self {
        let Loan { id, is_kept, title, program, start, code, session, run } = loan;
        let own = match &self.lent {
            Some(lent) => lent.own.clone(),
            None => Rc::new(Own {
                example: self.example.clone(),
                code: self.code.clone(),
                desk: self.desk.clone(),
                session: self.session.clone(),
                trace: self.trace_handle(),
                playback: self.playback.pause(&self.trace, real),
            }),
        };
        let page = Self {
            lent: Some(Lent { id, is_kept, own }),
            example: Example {
                id: "question".into(),
                title,
                about: "".into(),
                source: start.unwrap_or_else(|| program.source.clone()),
            },
            desk: self.desk.lent(program.settings.as_deref()),
            ..self.clone()
        };
        let code = code.unwrap_or_else(|| program.source.clone());
        page.showing_program(code, session.unwrap_or_else(|| Rc::new(program.session())), run)
    }

    /// The page with what the learner had on screen.
    pub(super) fn given_back(&self) -> Self {
        let Some(lent) = &self.lent else { return self.clone() };
        let own = &lent.own;
        let desk = self.desk.returned(&own.desk);
        let page = Self { lent: None, example: own.example.clone(), desk, ..self.clone() };
        let run = (!is_empty(&own.trace)).then(|| (own.trace.clone(), own.playback));
        page.showing_program(own.code.clone(), own.session.clone(), run)
    }

    /// What is kept between visits: the example, its text, and the settings.
    pub fn kept(&self) -> (Example, Rc<str>, Option<String>) {
        match &self.lent {
            Some(lent) => (lent.own.example.clone(), lent.own.code.clone(), lent.own.desk.learners_settings()),
            None => (self.example.clone(), self.code.clone(), self.desk.learners_settings()),
        }
    }

    /// Whether the program on screen was put there for this question.
    pub fn is_lent(&self, id: &str) -> bool {
        self.lent.as_ref().is_some_and(|lent| *lent.id == *id)
    }

    fn showing_program(self, code: Rc<str>, session: Rc<Session>, run: Option<(TraceHandle, Playback)>) -> Self {
        let mut page = Self {
            phase: if run.is_some() { Phase::Done } else { Phase::Ready },
            ghost: None,
            undo: None,
            moment: self.moment.wrapping_add(1),
            ..self
        };
        if page.code != code {
            page = page.replace(code, None);
        }
        let (trace, playback) = run.unwrap_or_else(|| {
            let empty = Trace::empty(0.0);
            let playback = Playback::paused_at(&empty, 0, Speed::One);
            (TraceHandle(Rc::new(empty)), playback)
        });
        page.on_branch(session, trace, playback)
    }
}

fn is_empty(trace: &Trace) -> bool {
    trace.steps.is_empty() && trace.output.is_empty()
}
