//! The built-in iterators.
//! Invariant: an exhausted iterator is [`Iter::Done`] and stays so.

use std::rc::Rc;

use super::dict::{Dict, ViewKind};
use super::set::Set;
use crate::python::value::{List, Value};

pub enum Iter {
    Done,
    List { list: Rc<List>, at: usize },
    ListReversed { list: Rc<List>, left: usize },
    Tuple { items: Rc<[Value]>, at: usize },
    /// `at` is a byte offset on a character boundary.
    Str { text: Rc<str>, at: usize },
    Bytes { bytes: Rc<[u8]>, at: usize },
    Range { next: i64, left: usize, step: i64 },
    /// `at` counts slots of the map, `len` is the length it must keep.
    Dict { dict: Rc<Dict>, at: usize, len: usize, kind: ViewKind },
    DictReversed { dict: Rc<Dict>, left: usize, len: usize, kind: ViewKind },
    Set { set: Rc<Set>, at: usize, len: usize },
    /// Items made beforehand; the name is that of the iterator's type.
    Items { items: std::vec::IntoIter<Value>, type_name: &'static str },
    Enumerate { source: Value, next: Value },
    Zip { sources: Vec<Value>, strict: bool },
    Map { function: Value, sources: Vec<Value> },
    /// `function` None: truth.
    Filter { function: Value, source: Value },
    /// Through `__getitem__` with 0, 1, 2 …
    Sequence { object: Value, at: i64 },
    /// `reversed(obj)` through `__len__` and `__getitem__`.
    SequenceReversed { object: Value, left: i64 },
    /// `iter(callable, sentinel)`.
    Callable { function: Value, sentinel: Value },
}

impl Iter {
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Done | Self::Sequence { .. } => "iterator",
            Self::List { .. } => "list_iterator",
            Self::ListReversed { .. } => "list_reverseiterator",
            Self::Tuple { .. } => "tuple_iterator",
            Self::Str { .. } => "str_iterator",
            Self::Bytes { .. } => "bytes_iterator",
            Self::Range { .. } => "range_iterator",
            Self::Dict { kind: ViewKind::Keys, .. } => "dict_keyiterator",
            Self::Dict { kind: ViewKind::Values, .. } => "dict_valueiterator",
            Self::Dict { kind: ViewKind::Items, .. } => "dict_itemiterator",
            Self::DictReversed { kind: ViewKind::Keys, .. } => "dict_reversekeyiterator",
            Self::DictReversed { kind: ViewKind::Values, .. } => "dict_reversevalueiterator",
            Self::DictReversed { kind: ViewKind::Items, .. } => "dict_reverseitemiterator",
            Self::Set { .. } => "set_iterator",
            Self::Items { type_name, .. } => type_name,
            Self::Enumerate { .. } => "enumerate",
            Self::Zip { .. } => "zip",
            Self::Map { .. } => "map",
            Self::Filter { .. } => "filter",
            Self::SequenceReversed { .. } => "reversed",
            Self::Callable { .. } => "callable_iterator",
        }
    }
}
