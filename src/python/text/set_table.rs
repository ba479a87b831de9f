//! The table behind `set` and `frozenset`, which iterates in the order of CPython 3.11's.
//! Invariant: an item's place depends on hashes and the history of the table alone, as in CPython: open addressing in a
//! power of two of slots, a few neighbours probed before jumping, and room for more made at three fifths.

/// How many neighbours are looked at before the hash says where to go on.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const SMALLEST: usize = 8;

/// A set's items with their hashes. Equality is the caller's: it is passed to whatever compares.
#[derive(Debug, Clone)]
pub struct PySetTable<T> {
    slots: Vec<Slot<T>>,
    used: usize,
    /// Items and dummies.
    filled: usize,
    /// Where `pop` goes on looking.
    finger: usize,
}

#[derive(Debug, Clone)]
enum Slot<T> {
    Unused,
    /// An item was removed here; looking for another one goes on past it, and a new one may take the place.
    Dummy,
    Item(i64, T),
}

/// How two items compare.
pub type Equal<'e, T> = &'e mut dyn FnMut(&T, &T) -> bool;

/// The slots to look at for a hash, in order, without end.
struct Probe {
    mask: usize,
    perturb: u64,
    start: usize,
    offset: usize,
}

impl Probe {
    fn new(hash: i64, slots: usize) -> Self {
        let mask = slots - 1;
        Self { mask, perturb: hash as u64, start: hash as usize & mask, offset: 0 }
    }
}

impl Iterator for Probe {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let reach = if self.start + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
        if self.offset > reach {
            self.perturb >>= PERTURB_SHIFT;
            // Taken modulo the mask, so that a 32-bit usize goes the same way.
            let next = (self.start as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb);
            self.start = next as usize & self.mask;
            self.offset = 0;
        }
        self.offset += 1;
        Some(self.start + self.offset - 1)
    }
}

