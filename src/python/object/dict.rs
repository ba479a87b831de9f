//! `dict`, its views, and the ordered map under them.
//! Invariant: the table names every live item of `items` by its place, each key once.

mod methods;
mod views;

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use super::burial::{bury, bury_all, is_last_holder};
use crate::python::value::Value;

pub use methods::METHODS;
pub use views::{ITEMS_METHODS, KEYS_METHODS, VALUES_METHODS};

#[derive(Default)]
pub struct Dict {
    pub map: RefCell<DictMap>,
}

impl Drop for Dict {
    fn drop(&mut self) {
        let map = self.map.take();
        if map.items.len() > MANY {
            let count = 2 * map.items.len();
            bury_all(map.items.into_iter().flatten().flat_map(|item| [item.key, item.value]), count);
        } else if map.iter().any(|(key, value)| is_last_holder(value) || is_last_holder(key)) {
            bury(map.items.into_iter().flatten().flat_map(|item| [item.key, item.value]));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

/// `d.keys()`, `d.values()`, `d.items()`.
pub struct DictView {
    pub dict: Rc<Dict>,
    pub kind: ViewKind,
    /// Of an `OrderedDict`, which shows in the name of its type.
    pub is_ordered: bool,
}

/// A hash map that keeps the order of insertion. Keys are compared by a closure, because only the machine knows `__eq__`.
#[derive(Default, Clone)]
pub struct DictMap {
    /// None: removed.
    items: Vec<Option<Item>>,
    table: HashTable<u32>,
    /// While a table that has become large takes over what another one names.
    growth: Option<Box<Growth>>,
    live: usize,
    changes: u64,
    /// How many places are left before CPython would make a new table, which closes the gaps: a program that changes a
    /// dict while it goes through it can tell.
    room: usize,
}

/// The move from a table into a larger one: a few places with every key that is added, since all at once takes long.
#[derive(Clone)]
struct Growth {
    /// Of the places from `moved` to `end`, and of no others, it knows what the table does not.
    old: HashTable<u32>,
    moved: usize,
    end: usize,
}

/// A table of more keys grows little by little, so many places with every key that is added.
const SLOW: usize = 1 << 14;
const MOVED: usize = 8;

/// Below this many places gaps are cheap to step over.
const MANY: usize = 1024;

#[derive(Clone)]
struct Item {
    hash: u64,
    key: Value,
    value: Value,
}

impl Growth {
    /// Whether a place is still the old table's.
    fn is_behind(&self, at: u32) -> bool {
        (self.moved..self.end).contains(&(at as usize))
    }
}

impl DictMap {
    /// Grows with every change.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The place of the key with this hash for which `equal` holds. O(1).
    #[inline]
    pub fn find(&self, hash: u64, mut equal: impl FnMut(&Value) -> bool) -> Option<usize> {
        let mut is_it =
            |at: u32| self.items[at as usize].as_ref().is_some_and(|item| item.hash == hash && equal(&item.key));
        let found = self.table.find(hash, |&at| is_it(at));
        match (found, &self.growth) {
            (None, Some(growth)) => growth.old.find(hash, |&at| growth.is_behind(at) && is_it(at)),
            _ => found,
        }
        .map(|&at| at as usize)
    }

    /// The keys with exactly this hash, for a comparison that needs the map let go. Usually at most one.
    pub fn candidates(&self, hash: u64) -> Vec<(usize, Value)> {
        let mut found = Vec::new();
        let behind =
            self.growth.iter().flat_map(|growth| growth.old.iter_hash(hash).filter(|at| growth.is_behind(**at)));
        for &at in self.table.iter_hash(hash).chain(behind) {
            if let Some(item) = &self.items[at as usize]
                && item.hash == hash
            {
                found.push((at as usize, item.key.clone()));
            }
        }
        found
    }

    pub fn key_at(&self, place: usize) -> Option<&Value> {
        self.items.get(place)?.as_ref().map(|item| &item.key)
    }

    #[inline]
    pub fn value_at(&self, place: usize) -> Option<&Value> {
        self.items.get(place)?.as_ref().map(|item| &item.value)
    }

    /// The first live item at or after a place: (place, key, value).
    pub fn next_from(&self, place: usize) -> Option<(usize, &Value, &Value)> {
        let rest = self.items.get(place..)?;
        let offset = rest.iter().position(Option::is_some)?;
        rest[offset].as_ref().map(|item| (place + offset, &item.key, &item.value))
    }

    /// The last live item before a place.
    pub fn last_before(&self, place: usize) -> Option<(usize, &Value, &Value)> {
        let rest = self.items.get(..place.min(self.items.len()))?;
        let at = rest.iter().rposition(Option::is_some)?;
        rest[at].as_ref().map(|item| (at, &item.key, &item.value))
    }

    /// One more than the highest place.
    pub fn places(&self) -> usize {
        self.items.len()
    }

    #[inline]
    pub fn set_value_at(&mut self, place: usize, value: Value) -> Option<Value> {
        self.changes += 1;
        let item = self.items.get_mut(place)?.as_mut()?;
        Some(std::mem::replace(&mut item.value, value))
    }

    /// Adds a key that is not there. O(1) amortised.
    #[cfg_attr(fast, optimize(speed))]
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        self.changes += 1;
        if self.room == 0 {
            self.close_gaps();
            // Slots in a power of two, at least three times the items, of which two thirds are used.
            let slots = (self.live * 3).max(8).next_power_of_two();
            self.room = slots * 2 / 3 - self.live;
        }
        self.room -= 1;
        let place = self.items.len() as u32;
        self.items.push(Some(Item { hash, key, value }));
        if self.growth.is_some() {
            self.grow_on();
        } else if self.table.len() >= SLOW && self.table.len() == self.table.capacity() {
            self.begin_growth(place as usize);
        }
        let items = &self.items;
        self.table.insert_unique(hash, place, |&at| items[at as usize].as_ref().map_or(0, |item| item.hash));
        self.live += 1;
    }

    /// Removes what is at a place. O(1) amortised: many gaps are closed once they are half of the places.
    pub fn remove_at(&mut self, place: usize) -> Option<(Value, Value)> {
        self.changes += 1;
        let item = self.items.get_mut(place)?.take()?;
        if let Ok(entry) = self.table.find_entry(item.hash, |&at| at as usize == place) {
            entry.remove();
        } else if let Some(growth) = &mut self.growth
            && let Ok(entry) = growth.old.find_entry(item.hash, |&at| at as usize == place)
        {
            entry.remove();
        }
        self.live -= 1;
        if self.items.len() > MANY && self.live < self.items.len() / 2 {
            self.close_gaps();
        }
        Some((item.key, item.value))
    }

    /// Removes the last item. O(1) amortised: the gaps after it go as well.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        while matches!(self.items.last(), Some(None)) {
            self.items.pop();
        }
        self.keep_growth_within();
        let last = self.items.len().checked_sub(1)?;
        let removed = self.remove_at(last);
        self.items.truncate(self.items.len().min(last));
        self.keep_growth_within();
        removed
    }

