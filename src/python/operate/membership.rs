//! `in` and `len()`.
//! Invariant: items are compared as `is or ==`, the container's item on the left.

use super::{Defined, quick_same};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::dict::{DictView, ViewKind};
use crate::python::text::{bytes, search};
use crate::python::value::Value;

impl Machine {
    /// `item in container`.
    ///
    /// # Errors
    /// `argument of type 'int' is not iterable`; what the program's methods raise.
    #[inline]
    pub fn contains(&mut self, container: &Value, item: &Value) -> Outcome<bool> {
        match container {
            Value::Dict(dict) => self.dict_contains(dict, item),
            Value::Set(set) => self.set_contains(set, item),
            Value::Instance(_) | Value::Class(_) => match self.defined(container, "__contains__") {
                Defined::Own(method) => {
                    let answer = self.call(&method, Args::one(item.clone()))?;
                    self.truth(&answer)
                }
                Defined::BuiltIn if !matches!(container.plain(), Value::Instance(_) | Value::Class(_)) => {
                    self.builtin_contains(&container.plain().clone(), item)
                }
                _ => self.iterable_contains(container, item),
            },
            _ => self.builtin_contains(container, item),
        }
    }

    /// `in` for a container that is not an instance.
    pub(crate) fn builtin_contains(&mut self, container: &Value, item: &Value) -> Outcome<bool> {
        match container {
            Value::Dict(dict) => self.dict_contains(dict, item),
            Value::Set(set) => self.set_contains(set, item),
            Value::List(_) | Value::Tuple(_) => Ok(self.place_of(container, item, 0, usize::MAX)?.is_some()),
            Value::Str(text) => match item.as_str() {
                Some(part) => {
                    self.spend(text.len() as u64 / 64)?;
                    Ok(text.contains(&**part))
                }
                None => {
                    let name = self.type_name(item);
                    Err(self.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                }
            },
            Value::Bytes(bytes) => self.bytes_contain(bytes, item),
            Value::ByteArray(bytes) => {
                let copy = bytes.borrow().clone();
                self.bytes_contain(&copy, item)
            }
            Value::Range(range) => match item.plain() {
                Value::Int(number) => Ok(range.place_of(*number).is_some()),
                Value::Bool(flag) => Ok(range.place_of(i64::from(*flag)).is_some()),
                Value::Big(_) => Ok(false),
                _ => self.iterable_contains(container, item),
            },
            Value::DictView(view) => self.view_contains(container, view, item),
            _ => self.iterable_contains(container, item),
        }
    }

    fn view_contains(&mut self, container: &Value, view: &DictView, item: &Value) -> Outcome<bool> {
        match view.kind {
            ViewKind::Keys => self.dict_contains(&view.dict, item),
            ViewKind::Values => self.iterable_contains(container, item),
            ViewKind::Items => {
                let Value::Tuple(pair) = item.plain() else { return Ok(false) };
                let [key, value] = &**pair else { return Ok(false) };
                match self.dict_get(&view.dict, key)? {
                    Some(found) => self.same(&found, value),
                    None => Ok(false),
                }
            }
        }
    }

    fn bytes_contain(&mut self, whole: &[u8], item: &Value) -> Outcome<bool> {
        match item.plain() {
            Value::Bytes(part) => Ok(bytes::find(whole, part, None, None).is_some()),
            Value::ByteArray(part) => Ok(bytes::find(whole, &part.borrow(), None, None).is_some()),
            _ => match self.index_of(item)? {
                Some(number) => match u8::try_from(number) {
                    Ok(byte) => Ok(whole.contains(&byte)),
                    Err(_) => Err(self.value_error("byte must be in range(0, 256)")),
                },
                None => {
                    let name = self.type_name(item);
                    Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
                }
            },
        }
    }

    /// Looks through any iterable.
    fn iterable_contains(&mut self, container: &Value, item: &Value) -> Outcome<bool> {
        if let Value::Instance(instance) = container
            && matches!(instance.class().lookup("__contains__"), Some(Value::None))
        {
            let name = self.type_name(container);
            return Err(self.type_error(format!("'{name}' object is not a container")));
        }
        let iterator = match self.iter(container) {
            Ok(iterator) => iterator,
            Err(exit) if self.raises(&exit, "TypeError") => {
                let name = self.type_name(container);
                return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
            }
            Err(exit) => return Err(exit),
        };
        while let Some(other) = self.next(&iterator)? {
            if self.same(&other, item)? {
                return Ok(true);
            }
            self.spend(1)?;
        }
        Ok(false)
    }

    /// The first place from `start` up to `stop` of an item in a list or tuple.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    pub(crate) fn place_of(
        &mut self,
        sequence: &Value,
        item: &Value,
        start: usize,
        stop: usize,
    ) -> Outcome<Option<usize>> {
        let mut from = start;
        loop {
            let search = |items: &[Value]| {
                for (at, other) in items.iter().enumerate().take(stop).skip(from) {
                    match quick_same(other, item) {
                        Some(false) => {}
                        Some(true) => return Some((at, None)),
                        None => return Some((at, Some(other.clone()))),
                    }
                }
                None
            };
            let len = match sequence {
                Value::List(list) => list.items.borrow().len(),
                Value::Tuple(items) => items.len(),
                _ => 0,
            };
            let hit = match sequence {
                Value::List(list) => search(&list.items.borrow()),
                Value::Tuple(items) => search(items),
                _ => None,
            };
            let seen = hit.as_ref().map_or(len, |(at, _)| *at).saturating_sub(from);
            self.spend(seen as u64 / 8)?;
            match hit {
                None => return Ok(None),
                Some((at, None)) => return Ok(Some(at)),
                Some((at, Some(other))) => {
                    if self.same(&other, item)? {
                        return Ok(Some(at));
                    }
                    from = at + 1;
                }
            }
        }
    }

