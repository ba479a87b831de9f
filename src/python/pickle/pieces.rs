//! Pickling a long list or dict in pieces that a page can wait for.
//! Invariant: the bytes are those of `write`, which does it at once.

use std::vec::IntoIter;

use super::Pickle;
use super::write::{BATCH, Writer};
use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Outcome};
use crate::python::value::Value;

/// A value that is being pickled.
pub struct Dump {
    writer: Writer,
    /// Items, or keys and values in turn, that are not written yet.
    left: IntoIter<Value>,
    /// How many of them are written at once, and the opcode behind those.
    batch: usize,
    end: u8,
}

impl Dump {
    /// Of what would take long; None of anything else.
    pub fn of_long(value: &Value) -> Option<Self> {
        let (begin, left, batch, end): (u8, Vec<Value>, _, _) = match value {
            Value::List(list) if list.items.borrow().len() > AT_ONCE => {
                (b']', list.items.borrow().clone(), BATCH, b'e')
            }
            Value::Dict(dict) if dict.map.borrow().len() > AT_ONCE => {
                let map = dict.map.borrow();
                (b'}', map.iter().flat_map(|(key, value)| [key.clone(), value.clone()]).collect(), 2 * BATCH, b'u')
            }
            _ => return None,
        };
        let mut writer = Writer::default();
        writer.depth = 1;
        writer.out.push(begin);
        writer.memoize(value);
        Some(Self { writer, left: left.into_iter(), batch, end })
    }

    /// Writes the next batch; the pickle once there is none.
    ///
    /// # Errors
    /// As [`Machine::dumps`].
    pub fn go_on(&mut self, m: &mut Machine) -> Outcome<Option<Pickle>> {
        let batch: Vec<Value> = self.left.by_ref().take(self.batch).collect();
        if batch.is_empty() {
            return Ok(Some(Pickle::Bytes(std::mem::take(&mut self.writer).finish())));
        }
        self.writer.out.push(b'(');
        self.writer.save_all(m, &batch)?;
        self.writer.out.push(self.end);
        Ok(None)
    }
}