impl<T: Clone> PySetTable<T> {
    /// An empty table. It allocates nothing.
    pub fn new() -> Self {
        Self { slots: Vec::new(), used: 0, filled: 0, finger: 0 }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    fn capacity(&self) -> usize {
        self.slots.len().max(SMALLEST)
    }

    /// The slot of the item with this hash for which `is_same` holds.
    pub fn find(&self, hash: i64, is_same: &mut dyn FnMut(&T) -> bool) -> Option<usize> {
        if self.used == 0 {
            return None;
        }
        for at in Probe::new(hash, self.capacity()) {
            match self.slots.get(at)? {
                Slot::Unused => return None,
                Slot::Item(other, item) if *other == hash && is_same(item) => return Some(at),
                _ => {}
            }
        }
        None
    }

    /// The slots with this hash in the order in which they would be compared, for callers whose comparison cannot run
    /// inside a closure.
    pub fn candidates(&self, hash: i64) -> Vec<usize> {
        let mut found = Vec::new();
        if self.used > 0 {
            for at in Probe::new(hash, self.capacity()) {
                match self.slots.get(at) {
                    Some(Slot::Item(other, _)) if *other == hash && !found.contains(&at) => found.push(at),
                    Some(Slot::Unused) | None => break,
                    _ => {}
                }
            }
        }
        found
    }

    /// The item in a slot.
    pub fn get(&self, slot: usize) -> Option<&T> {
        match self.slots.get(slot) {
            Some(Slot::Item(_, item)) => Some(item),
            _ => None,
        }
    }

    /// Adds an item that is not in the set yet.
    pub fn insert_unique(&mut self, hash: i64, item: T) {
        if let Some(least) = self.insert_crowded(hash, item) {
            self.resize(least);
        }
    }

    /// The same, but leaves it to the caller to make room: more slots than the number that it then gives.
    pub fn insert_crowded(&mut self, hash: i64, item: T) -> Option<usize> {
        let is_crowded = self.place(hash, item) && self.filled * 5 >= (self.capacity() - 1) * 3;
        is_crowded.then(|| self.roomy())
    }

    fn roomy(&self) -> usize {
        if self.used > 50_000 { self.used * 2 } else { self.used * 4 }
    }

    /// Puts an item into the last dummy before the first unused slot, or else into that, leaving the table as large as
    /// it is; whether another slot is filled now.
    fn place(&mut self, hash: i64, item: T) -> bool {
        if self.slots.is_empty() {
            self.slots.resize_with(SMALLEST, || Slot::Unused);
        }
        let mut free = None;
        let mut is_unused = false;
        for at in Probe::new(hash, self.slots.len()) {
            match self.slots.get(at) {
                Some(Slot::Dummy) => free = Some(at),
                Some(Slot::Item(..)) => {}
                Some(Slot::Unused) | None => {
                    is_unused = free.is_none();
                    free = free.or(Some(at));
                    break;
                }
            }
        }
        if let Some(slot) = free.and_then(|at| self.slots.get_mut(at)) {
            *slot = Slot::Item(hash, item);
            self.filled += usize::from(is_unused);
            self.used += 1;
        }
        is_unused
    }

    /// Moves all items, in order, into a table with more slots than `least`, without dummies.
    pub fn resize(&mut self, least: usize) {
        let mut slots = Vec::new();
        slots.resize_with(size_beyond(least), || Slot::Unused);
        let old = std::mem::replace(&mut self.slots, slots);
        (self.used, self.filled) = (0, 0);
        for slot in old {
            if let Slot::Item(hash, item) = slot {
                self.place(hash, item);
            }
        }
    }

    /// `set.add`: whether the item was new.
    pub fn insert(&mut self, hash: i64, item: T, equal: Equal<'_, T>) -> bool {
        let is_new = self.find(hash, &mut |other| equal(other, &item)).is_none();
        if is_new {
            self.insert_unique(hash, item);
        }
        is_new
    }

    /// Removes the item in a slot that `find` gave.
    pub fn remove(&mut self, slot: usize) -> Option<T> {
        let slot = self.slots.get_mut(slot)?;
        match std::mem::replace(slot, Slot::Dummy) {
            Slot::Item(_, item) => {
                self.used -= 1;
                Some(item)
            }
            other => {
                *slot = other;
                None
            }
        }
    }

    /// `set.pop`.
    pub fn pop(&mut self) -> Option<(i64, T)> {
        if self.used == 0 {
            return None;
        }
        let start = self.finger & (self.slots.len() - 1);
        let (at, hash, _) = self.next_from(start).or_else(|| self.next_from(0))?;
        self.finger = at + 1;
        self.remove(at).map(|item| (hash, item))
    }

    /// `set.clear`.
    pub fn clear(&mut self) {
        *self = Self { finger: self.finger, ..Self::new() };
    }

    /// The items with their hashes, in iteration order.
    pub fn into_items(self) -> impl Iterator<Item = T> {
        self.slots.into_iter().filter_map(|slot| match slot {
            Slot::Item(_, item) => Some(item),
            _ => None,
        })
    }

    pub fn iter(&self) -> impl Iterator<Item = (i64, &T)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Item(hash, item) => Some((*hash, item)),
            _ => None,
        })
    }

    /// The first item at or after `slot`, with its slot and its hash: an iterator that survives changes of the set goes
    /// on at the slot after that.
    pub fn next_from(&self, slot: usize) -> Option<(usize, i64, &T)> {
        self.slots.iter().enumerate().skip(slot).find_map(|(at, slot)| match slot {
            Slot::Item(hash, item) => Some((at, *hash, item)),
            _ => None,
        })
    }

    /// `set(other)` and `other.copy()` of a set.
    pub fn copied(&self) -> Self {
        let mut copy = Self::new();
        copy.merge(self, &mut |_, _| false);
        copy
    }

    /// `set.update(other)` and `|=` with a set.
    pub fn merge(&mut self, other: &Self, equal: Equal<'_, T>) {
        if other.used == 0 {
            return;
        }
        self.reserve_for_dict(other.used);
        if self.filled > 0 {
            for (hash, item) in other.iter() {
                self.insert(hash, item.clone(), equal);
            }
        } else if self.capacity() == other.capacity() && other.filled == other.used {
            self.slots.clone_from(&other.slots);
            (self.used, self.filled) = (other.used, other.filled);
        } else {
            for (hash, item) in other.iter() {
                self.place(hash, item.clone());
            }
        }
    }

    /// Makes room as `set.update` does before it adds `count` items of a set or a dict.
    pub fn reserve_for_dict(&mut self, count: usize) {
        if let Some(least) = self.lacks_room_for(count) {
            self.resize(least);
        }
    }

    /// Where there is none for so many items: the number that the slots are to exceed.
    pub fn lacks_room_for(&self, count: usize) -> Option<usize> {
        let is_crowded = (self.filled + count) * 5 >= (self.capacity() - 1) * 3;
        is_crowded.then(|| (self.used + count) * 2)
    }

    fn contains(&self, hash: i64, item: &T, equal: Equal<'_, T>) -> bool {
        self.find(hash, &mut |other| equal(other, item)).is_some()
    }

    /// The items of `self` that are, or are not, in `other`, added one by one.
    fn filtered(&self, other: &Self, is_wanted: bool, equal: Equal<'_, T>) -> Self {
        let mut kept = Self::new();
        for (hash, item) in self.iter() {
            if other.contains(hash, item, equal) == is_wanted {
                kept.insert_unique(hash, item.clone());
            }
        }
        kept
    }

    /// `self | other`.
    pub fn union(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        let mut union = self.copied();
        union.merge(other, equal);
        union
    }

    /// `self & other`: the items are those of the smaller set, of `other` when they are equally large.
    pub fn intersection(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        if other.used > self.used { self.filtered(other, true, equal) } else { other.filtered(self, true, equal) }
    }

    /// `self &= other`.
    pub fn intersection_update(&mut self, other: &Self, equal: Equal<'_, T>) {
        // CPython swaps the tables and leaves behind where `pop` was.
        *self = Self { finger: self.finger, ..self.intersection(other, equal) };
    }

    /// Exchanges the items with another table's, but not the places where `pop` was, as CPython does.
    pub fn swap_items(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.finger, &mut other.finger);
    }

    /// `self - other`.
    pub fn difference(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        // Little to take away from much: copying keeps places.
        if self.used >> 2 > other.used {
            let mut copy = self.copied();
            copy.difference_update(other, equal);
            return copy;
        }
        self.filtered(other, false, equal)
    }

    /// `self -= other` with a set.
    pub fn difference_update(&mut self, other: &Self, equal: Equal<'_, T>) {
        for (hash, item) in other.iter() {
            if let Some(slot) = self.find(hash, &mut |own| equal(own, item)) {
                self.remove(slot);
            }
        }
        self.drop_dummies();
    }

    /// Makes a table without dummies when more than a quarter of this one are.
    pub fn drop_dummies(&mut self) {
        if let Some(least) = self.has_many_dummies() {
            self.resize(least);
        }
    }

    /// Where more than a quarter of the table are dummies: the number that the slots of one without are to exceed.
    pub fn has_many_dummies(&self) -> Option<usize> {
        (self.filled - self.used > (self.capacity() - 1) / 4).then(|| self.roomy())
    }

    /// `self ^ other`.
    pub fn symmetric_difference(&self, other: &Self, equal: Equal<'_, T>) -> Self {
        let mut difference = other.copied();
        difference.symmetric_difference_update(self, equal);
        difference
    }

    /// `self ^= other` with a set.
    pub fn symmetric_difference_update(&mut self, other: &Self, equal: Equal<'_, T>) {
        for (hash, item) in other.iter() {
            match self.find(hash, &mut |own| equal(own, item)) {
                Some(slot) => {
                    self.remove(slot);
                }
                None => self.insert_unique(hash, item.clone()),
            }
        }
    }

    /// `self <= other`.
    pub fn is_subset(&self, other: &Self, equal: Equal<'_, T>) -> bool {
        self.used <= other.used && self.iter().all(|(hash, item)| other.contains(hash, item, equal))
    }

    /// `self.isdisjoint(other)`.
    pub fn is_disjoint(&self, other: &Self, equal: Equal<'_, T>) -> bool {
        let (small, large) = if other.used > self.used { (self, other) } else { (other, self) };
        !small.iter().any(|(hash, item)| large.contains(hash, item, equal))
    }
}