    /// What is put into places that have been given up is the table's.
    fn keep_growth_within(&mut self) {
        if let Some(growth) = &mut self.growth {
            growth.end = growth.end.min(self.items.len());
        }
    }

    #[cold]
    fn begin_growth(&mut self, end: usize) {
        let larger = HashTable::with_capacity(2 * self.table.len());
        let old = std::mem::replace(&mut self.table, larger);
        self.growth = Some(Box::new(Growth { old, moved: 0, end }));
    }

    /// Moves the next places into the table, which has room for them: it is twice as large as what they come from.
    fn grow_on(&mut self) {
        let Some(growth) = &mut self.growth else { return };
        let (items, next) = (&self.items, growth.end.min(growth.moved + MOVED));
        let hash_of = |at: &u32| items[*at as usize].as_ref().map_or(0, |item| item.hash);
        for (at, item) in items.iter().enumerate().take(next).skip(growth.moved) {
            if let Some(item) = item {
                self.table.insert_unique(item.hash, at as u32, hash_of);
            }
        }
        growth.moved = next;
        if next == growth.end {
            self.growth = None;
        }
    }

    fn close_gaps(&mut self) {
        if self.live == self.items.len() {
            return;
        }
        self.items.retain(Option::is_some);
        self.growth = None;
        self.table.clear();
        let items = &self.items;
        let hash_of = |at: &u32| items[*at as usize].as_ref().map_or(0, |item| item.hash);
        for at in 0..items.len() as u32 {
            self.table.insert_unique(hash_of(&at), at, hash_of);
        }
    }

    /// Leaves the map empty and returns what was in it, to be dropped when the map is let go.
    pub fn take(&mut self) -> Self {
        let changes = self.changes + 1;
        std::mem::replace(self, Self { changes, ..Self::default() })
    }

    /// Becomes a copy of another map.
    pub fn copy_from(&mut self, other: &Self) -> Self {
        let old = self.take();
        let changes = self.changes;
        *self = Self { changes, ..other.clone() };
        old
    }

    pub fn clear(&mut self) {
        self.changes += 1;
        self.items.clear();
        self.growth = None;
        self.table.clear();
        self.live = 0;
        self.room = 0;
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.items.iter().flatten().map(|item| (&item.key, &item.value))
    }

    /// Makes room for so many more keys.
    pub fn reserve(&mut self, keys: usize) {
        self.items.reserve(keys);
        if self.is_empty() {
            self.growth = None;
            self.table = HashTable::with_capacity(keys);
        }
    }

    /// The live items at a place and after it with their hashes and places.
    pub fn iter_hashed_from(&self, place: usize) -> impl Iterator<Item = (usize, u64, &Value, &Value)> {
        let rest = self.items.iter().enumerate().skip(place);
        rest.filter_map(|(at, item)| item.as_ref().map(|item| (at, item.hash, &item.key, &item.value)))
    }

    /// The live items with their hashes.
    pub fn iter_hashed(&self) -> impl Iterator<Item = (u64, &Value, &Value)> {
        self.items.iter().flatten().map(|item| (item.hash, &item.key, &item.value))
    }
}
