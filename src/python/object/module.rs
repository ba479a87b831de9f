//! Modules.
//! Invariant: a module's attributes are its global variables.

use std::rc::Rc;

use crate::python::value::{Globals, Name};

pub struct Module {
    /// `django.core.cache`.
    pub name: Name,
    pub globals: Rc<Globals>,
}
