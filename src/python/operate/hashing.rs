//! `hash()`: CPython's numbers, with `PYTHONHASHSEED=0`.
//! Invariant: values that compare equal hash alike, and no hash is -1.

use super::Defined;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::dict::ViewKind;
use crate::python::text::IntRef;
use crate::python::text::hash::{hash_bytes, hash_complex, hash_float, hash_frozenset, hash_int, hash_str, hash_tuple};
use crate::python::value::{Range, Value};

/// What CPython 3.12 and later hash None as; in 3.11 it is an address.
const HASH_OF_NONE: i64 = 0xfca8_6420;

/// The hash of a value that needs no machine: of strings, numbers, bytes, and tuples of such.
#[cfg_attr(fast, optimize(speed))]
pub fn simple_hash(value: &Value) -> Option<i64> {
    match value {
        Value::Str(text) => Some(hash_str(text)),
        // Most integers are their own hash; the modulus of the others is 2 ** 61 - 1.
        Value::Int(small) if (0..1 << 60).contains(small) => Some(*small),
        _ => simple_hash_rare(value),
    }
}

fn simple_hash_rare(value: &Value) -> Option<i64> {
    Some(match value {
        Value::Str(text) => hash_str(text),
        Value::Int(small) => hash_int(IntRef::Small(*small)),
        Value::Bool(flag) => i64::from(*flag),
        Value::None => HASH_OF_NONE,
        Value::Float(x) if x.is_nan() => address_hash(value),
        Value::Float(x) => hash_float(*x),
        Value::Big(big) => hash_int(IntRef::Big(big)),
        Value::Complex(z) => hash_complex(z.0, z.1),
        Value::Bytes(bytes) => hash_bytes(bytes),
        Value::Tuple(items) => {
            let mut hashes = smallvec::SmallVec::<[i64; 8]>::with_capacity(items.len());
            for item in items.iter() {
                // One level only, so that deep nesting costs no stack.
                if matches!(item, Value::Tuple(_)) {
                    return None;
                }
                hashes.push(simple_hash(item)?);
            }
            hash_tuple(&hashes)
        }
        _ => return None,
    })
}

/// The hash of an object that is equal to itself alone.
pub fn address_hash(value: &Value) -> i64 {
    not_minus_one((value.address() as u64).rotate_right(4) as i64)
}

fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

impl Machine {
    /// `hash(value)`.
    ///
    /// # Errors
    /// `unhashable type: 'list'`; what a `__hash__` raises.
    #[cfg_attr(fast, optimize(speed))]
    pub fn hash(&mut self, value: &Value) -> Outcome<i64> {
        if let Value::Tuple(items) = value {
            self.spend(items.len() as u64)?;
        }
        match simple_hash(value) {
            Some(hash) => Ok(hash),
            None => self.hash_slowly(value),
        }
    }

    fn hash_slowly(&mut self, value: &Value) -> Outcome<i64> {
        match value {
            Value::Instance(_) | Value::Class(_) => self.hash_object(value),
            _ => self.hash_builtin(value),
        }
    }

    fn hash_object(&mut self, value: &Value) -> Outcome<i64> {
        match self.defined(value, "__hash__") {
            Defined::Absent => Err(self.unhashable(value)),
            Defined::Own(method) => {
                let result = self.call(&method, Args::none())?;
                self.checked_hash(&result)
            }
            Defined::BuiltIn => match value.plain() {
                Value::Instance(_) | Value::Class(_) => Ok(address_hash(value)),
                Value::List(_) | Value::Dict(_) | Value::ByteArray(_) => Err(self.unhashable(value)),
                Value::Set(set) if !set.is_frozen => Err(self.unhashable(value)),
                inner => {
                    let inner = inner.clone();
                    self.hash(&inner)
                }
            },
        }
    }

    /// What a `__hash__` returned, as a hash.
    pub(super) fn checked_hash(&mut self, result: &Value) -> Outcome<i64> {
        match result.plain() {
            Value::Int(hash) => Ok(not_minus_one(*hash)),
            Value::Bool(flag) => Ok(i64::from(*flag)),
            Value::Big(big) => Ok(hash_int(IntRef::Big(big))),
            _ => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// The hash of a value whose type is built in.
    fn hash_builtin(&mut self, value: &Value) -> Outcome<i64> {
        match value {
            Value::List(_) | Value::Dict(_) | Value::ByteArray(_) | Value::Slice(_) => Err(self.unhashable(value)),
            Value::DictView(view) if view.kind != ViewKind::Values => Err(self.unhashable(value)),
            Value::Set(set) if !set.is_frozen => Err(self.unhashable(value)),
            Value::Set(set) => Ok(hash_of_items(&set.table)),
            Value::Tuple(items) => {
                self.deepen("while hashing an object")?;
                let result = items.iter().map(|item| self.hash(item)).collect::<Outcome<Vec<i64>>>();
                self.surface();
                Ok(hash_tuple(&result?))
            }
            Value::Range(range) => {
                let (len, start, step) = range.normal_form();
                let part = |part: Option<i64>| part.map_or(HASH_OF_NONE, |part| hash_int(IntRef::Small(part)));
                Ok(hash_tuple(&[hash_int(IntRef::Small(len)), part(start), part(step)]))
            }
            Value::Method(method) => {
                let own = self.hash(&method.function)?;
                Ok(not_minus_one(address_hash(&method.this) ^ own))
            }
            _ => Ok(address_hash(value)),
        }
    }

    /// The hash under which a set looks for `value`: a set inside a set is found by what its frozen twin would hash as.
    ///
    /// # Errors
    /// As [`Machine::hash`].
    pub(super) fn hash_for_search(&mut self, value: &Value) -> Outcome<i64> {
        match value.plain() {
            Value::Set(set) if !set.is_frozen => Ok(hash_of_items(&set.table)),
            _ => self.hash(value),
        }
    }

    fn unhashable(&self, value: &Value) -> Exit {
        let name = self.type_name(value);
        self.type_error(format!("unhashable type: '{name}'"))
    }
}

fn hash_of_items(table: &std::cell::RefCell<crate::python::text::set_table::PySetTable<Value>>) -> i64 {
    let hashes: Vec<i64> = table.borrow().iter().map(|(hash, _)| hash).collect();
    hash_frozenset(&hashes)
}

impl Range {
    /// What two ranges have in common that have the same items: their number, the first item, the step.
    pub fn normal_form(&self) -> (i64, Option<i64>, Option<i64>) {
        match self.count() {
            0 => (0, None, None),
            1 => (1, Some(self.start), None),
            len => (len, Some(self.start), Some(self.step)),
        }
    }
}
