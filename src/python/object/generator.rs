//! Generators, coroutines and asynchronous generators: a frame that waits.
//! Invariant: a running generator's frame is on the machine, a waiting one's is here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::python::code::CodeKind;
use crate::python::frame::Frame;
use crate::python::machine::Orphans;
use crate::python::object::instance::Instance;
use crate::python::value::{Name, Value};

pub struct Generator {
    pub kind: CodeKind,
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    pub state: RefCell<GeneratorState>,
    /// For a coroutine: whether anyone ever awaited it.
    pub was_started: Cell<bool>,
    pub visible: bool,
    /// Where it reports being dropped unawaited.
    pub orphans: Rc<Orphans>,
}

pub enum GeneratorState {
    /// Before its first op or at a yield: the frame and its part of the value stack.
    Waiting(Box<Frame>, Vec<Value>),
    Running,
    Done,
}

/// What a generator is resumed with.
pub enum Sent {
    Value(Value),
    Raise(Rc<Instance>),
}