    /// What a `__len__` returned, as a length.
    pub(super) fn checked_length(&mut self, result: &Value) -> Outcome<usize> {
        if matches!(result.plain(), Value::Big(_)) {
            return Err(self.error("OverflowError", "cannot fit 'int' into an index-sized integer"));
        }
        let length = self.index(result)?;
        usize::try_from(length).map_err(|_| self.value_error("__len__() should return >= 0"))
    }

    /// `len(value)`.
    ///
    /// # Errors
    /// `object of type 'int' has no len()`; what `__len__` raises.
    pub fn length(&mut self, value: &Value) -> Outcome<usize> {
        if let Value::Instance(_) | Value::Class(_) = value
            && let Defined::Own(method) = self.defined(value, "__len__")
        {
            let result = self.call(&method, Args::none())?;
            return self.checked_length(&result);
        }
        Ok(match value.plain() {
            Value::List(list) => list.items.borrow().len(),
            Value::Tuple(items) => items.len(),
            Value::Dict(dict) => dict.map.borrow().len(),
            Value::DictView(view) => view.dict.map.borrow().len(),
            Value::Set(set) => set.table.borrow().len(),
            Value::Str(text) => search::char_len(text),
            Value::Bytes(bytes) => bytes.len(),
            Value::ByteArray(bytes) => bytes.borrow().len(),
            Value::Range(range) => {
                let Ok(length) = usize::try_from(range.count()) else {
                    return Err(self.error("OverflowError", "Python int too large to convert to C ssize_t"));
                };
                length
            }
            _ => {
                let name = self.type_name(value);
                return Err(self.type_error(format!("object of type '{name}' has no len()")));
            }
        })
    }
}

impl crate::python::value::Range {
    /// Where a number is in the range. O(1).
    pub fn place_of(&self, number: i64) -> Option<i64> {
        let offset = i128::from(number) - i128::from(self.start);
        let step = i128::from(self.step);
        if offset % step != 0 {
            return None;
        }
        i64::try_from(offset / step).ok().filter(|place| (0..self.count()).contains(place))
    }
}
