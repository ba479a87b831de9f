//! What Python's operations mean for values of every type, one file an operation.
//! Invariant: no cell of a value is borrowed while code of the program can run, so that it may change anything.

mod arithmetic;
mod conversion;
mod dictionary;
mod dunder;
mod equality;
mod gathering;
mod hashing;
mod indexing;
mod iteration;
mod membership;
mod number;
mod ordering;
mod percent;
mod receiver;
mod represent;
mod sequence;
mod set_algebra;
mod set_pieces;
mod setting;
mod sorting;
mod stepping;
mod subscript;

use std::rc::Rc;

use super::machine::Machine;
use super::native::{Args, Native, Outcome};
use super::object::class::Class;
use super::value::Value;

pub(super) use arithmetic::rank;
pub use dictionary::{Found, quick_find, spread};
pub use equality::quick_same;
pub use hashing::{address_hash, simple_hash};
pub use indexing::Span;
pub(super) use indexing::{item_place, place_from_either_end};
pub(super) use number::{as_int, bit_count};
pub(super) use receiver::short_name;
pub(crate) use represent::itoa;
pub(super) use represent::{exception_repr, exception_str};
pub(super) use sequence::{bytes_of, like_bytes};

/// How deeply values may be nested where they are compared, hashed or shown; each level costs real stack.
const DEPTH_LIMIT: usize = 500;

/// How the class of a value defines a special method.
pub(super) enum Defined {
    /// Not at all, or by setting it to None.
    Absent,
    /// As the built-in type does of which the value is, or of whose subclass it is an instance.
    BuiltIn,
    /// Bound to the value: by the program, or by a module.
    Own(Value),
}

impl Machine {
    /// Whether a special method of `value` is one of the built-in types' own, so that looking at `value.plain()` is enough.
    pub(super) fn defined(&mut self, value: &Value, name: &str) -> Defined {
        let class = match value {
            Value::Instance(instance) => instance.class(),
            // Only a metaclass can give a class special methods of its own.
            Value::Class(class) => match &class.metaclass {
                Some(metaclass) => metaclass.clone(),
                None => return Defined::BuiltIn,
            },
            _ => return Defined::BuiltIn,
        };
        match class.lookup(name) {
            None | Some(Value::None) => Defined::Absent,
            Some(Value::Native(native)) if is_core(native) => Defined::BuiltIn,
            Some(_) => match self.special(value, name) {
                Some(method) => Defined::Own(method),
                None => Defined::Absent,
            },
        }
    }

    /// Goes one level deeper into a value; [`Machine::surface`] comes back.
    ///
    /// # Errors
    /// RecursionError, `during` being the end of its text: `in comparison`.
    pub(crate) fn deepen(&mut self, during: &str) -> Outcome<()> {
        if self.nested_values >= DEPTH_LIMIT {
            return Err(self.error("RecursionError", format!("maximum recursion depth exceeded {during}")));
        }
        self.nested_values += 1;
        Ok(())
    }

    pub(crate) fn surface(&mut self) {
        self.nested_values = self.nested_values.saturating_sub(1);
    }

    /// What a constructor called on `class` returns: `value`, inside an instance where `class` is a subclass of its type.
    pub(super) fn constructed(&mut self, class: &Value, value: Value) -> Value {
        match class {
            Value::Class(class) if !Rc::ptr_eq(class, &self.class_of(&value)) => self.wrap_inner(class, value),
            _ => value,
        }
    }

    /// The error of a method whose `self` is of another type.
    pub(super) fn wrong_self(&mut self, owner: &str, name: &str, this: &Value) -> super::native::Exit {
        let given = self.type_name(this);
        let text = if name.starts_with("__") {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object")
        };
        self.type_error(text)
    }
}

/// Whether a constructor was called on a class other than the built-in type itself.
pub(super) fn is_other_class(class: &Value, builtin: &Rc<Class>) -> bool {
    matches!(class, Value::Class(class) if !Rc::ptr_eq(class, builtin))
}

/// # Errors
/// `list() takes no keyword arguments`
pub(super) fn require_no_keywords(m: &Machine, args: &Args, name: &str) -> Outcome<()> {
    match args.keywords {
        Some(_) => Err(m.type_error(format!("{name}() takes no keyword arguments"))),
        None => Ok(()),
    }
}

/// Whether a method is one of a built-in type's own, whose meaning the operations here know without calling it.
fn is_core(native: &Native) -> bool {
    matches!(
        native.owner,
        "object"
            | "int"
            | "bool"
            | "float"
            | "complex"
            | "str"
            | "bytes"
            | "bytearray"
            | "list"
            | "tuple"
            | "dict"
            | "set"
            | "frozenset"
            | "range"
            | "slice"
            | "type"
            | "BaseException"
    )
}
