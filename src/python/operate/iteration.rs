//! The next item of the built-in iterators, and the iterators of the built-in containers.
//! Invariant: an iterator is not borrowed while the program's code runs, so that it may be advanced from inside.

use std::cell::RefCell;
use std::rc::Rc;

use super::Defined;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::iterator::Iter;
use crate::python::value::Value;

/// What [`Machine::next_item`] has to do for an iterator that takes the machine.
enum Work {
    Fail(&'static str),
    Enumerate { source: Value, next: Value },
    Zip { sources: Vec<Value>, is_strict: bool },
    Map { function: Value, sources: Vec<Value> },
    Filter { function: Value, source: Value },
    Sequence { object: Value, at: i64 },
    SequenceReversed { object: Value, left: i64 },
    Callable { function: Value, sentinel: Value },
}

impl Machine {
    /// The next item of a built-in iterator; None at its end.
    ///
    /// # Errors
    /// `dictionary changed size during iteration` and its like; what the program's code raises.
    pub fn next_item(&mut self, iterator: &Rc<RefCell<Iter>>) -> Outcome<Option<Value>> {
        if let Some(item) = iterator.borrow_mut().quick_next() {
            return Ok((!item.is_unset()).then_some(item));
        }
        let work = match &*iterator.borrow() {
            Iter::Dict { dict, len, .. } | Iter::DictReversed { dict, len, .. } => {
                Work::Fail(if dict.map.borrow().len() == *len {
                    "dictionary keys changed during iteration"
                } else {
                    "dictionary changed size during iteration"
                })
            }
            Iter::Set { .. } => Work::Fail("Set changed size during iteration"),
            Iter::Enumerate { source, next } => Work::Enumerate { source: source.clone(), next: next.clone() },
            Iter::Zip { sources, strict } => Work::Zip { sources: sources.clone(), is_strict: *strict },
            Iter::Map { function, sources } => Work::Map { function: function.clone(), sources: sources.clone() },
            Iter::Filter { function, source } => Work::Filter { function: function.clone(), source: source.clone() },
            Iter::Sequence { object, at } => Work::Sequence { object: object.clone(), at: *at },
            Iter::SequenceReversed { object, left } => Work::SequenceReversed { object: object.clone(), left: *left },
            Iter::Callable { function, sentinel } => {
                Work::Callable { function: function.clone(), sentinel: sentinel.clone() }
            }
            _ => return Ok(None),
        };
        match work {
            Work::Fail(text) => Err(self.error("RuntimeError", text)),
            Work::Enumerate { source, next } => self.next_enumerated(iterator, &source, next),
            Work::Zip { sources, is_strict } => self.next_zipped(&sources, is_strict),
            Work::Map { function, sources } => {
                let mut args = Args::none();
                for source in &sources {
                    match self.next(source)? {
                        Some(item) => args.values.push(item),
                        None => return Ok(None),
                    }
                }
                self.call(&function, args).map(Some)
            }
            Work::Filter { function, source } => self.next_filtered(&function, &source),
            Work::Sequence { object, at } => {
                let item = self.item_or_end(iterator, &object, at)?;
                if item.is_some()
                    && let Iter::Sequence { at, .. } = &mut *iterator.borrow_mut()
                {
                    *at += 1;
                }
                Ok(item)
            }
            Work::SequenceReversed { object, left } => {
                if left <= 0 {
                    iterator.borrow_mut().end();
                    return Ok(None);
                }
                let item = self.item_or_end(iterator, &object, left - 1)?;
                if let Iter::SequenceReversed { left, .. } = &mut *iterator.borrow_mut() {
                    *left -= 1;
                }
                Ok(item)
            }
            Work::Callable { function, sentinel } => {
                let result = match self.call(&function, Args::none()) {
                    Err(exit) if self.raises(&exit, "StopIteration") => None,
                    result => Some(result?),
                };
                match result {
                    Some(value) if !self.same(&sentinel, &value)? => Ok(Some(value)),
                    _ => {
                        iterator.borrow_mut().end();
                        Ok(None)
                    }
                }
            }
        }
    }

    fn next_enumerated(&mut self, iterator: &RefCell<Iter>, source: &Value, number: Value) -> Outcome<Option<Value>> {
        let Some(item) = self.next(source)? else { return Ok(None) };
        let following = match &number {
            Value::Int(small) if *small < i64::MAX => Value::Int(small + 1),
            Value::Int(small) => Value::int(num_bigint::BigInt::from(*small) + 1),
            Value::Big(big) => Value::int(&**big + 1),
            other => other.clone(),
        };
        if let Iter::Enumerate { next, .. } = &mut *iterator.borrow_mut() {
            *next = following;
        }
        Ok(Some(Value::tuple(vec![number, item])))
    }

