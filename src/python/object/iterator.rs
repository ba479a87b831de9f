//! The built-in iterators.
//! Invariant: an exhausted iterator is [`Iter::Done`] and stays so.

mod construct;

use std::rc::Rc;

use super::burial::bury;
use super::dict::{Dict, DictMap, ViewKind};
use super::set::Set;
use crate::python::value::{List, Tuple, Value, bury_if_last};

pub use construct::{
    ENUMERATE_METHODS, FILTER_METHODS, FUNCTIONS, ITERATOR_METHODS, MAP_METHODS, REVERSED_METHODS, ZIP_METHODS,
};

pub enum Iter {
    /// With the name of the type that it was.
    Done(&'static str),
    List {
        list: Rc<List>,
        at: usize,
    },
    ListReversed {
        list: Rc<List>,
        left: usize,
    },
    Tuple {
        items: Tuple,
        at: usize,
    },
    /// `at` is a byte offset on a character boundary.
    Str {
        text: Rc<str>,
        at: usize,
    },
    Bytes {
        bytes: Rc<[u8]>,
        at: usize,
    },
    Range {
        next: i64,
        left: i64,
        step: i64,
    },
    /// `at` counts slots of the map, `len` is the length it must keep, `left` how many items it has still to give.
    Dict {
        dict: Rc<Dict>,
        at: usize,
        len: usize,
        left: usize,
        kind: ViewKind,
    },
    /// `at` is the slot after the next item.
    DictReversed {
        dict: Rc<Dict>,
        at: usize,
        len: usize,
        kind: ViewKind,
    },
    Set {
        set: Rc<Set>,
        at: usize,
        len: usize,
    },
    /// Items made beforehand; the name is that of the iterator's type.
    Items {
        items: std::vec::IntoIter<Value>,
        type_name: &'static str,
    },
    Enumerate {
        source: Value,
        next: Value,
    },
    Zip {
        sources: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        sources: Vec<Value>,
    },
    /// `function` None: truth.
    Filter {
        function: Value,
        source: Value,
    },
    /// Through `__getitem__` with 0, 1, 2 …
    Sequence {
        object: Value,
        at: i64,
    },
    /// `reversed(obj)` through `__len__` and `__getitem__`.
    SequenceReversed {
        object: Value,
        left: i64,
    },
    /// `iter(callable, sentinel)`.
    Callable {
        function: Value,
        sentinel: Value,
    },
}

impl Drop for Iter {
    fn drop(&mut self) {
        match self {
            Self::Enumerate { source, next: other }
            | Self::Filter { function: other, source }
            | Self::Callable { function: source, sentinel: other } => bury_if_last([source, other]),
            Self::Sequence { object, .. } | Self::SequenceReversed { object, .. } => bury_if_last([object]),
            Self::Zip { sources, .. } => bury(std::mem::take(sources)),
            Self::Map { function, sources } => {
                bury(std::mem::take(sources).into_iter().chain([std::mem::take(function)]))
            }
            Self::Items { items, .. } => bury(items),
            _ => {}
        }
    }
}

impl Iter {
    /// The iterator of a built-in container; None for anything else.
    pub fn of_builtin(value: &Value) -> Option<Self> {
        Some(match value {
            Value::List(list) => Self::List { list: list.clone(), at: 0 },
            Value::Tuple(items) => Self::Tuple { items: items.clone(), at: 0 },
            Value::Str(text) => Self::Str { text: text.clone(), at: 0 },
            Value::Bytes(bytes) => Self::Bytes { bytes: bytes.clone(), at: 0 },
            Value::ByteArray(bytes) => {
                let items: Vec<Value> = bytes.borrow().iter().map(|&byte| Value::Int(i64::from(byte))).collect();
                Self::Items { items: items.into_iter(), type_name: "bytearray_iterator" }
            }
            Value::Range(range) => Self::Range { next: range.start, left: range.count(), step: range.step },
            Value::Dict(dict) => Self::of_dict(dict, ViewKind::Keys),
            Value::DictView(view) => Self::of_dict(&view.dict, view.kind),
            Value::Set(set) => Self::Set { set: set.clone(), at: 0, len: set.table.borrow().len() },
            _ => return None,
        })
    }

    pub fn of_dict(dict: &Rc<Dict>, kind: ViewKind) -> Self {
        let len = dict.map.borrow().len();
        Self::Dict { dict: dict.clone(), at: 0, len, left: len, kind }
    }

    pub fn of_dict_reversed(dict: &Rc<Dict>, kind: ViewKind) -> Self {
        let map = dict.map.borrow();
        Self::DictReversed { dict: dict.clone(), at: map.places(), len: map.len(), kind }
    }

    /// The next item where getting it is only looking: `Some(Unset)` at the end; None where it takes the machine, which
    /// includes the cases that raise.
    #[inline(always)]
    pub fn quick_next(&mut self) -> Option<Value> {
        match self {
            Self::Range { next, left, step } => {
                if *left == 0 {
                    return Some(self.end());
                }
                let item = *next;
                *next = next.wrapping_add(*step);
                *left -= 1;
                Some(Value::Int(item))
            }
            Self::List { list, at } => {
                let item = list.items.borrow().get(*at).cloned();
                *at += 1;
                Some(item.unwrap_or_else(|| self.end()))
            }
            _ => self.next_of_rarer(),
        }
    }

