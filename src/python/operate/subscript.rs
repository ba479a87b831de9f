//! `x[k]`.
//! Invariant: a key is resolved before anything is copied, and a copy is granted before it is made.

mod change;

use std::rc::Rc;

use super::Defined;
use super::indexing::item_place;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::dict::Dict;
use crate::python::text::search;
use crate::python::value::{Range, Value};

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
                    let bounds = self.slice_bounds(slice)?;
                    let span = bounds.within(list.items.borrow().len());
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
        // Where the characters of a long text are is not known before it has been walked.
        self.spend(text.len() as u64 / 256)?;
        match key.plain() {
            Value::Slice(slice) => {
                let len = search::char_len(text);
                let span = self.span(slice, len)?;
                if span.count == len && span.step == 1 {
                    return Ok(Value::Str(text.clone()));
                }
                if span.count == 0 {
                    return Ok(Value::str(""));
                }
                self.reserve(span.count)?;
                if span.step == 1 {
                    let stop = span.start + span.count as i64;
                    if len == text.len() {
                        return Ok(Value::str(text.get(span.start as usize..stop as usize).unwrap_or_default()));
                    }
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
                let place = if number < 0 { number.saturating_add(range.count()) } else { number };
                match Some(place).filter(|place| (0..range.count()).contains(place)) {
                    Some(place) => Ok(Value::Int(range.at(place))),
                    None => Err(self.error("IndexError", "range object index out of range")),
                }
            }
        }
    }

    pub(super) fn sequence_index(&mut self, key: &Value, kind: &str) -> Outcome<i64> {
        match self.index_of(key)? {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(key);
                Err(self.type_error(format!("{kind} indices must be integers or slices, not {name}")))
            }
        }
    }
}
