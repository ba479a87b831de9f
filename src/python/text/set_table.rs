//! The table behind `set` and `frozenset`, which iterates in the order of CPython 3.11's.
//! Invariant: an item's place depends on hashes and the history of the table alone, as in CPython.

/// A set's items with their hashes. Equality is the caller's: it is passed to whatever compares.
#[derive(Debug, Clone)]
pub struct PySetTable<T> {
    slots: Vec<Slot<T>>,
}

#[derive(Debug, Clone)]
enum Slot<T> {
    Unused,
    Dummy,
    Item(i64, T),
}

/// How two items compare.
pub type Equal<'e, T> = &'e mut dyn FnMut(&T, &T) -> bool;

impl<T: Clone> PySetTable<T> {
    /// An empty table.
    pub fn new() -> Self {
        todo!()
    }
    /// How many items there are.
    pub fn len(&self) -> usize {
        todo!()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        todo!()
    }
    /// The slot of the item with this hash for which `is_same` holds.
    pub fn find(&self, hash: i64, is_same: &mut dyn FnMut(&T) -> bool) -> Option<usize> {
        todo!()
    }
    /// The slots with this hash in the order in which they would be compared, for callers whose comparison cannot run
    /// inside a closure.
    pub fn candidates(&self, hash: i64) -> Vec<usize> {
        todo!()
    }
    /// The item in a slot.
    pub fn get(&self, slot: usize) -> Option<&T> {
        todo!()
    }
    /// Adds an item that is not in the set yet.
    pub fn insert_unique(&mut self, hash: i64, item: T) {
        todo!()
    }
    /// `set.add`: whether the item was new.
    pub fn insert(&mut self, hash: i64, item: T, equal: Equal<'_, T>) -> bool {
        todo!()
    }
    /// Removes the item in a slot that `find` gave.
    pub fn remove(&mut self, slot: usize) -> Option<T> {
        todo!()
    }
    /// `set.pop`.
    pub fn pop(&mut self) -> Option<(i64, T)> {
        todo!()
    }
    /// `set.clear`.
    pub fn clear(&mut self) {
        todo!()
    }
    /// The items with their hashes, in iteration order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &T)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Item(hash, item) => Some((*hash, item)),
            _ => None,
        })
    }
    /// The next item at or after `slot` and the slot after it: an iterator that survives changes of the set.
    pub fn next_from(&self, slot: usize) -> Option<(usize, i64, &T)> {
        todo!()
    }
    /// `set(other)` and `other.copy()` of a set.
    pub fn copied(&self) -> Self {
        todo!()
    }
    /// `set.update(other)` and `|=` with a set.
    pub fn merge(&mut self, other: &Self, equal: Equal<'_, T>) {
        todo!()
    }
    /// Makes room as `set.update(dict)` does before it adds `count` keys.
    pub fn reserve_for_dict(&mut self, count: usize) {
        todo!()
    }
    /// `self | other`.
    pub fn union(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        todo!()
    }
    /// `self & other`.
    pub fn intersection(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        todo!()
    }
    /// `self - other`.
    pub fn difference(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        todo!()
    }
    /// `self -= other` with a set.
    pub fn difference_update(&mut self, other: &Self, equal: Equal<'_, T>) {
        todo!()
    }
    /// `self ^ other`.
    pub fn symmetric_difference(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        todo!()
    }
    /// `self ^= other` with a set.
    pub fn symmetric_difference_update(&mut self, other: &Self, equal: Equal<'_, T>) {
        todo!()
    }
    /// `self <= other`.
    pub fn is_subset(&self, other: &Self, equal: Equal<'_, T>) -> bool {
        todo!()
    }
    /// `self.isdisjoint(other)`.
    pub fn is_disjoint(&self, other: &Self, equal: Equal<'_, T>) -> bool {
        todo!()
    }
}

impl<T: Clone> Default for PySetTable<T> {
    fn default() -> Self {
        Self::new()
    }
}
