//! `set` and `frozenset`, in CPython's order.
//! Invariant: the table holds each item with its Python hash, and no two equal items.

mod methods;

use std::cell::RefCell;

use crate::python::text::set_table::PySetTable;
use crate::python::value::Value;

pub use methods::{FROZENSET_METHODS, SET_METHODS};

pub struct Set {
    pub table: RefCell<PySetTable<Value>>,
    pub is_frozen: bool,
}
