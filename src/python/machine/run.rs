//! Runs what is on the frames, for as long as it may.
//! Invariant: between two ops everything that the machine knows is in the machine, so that it can stop there.

mod answers;
mod numbers;
mod ops;
mod rare;

use std::rc::Rc;

use super::Machine;
use crate::python::frame::{Activation, Role};
use crate::python::native::{Exit, Limit, Outcome, Reason};
use crate::python::object::instance::Instance;
use crate::python::value::Value;

pub(super) use rare::Rare;

/// Where a machine stands after some work.
#[derive(Clone)]
pub enum Progress {
    /// The line of the program is about to run (code compiled with lines only).
    Line(u32),
    /// A function of the program is about to return to a caller in the program.
    Returning,
    /// The fuel is used up; there is more to do.
    Paused,
    Finished,
    Raised(Rc<Instance>),
    Limit(Limit),
}

/// How the loop was left.
pub(super) enum Left {
    Progress(Progress),
    /// The frame at the floor ended with this value.
    Value(Value),
}

/// What to do after an op that may have changed the frames.
pub(super) enum Next {
    /// Look at the top of the frames again.
    Switch,
    /// The frame at the floor ended.
    Ended(Value),
    /// The task on top gets this answer.
    Answer(Value),
}

impl Machine {
    /// Runs at most about `fuel` operations.
    pub fn resume(&mut self, fuel: u32) -> Progress {
        let stop_at = self.operations.saturating_add(u64::from(fuel));
        // Who watches may have been the last to hold something.
        let mut watched = self.check_orphans();
        let left = loop {
            match std::mem::replace(&mut watched, Ok(())).and_then(|()| self.run(0, stop_at, true)) {
                Ok(Left::Value(value)) => match self.wait_for_threads() {
                    Ok(true) => {}
                    Ok(false) => break Ok(Left::Value(value)),
                    Err(exit) => break Err(exit),
                },
                left => break left,
            }
        };
        let progress = match left {
            Ok(Left::Progress(progress)) => progress,
            Ok(Left::Value(_)) => Progress::Finished,
            Err(exit) => match exit.reason() {
                Reason::Raise(exception) => Progress::Raised(exception),
                Reason::Limit(limit) => Progress::Limit(limit),
                Reason::Task(_) => Progress::Finished,
            },
        };
        if matches!(progress, Progress::Finished | Progress::Raised(_)) {
            self.drop_threads();
        }
        progress
    }

    /// Runs until the frames are down to `floor`, without a pause.
    pub(super) fn run_to(&mut self, floor: usize) -> Outcome {
        loop {
            match self.run(floor, u64::MAX, false) {
                Ok(Left::Value(value)) => return Ok(value),
                Ok(Left::Progress(_)) => {}
                Err(exit) => return Err(exit),
            }
        }
    }

    /// The outer loop: looks at what is on top and runs it.
    fn run(&mut self, floor: usize, stop_at: u64, is_outer: bool) -> Result<Left, Exit> {
        let outer = std::mem::replace(&mut self.stop_at, stop_at);
        let left = self.run_until(floor, stop_at, is_outer);
        self.stop_at = outer;
        left
    }

    fn run_until(&mut self, floor: usize, stop_at: u64, is_outer: bool) -> Result<Left, Exit> {
        loop {
            if self.frames.len() <= floor {
                return Ok(Left::Value(Value::None));
            }
            if self.operations >= stop_at || is_outer && std::mem::take(&mut self.is_pausing) {
                if self.obey_switch() {
                    continue;
                }
                return Ok(Left::Progress(Progress::Paused));
            }
            let result = match self.frames.last() {
                Some(Activation::Python(_)) => self.run_frame(floor, stop_at, is_outer),
                Some(Activation::Native(_)) => self.step_task(floor, Value::Unset).map(|next| match next {
                    Next::Ended(value) => Some(Left::Value(value)),
                    Next::Switch | Next::Answer(_) => None,
                }),
                None => return Ok(Left::Value(Value::None)),
            };
            match result {
                Ok(Some(left)) => return Ok(left),
                Ok(None) => {}
                Err(exit) => match exit.reason() {
                    Reason::Raise(exception) => {
                        if let Some(value) = self.unwind(exception, floor)? {
                            return Ok(Left::Value(value));
                        }
                    }
                    Reason::Limit(limit) => return Err(Exit::limit(limit)),
                    Reason::Task(task) => self.frames.push(Activation::native(task, Role::Call)),
                },
            }
        }
    }
}
