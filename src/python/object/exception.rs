//! What an exception carries: arguments, causes, the lines it passed.
//! Invariant: the traceback grows outwards, so its first frame is the innermost.

use std::rc::Rc;

use super::instance::Instance;
use crate::python::value::{Name, Value};

#[derive(Default)]
pub struct Exception {
    pub args: Vec<Value>,
    /// `raise … from cause`.
    pub cause: Option<Rc<Instance>>,
    /// What was being handled when it was raised.
    pub context: Option<Rc<Instance>>,
    pub suppress_context: bool,
    /// Innermost first.
    pub traceback: Vec<Passed>,
}

/// A frame that an exception passed.
#[derive(Debug, Clone)]
pub struct Passed {
    pub function: Name,
    pub line: u32,
    /// Whether the frame belongs to the program, not to a module of the playground.
    pub visible: bool,
}
