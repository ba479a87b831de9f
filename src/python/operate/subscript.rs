//! `x[k]`, `x[k] = v`, `del x[k]`.
//! Invariant: an index or slice is resolved to places before any item moves.

use std::rc::Rc;

use super::Defined;
use super::indexing::{Span, item_place};
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::dict::Dict;
use crate::python::text::search;
use crate::python::value::{List, Range, Value};

impl Machine {
    /// `object[key]`.
    ///
    /// # Errors
    /// IndexError, KeyError, TypeError as CPython words them; what the program's methods raise.
    #[inline]
    pub fn subscript(&mut self, object: &Value, key: &Value) -> Outcome {
        match (object, key) {
            (Value::List(list), Value::Int(number)) => {
                let items = list.items.borrow();
                match item_place(*number, items.len()) {
                    Some(place) => Ok(items[place].clone()),
                    None => Err(self.error("IndexError", "list index out of range")),
                }
            }
            (Value::Dict(dict), _) => match self.dict_get(dict, key)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(key)),
            },
            (Value::Tuple(items), Value::Int(number)) => match item_place(*number, items.len()) {
                Some(place) => Ok(items[place].clone()),
                None => Err(self.error("IndexError", "tuple index out of range")),
            },
            _ => self.subscript_slowly(object, key),
        }
    }

    fn subscript_slowly(&mut self, object: &Value, key: &Value) -> Outcome {
        match object {
            Value::Instance(_) => match self.defined(object, "__getitem__") {
                Defined::Own(method) => self.call(&method, Args::one(key.clone())),
                _ => self.builtin_subscript(object, key),
            },
            Value::Class(class) => {
                if let Defined::Own(method) = self.defined(object, "__getitem__") {
                    return self.call(&method, Args::one(key.clone()));
                }
                if let Some(method) = self.attribute_or_none(object, "__class_getitem__")? {
                    return self.call(&method, Args::one(key.clone()));
                }
                let name = class.name();
                Err(self.type_error(format!("type '{name}' is not subscriptable")))
            }
            _ => self.builtin_subscript(object, key),
        }
    }

    /// `object[key]` as the built-in type of `object.plain()` means it.
    pub(crate) fn builtin_subscript(&mut self, object: &Value, key: &Value) -> Outcome {
        match object.plain() {
            Value::List(list) => match key.plain() {
                Value::Slice(slice) => {
                    let len = list.items.borrow().len();
                    let span = self.span(slice, len)?;
                    self.reserve(span.count * size_of::<Value>())?;
                    Ok(Value::list(span.of(&list.items.borrow())))
                }
                _ => {
                    let number = self.sequence_index(key, "list")?;
                    let items = list.items.borrow();
                    match item_place(number, items.len()) {
                        Some(place) => Ok(items[place].clone()),
                        None => Err(self.error("IndexError", "list index out of range")),
                    }
                }
            },
            Value::Tuple(items) => match key.plain() {
                Value::Slice(slice) => {
                    let span = self.span(slice, items.len())?;
                    if span.count == items.len() && span.step == 1 {
                        return Ok(object.plain().clone());
                    }
                    self.reserve(span.count * size_of::<Value>())?;
                    Ok(Value::tuple(span.of(items)))
                }
                _ => {
                    let number = self.sequence_index(key, "tuple")?;
                    match item_place(number, items.len()) {
                        Some(place) => Ok(items[place].clone()),
                        None => Err(self.error("IndexError", "tuple index out of range")),
                    }
                }
            },
            Value::Dict(dict) => {
                let dict = dict.clone();
                self.dict_subscript(object, &dict, key)
            }
            Value::Str(text) => self.str_subscript(text, key),
            Value::Bytes(bytes) => match key.plain() {
                Value::Slice(slice) => {
                    let span = self.span(slice, bytes.len())?;
                    self.reserve(span.count)?;
                    Ok(Value::bytes(&span.of(bytes)))
                }
                _ => {
                    let number = self.sequence_index(key, "byte")?;
                    match item_place(number, bytes.len()) {
                        Some(place) => Ok(Value::Int(i64::from(bytes[place]))),
                        None => Err(self.error("IndexError", "index out of range")),
                    }
                }
            },
            Value::ByteArray(bytes) => match key.plain() {
                Value::Slice(slice) => {
                    let len = bytes.borrow().len();
                    let span = self.span(slice, len)?;
                    self.reserve(span.count)?;
                    let part = span.of(&bytes.borrow());
                    Ok(Value::ByteArray(Rc::new(std::cell::RefCell::new(part))))
                }
                _ => {
                    let number = self.sequence_index(key, "bytearray")?;
                    let bytes = bytes.borrow();
                    match item_place(number, bytes.len()) {
                        Some(place) => Ok(Value::Int(i64::from(bytes[place]))),
                        None => Err(self.error("IndexError", "bytearray index out of range")),
                    }
                }
            },
            Value::Range(range) => self.range_subscript(range, key),
            _ => {
                let name = self.type_name(object);
                Err(self.type_error(format!("'{name}' object is not subscriptable")))
            }
        }
    }

    /// `dict[key]`, with `__missing__` where `object` is an instance of a subclass that has one.
    fn dict_subscript(&mut self, object: &Value, dict: &Rc<Dict>, key: &Value) -> Outcome {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        if let Value::Instance(_) = object
            && let Some(result) = self.call_special(object, "__missing__", Args::one(key.clone()))
        {
            return result;
        }
        Err(self.key_error(key))
    }

    fn str_subscript(&mut self, text: &Rc<str>, key: &Value) -> Outcome {
        match key.plain() {
            Value::Slice(slice) => {
                let len = search::char_len(text);
                let span = self.span(slice, len)?;
                if span.count == len && span.step == 1 {
                    return Ok(Value::Str(text.clone()));
                }
                self.reserve(span.count)?;
                if span.step == 1 {
                    let stop = span.start + span.count as i64;
                    return Ok(Value::str(search::slice_plain(text, Some(span.start), Some(stop))));
                }
                // A stop of -1 is before the first character here, but counts from the end there.
                let stop = (span.stop >= 0).then_some(span.stop);
                Ok(Value::from(search::slice(text, Some(span.start), stop, span.step)))
            }
            _ => {
                let Some(number) = self.index_of(key)? else {
                    let name = self.type_name(key);
                    return Err(self.type_error(format!("string indices must be integers, not '{name}'")));
                };
                match search::char_at(text, number) {
                    Some(character) => Ok(Value::str(character.encode_utf8(&mut [0; 4]))),
                    None => Err(self.error("IndexError", "string index out of range")),
                }
            }
        }
    }

    fn range_subscript(&mut self, range: &Range, key: &Value) -> Outcome {
        match key.plain() {
            Value::Slice(slice) => {
                let span = self.span(slice, range.len())?;
                let at = |place: i64| (i128::from(range.start) + i128::from(place) * i128::from(range.step)) as i64;
                let step = range.step.saturating_mul(span.step);
                Ok(Value::Range(Rc::new(Range { start: at(span.start), stop: at(span.stop), step })))
            }
            Value::Big(_) => Err(self.error("IndexError", "range object index out of range")),
            _ => {
                let number = self.sequence_index(key, "range")?;
                match item_place(number, range.len()) {
                    Some(place) => Ok(Value::Int(range.at(place))),
                    None => Err(self.error("IndexError", "range object index out of range")),
                }
            }
        }
    }

    fn sequence_index(&mut self, key: &Value, kind: &str) -> Outcome<i64> {
        match self.index_of(key)? {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(key);
                Err(self.type_error(format!("{kind} indices must be integers or slices, not {name}")))
            }
        }
    }

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
                    let len = list.items.borrow().len();
                    let span = self.span(slice, len)?;
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
            Err(Exit::Raise(exception)) if self.is_exception(&exception, "TypeError") && !self.is_iterable(value) => {
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

    fn store_into_bytearray(&mut self, bytes: &std::cell::RefCell<Vec<u8>>, key: &Value, value: &Value) -> Outcome<()> {
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
                let len = list.items.borrow().len();
                let span = match key.plain() {
                    Value::Slice(slice) => self.span(slice, len)?,
                    _ => {
                        let number = self.sequence_index(key, "list")?;
                        let Some(place) = item_place(number, len) else {
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
                // CPython says it one way of sequences and mappings, the other way of everything else.
                let is_container = match object.plain() {
                    Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) => true,
                    Value::Range(_) | Value::Set(_) | Value::DictView(_) => true,
                    Value::Instance(instance) => instance.exception().is_none(),
                    _ => false,
                };
                let verb = if is_container { "doesn't" } else { "does not" };
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
