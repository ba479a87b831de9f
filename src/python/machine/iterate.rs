//! Iteration: getting iterators and their items.
//! Invariant: [`Value::Unset`] for an item means that the iterator is exhausted.

use super::Machine;
use super::tasks::NextOf;
use crate::python::frame::{Activation, Role};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::generator::Sent;
use crate::python::object::iterator::Iter;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

impl Machine {
    /// `iter(value)`.
    ///
    /// # Errors
    /// TypeError when it is not iterable.
    pub fn iter(&mut self, value: &Value) -> Outcome {
        let floor = self.frames.len();
        match self.begin_iter(value.clone())? {
            Some(iterator) => Ok(iterator),
            None => self.run_nested(floor),
        }
    }

    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn begin_iter(&mut self, value: Value) -> Outcome<Option<Value>> {
        match &value {
            Value::Iter(_) => return Ok(Some(value)),
            Value::Generator(generator) if generator.kind == crate::python::code::CodeKind::Generator => {
                return Ok(Some(value));
            }
            Value::Instance(_) | Value::Class(_) => {
                if let Some(method) = self.special(&value, "__iter__") {
                    if method.is_none() {
                        return Err(self.not_iterable(&value));
                    }
                    if let Some(inner) = self.native_inner(&value, &method) {
                        return Ok(self.iter_of_builtin(&inner));
                    }
                    return match self.begin_call(method, Args::none(), Role::Iter)? {
                        Some(iterator) => self.check_iterator(iterator).map(Some),
                        None => Ok(None),
                    };
                }
                if self.special(&value, "__getitem__").is_some() {
                    return Ok(Some(Value::Iter(Rc::new(RefCell::new(Iter::Sequence { object: value, at: 0 })))));
                }
            }
            _ => {}
        }
        match self.iter_of_builtin(&value) {
            Some(iterator) => Ok(Some(iterator)),
            None => Err(self.not_iterable(&value)),
        }
    }

    /// What `__iter__` returned must be an iterator.
    pub(super) fn check_iterator(&mut self, value: Value) -> Outcome {
        let is_iterator = match &value {
            Value::Iter(_) | Value::Generator(_) => true,
            other => self.special(other, "__next__").is_some(),
        };
        if is_iterator {
            return Ok(value);
        }
        let name = self.type_name(&value);
        Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
    }

    /// The built-in value inside an instance whose `method` is the built-in type's own.
    fn native_inner(&self, value: &Value, method: &Value) -> Option<Value> {
        match (value, method) {
            (Value::Instance(instance), Value::Method(method)) if matches!(method.function, Value::Native(_)) => {
                instance.inner().cloned()
            }
            _ => None,
        }
    }

    fn not_iterable(&self, value: &Value) -> Exit {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// The next item, or None at the end.
    ///
    /// # Errors
    /// What the iterator raises; a limit.
    #[cfg_attr(fast, optimize(speed))]
    pub fn next(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        // An item costs about as much as this many ops.
        self.spend(4)?;
        let floor = self.frames.len();
        let value = match self.begin_next(iterator, Role::Next)? {
            Some(value) => value,
            None => self.run_nested(floor)?,
        };
        Ok((!value.is_unset()).then_some(value))
    }

    /// All items of any iterable.
    ///
    /// # Errors
    /// TypeError when it is not iterable, and what getting the items raises.
    pub fn collect(&mut self, iterable: &Value) -> Outcome<Vec<Value>> {
        let len = match iterable {
            Value::List(list) => list.items.borrow().len(),
            Value::Tuple(items) => items.len(),
            _ => 0,
        };
        if len > 1024 {
            self.reserve(len * size_of::<Value>())?;
        }
        match iterable {
            Value::List(list) => return Ok(list.items.borrow().clone()),
            Value::Tuple(items) => return Ok(items.to_vec()),
            _ => {}
        }
        let iterator = self.iter(iterable)?;
        let mut items = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            if items.len() % 4096 == 4095 {
                self.reserve(items.len() * size_of::<Value>())?;
            }
            items.push(item);
        }
        Ok(items)
    }

    /// The next item of an iterator: `Unset` at the end, `None` when an activation was pushed that will answer.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn begin_next(&mut self, iterator: &Value, role: Role) -> Outcome<Option<Value>> {
        match iterator {
            Value::Iter(iter) => {
                if let Some(value) = iter.borrow_mut().quick_next() {
                    return Ok(Some(value));
                }
                if self.is_self_contained(iterator) {
                    return Ok(Some(self.next_item(iter)?.unwrap_or_default()));
                }
                let task = match &mut *iter.borrow_mut() {
                    Iter::Map { function, sources } => Some(NextOf::Map {
                        function: function.clone(),
                        sources: sources.clone(),
                        got: Vec::new(),
                        is_started: false,
                        is_called: false,
                    }),
                    Iter::Filter { function, source } => Some(NextOf::Filter {
                        function: function.clone(),
                        source: source.clone(),
                        item: Value::Unset,
                        stage: 0,
                    }),
                    Iter::Zip { sources, strict } if !sources.is_empty() => Some(NextOf::Zip {
                        sources: sources.clone(),
                        got: Vec::new(),
                        strict: *strict,
                        is_started: false,
                    }),
                    Iter::Enumerate { source, next: Value::Int(number) } => {
                        let task = NextOf::Enumerate {
                            source: source.clone(),
                            number: Value::Int(*number),
                            is_started: false,
                        };
                        *number = number.saturating_add(1);
                        Some(task)
                    }
                    _ => None,
                };
                match task {
                    Some(task) => {
                        self.frames.push(Activation::native(Box::new(task), role));
                        Ok(None)
                    }
                    None => Ok(Some(self.next_item(iter)?.unwrap_or_default())),
                }
            }
            Value::Generator(generator) if generator.kind != crate::python::code::CodeKind::AsyncGenerator => {
                match self.begin_resume(generator.clone(), Sent::Value(Value::None), role) {
                    Ok(()) => Ok(None),
                    Err(exit) if self.raises(&exit, "StopIteration") => Ok(Some(Value::Unset)),
                    Err(exit) => Err(exit),
                }
            }
            other => match self.special(other, "__next__") {
                Some(method) => match self.begin_call(method, Args::none(), role) {
                    Err(exit) if self.raises(&exit, "StopIteration") => Ok(Some(Value::Unset)),
                    answer => answer,
                },
                None => {
                    let name = self.type_name(other);
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
            },
        }
    }
}
