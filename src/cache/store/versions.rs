//! Finds the other versions of a key, so that a miss can name the one that is there.
//! Invariant: the slots of all entries with one raw key form one chain, and every slot of the store is in one.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

const NONE: u32 = u32::MAX;

/// How much of a chain is looked at, the latest first; a key with more versions than this is not worth the time.
const LOOKED_AT: usize = 32;

/// Until the first question it costs nothing; after that, O(1) per entry that comes or goes.
#[derive(Debug, Default)]
pub struct Versions {
    built: bool,
    heads: HashTable<u32>,
    links: Vec<Link>,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    hash: u64,
    later: u32,
    earlier: u32,
}

impl Versions {
    /// Whether the index wants every slot of the store added before the question.
    pub fn start(&mut self) -> bool {
        !std::mem::replace(&mut self.built, true)
    }

    /// Starts over: an empty store.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Adds a slot whose entry has this raw key.
    pub fn add<'a>(&mut self, slot: u32, raw: &str, raw_of: impl Fn(u32) -> Option<&'a str>) {
        if !self.built {
            return;
        }
        let hash = FxBuildHasher.hash_one(raw);
        let head = self.heads.find_mut(hash, |&head| raw_of(head) == Some(raw));
        let earlier = match head {
            Some(head) => std::mem::replace(head, slot),
            None => {
                let links = &self.links;
                let hash_of = |&slot: &u32| links.get(slot as usize).map_or(0, |link| link.hash);
                self.heads.insert_unique(hash, slot, hash_of);
                NONE
            }
        };
        if self.links.len() <= slot as usize {
            self.links.resize(slot as usize + 1, Link { hash: 0, later: NONE, earlier: NONE });
        }
        if let Some(link) = self.links.get_mut(slot as usize) {
            *link = Link { hash, later: NONE, earlier };
        }
        if let Some(link) = self.links.get_mut(earlier as usize) {
            link.later = slot;
        }
    }

    /// Takes a slot out, before or after its entry goes.
    pub fn remove(&mut self, slot: u32) {
        if !self.built {
            return;
        }
        let Some(&Link { hash, later, earlier }) = self.links.get(slot as usize) else { return };
        if let Some(link) = self.links.get_mut(earlier as usize) {
            link.later = later;
        }
        if let Some(link) = self.links.get_mut(later as usize) {
            link.earlier = earlier;
        } else if let Ok(mut head) = self.heads.find_entry(hash, |&head| head == slot) {
            if earlier == NONE {
                head.remove();
            } else {
                *head.get_mut() = earlier;
            }
        }
    }

    /// Slots whose entries have this raw key, the latest added first, at most a few dozen.
    pub fn of<'a>(&self, raw: &str, raw_of: impl Fn(u32) -> Option<&'a str>) -> impl Iterator<Item = u32> {
        let head = self.heads.find(FxBuildHasher.hash_one(raw), |&head| raw_of(head) == Some(raw)).copied();
        let earlier = |&slot: &u32| {
            let earlier = self.links.get(slot as usize)?.earlier;
            (earlier != NONE).then_some(earlier)
        };
        std::iter::successors(head, earlier).take(LOOKED_AT)
    }
}
