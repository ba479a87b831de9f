//! What can happen to the page: by the reader, by time, by a run.
//! Invariant: an action is plain data that can be compared and sent again; what it does is `Playground::apply`'s to say.

use std::rc::Rc;

use super::View;
use super::desk::Sheet;
use super::examples::Example;
use super::hints::Fix;
use super::learning::LearnAction;
use super::visit::{Destination, Opening};
use crate::playback::Speed;
use crate::trace::Trace;

#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The editor's text is now this.
    Edit(Rc<str>),
    Run,
    Stop,
    /// These lines were entered at the shell.
    Type(Rc<str>),
    /// What the step limit has stopped goes on.
    More,
    ReturnToGhost,
    ForgetGhost,
    ShowSheet(Sheet),
    EditSettings(Rc<str>),
    ResetSettings,
    /// A run was stopped before it came to what it was for.
    Abandoned {
        run: u32,
    },
    /// A run has recorded this many steps.
    Progress {
        run: u32,
        steps: usize,
    },
    /// A run has ended.
    Recorded {
        run: u32,
        trace: TraceHandle,
    },
    /// Time has passed.
    Tick,
    StepForward,
    StepBack,
    FirstStep,
    LastStep,
    /// The moment at which so many steps are done.
    GoTo(usize),
    /// After the next step that did something to this key, by its [`super::links::key_id`], or to any.
    NextEvent(Option<String>),
    PreviousEvent(Option<String>),
    /// The next moment at which this line is about to run.
    GoToLine(u32),
    /// A moment, with the clock standing still.
    GoToMoment(Destination),
    /// A position on the tape.
    Seek(f64),
    /// Lesson seconds forward, or back.
    Skip(f64),
    NextExpiry,
    PreviousExpiry,
    Pause,
    Resume,
    SetSpeed(Speed),
    Restart,
    /// The reader has stopped typing: look for what can be said before a run.
    Notice,
    /// Mend a problem of the text that is in the editor.
    Fix(Rc<Fix>),
    /// Bring a line into view in the editor.
    ShowLine(u32),
    /// Look at the frame of a traceback, from 0 for the outermost.
    ShowFrame {
        frame: usize,
        line: u32,
        cursor: usize,
    },
    ResetCode,
    UndoReset,
    ForgetUndo,
    /// Another example, with the learner's own text of it or else with its trace.
    Open {
        example: Example,
        own: Option<Rc<str>>,
        trace: Option<TraceHandle>,
    },
    /// What a link says, or the page around this one.
    Visit(Rc<Opening>),
    Show(View),
    Learn(LearnAction),
}

/// A trace that is compared by identity, because comparing its contents takes as long as it is.
#[derive(Debug, Clone)]
pub struct TraceHandle(pub Rc<Trace>);

impl PartialEq for TraceHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for TraceHandle {
    type Target = Trace;

    fn deref(&self) -> &Trace {
        &self.0
    }
}
