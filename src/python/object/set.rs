//! `set` and `frozenset`, in CPython's order.
//! Invariant: the table holds each item with its Python hash, and no two equal items.

use std::cell::RefCell;

use crate::python::text::PySetTable;
use crate::python::value::Value;

pub struct Set {
    pub table: RefCell<PySetTable<Value>>,
    pub is_frozen: bool,
}
