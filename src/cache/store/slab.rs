//! The entries of a store, findable by made key and kept in order of use.
//! Invariant: the links always form one list, from the most to the least recently used entry, through exactly the slots
//! that hold an entry; free slots form another. Indices from the links and the table are therefore always in range.

use hashbrown::HashTable;

use super::Entry;
use crate::memory::piece::are_same;

/// No slot.
const NONE: u32 = u32::MAX;

#[derive(Debug)]
pub struct Slab<V> {
    nodes: Vec<Node<V>>,
    table: HashTable<u32>,
    front: u32,
    back: u32,
    free: u32,
    moves: u64,
}

#[derive(Debug)]
struct Node<V> {
    entry: Option<Entry<V>>,
    hash: u64,
    newer: u32,
    /// The next in line to be culled; for a free slot, the next free one.
    older: u32,
}

impl<V> Default for Slab<V> {
    fn default() -> Self {
        Self { nodes: Vec::new(), table: HashTable::new(), front: NONE, back: NONE, free: NONE, moves: 0 }
    }
}

impl<V> Slab<V> {
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// The slot of a made key. O(1).
    pub fn find(&self, made: &str) -> Option<u32> {
        self.find_hashed(made, hash(made))
    }

    /// The same, for a made key whose hash is known.
    #[cfg_attr(fast, optimize(speed))]
    pub fn find_hashed(&self, made: &str, hash: u64) -> Option<u32> {
        let is_it = |&slot: &u32| match self.nodes.get(slot as usize) {
            Some(Node { entry: Some(entry), hash: its, .. }) => *its == hash && are_same(&entry.key.made, made),
            _ => false,
        };
        self.table.find(hash, is_it).copied()
    }

    #[inline(always)]
    pub fn get(&self, slot: u32) -> Option<&Entry<V>> {
        self.nodes.get(slot as usize)?.entry.as_ref()
    }

    #[inline(always)]
    pub fn get_mut(&mut self, slot: u32) -> Option<&mut Entry<V>> {
        self.nodes.get_mut(slot as usize)?.entry.as_mut()
    }

    /// Puts an entry to the front whose made key, of this hash, is not there yet. O(1).
    #[cfg_attr(fast, optimize(speed))]
    pub fn insert(&mut self, mut entry: Entry<V>, hash: u64) -> u32 {
        self.moves += 1;
        entry.recency = self.moves;
        let node = Node { entry: Some(entry), hash, newer: NONE, older: NONE };
        let slot = if self.free == NONE {
            self.nodes.push(node);
            // A slab of 2^32 entries would need more memory than there is.
            (self.nodes.len() - 1) as u32
        } else {
            let slot = self.free;
            self.free = self.nodes[slot as usize].older;
            self.nodes[slot as usize] = node;
            slot
        };
        self.link_front(slot);
        self.table.insert_unique(hash, slot, |&slot| self.nodes[slot as usize].hash);
        slot
    }

    /// Makes an entry the most recently used. O(1).
    #[cfg_attr(fast, optimize(speed))]
    pub fn move_to_front(&mut self, slot: u32) {
        self.moves += 1;
        let recency = self.moves;
        if let Some(entry) = self.get_mut(slot) {
            entry.recency = recency;
            if self.front != slot {
                self.unlink(slot);
                self.link_front(slot);
            }
        }
    }

    /// Takes an entry out. O(1).
    #[cfg_attr(fast, optimize(speed))]
    pub fn remove(&mut self, slot: u32) -> Option<Entry<V>> {
        let node = self.nodes.get_mut(slot as usize)?;
        let entry = node.entry.take()?;
        let hash = node.hash;
        if let Ok(found) = self.table.find_entry(hash, |&other| other == slot) {
            found.remove();
        }
        self.unlink(slot);
        self.nodes[slot as usize].older = self.free;
        self.free = slot;
        Some(entry)
    }

    /// The slot of the least recently used entry.
    pub fn back(&self) -> Option<u32> {
        (self.back != NONE).then_some(self.back)
    }

    /// Slots and entries from the most to the least recently used.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Entry<V>)> {
        std::iter::successors((self.front != NONE).then_some(self.front), |&slot| {
            let older = self.nodes[slot as usize].older;
            (older != NONE).then_some(older)
        })
        .filter_map(|slot| Some((slot, self.get(slot)?)))
    }

    /// Takes everything out, the most recently used first, and gives the memory back.
    pub fn drain(&mut self) -> impl Iterator<Item = (u32, Entry<V>)> + use<V> {
        let moves = self.moves;
        let mut old = std::mem::replace(self, Self { moves, ..Self::default() });
        std::iter::from_fn(move || {
            let slot = old.front;
            let node = old.nodes.get_mut(slot as usize)?;
            old.front = node.older;
            Some((slot, node.entry.take()?))
        })
    }

    #[inline(always)]
    fn link_front(&mut self, slot: u32) {
        let front = self.front;
        let node = &mut self.nodes[slot as usize];
        node.newer = NONE;
        node.older = front;
        match self.nodes.get_mut(front as usize) {
            Some(second) => second.newer = slot,
            None => self.back = slot,
        }
        self.front = slot;
    }

    #[inline(always)]
    fn unlink(&mut self, slot: u32) {
        let Node { newer, older, .. } = self.nodes[slot as usize];
        match self.nodes.get_mut(newer as usize) {
            Some(node) => node.older = older,
            None => self.front = older,
        }
        match self.nodes.get_mut(older as usize) {
            Some(node) => node.newer = newer,
            None => self.back = newer,
        }
    }
}

/// By which a made key is found.
#[cfg_attr(fast, optimize(speed))]
pub fn hash(made: &str) -> u64 {
    const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;
    let mix = |hash: u64, word: u64| {
        let product = (hash ^ word).wrapping_mul(FACTOR);
        // What is multiplied moves up only, and the table wants the lower bits.
        product ^ product >> 32
    };
    let (words, rest) = made.as_bytes().as_chunks();
    let hash = words.iter().fold(made.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    mix(hash, rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)))
}
