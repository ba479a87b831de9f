//! Functions of the program and bound methods.
//! Invariant: there are as many defaults as the last positional parameters that have one.

use std::cell::RefCell;
use std::rc::Rc;

use super::burial::{bury, bury_cells, is_last_holder};
use super::dict::Dict;
use crate::python::code::Code;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Attributes, Globals, Name, Tuple, Value, bury_if_last};

pub struct Function {
    pub code: Rc<Code>,
    pub globals: Rc<Globals>,
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    /// Of the last positional parameters.
    pub defaults: RefCell<Tuple>,
    pub keyword_defaults: RefCell<Option<Rc<Dict>>>,
    /// The cells for the code's free variables.
    pub closure: Box<[Rc<RefCell<Value>>]>,
    /// `__doc__`, `__wrapped__`, `__annotations__` and what the program sets.
    pub attributes: RefCell<Attributes>,
}

impl Function {
    /// One without parameters' defaults, closure or attributes.
    pub fn new(code: Rc<Code>, globals: Rc<Globals>) -> Self {
        Self {
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            code,
            globals,
            defaults: RefCell::default(),
            keyword_defaults: RefCell::default(),
            closure: Box::default(),
            attributes: RefCell::default(),
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        bury_cells(&self.closure);
        let attributes = self.attributes.take();
        if attributes.values().any(is_last_holder) {
            bury(attributes.into_values());
        }
    }
}

pub struct Method {
    pub function: Value,
    pub this: Value,
}

impl Drop for Method {
    fn drop(&mut self) {
        bury_if_last([&mut self.function, &mut self.this]);
    }
}

pub static METHODS: &[Native] =
    &[Native::method("function", "__get__", get), Native::method("function", "__call__", call)];

/// Binds a function to an object, as attribute access does.
fn get(m: &mut Machine, args: Args) -> Outcome {
    let [function, this, _] = args.between(m, "function.__get__", 2)?;
    Ok(if this.is_none() { function } else { m.bound(function, this) })
}

fn call(m: &mut Machine, mut args: Args) -> Outcome {
    if args.values.is_empty() {
        return Err(m.type_error("descriptor '__call__' of 'function' object needs an argument"));
    }
    let function = args.values.remove(0);
    m.call(&function, args)
}
