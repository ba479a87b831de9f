//! Pickling: what the cache stores, and what it gives back.
//! Invariant: the bytes are those of CPython 3.11's `pickle.dumps(value, 5)`, as far as the order of memory allows.

mod pieces;
mod read;
mod write;

use std::rc::Rc;

use super::value::Value;

pub use pieces::Dump;
pub use read::Reader;

/// A pickled value.
#[derive(Clone, Debug)]
pub enum Pickle {
    /// A value that cannot change and holds nothing that can, kept as it is: what comes out equals what went in.
    Atom(Value),
    Bytes(Rc<[u8]>),
}

impl Pickle {
    /// Of a value that is kept as it is.
    #[inline]
    pub fn of_atom(value: &Value) -> Option<Self> {
        match value {
            Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => {
                Some(Self::Atom(value.clone()))
            }
            _ => None,
        }
    }

    /// Length of the pickle in bytes, as CPython's would be.
    pub fn size(&self) -> usize {
        // PROTO takes two bytes and STOP one; a frame of four bytes or more has a header of nine.
        let framed = |payload: usize| 2 + if payload >= 4 { 9 } else { 0 } + payload;
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Atom(value) => match value {
                Value::Int(i) => framed(write::int_size(*i) + 1),
                Value::Float(_) => framed(10),
                Value::Str(text) if text.len() < 256 => framed(text.len() + 4),
                Value::Str(text) => framed(text.len() + 7),
                _ => framed(2),
            },
        }
    }
}
