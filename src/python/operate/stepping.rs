//! `repr`, `len` and `hash` as built-in functions return them: a method of the program runs as a task, so that it can be
//! stepped and stopped, and nests as deeply as other calls do.
//! Invariant: what the method returns is checked as the direct operation checks it.

use super::Defined;
use crate::python::machine::{Machine, MapAnswer};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::value::Value;

impl Machine {
    fn task_for(&mut self, value: &Value, name: &str, then: fn(&mut Self, Value) -> Outcome) -> Result<(), Exit> {
        match self.defined(value, name) {
            Defined::Own(method) => Err(Exit::task(Box::new(MapAnswer::new(method, Args::none(), then)))),
            Defined::Absent | Defined::BuiltIn => Ok(()),
        }
    }

    /// `repr(value)`; the result must be returned from a native function.
    ///
    /// # Errors
    /// As [`Machine::repr`]; the task, which is no error.
    pub fn return_repr(&mut self, value: &Value) -> Outcome {
        self.task_for(value, "__repr__", Self::checked_repr)?;
        self.repr(value).map(Value::from)
    }

    /// `len(value)`; the result must be returned from a native function.
    ///
    /// # Errors
    /// As [`Machine::length`]; the task, which is no error.
    pub fn return_length(&mut self, value: &Value) -> Outcome {
        self.task_for(value, "__len__", |m, length| m.checked_length(&length).map(Value::from))?;
        self.length(value).map(Value::from)
    }

    /// `hash(value)`; the result must be returned from a native function.
    ///
    /// # Errors
    /// As [`Machine::hash`]; the task, which is no error.
    pub fn return_hash(&mut self, value: &Value) -> Outcome {
        self.task_for(value, "__hash__", |m, hash| m.checked_hash(&hash).map(Value::Int))?;
        self.hash(value).map(Value::Int)
    }
}