    fn next_zipped(&mut self, sources: &[Value], is_strict: bool) -> Outcome<Option<Value>> {
        let mut items = Vec::with_capacity(sources.len());
        for (index, source) in sources.iter().enumerate() {
            match self.next(source)? {
                Some(item) => items.push(item),
                None if is_strict && index > 0 => return Err(self.uneven_zip(index, "shorter")),
                None => {
                    if is_strict {
                        for (index, source) in sources.iter().enumerate().skip(1) {
                            if self.next(source)?.is_some() {
                                return Err(self.uneven_zip(index, "longer"));
                            }
                        }
                    }
                    return Ok(None);
                }
            }
        }
        Ok((!items.is_empty()).then(|| Value::tuple(items)))
    }

    fn uneven_zip(&self, index: usize, word: &str) -> Exit {
        let others = if index == 1 { "argument 1".to_owned() } else { format!("arguments 1-{index}") };
        self.value_error(format!("zip() argument {} is {word} than {others}", index + 1))
    }

    fn next_filtered(&mut self, function: &Value, source: &Value) -> Outcome<Option<Value>> {
        while let Some(item) = self.next(source)? {
            let is_wanted = if function.is_none() {
                self.truth(&item)?
            } else {
                let answer = self.call(function, Args::one(item.clone()))?;
                self.truth(&answer)?
            };
            if is_wanted {
                return Ok(Some(item));
            }
            self.spend(1)?;
        }
        Ok(None)
    }

    /// `object[index]`, where IndexError and StopIteration end the iterator.
    fn item_or_end(&mut self, iterator: &RefCell<Iter>, object: &Value, index: i64) -> Outcome<Option<Value>> {
        match self.subscript(object, &Value::Int(index)) {
            Ok(item) => Ok(Some(item)),
            Err(exit) if self.raises(&exit, "IndexError") || self.raises(&exit, "StopIteration") => {
                iterator.borrow_mut().end();
                Ok(None)
            }
            Err(exit) => Err(exit),
        }
    }

    /// The iterator of a built-in container, or a built-in iterator itself; None for anything else.
    pub fn iter_of_builtin(&self, value: &Value) -> Option<Value> {
        if matches!(value, Value::Iter(_)) {
            return Some(value.clone());
        }
        Iter::of_builtin(value).map(|iter| Value::Iter(Rc::new(RefCell::new(iter))))
    }

    /// Whether getting every item of this iterable or iterator never runs the program's code.
    pub fn is_self_contained(&self, value: &Value) -> bool {
        self.is_self_contained_within(value, &mut 32)
    }

    /// The same, false where more than `budget` iterators would have to be looked at.
    fn is_self_contained_within(&self, value: &Value, budget: &mut u32) -> bool {
        *budget = budget.saturating_sub(1);
        if *budget == 0 {
            return false;
        }
        match value {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::Dict(_)
            | Value::DictView(_)
            | Value::Set(_)
            | Value::Range(_) => true,
            Value::Iter(iter) => match iter.try_borrow().as_deref() {
                Ok(Iter::Enumerate { source, .. }) => self.is_self_contained_within(source, budget),
                Ok(Iter::Zip { sources, .. }) => {
                    sources.iter().all(|source| self.is_self_contained_within(source, budget))
                }
                Ok(
                    Iter::Map { .. }
                    | Iter::Filter { .. }
                    | Iter::Sequence { .. }
                    | Iter::SequenceReversed { .. }
                    | Iter::Callable { .. },
                )
                | Err(_) => false,
                Ok(_) => true,
            },
            Value::Instance(instance) => match instance.inner() {
                Some(inner) => {
                    let iter = instance.class().lookup("__iter__");
                    matches!(iter, Some(Value::Native(native)) if super::is_core(native))
                        && self.is_self_contained_within(inner, budget)
                }
                None => false,
            },
            _ => false,
        }
    }

    /// Whether `iter(value)` has a chance.
    pub(crate) fn is_iterable(&mut self, value: &Value) -> bool {
        match value {
            Value::Generator(_) => true,
            Value::Instance(_) | Value::Class(_) => {
                matches!(self.defined(value, "__iter__"), Defined::Own(_))
                    || matches!(self.defined(value, "__getitem__"), Defined::Own(_))
                    || self.iter_of_builtin(value.plain()).is_some()
            }
            _ => self.iter_of_builtin(value).is_some(),
        }
    }
}
