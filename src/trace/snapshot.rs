//! The caches at one moment, sharing whatever did not change with the moments before.
//! Invariant: a change copies one chunk of entries, never the whole store.

use std::rc::Rc;

use super::Entry;

const CHUNK: usize = 32;

/// Some of the slots of a store.
type Part = [Option<Rc<Entry>>; CHUNK];

/// Every store, by location, in the order in which the settings name them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    pub stores: Rc<Vec<StoreView>>,
}

/// What one alias of the settings asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct AliasView {
    pub name: Rc<str>,
    /// `LocMemCache` or `DummyCache`, or the name of the program's own class.
    pub backend: Rc<str>,
    /// Seconds; `None`: for ever.
    pub timeout: Option<f64>,
    pub max_entries: i64,
    pub cull_frequency: i64,
    pub key_prefix: Rc<str>,
    pub version: Rc<str>,
}

/// One store and the aliases that share it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StoreView {
    pub location: Rc<str>,
    pub aliases: Rc<[AliasView]>,
    chunks: Rc<[Rc<Part>]>,
    len: usize,
}

impl StoreView {
    pub fn new(location: Rc<str>, aliases: Rc<[AliasView]>) -> Self {
        Self { location, aliases, ..Self::default() }
    }

    /// Number of entries in the store, expired ones included.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries in the order of their slots. O(slots).
    pub fn entries(&self) -> impl Iterator<Item = &Rc<Entry>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter().flatten())
    }

    /// Shows the slots in which there is another entry than in an earlier view of the store, with that and with this one.
    /// O(slots), but for what the views share.
    pub fn each_difference(&self, earlier: Option<&Self>, mut show: impl FnMut(usize, Option<&Entry>, Option<&Entry>)) {
        for (index, chunk) in self.chunks.iter().enumerate() {
            let before = earlier.and_then(|earlier| earlier.chunks.get(index));
            if before.is_some_and(|before| Rc::ptr_eq(before, chunk)) {
                continue;
            }
            for (place, now) in chunk.iter().enumerate() {
                let (before, now) = (before.and_then(|before| before[place].as_deref()), now.as_deref());
                if before.map(std::ptr::from_ref) != now.map(std::ptr::from_ref) {
                    show(index * CHUNK + place, before, now);
                }
            }
        }
    }

    /// The entry in a slot, if it is taken.
    pub fn get(&self, slot: usize) -> Option<&Rc<Entry>> {
        self.chunks.get(slot / CHUNK)?.get(slot % CHUNK)?.as_ref()
    }

    /// The entry in a slot, if it is taken, to be changed. Copies one chunk if it is shared.
    #[cfg_attr(fast, optimize(speed))]
    pub fn get_mut(&mut self, slot: usize) -> Option<&mut Rc<Entry>> {
        self.get(slot)?;
        Rc::make_mut(&mut Rc::make_mut(&mut self.chunks)[slot / CHUNK])[slot % CHUNK].as_mut()
    }

    /// Puts an entry into a slot, or empties it. Copies one chunk if it is shared.
    #[cfg_attr(fast, optimize(speed))]
    pub fn put(&mut self, slot: usize, entry: Option<Rc<Entry>>) {
        if self.chunks.len() <= slot / CHUNK {
            self.grow(slot);
        }
        let place = &mut Rc::make_mut(&mut Rc::make_mut(&mut self.chunks)[slot / CHUNK])[slot % CHUNK];
        self.len = self.len + usize::from(entry.is_some()) - usize::from(place.is_some());
        *place = entry;
    }

    #[cold]
    fn grow(&mut self, slot: usize) {
        let more = slot / CHUNK + 1 - self.chunks.len();
        let more = std::iter::repeat_with(Rc::default).take(more);
        self.chunks = self.chunks.iter().cloned().chain(more).collect();
    }

    /// The same store before anything was in it.
    pub fn emptied(&self) -> Self {
        Self::new(self.location.clone(), self.aliases.clone())
    }

    /// Empties every slot.
    pub fn clear(&mut self) {
        self.chunks = Rc::default();
        self.len = 0;
    }
}

impl Snapshot {
    /// Every entry of every store.
    pub fn entries(&self) -> impl Iterator<Item = &Rc<Entry>> {
        self.stores.iter().flat_map(StoreView::entries)
    }
}
