//! `x[k] = v`, `del x[k]`.
//! Invariant: an index or slice is resolved to places before any item moves.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::operate::Defined;
use crate::python::operate::indexing::{Span, item_place};
use crate::python::value::{List, Value};

impl Machine {
    /// `object[key] = value`.
    ///
    /// # Errors
    /// As [`Machine::subscript`].
    #[inline]
    pub fn store_subscript(&mut self, object: &Value, key: Value, value: Value) -> Outcome<()> {
        match object {
            Value::Dict(dict) => self.dict_set(dict, key, value),
            Value::Instance(_) | Value::Class(_) => match self.defined(object, "__setitem__") {
                Defined::Own(method) => self.call(&method, Args::positional([key, value])).map(drop),
                _ => self.builtin_store(object, key, value),
            },
            _ => self.builtin_store(object, key, value),
        }
    }

    /// `object[key] = value` as the built-in type of `object.plain()` means it.
    pub(crate) fn builtin_store(&mut self, object: &Value, key: Value, value: Value) -> Outcome<()> {
        match object.plain() {
            Value::Dict(dict) => {
                let dict = dict.clone();
                self.dict_set(&dict, key, value)
            }
            Value::List(list) => match key.plain() {
                Value::Slice(slice) => {
                    let bounds = self.slice_bounds(slice)?;
                    let span = bounds.within(list.items.borrow().len());
                    self.store_slice(list, span, &value)
                }
                _ => {
                    let number = self.sequence_index(&key, "list")?;
                    let mut items = list.items.borrow_mut();
                    let Some(place) = item_place(number, items.len()) else {
                        drop(items);
                        return Err(self.error("IndexError", "list assignment index out of range"));
                    };
                    let old = std::mem::replace(&mut items[place], value);
                    drop(items);
                    drop(old);
                    Ok(())
                }
            },
            Value::ByteArray(bytes) => {
                let bytes = bytes.clone();
                self.store_into_bytearray(&bytes, &key, &value)
            }
            _ => {
                let name = self.type_name(object);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    fn store_slice(&mut self, list: &Rc<List>, span: Span, value: &Value) -> Outcome<()> {
        let is_plain = span.step == 1;
        let new = match self.collect(value) {
            Ok(items) => items,
            Err(exit) if self.raises(&exit, "TypeError") && !self.is_iterable(value) => {
                let text =
                    if is_plain { "can only assign an iterable" } else { "must assign iterable to extended slice" };
                return Err(self.type_error(text));
            }
            Err(exit) => return Err(exit),
        };
        self.reserve(new.len() * size_of::<Value>())?;
        if is_plain {
            let mut items = list.items.borrow_mut();
            let start = (span.start as usize).min(items.len());
            let stop = (start + span.count).min(items.len());
            let old: Vec<Value> = items.splice(start..stop, new).collect();
            drop(items);
            drop(old);
            return Ok(());
        }
        if new.len() != span.count {
            let (given, want) = (new.len(), span.count);
            return Err(self
                .value_error(format!("attempt to assign sequence of size {given} to extended slice of size {want}")));
        }
        let mut items = list.items.borrow_mut();
        let mut old = Vec::with_capacity(new.len());
        for (place, value) in span.places().zip(new) {
            if let Some(item) = items.get_mut(place) {
                old.push(std::mem::replace(item, value));
            }
        }
        drop(items);
        Ok(())
    }

    fn store_into_bytearray(&mut self, bytes: &RefCell<Vec<u8>>, key: &Value, value: &Value) -> Outcome<()> {
        let len = bytes.borrow().len();
        if let Value::Slice(slice) = key.plain() {
            let span = self.span(slice, len)?;
            let new = self.bytes_to_assign(value)?;
            if span.step == 1 {
                let start = span.start as usize;
                bytes.borrow_mut().splice(start..start + span.count, new);
                return Ok(());
            }
            if new.len() != span.count {
                let (given, want) = (new.len(), span.count);
                return Err(self
                    .value_error(format!("attempt to assign bytes of size {given} to extended slice of size {want}")));
            }
            let mut bytes = bytes.borrow_mut();
            for (place, byte) in span.places().zip(new) {
                bytes[place] = byte;
            }
            return Ok(());
        }
        let number = self.sequence_index(key, "bytearray")?;
        let Some(place) = item_place(number, len) else {
            return Err(self.error("IndexError", "bytearray index out of range"));
        };
        let byte = self.byte(value)?;
        if let Some(old) = bytes.borrow_mut().get_mut(place) {
            *old = byte;
        }
        Ok(())
    }

    fn bytes_to_assign(&mut self, value: &Value) -> Outcome<Vec<u8>> {
        match value.plain() {
            Value::Bytes(bytes) => Ok(bytes.to_vec()),
            Value::ByteArray(bytes) => Ok(bytes.borrow().clone()),
            Value::Str(_) => Err(self.not_assignable()),
            _ if !self.is_iterable(value) => Err(self.not_assignable()),
            _ => {
                let items = self.collect(value)?;
                items.iter().map(|item| self.byte(item)).collect()
            }
        }
    }

    fn not_assignable(&self) -> Exit {
        self.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }

    fn byte(&mut self, value: &Value) -> Outcome<u8> {
        let number = self.index(value)?;
        u8::try_from(number).map_err(|_| self.value_error("byte must be in range(0, 256)"))
    }

    /// `del object[key]`.
    ///
    /// # Errors
    /// As [`Machine::subscript`].
    pub fn delete_subscript(&mut self, object: &Value, key: &Value) -> Outcome<()> {
        match object {
            Value::Instance(_) | Value::Class(_) => match self.defined(object, "__delitem__") {
                Defined::Own(method) => self.call(&method, Args::one(key.clone())).map(drop),
                _ => self.builtin_delete(object, key),
            },
            _ => self.builtin_delete(object, key),
        }
    }

    /// `del object[key]` as the built-in type of `object.plain()` means it.
    pub(crate) fn builtin_delete(&mut self, object: &Value, key: &Value) -> Outcome<()> {
        match object.plain() {
            Value::Dict(dict) => {
                let dict = dict.clone();
                match self.dict_remove(&dict, key)? {
                    Some(_) => Ok(()),
                    None => Err(self.key_error(key)),
                }
            }
            Value::List(list) => {
                let span = match key.plain() {
                    Value::Slice(slice) => self.slice_bounds(slice)?.within(list.items.borrow().len()),
                    _ => {
                        let number = self.sequence_index(key, "list")?;
                        let Some(place) = item_place(number, list.items.borrow().len()) else {
                            return Err(self.error("IndexError", "list assignment index out of range"));
                        };
                        Span { start: place as i64, stop: place as i64 + 1, step: 1, count: 1 }
                    }
                };
                let removed = remove_span(&mut list.items.borrow_mut(), span);
                drop(removed);
                Ok(())
            }
            Value::ByteArray(bytes) => {
                let len = bytes.borrow().len();
                let span = match key.plain() {
                    Value::Slice(slice) => self.span(slice, len)?,
                    _ => {
                        let number = self.sequence_index(key, "bytearray")?;
                        let Some(place) = item_place(number, len) else {
                            return Err(self.error("IndexError", "bytearray index out of range"));
                        };
                        Span { start: place as i64, stop: place as i64 + 1, step: 1, count: 1 }
                    }
                };
                remove_span(&mut bytes.borrow_mut(), span);
                Ok(())
            }
            _ => {
                let name = self.type_name(object);
                // CPython says it one way where it takes the object for a sequence, the other way everywhere else.
                let is_container = match object.plain() {
                    Value::Instance(instance) => instance.exception().is_none(),
                    other => matches!(
                        other,
                        Value::Tuple(_)
                            | Value::Str(_)
                            | Value::Bytes(_)
                            | Value::Range(_)
                            | Value::Set(_)
                            | Value::DictView(_)
                    ),
                };
                let is_index = matches!(key.plain(), Value::Int(_) | Value::Bool(_) | Value::Big(_));
                let verb = if is_container && is_index { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }
}

/// Takes a span out of a sequence. O(n).
fn remove_span<T>(items: &mut Vec<T>, span: Span) -> Vec<T> {
    if span.step == 1 {
        let start = (span.start as usize).min(items.len());
        let stop = (start + span.count).min(items.len());
        return items.drain(start..stop).collect();
    }
    let mut doomed = vec![false; items.len()];
    for place in span.places() {
        if let Some(flag) = doomed.get_mut(place) {
            *flag = true;
        }
    }
    let mut flags = doomed.into_iter();
    items.extract_if(.., |_| flags.next() == Some(true)).collect()
}
