//! The functions of `builtins`.
//! Invariant: every name that a program finds without an import is put in place by [`install`].

mod attributes;
mod convert;
mod iterables;
mod leaving;
mod numbers;
mod output;

use super::machine::Machine;
use super::native::Native;
use super::value::{Name, Value};

/// Fills the builtins of a new machine.
pub fn install(machine: &mut Machine) {
    let mut builtins = machine.builtins.borrow_mut();
    for (name, class) in machine.types.public() {
        builtins.insert(name, Value::Class(class));
    }
    let tables: [&'static [Native]; 7] = [
        attributes::FUNCTIONS,
        convert::FUNCTIONS,
        iterables::FUNCTIONS,
        leaving::FUNCTIONS,
        numbers::FUNCTIONS,
        output::FUNCTIONS,
        super::object::iterator::FUNCTIONS,
    ];
    for table in tables {
        for native in table {
            builtins.insert(Name::from(native.name), Value::Native(native));
        }
    }
    for (name, value) in [
        ("None", Value::None),
        ("True", Value::Bool(true)),
        ("False", Value::Bool(false)),
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("__debug__", Value::Bool(true)),
    ] {
        builtins.insert(Name::from(name), value);
    }
    for (alias, name) in [("EnvironmentError", "OSError"), ("IOError", "OSError")] {
        let class = builtins.get(name).cloned().unwrap_or_default();
        builtins.insert(Name::from(alias), class);
    }
}
