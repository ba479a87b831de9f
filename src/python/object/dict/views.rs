//! The methods of `dict_keys`, `dict_values` and `dict_items`.
//! Invariant: a view holds nothing of its own; it always shows the dict as it is.

use std::rc::Rc;

use super::DictView;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::Value;

/// The table of a view that is like a set.
macro_rules! set_like {
    ($owner:literal) => {
        &[
            Native::method($owner, "__len__", |m, args| m.dunder_len($owner, args)),
            Native::method($owner, "__iter__", |m, args| m.dunder_iter($owner, args)),
            Native::method($owner, "__reversed__", |m, args| m.dunder_reversed($owner, args)),
            Native::method($owner, "__contains__", |m, args| m.dunder_contains($owner, args)),
            Native::method($owner, "__eq__", |m, args| m.dunder_compare($owner, CompareOp::Equal, args)),
            Native::method($owner, "__ne__", |m, args| m.dunder_compare($owner, CompareOp::NotEqual, args)),
            Native::method($owner, "__lt__", |m, args| m.dunder_compare($owner, CompareOp::Less, args)),
            Native::method($owner, "__le__", |m, args| m.dunder_compare($owner, CompareOp::LessEqual, args)),
            Native::method($owner, "__gt__", |m, args| m.dunder_compare($owner, CompareOp::Greater, args)),
            Native::method($owner, "__ge__", |m, args| m.dunder_compare($owner, CompareOp::GreaterEqual, args)),
            Native::method($owner, "__and__", |m, a| m.dunder_algebra($owner, "__and__", BinaryOp::And, false, a)),
            Native::method($owner, "__rand__", |m, a| m.dunder_algebra($owner, "__rand__", BinaryOp::And, true, a)),
            Native::method($owner, "__or__", |m, a| m.dunder_algebra($owner, "__or__", BinaryOp::Or, false, a)),
            Native::method($owner, "__ror__", |m, a| m.dunder_algebra($owner, "__ror__", BinaryOp::Or, true, a)),
            Native::method($owner, "__sub__", |m, a| m.dunder_algebra($owner, "__sub__", BinaryOp::Subtract, false, a)),
            Native::method($owner, "__rsub__", |m, a| {
                m.dunder_algebra($owner, "__rsub__", BinaryOp::Subtract, true, a)
            }),
            Native::method($owner, "__xor__", |m, a| m.dunder_algebra($owner, "__xor__", BinaryOp::Xor, false, a)),
            Native::method($owner, "__rxor__", |m, a| m.dunder_algebra($owner, "__rxor__", BinaryOp::Xor, true, a)),
            Native::method($owner, "__repr__", |m, args| m.dunder_repr($owner, args)),
            Native::method($owner, "isdisjoint", isdisjoint),
        ]
    };
}

pub static KEYS_METHODS: &[Native] = set_like!("dict_keys");
pub static ITEMS_METHODS: &[Native] = set_like!("dict_items");
pub static VALUES_METHODS: &[Native] = &[
    Native::method("dict_values", "__len__", |m, args| m.dunder_len("dict_values", args)),
    Native::method("dict_values", "__iter__", |m, args| m.dunder_iter("dict_values", args)),
    Native::method("dict_values", "__reversed__", |m, args| m.dunder_reversed("dict_values", args)),
    Native::method("dict_values", "__contains__", |m, args| m.dunder_contains("dict_values", args)),
    Native::method("dict_values", "__repr__", |m, args| m.dunder_repr("dict_values", args)),
];

fn isdisjoint(m: &mut Machine, args: Args) -> Outcome {
    let [object, other] = args.exactly::<2>(m, "dict_keys.isdisjoint")?;
    let Value::DictView(view) = &object else { return Err(m.wrong_self("dict_keys", "isdisjoint", &object)) };
    let view =
        Value::DictView(Rc::new(DictView { dict: view.dict.clone(), kind: view.kind, is_ordered: view.is_ordered }));
    for item in m.collect(&other)? {
        if m.contains(&view, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}
