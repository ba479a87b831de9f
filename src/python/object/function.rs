//! Functions of the program and bound methods.
//! Invariant: there are as many defaults as the last positional parameters that have one.

use std::cell::RefCell;
use std::rc::Rc;

use super::dict::Dict;
use crate::python::code::Code;
use crate::python::value::{Attributes, Globals, Name, Value};

pub struct Function {
    pub code: Rc<Code>,
    pub globals: Rc<Globals>,
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    /// Of the last positional parameters.
    pub defaults: RefCell<Rc<[Value]>>,
    pub keyword_defaults: RefCell<Option<Rc<Dict>>>,
    /// The cells for the code's free variables.
    pub closure: Box<[Rc<RefCell<Value>>]>,
    /// `__doc__`, `__wrapped__`, `__annotations__` and what the program sets.
    pub attributes: RefCell<Attributes>,
}

pub struct Method {
    pub function: Value,
    pub this: Value,
}
