//! Looking up, storing and removing by key, for dicts.
//! Invariant: keys are compared as `is or ==`; a comparison that runs the program's code never meets a borrowed map.

use std::rc::Rc;

use super::equality::quick_same;
use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Outcome, in_pieces};
use crate::python::object::dict::Dict;
use crate::python::value::Value;

/// What hashbrown needs of a hash: information in the top bits as well as in the low ones.
#[inline]
pub fn spread(hash: i64) -> u64 {
    let product = (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// Where a key is, as far as the machine is not needed.
pub enum Found {
    At(usize),
    Nowhere,
    /// There is a key with the same hash that only an `__eq__` can tell from this one.
    Unknown,
}

/// Looks for a key by its hash, spread.
#[cfg_attr(fast, optimize(speed))]
pub fn quick_find(dict: &Dict, hash: u64, key: &Value) -> Found {
    let mut is_unknown = false;
    let found = dict.map.borrow().find(hash, |other| match quick_same(other, key) {
        Some(answer) => answer,
        None => {
            is_unknown = true;
            false
        }
    });
    match found {
        Some(place) if !is_unknown => Found::At(place),
        None if !is_unknown => Found::Nowhere,
        _ => Found::Unknown,
    }
}

impl Machine {
    /// The place of a key in the dict's map. `hash` is spread.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    #[cfg_attr(fast, optimize(speed))]
    pub fn dict_place(&mut self, dict: &Rc<Dict>, hash: u64, key: &Value) -> Outcome<Option<usize>> {
        match quick_find(dict, hash, key) {
            Found::At(place) => Ok(Some(place)),
            Found::Nowhere => Ok(None),
            Found::Unknown => self.slow_dict_place(dict, hash, key),
        }
    }

    fn slow_dict_place(&mut self, dict: &Rc<Dict>, hash: u64, key: &Value) -> Outcome<Option<usize>> {
        'again: loop {
            let candidates = dict.map.borrow().candidates(hash);
            for (place, other) in candidates {
                let is_same = self.same(&other, key)?;
                // The comparison may have changed the dict.
                let is_still_there = dict.map.borrow().key_at(place).is_some_and(|now| now.is(&other));
                if !is_still_there {
                    self.spend(1)?;
                    continue 'again;
                }
                if is_same {
                    return Ok(Some(place));
                }
            }
            return Ok(None);
        }
    }

    /// `dict.get(key)`; None where there is none.
    ///
    /// # Errors
    /// `unhashable type: 'list'`; what `__hash__` and `__eq__` raise.
    #[cfg_attr(fast, optimize(speed))]
    pub fn dict_get(&mut self, dict: &Rc<Dict>, key: &Value) -> Outcome<Option<Value>> {
        let hash = spread(self.hash(key)?);
        let place = self.dict_place(dict, hash, key)?;
        Ok(place.and_then(|place| dict.map.borrow().value_at(place).cloned()))
    }

    /// `dict[key] = value`.
    ///
    /// # Errors
    /// As [`Machine::dict_get`].
    #[cfg_attr(fast, optimize(speed))]
    pub fn dict_set(&mut self, dict: &Rc<Dict>, key: Value, value: Value) -> Outcome<()> {
        let hash = spread(self.hash(&key)?);
        self.put_hashed(dict, hash, key, value)
    }

    /// The same with a hash that is known, spread.
    #[inline]
    fn put_hashed(&mut self, dict: &Rc<Dict>, hash: u64, key: Value, value: Value) -> Outcome<()> {
        let place = self.dict_place(dict, hash, &key)?;
        let mut map = dict.map.borrow_mut();
        let _old = match place {
            Some(place) => map.set_value_at(place, value),
            None => {
                map.push(hash, key, value);
                None
            }
        };
        drop(map);
        Ok(())
    }

    /// Removes a key: its value, or None where there is none.
    ///
    /// # Errors
    /// As [`Machine::dict_get`].
    pub fn dict_remove(&mut self, dict: &Rc<Dict>, key: &Value) -> Outcome<Option<Value>> {
        let hash = spread(self.hash(key)?);
        let place = self.dict_place(dict, hash, key)?;
        let removed = place.and_then(|place| dict.map.borrow_mut().remove_at(place));
        Ok(removed.map(|(_, value)| value))
    }

    /// `key in dict`.
    ///
    /// # Errors
    /// As [`Machine::dict_get`].
    #[cfg_attr(fast, optimize(speed))]
    pub fn dict_contains(&mut self, dict: &Rc<Dict>, key: &Value) -> Outcome<bool> {
        let hash = spread(self.hash(key)?);
        Ok(self.dict_place(dict, hash, key)?.is_some())
    }

    /// A dict of these pairs, in order; of equal keys the first is kept, with the last value.
    ///
    /// # Errors
    /// As [`Machine::dict_get`].
    pub fn new_dict(&mut self, pairs: Vec<(Value, Value)>) -> Outcome<Value> {
        let dict: Rc<Dict> = Rc::default();
        for (key, value) in pairs {
            self.dict_set(&dict, key, value)?;
        }
        Ok(Value::Dict(dict))
    }

    /// The items of a dict, copied.
    pub fn dict_pairs(&self, dict: &Dict) -> Vec<(Value, Value)> {
        dict.map.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// A shallow copy.
    ///
    /// # Errors
    /// MemoryError.
    pub fn copy_dict(&mut self, dict: &Dict) -> Outcome<Rc<Dict>> {
        self.reserve(dict.map.borrow().len() * 48)?;
        let map = dict.map.borrow().clone();
        Ok(Rc::new(Dict { map: std::cell::RefCell::new(map) }))
    }

    /// `dict.update(other)` with another dict.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    pub fn merge_dict(&mut self, dict: &Rc<Dict>, other: &Rc<Dict>) -> Outcome<()> {
        if Rc::ptr_eq(dict, other) {
            return Ok(());
        }
        self.reserve(other.map.borrow().len() * 48)?;
        if dict.map.borrow().is_empty() {
            let _old = dict.map.borrow_mut().copy_from(&other.map.borrow());
            return Ok(());
        }
        let items: Vec<(u64, Value, Value)> =
            other.map.borrow().iter_hashed().map(|(hash, key, value)| (hash, key.clone(), value.clone())).collect();
        items.into_iter().try_for_each(|(hash, key, value)| self.put_hashed(dict, hash, key, value))
    }

    /// `dict.update(other)` with another dict that is long, in pieces; returns `result`, which must be returned from a
    /// native function.
    ///
    /// # Errors
    /// MemoryError; `dict mutated during update`; what an `__eq__` raises; a task, which is no error.
    pub(crate) fn merge_long_dict(&mut self, dict: Rc<Dict>, other: Rc<Dict>, result: Value) -> Outcome {
        let count = other.map.borrow().len();
        self.reserve(count * 48)?;
        dict.map.borrow_mut().reserve(count);
        let mut next = 0;
        in_pieces(self, move |m| {
            let items: Vec<(usize, u64, Value, Value)> = {
                let other = other.map.borrow();
                let items = other.iter_hashed_from(next).take(AT_ONCE);
                items.map(|(at, hash, key, value)| (at, hash, key.clone(), value.clone())).collect()
            };
            let Some((last, ..)) = items.last() else { return Ok(Some(result.clone())) };
            next = last + 1;
            for (_, hash, key, value) in items {
                m.put_hashed(&dict, hash, key, value)?;
            }
            if other.map.borrow().len() != count {
                return Err(m.error("RuntimeError", "dict mutated during update"));
            }
            Ok(None)
        })
    }
}
