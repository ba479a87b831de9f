//! Answers on their way: from what has ended to the frame or task that waits below it.
//! Invariant: an answer goes to exactly one of them, or ends the run at its floor.

use super::Next;
use crate::python::code::Op;
use crate::python::frame::{Activation, Role, Waiting};
use crate::python::machine::Machine;
use crate::python::native::{Ask, Outcome, Task};
use crate::python::value::Value;

/// An answer that waits for the next slice.
struct Later(Value);

impl Task for Later {
    fn resume(&mut self, _: &mut Machine, _: Value) -> Outcome<Ask> {
        Ok(Ask::Done(std::mem::take(&mut self.0)))
    }
}

impl Machine {
    /// Resumes the task on top with an answer, and goes on for as long as tasks get their answers at once.
    #[cfg_attr(fast, optimize(speed))]
    pub(in crate::python::machine) fn step_task(&mut self, floor: usize, mut answer: Value) -> Outcome<Next> {
        loop {
            let Some(Activation::Native(mut waiting)) = self.frames.pop() else { return Ok(Next::Switch) };
            self.spend(1)?;
            let ask = waiting.task.resume(self, answer);
            match self.obey_once(floor, waiting, ask)? {
                Next::Answer(value) if self.operations >= self.stop_at => {
                    self.frames.push(Activation::native(Box::new(Later(value)), Role::Call));
                    return Ok(Next::Switch);
                }
                Next::Answer(value) => answer = value,
                next => return Ok(next),
            }
        }
    }

    /// Does what a task asks for.
    pub(in crate::python::machine) fn obey(
        &mut self,
        floor: usize,
        waiting: Box<Waiting>,
        ask: Outcome<Ask>,
    ) -> Outcome<Next> {
        let next = self.obey_once(floor, waiting, ask)?;
        self.go_on(next, floor)
    }

    #[cfg_attr(fast, optimize(speed))]
    fn obey_once(&mut self, floor: usize, waiting: Box<Waiting>, ask: Outcome<Ask>) -> Outcome<Next> {
        let answered = match ask {
            Ok(Ask::Done(value)) => return self.deliver_once(value, waiting.role, floor),
            Ok(Ask::Rest) => {
                self.frames.push(Activation::Native(waiting));
                return Ok(Next::Answer(Value::Unset));
            }
            Ok(Ask::Pause) => {
                self.frames.push(Activation::Native(waiting));
                self.is_pausing = true;
                return Ok(Next::Switch);
            }
            Ok(Ask::Call(callable, args)) => {
                self.frames.push(Activation::Native(waiting));
                self.begin_call(callable, args, Role::Call)?
            }
            Ok(Ask::Next(iterator)) => {
                self.frames.push(Activation::Native(waiting));
                self.begin_next(&iterator, Role::Next)?
            }
            Ok(Ask::Resume(generator, sent)) => {
                self.frames.push(Activation::Native(waiting));
                self.begin_resume(generator, sent, Role::Resume)?;
                None
            }
            Err(exit) => {
                if matches!(waiting.role, Role::Next) && self.raises(&exit, "StopIteration") {
                    return self.deliver_once(Value::Unset, Role::Next, floor);
                }
                self.frames.push(Activation::native(exit.into_task()?, waiting.role));
                None
            }
        };
        Ok(answered.map_or(Next::Switch, Next::Answer))
    }

    fn go_on(&mut self, next: Next, floor: usize) -> Outcome<Next> {
        match next {
            Next::Answer(value) => self.step_task(floor, value),
            next => Ok(next),
        }
    }

    /// Hands the value of a frame or task that has been popped to what is below it.
    pub(in crate::python::machine) fn deliver(&mut self, value: Value, role: Role, floor: usize) -> Outcome<Next> {
        let next = self.deliver_once(value, role, floor)?;
        self.go_on(next, floor)
    }

    #[cfg_attr(fast, optimize(speed))]
    fn deliver_once(&mut self, value: Value, role: Role, floor: usize) -> Outcome<Next> {
        let is_method = matches!(role, Role::Method);
        let is_discarded = matches!(role, Role::Discard);
        let is_send = matches!(role, Role::Send);
        let value = match role {
            Role::Call | Role::Discard | Role::Method | Role::Next | Role::Send | Role::Resume => value,
            Role::Init(instance) => {
                if !value.is_none() {
                    let given = self.type_name(&value);
                    return Err(self.type_error(format!("__init__() should return None, not '{given}'")));
                }
                instance
            }
            Role::Class(_) => value,
            Role::Iter => self.check_iterator(value)?,
        };
        if self.frames.len() <= floor {
            return Ok(Next::Ended(value));
        }
        if is_send && value.is_unset() {
            return self.complete_send(Value::None, floor);
        }
        match self.frames.last_mut() {
            Some(Activation::Python(frame)) => {
                if value.is_unset() {
                    let op = frame.code().ops[frame.pc - 1];
                    if let Op::ForIter(target) = op {
                        frame.pc = target as usize;
                        self.stack.pop();
                    } else {
                        self.stack.push(Value::None);
                    }
                } else if !is_discarded {
                    self.stack.push(value);
                    if is_method {
                        self.stack.push(Value::Unset);
                    }
                }
                Ok(Next::Switch)
            }
            Some(Activation::Native(_)) => Ok(Next::Answer(value)),
            None => Ok(Next::Ended(value)),
        }
    }
}
