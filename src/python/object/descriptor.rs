//! `property`, `staticmethod` and `classmethod`.
//! Invariant: an absent accessor is `Unset`, never None.

use crate::python::value::{Name, Value};

pub enum Descriptor {
    Property(Property),
    StaticMethod(Value),
    ClassMethod(Value),
}

pub struct Property {
    pub getter: Value,
    pub setter: Value,
    pub deleter: Value,
    pub doc: Value,
    /// The name it was bound to in its class, for error texts.
    pub name: std::cell::RefCell<Option<Name>>,
}