/// The size of a table with more slots than `least`.
fn size_beyond(least: usize) -> usize {
    (least + 1).next_power_of_two().max(SMALLEST)
}

/// A table that the items of a set are put into piece by piece, while they stay where they are.
pub struct Move<T> {
    table: PySetTable<T>,
    size: usize,
    /// How many slots of the old table have been looked at.
    done: usize,
    /// Whether each item keeps its slot.
    is_same: bool,
}

impl<T: Clone> Move<T> {
    /// To more slots than `least`.
    pub fn beyond(least: usize) -> Self {
        Self { table: PySetTable::new(), size: size_beyond(least), done: 0, is_same: false }
    }

    /// To what [`PySetTable::copied`] makes of a set that is not small.
    pub fn copy_of(from: &PySetTable<T>) -> Self {
        let new = Self::beyond(from.used * 2);
        Self { is_same: new.size == from.slots.len() && from.filled == from.used, ..new }
    }

    /// Does the work of up to so many slots; whether that was all of it.
    pub fn advance(&mut self, from: &PySetTable<T>, most: usize) -> bool {
        let slots = &mut self.table.slots;
        slots.reserve_exact(self.size - slots.len());
        let rest = from.slots.get(self.done..).unwrap_or_default();
        let some = &rest[..rest.len().min(most)];
        if self.is_same {
            slots.extend_from_slice(some);
            (self.table.used, self.table.filled) = (from.used, from.filled);
        } else if slots.len() < self.size {
            slots.resize_with(self.size.min(slots.len() + 4 * most), || Slot::Unused);
            return false;
        } else {
            for slot in some {
                if let Slot::Item(hash, item) = slot {
                    self.table.place(*hash, item.clone());
                }
            }
        }
        self.done += most;
        rest.len() <= most
    }

    /// Puts the new table into a set; what that had is to be let go.
    pub fn finish(self, into: &mut PySetTable<T>) -> PySetTable<T> {
        let finger = into.finger;
        std::mem::replace(into, PySetTable { finger, ..self.table })
    }
}

impl<T: Clone> Default for PySetTable<T> {
    fn default() -> Self {
        Self::new()
    }
}
