//! The entries of one `LOCATION` and the mechanism under the API: lookup, expiry, order of use, culling.
//! Invariant: only a call changes a store; time passing does not. Each call's effects are those of Django 5.2's
//! `LocMemCache` method of the same name.

mod expiries;
mod removals;
mod slab;
mod versions;

use std::rc::Rc;

use expiries::Expiries;
use removals::{Removal, Removals};
use slab::Slab;
use versions::Versions;

use super::event::{CacheEvent, MissCause, Place, RemovalCause, Report};
use super::{CacheError, Expiry, Key};

/// The entries that all handles with one location share.
#[derive(Debug)]
pub struct Store<V> {
    slab: Slab<V>,
    expiries: Expiries,
    versions: Versions,
    removals: Removals,
}

/// One value in the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<V> {
    /// As it was when the entry came into the store.
    pub key: Key,
    /// The `KEY_PREFIX` of the handle that brought it in.
    pub prefix: Rc<str>,
    /// The pickled value.
    pub blob: V,
    pub expiry: Expiry,
    /// When the value was last written, in seconds since the epoch.
    pub set_at: f64,
    /// When the expiry was last written, in seconds since the epoch.
    pub renewed_at: f64,
    /// Grows with every move to the front: the lowest is culled next.
    pub recency: u64,
}

/// An entry and where it is.
#[derive(Debug)]
pub struct EntryView<'a, V> {
    /// Stays the same while the entry is in the store.
    pub slot: usize,
    pub entry: &'a Entry<V>,
}

/// How large a store may grow, as one handle sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub max_entries: i64,
    pub cull_frequency: i64,
}

/// What a call wants to write.
pub(super) struct Draft<'a, V> {
    pub made: &'a str,
    /// Gives the key that was made so, which few drafts need.
    pub key: &'a dyn Fn() -> Key,
    pub prefix: &'a Rc<str>,
    pub blob: V,
    /// An error is raised after the value was stored.
    pub expiry: Result<Expiry, CacheError>,
    pub now: f64,
}

impl<V> Default for Store<V> {
    fn default() -> Self {
        Self {
            slab: Slab::default(),
            expiries: Expiries::default(),
            versions: Versions::default(),
            removals: Removals::default(),
        }
    }
}

impl<V> Store<V> {
    /// Number of entries, expired ones included.
    pub fn len(&self) -> usize {
        self.slab.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Entries from the most to the least recently used, expired ones included. The last ones are culled first.
    pub fn entries(&self) -> impl Iterator<Item = EntryView<'_, V>> {
        self.slab.iter().map(|(slot, entry)| EntryView { slot: slot as usize, entry })
    }