    #[cfg_attr(fast, optimize(speed))]
    fn next_of_rarer(&mut self) -> Option<Value> {
        let item = match self {
            Self::Done(_) => return Some(Value::Unset),
            Self::List { .. } | Self::Range { .. } => return None,
            Self::Tuple { items, at } => {
                *at += 1;
                items.get(*at - 1).cloned()
            }
            Self::ListReversed { list, left } => match left.checked_sub(1) {
                Some(place) => {
                    *left = place;
                    list.items.borrow().get(place).cloned()
                }
                None => None,
            },
            Self::Str { text, at } => match text.as_bytes().get(*at) {
                Some(&byte) if byte.is_ascii() => {
                    *at += 1;
                    Some(Value::character(byte))
                }
                _ => text.get(*at..).and_then(|rest| rest.chars().next()).map(|character| {
                    *at += character.len_utf8();
                    Value::str(character.encode_utf8(&mut [0; 4]))
                }),
            },
            Self::Bytes { bytes, at } => {
                *at += 1;
                bytes.get(*at - 1).map(|&byte| Value::Int(i64::from(byte)))
            }
            Self::Dict { dict, at, len, left, kind } => {
                let map = dict.map.borrow();
                if map.len() != *len {
                    return None;
                }
                match map.next_from(*at) {
                    Some(_) if *left == 0 => return None,
                    Some((place, key, value)) => {
                        *at = place + 1;
                        *left -= 1;
                        Some(part(*kind, key, value))
                    }
                    None => None,
                }
            }
            Self::DictReversed { dict, at, len, kind } => {
                let map: &DictMap = &dict.map.borrow();
                if map.len() != *len {
                    return None;
                }
                map.last_before(*at).map(|(place, key, value)| {
                    *at = place;
                    part(*kind, key, value)
                })
            }
            Self::Set { set, at, len } => {
                let table = set.table.borrow();
                if table.len() != *len {
                    return None;
                }
                table.next_from(*at).map(|(slot, _, item)| {
                    *at = slot + 1;
                    item.clone()
                })
            }
            Self::Items { items, .. } => items.next(),
            Self::Enumerate { source: Value::Iter(source), next: Value::Int(number) } if *number < i64::MAX => {
                let mut source = source.try_borrow_mut().ok()?;
                // One in the other without end would take as much of the stack.
                if matches!(*source, Self::Enumerate { .. }) {
                    return None;
                }
                let item = source.quick_next()?;
                drop(source);
                if item.is_unset() {
                    return Some(item);
                }
                let pair = Value::Tuple(Tuple::from([Value::Int(*number), item]));
                *number += 1;
                return Some(pair);
            }
            Self::Enumerate { .. }
            | Self::Zip { .. }
            | Self::Map { .. }
            | Self::Filter { .. }
            | Self::Sequence { .. }
            | Self::SequenceReversed { .. }
            | Self::Callable { .. } => return None,
        };
        Some(item.unwrap_or_else(|| self.end()))
    }

    /// Exhausts it: the last `Unset`.
    pub fn end(&mut self) -> Value {
        let exhausted = Self::Done(self.type_name());
        let rest = std::mem::replace(self, exhausted);
        drop(rest);
        Value::Unset
    }

    /// How many items are left at most, as far as that is easily known.
    pub fn most_left(&self) -> usize {
        match self {
            Self::Done(_) => 0,
            Self::Enumerate { .. } | Self::Zip { .. } | Self::Set { .. } | Self::DictReversed { .. } => usize::MAX,
            Self::Str { text, at } => text.len().saturating_sub(*at),
            _ => self.length_hint(),
        }
    }

    /// How many items are left, where that is known.
    pub fn length_hint(&self) -> usize {
        match self {
            Self::List { list, at } => list.items.borrow().len().saturating_sub(*at),
            Self::ListReversed { left, .. } | Self::Dict { left, .. } => *left,
            Self::Range { left, .. } => usize::try_from(*left).unwrap_or(usize::MAX),
            Self::Tuple { items, at } => items.len().saturating_sub(*at),
            Self::Str { text, at } => text.get(*at..).map_or(0, |rest| rest.chars().count()),
            Self::Bytes { bytes, at } => bytes.len().saturating_sub(*at),
            Self::Items { items, .. } => items.len(),
            _ => 0,
        }
    }

    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Done(name) => name,
            Self::Sequence { .. } => "iterator",
            Self::List { .. } => "list_iterator",
            Self::ListReversed { .. } => "list_reverseiterator",
            Self::Tuple { .. } => "tuple_iterator",
            Self::Str { text, .. } if text.is_ascii() => "str_ascii_iterator",
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

/// What a dict's iterator of this kind gives of an item.
pub fn part(kind: ViewKind, key: &Value, value: &Value) -> Value {
    match kind {
        ViewKind::Keys => key.clone(),
        ViewKind::Values => value.clone(),
        ViewKind::Items => Value::Tuple(Tuple::from([key.clone(), value.clone()])),
    }
}
