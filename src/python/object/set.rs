//! `set` and `frozenset`, in CPython's order.
//! Invariant: the table holds each item with its Python hash, and no two equal items.

mod methods;

use std::cell::RefCell;

use super::burial::{bury, bury_all, is_last_holder};
use crate::python::text::set_table::PySetTable;
use crate::python::value::Value;

pub use methods::{FROZENSET_METHODS, SET_METHODS};

pub struct Set {
    pub table: RefCell<PySetTable<Value>>,
    pub is_frozen: bool,
}

/// A set of more items is not looked through before it is dropped.
const MANY: usize = 4096;

impl Drop for Set {
    fn drop(&mut self) {
        let table = self.table.get_mut();
        if table.len() > MANY {
            let count = table.len();
            bury_all(std::mem::take(table).into_items(), count);
        } else if table.iter().any(|(_, item)| is_last_holder(item)) {
            bury(std::mem::take(table).into_items());
        }
    }
}