    /// The entry of a made key, expired or not. O(1); leaves the order of use alone.
    pub fn entry(&self, made: &str) -> Option<EntryView<'_, V>> {
        let slot = self.slab.find(made)?;
        Some(EntryView { slot: slot as usize, entry: self.slab.get(slot)? })
    }

    /// The entry in a slot.
    pub fn at(&self, slot: usize) -> Option<&Entry<V>> {
        self.slab.get(u32::try_from(slot).ok()?)
    }

    /// The first expiry later than `after`, in seconds since the epoch. O(log n) per entry changed since the last call;
    /// the first call sorts the store.
    pub fn next_expiry(&mut self, after: f64) -> Option<f64> {
        if !self.expiries.is_built() {
            let dated = self.slab.iter().filter_map(|(slot, entry)| Some((slot, entry.expiry.at()?)));
            self.expiries.build(dated);
        }
        let slab = &self.slab;
        self.expiries.next(after, |slot| slab.get(slot)?.expiry.at())
    }

    /// How many entries the next write would drop (Django 5.2 `LocMemCache._set` and `_cull`).
    pub(super) fn next_cull(&self, limits: Limits) -> usize {
        let len = self.len();
        if i64::try_from(len).is_ok_and(|len| len < limits.max_entries) {
            return 0;
        }
        match usize::try_from(limits.cull_frequency) {
            Ok(0) => len,
            Ok(frequency) => len / frequency,
            // `range` of a negative number is empty. A frequency beyond usize drops nothing either.
            Err(_) => 0,
        }
    }

    /// Looks a key up as `get`, `incr` and `has_key` do: an expired entry is removed.
    pub(super) fn find(&mut self, key: &Key, prefix: &str, now: f64, report: &mut Report<V>) -> Option<u32> {
        match self.slab.find(&key.made) {
            Some(slot) if !self.has_expired(slot, now) => return Some(slot),
            Some(slot) => {
                self.remove(slot, Removal::Expired, report);
                report.add(|| CacheEvent::Miss { key: key.clone(), cause: MissCause::Expired });
            }
            None => self.report_miss(key, prefix, now, report),
        }
        None
    }

    /// What [`Store::find`] and [`Store::use_entry`] do where nobody wants a report: the value of a live key.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn read(&mut self, made: &str, now: f64) -> Option<&V> {
        let slot = self.slab.find(made)?;
        if self.has_expired(slot, now) {
            self.remove(slot, Removal::Expired, &mut Report::off());
            return None;
        }
        self.use_entry(slot).map(|entry| &entry.blob)
    }

    pub(super) fn has_expired(&self, slot: u32, now: f64) -> bool {
        self.slab.get(slot).is_none_or(|entry| entry.expiry.has_passed(now))
    }

    /// The slot of a made key, expired or not.
    pub(super) fn slot(&self, made: &str) -> Option<u32> {
        self.slab.find(made)
    }

    /// The value in a slot.
    pub(super) fn blob(&self, slot: u32) -> Option<V>
    where
        V: Clone,
    {
        Some(self.slab.get(slot)?.blob.clone())
    }

    /// Moves an entry to the front and lends it.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn use_entry(&mut self, slot: u32) -> Option<&mut Entry<V>> {
        self.slab.move_to_front(slot);
        self.slab.get_mut(slot)
    }

    /// Writes a value over another, moves the entry to the front and leaves its expiry.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn replace(&mut self, slot: u32, key: &dyn Fn() -> Key, blob: V, now: f64, report: &mut Report<V>) {
        if let Some(entry) = self.use_entry(slot) {
            let old = std::mem::replace(&mut entry.blob, blob);
            entry.set_at = now;
            report.add(|| CacheEvent::Replaced { at: Place { key: key(), slot: slot as usize }, old });
        }
    }

    /// Writes an entry (Django 5.2 `LocMemCache._set`).
    ///
    /// # Errors
    /// Of a cull, before anything is stored; of the timeout, after the value is.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn set(
        &mut self,
        draft: Draft<'_, V>,
        limits: Limits,
        report: &mut Report<V>,
    ) -> Result<(), CacheError> {
        // Django does not look whether the key exists already: overwriting culls as well, maybe this very key.
        self.cull(limits, report)?;
        let Draft { made, key, prefix, blob, expiry, now } = draft;
        let hash = slab::hash(made);
        let slot = match self.slab.find_hashed(made, hash) {
            Some(slot) => {
                self.replace(slot, key, blob, now, report);
                slot
            }
            None => {
                if report.is_on() {
                    self.index_versions();
                }
                let entry = Entry {
                    key: key(),
                    prefix: Rc::clone(prefix),
                    blob,
                    expiry: Expiry::Unrecorded,
                    set_at: now,
                    renewed_at: now,
                    recency: 0,
                };
                let slot = self.slab.insert(entry, hash);
                let slab = &self.slab;
                if let Some(entry) = slab.get(slot) {
                    self.versions.add(slot, &entry.key.raw, |slot| Some(&*slab.get(slot)?.key.raw));
                }
                report.add(|| CacheEvent::Stored(Place { key: key(), slot: slot as usize }));
                slot
            }
        };
        self.renew(slot, expiry?, now);
        Ok(())
    }

    /// Writes an entry's expiry and leaves its place in the order.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn renew(&mut self, slot: u32, expiry: Expiry, now: f64) {
        if let Some(entry) = self.slab.get_mut(slot) {
            entry.expiry = expiry;
            entry.renewed_at = now;
            self.expiries.note(slot);
        }
    }

    /// Takes one entry out and says so.
    fn remove(&mut self, slot: u32, removal: Removal, report: &mut Report<V>) -> Option<Entry<V>> {
        self.versions.remove(slot);
        let entry = self.slab.remove(slot)?;
        self.expiries.note(slot);
        if report.is_on() {
            self.removals.remember(&entry.key.made, removal);
        }
        let cause = match removal {
            Removal::Expired => RemovalCause::Expired,
            _ => RemovalCause::Deleted,
        };
        report.add(|| CacheEvent::Removed { from: Place { key: entry.key.clone(), slot: slot as usize }, cause });
        Some(entry)
    }

    /// `delete`. Whether an entry is expired makes no difference, but one without an expiry does: it goes, and the
    /// answer is false all the same, since Django then fails to find the expiry (`LocMemCache._delete`).
    pub(super) fn delete(&mut self, key: &Key, prefix: &str, now: f64, report: &mut Report<V>) -> bool {
        self.delete_as(key, prefix, now, Removal::Deleted, report)
    }

    /// Deletes a key whose value has just been stored under another version.
    pub(super) fn delete_moved(&mut self, key: &Key, prefix: &str, now: f64, report: &mut Report<V>) -> bool {
        self.delete_as(key, prefix, now, Removal::Moved, report)
    }

    fn delete_as(&mut self, key: &Key, prefix: &str, now: f64, removal: Removal, report: &mut Report<V>) -> bool {
        let Some(slot) = self.slab.find(&key.made) else {
            self.report_miss(key, prefix, now, report);
            return false;
        };
        self.remove(slot, removal, report).is_some_and(|entry| entry.expiry != Expiry::Unrecorded)
    }

    /// Takes everything out.
    pub(super) fn clear(&mut self, report: &mut Report<V>) {
        let places = self.drain(Removal::Cleared, report);
        report.add(|| CacheEvent::Cleared(places));
    }

    /// Says why a key is not there.
    pub(super) fn report_miss(&mut self, key: &Key, prefix: &str, now: f64, report: &mut Report<V>) {
        if report.is_on() {
            let cause = self.miss_cause(key, prefix, now);
            report.add(|| CacheEvent::Miss { key: key.clone(), cause });
        }
    }

    /// Why reading a key now would miss, or did.
    pub(super) fn miss_cause(&mut self, key: &Key, prefix: &str, now: f64) -> MissCause {
        if self.slab.find(&key.made).is_some() {
            // The caller has found it dead.
            return MissCause::Expired;
        }
        let removal = self.removals.get(&key.made);
        match removal {
            Some(Removal::Deleted) => MissCause::Deleted,
            Some(Removal::Expired) => MissCause::Expired,
            Some(Removal::Culled) => MissCause::Culled,
            Some(Removal::Cleared) => MissCause::Cleared,
            Some(Removal::Moved) | None => match self.other_version(key, prefix, now) {
                Some(version) => MissCause::OtherVersion { version },
                None if removal.is_some() => MissCause::Deleted,
                None => MissCause::NeverSet,
            },
        }
    }

    /// The version under which the same raw key is alive, the most recently used one if there are several.
    fn other_version(&mut self, key: &Key, prefix: &str, now: f64) -> Option<Rc<str>> {
        self.index_versions();
        let slab = &self.slab;
        self.versions
            .of(&key.raw, |slot| Some(&*slab.get(slot)?.key.raw))
            .filter_map(|slot| slab.get(slot))
            .filter(|entry| *entry.prefix == *prefix && !entry.expiry.has_passed(now))
            .max_by_key(|entry| entry.recency)
            .map(|entry| Rc::clone(&entry.key.version))
    }

    /// Sees to it that other versions can be found. O(n) the first time, which for a store whose calls are all reported
    /// is when it is empty.
    fn index_versions(&mut self) {
        let slab = &self.slab;
        if self.versions.start() {
            for (slot, entry) in slab.iter() {
                self.versions.add(slot, &entry.key.raw, |slot| Some(&*slab.get(slot)?.key.raw));
            }
        }
    }

    /// Makes room when the store is full (Django 5.2 `LocMemCache._cull`).
    fn cull(&mut self, limits: Limits, report: &mut Report<V>) -> Result<(), CacheError> {
        self.cull_some(limits, &mut None, usize::MAX, report).map(|_| ())
    }

    /// Drops up to so many of the entries that a cull drops; whether those were the last. `left`: how many there are
    /// still to drop, None before the first.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn cull_some(
        &mut self,
        limits: Limits,
        left: &mut Option<usize>,
        most: usize,
        report: &mut Report<V>,
    ) -> Result<bool, CacheError> {
        let count = left.unwrap_or_else(|| self.next_cull(limits));
        if count == 0 {
            return Ok(true);
        }
        if limits.cull_frequency == 0 {
            let mut places = self.drain(Removal::Culled, report);
            places.reverse();
            report.add(|| CacheEvent::Culled(places));
            return Ok(true);
        }
        let mut places = Vec::new();
        let mut outcome = Ok(count <= most);
        for _ in 0..count.min(most) {
            let Some(slot) = self.slab.back() else { break };
            self.versions.remove(slot);
            let Some(Entry { key, expiry, .. }) = self.slab.remove(slot) else { break };
            self.expiries.note(slot);
            if expiry == Expiry::Unrecorded {
                outcome = Err(CacheError::CulledUnrecorded { made: Rc::clone(&key.made) });
            }
            if report.is_on() {
                self.removals.remember(&key.made, Removal::Culled);
                places.push(Place { key, slot: slot as usize });
            }
            if outcome.is_err() {
                break;
            }
        }
        *left = Some(count.saturating_sub(most));
        report.add(|| CacheEvent::Culled(places));
        outcome
    }

    /// Empties the store and, for a report, lists what was there, the most recently used first.
    fn drain(&mut self, removal: Removal, report: &Report<V>) -> Vec<Place> {
        self.expiries.clear();
        self.versions.clear();
        let drained = self.slab.drain();
        if !report.is_on() {
            return Vec::new();
        }
        let places: Vec<_> = drained.map(|(slot, entry)| Place { key: entry.key, slot: slot as usize }).collect();
        // The most recently used are worth remembering longest.
        for place in places.iter().take(removals::CAPACITY).rev() {
            self.removals.remember(&place.key.made, removal);
        }
        places
    }
}
