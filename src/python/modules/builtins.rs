//! `builtins` as a module.
//! Invariant: it has the names that a program finds without an import.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::value::Globals;

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for (name, value) in m.builtins.borrow().iter() {
        globals.set(name, value.clone());
    }
    Ok(())
}
