//! The cache engine: Django 5.2's `LocMemCache` and `DummyCache` over any clock and any form of pickled value.
//! Invariant: every call has exactly the effects, the result and the error of the Django method it is named after, and
//! its report says what it did.
//!
//! What belongs to Python stays with the caller: pickling (a value comes in and goes out as an opaque, cloneable blob),
//! key functions other than the default, arithmetic, and showing warnings. Django's `decr` is [`Cache::incr`] with a
//! closure that subtracts; `aget`, `aset`, `aadd`, `atouch`, `adelete`, `aclear`, `aclose` and the `a…_many` do what their
//! twins do, and so do `aget_or_set` and `aincr_version`.

mod caches;
mod clock;
mod config;
mod error;
mod event;
mod key;
mod quiet;
mod store;
mod timeout;

use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

pub use caches::Caches;
pub use clock::{Clock, ManualClock};
pub use config::{Backend, CacheConfig, Params, Setting, count_setting, timeout_setting};
pub use error::CacheError;
pub use event::{CacheEvent, MissCause, Place, Refusal, RemovalCause, Report};
pub use key::{Key, key_warnings, repr};
pub use store::{Entry, EntryView, Store};
pub use timeout::{Expiry, Timeout};

use quiet::LastMade;
use store::{Draft, Limits};

/// A handle on a store, with settings of its own. Getting and setting is O(1), apart from the entries that a cull drops.
#[derive(Debug, Clone)]
pub struct Cache<C, V> {
    /// As on Django's instances, a change counts from the next call on; another backend or location does not.
    pub config: CacheConfig,
    clock: C,
    store: Rc<RefCell<Store<V>>>,
    last_made: RefCell<LastMade>,
}

impl<C: Clock, V: Clone> Cache<C, V> {
    /// A handle on a store of its own.
    pub fn new(clock: C, config: CacheConfig) -> Self {
        Self::over(Rc::default(), clock, config)
    }

    /// A handle on a store that others may have handles on, too.
    pub fn over(store: Rc<RefCell<Store<V>>>, clock: C, config: CacheConfig) -> Self {
        Self { config, clock, store, last_made: RefCell::default() }
    }

    /// The entries and their order, to look at.
    pub fn store(&self) -> Ref<'_, Store<V>> {
        self.store.borrow()
    }

    /// The store itself, for another handle.
    pub fn shared_store(&self) -> &Rc<RefCell<Store<V>>> {
        &self.store
    }

    /// `time.time()` of the handle's clock.
    pub fn now(&self) -> f64 {
        self.clock.now()
    }

    /// `make_key` with the default key function; no version means the handle's own.
    pub fn key(&self, raw: impl Into<Rc<str>>, version: Option<Rc<str>>) -> Key {
        self.config.key(raw, version)
    }

    /// How many entries the next write through this handle would cull.
    pub fn next_cull(&self) -> usize {
        self.store.borrow().next_cull(self.limits())
    }

    /// The first expiry after `after`, in seconds since the epoch. O(log n) per entry changed since the last call.
    pub fn next_expiry(&self, after: f64) -> Option<f64> {
        self.store.borrow_mut().next_expiry(after)
    }

    /// `get`: the value, or none where Django returns the default. A hit moves to the front; an expired entry is removed.
    #[cfg_attr(fast, optimize(speed))]
    pub fn get(&self, key: &Key, report: &mut Report<V>) -> Option<V> {
        let mut store = self.reach(key, report)?;
        let slot = store.find(key, &self.config.key_prefix, self.clock.now(), report)?;
        let blob = store.use_entry(slot)?.blob.clone();
        report.add(|| hit(key, slot));
        Some(blob)
    }

    /// `set`. The timeout is looked at last.
    ///
    /// # Errors
    /// Of a cull, with nothing stored; of the timeout, with the value stored and the expiry as it was before.
    #[cfg_attr(fast, optimize(speed))]
    pub fn set(&self, key: &Key, blob: V, timeout: &Timeout, report: &mut Report<V>) -> Result<(), CacheError> {
        if self.is_dummy() {
            report.add(|| refused(key, Refusal::Dummy));
            return Ok(());
        }
        self.write(&mut self.store.borrow_mut(), key, blob, timeout, self.limits(), report)
    }

    /// Drops up to so many of the entries that a [`Cache::set`] would drop first; true when those were the last, and
    /// [`Cache::set_culled`] is to follow. `left`: how many there are still to drop, None before the first.
    ///
    /// # Errors
    /// Of the cull.
    pub fn cull(&self, left: &mut Option<usize>, most: usize, report: &mut Report<V>) -> Result<bool, CacheError> {
        if self.is_dummy() {
            return Ok(true);
        }
        self.store.borrow_mut().cull_some(self.limits(), left, most, report)
    }

    /// The rest of a [`Cache::set`].
    ///
    /// # Errors
    /// Of the timeout, as [`Cache::set`].
    pub fn set_culled(&self, key: &Key, blob: V, timeout: &Timeout, report: &mut Report<V>) -> Result<(), CacheError> {
        if self.is_dummy() {
            return self.set(key, blob, timeout, report);
        }
        let limits = Limits { max_entries: i64::MAX, ..self.limits() };
        self.write(&mut self.store.borrow_mut(), key, blob, timeout, limits, report)
    }

    /// `add`: stores unless the key is alive, in which case nothing changes; whether it stored.
    ///
    /// # Errors
    /// Those of [`Cache::set`].
    pub fn add(&self, key: &Key, blob: V, timeout: &Timeout, report: &mut Report<V>) -> Result<bool, CacheError> {
        if self.is_dummy() {
            report.add(|| refused(key, Refusal::Dummy));
            return Ok(true);
        }
        let mut store = self.store.borrow_mut();
        if let Some(slot) = self.alive(&store, key) {
            report.add(|| refused(key, Refusal::Exists { slot: slot as usize }));
            return Ok(false);
        }
        self.write(&mut store, key, blob, timeout, self.limits(), report)?;
        Ok(true)
    }

    /// `touch`: writes the expiry anew and leaves the order alone; whether the key is alive. It removes nothing.
    ///
    /// # Errors
    /// Of the timeout, if the key is alive.
    pub fn touch(&self, key: &Key, timeout: &Timeout, report: &mut Report<V>) -> Result<bool, CacheError> {
        if self.is_dummy() {
            report.add(|| refused(key, Refusal::Missing(MissCause::Dummy)));
            return Ok(false);
        }
        let mut store = self.store.borrow_mut();
        let now = self.clock.now();
        let Some(slot) = self.alive(&store, key) else {
            if report.is_on() {
                let cause = store.miss_cause(key, &self.config.key_prefix, now);
                report.add(|| refused(key, Refusal::Missing(cause)));
            }
            return Ok(false);
        };
        store.renew(slot, timeout.expiry(self.config.timeout, now)?, now);
        report.add(|| CacheEvent::Touched(place(key, slot)));
        Ok(true)
    }

    /// `delete`: whether the key was in the store, expired or not.
    pub fn delete(&self, key: &Key, report: &mut Report<V>) -> bool {
        let now = self.clock.now();
        self.reach(key, report).is_some_and(|mut store| store.delete(key, &self.config.key_prefix, now, report))
    }

    /// `has_key` and `in`: whether the key is alive. Leaves the order alone and removes an expired entry.
    pub fn has_key(&self, key: &Key, report: &mut Report<V>) -> bool {
        let Some(mut store) = self.reach(key, report) else { return false };
        let Some(slot) = store.find(key, &self.config.key_prefix, self.clock.now(), report) else { return false };
        report.add(|| hit(key, slot));
        true
    }

    /// `ahas_key`, which is built on `aget` and therefore moves the key to the front.
    pub fn ahas_key(&self, key: &Key, report: &mut Report<V>) -> bool {
        self.get(key, report).is_some()
    }

    /// `incr` and `decr`: replaces the value by what `change` makes of it, keeps the expiry, never culls. An error of
    /// `change` leaves everything as it was, the order included.
    ///
    /// # Errors
    /// A missing key, shown as made (as given by DummyCache), and those of `change`.
    pub fn incr<E: From<CacheError>>(
        &self,
        key: &Key,
        change: impl FnOnce(V) -> Result<V, E>,
        report: &mut Report<V>,
    ) -> Result<V, E> {
        let new = change(self.incr_lookup(key, report)?)?;
        self.incr_store(key, new.clone(), report);
        Ok(new)
    }

    /// The first half of [`Cache::incr`], for callers that compute the new value in steps.
    ///
    /// # Errors
    /// A missing key.
    pub fn incr_lookup(&self, key: &Key, report: &mut Report<V>) -> Result<V, CacheError> {
        let not_found = |shown| CacheError::KeyNotFound { shown: Rc::clone(shown) };
        let mut store = self.reach(key, report).ok_or_else(|| not_found(&key.raw))?;
        store
            .find(key, &self.config.key_prefix, self.clock.now(), report)
            .and_then(|slot| store.blob(slot))
            .ok_or_else(|| not_found(&key.made))
    }

    /// The second half of [`Cache::incr`]. Does nothing when the key has gone since the first.
    pub fn incr_store(&self, key: &Key, blob: V, report: &mut Report<V>) {
        let mut store = self.store.borrow_mut();
        if let Some(slot) = store.slot(&key.made) {
            store.replace(slot, &|| key.clone(), blob, self.clock.now(), report);
        }
    }

    /// `aincr` and `adecr`: a `get` and a `set`. So the timeout becomes the default one, and the set may cull.
    ///
    /// # Errors
    /// A missing key, shown as given; those of `change`; those of [`Cache::set`].
    pub fn aincr<E: From<CacheError>>(
        &self,
        key: &Key,
        change: impl FnOnce(V) -> Result<V, E>,
        report: &mut Report<V>,
    ) -> Result<V, E> {
        let new = change(self.get_or_raise(key, report)?)?;
        self.set(key, new.clone(), &Timeout::Default, report)?;
        Ok(new)
    }

    /// A `get` that raises as `aincr` and `incr_version` do.
    ///
    /// # Errors
    /// A missing key, shown as given.
    pub fn get_or_raise(&self, key: &Key, report: &mut Report<V>) -> Result<V, CacheError> {
        self.get(key, report).ok_or_else(|| CacheError::KeyNotFound { shown: Rc::clone(&key.raw) })
    }

    /// `get_or_set` for a default that is at hand or can be made in one go. Where the engine does not give the value
    /// back (DummyCache, a timeout of 0) the result is the default itself.
    ///
    /// # Errors
    /// Those of `default`, with nothing stored, and those of [`Cache::set`].
    pub fn get_or_set<E: From<CacheError>>(
        &self,
        key: &Key,
        default: impl FnOnce() -> Result<V, E>,
        timeout: &Timeout,
        report: &mut Report<V>,
    ) -> Result<V, E> {
        if let Some(blob) = self.get(key, report) {
            return Ok(blob);
        }
        let blob = default()?;
        Ok(self.add_and_get(key, blob.clone(), timeout, report)?.unwrap_or(blob))
    }

    /// What `get_or_set` does once a [`Cache::get`] has missed and the default is known: an `add`, and another `get`.
    /// Without a value, the result of `get_or_set` is the default itself, not a copy.
    ///
    /// # Errors
    /// Those of [`Cache::set`].
    pub fn add_and_get(
        &self,
        key: &Key,
        blob: V,
        timeout: &Timeout,
        report: &mut Report<V>,
    ) -> Result<Option<V>, CacheError> {
        self.add(key, blob, timeout, report)?;
        Ok(self.get(key, report))
    }

    /// `get_many`: one `get` per key, in the order asked; keys that are missing are left out.
    pub fn get_many<'k>(&self, keys: impl IntoIterator<Item = &'k Key>, report: &mut Report<V>) -> Vec<(&'k Key, V)> {
        keys.into_iter().filter_map(|key| Some((key, self.get(key, report)?))).collect()
    }

    /// `set_many`: one `set` per pair; the keys that could not be stored, which on these backends are none.
    ///
    /// # Errors
    /// Those of [`Cache::set`]; what was stored before stays.
    pub fn set_many<'k>(
        &self,
        data: impl IntoIterator<Item = (&'k Key, V)>,
        timeout: &Timeout,
        report: &mut Report<V>,
    ) -> Result<Vec<Key>, CacheError> {
        for (key, blob) in data {
            self.set(key, blob, timeout, report)?;
        }
        Ok(Vec::new())
    }

    /// `delete_many`: one `delete` per key.
    pub fn delete_many<'k>(&self, keys: impl IntoIterator<Item = &'k Key>, report: &mut Report<V>) {
        for key in keys {
            self.delete(key, report);
        }
    }

    /// `incr_version` with the default key function and integers for versions; the new version.
    ///
    /// # Errors
    /// A missing key, shown as given; Python's `TypeError` when no version is given and the handle's own is not an
    /// integer; those of [`Cache::set`].
    pub fn incr_version(
        &self,
        raw: impl Into<Rc<str>>,
        delta: i64,
        version: Option<i64>,
        report: &mut Report<V>,
    ) -> Result<i64, CacheError> {
        let raw = raw.into();
        let number = version.or_else(|| self.config.version.parse().ok());
        let key = self.key(Rc::clone(&raw), version.map(|version| version.to_string().into()));
        let mut new_version = 0;
        let target = || -> Result<Key, CacheError> {
            let number =
                number.ok_or_else(|| CacheError::type_error("can only concatenate str (not \"int\") to str"))?;
            new_version = number.saturating_add(delta);
            Ok(self.key(raw, Some(new_version.to_string().into())))
        };
        self.move_version(&key, target, report)?;
        Ok(new_version)
    }

    /// `decr_version`: [`Cache::incr_version`] by `-delta`.
    ///
    /// # Errors
    /// Those of [`Cache::incr_version`].
    pub fn decr_version(
        &self,
        raw: impl Into<Rc<str>>,
        delta: i64,
        version: Option<i64>,
        report: &mut Report<V>,
    ) -> Result<i64, CacheError> {
        self.incr_version(raw, delta.saturating_neg(), version, report)
    }

    /// `incr_version` between keys of the caller's making: a `get`, then `target`, then a `set` with the default timeout,
    /// then a `delete`. If both keys are the same the entry is gone afterwards.
    ///
    /// # Errors
    /// A missing key, shown as given; those of `target`; those of [`Cache::set`].
    pub fn move_version<E: From<CacheError>>(
        &self,
        key: &Key,
        target: impl FnOnce() -> Result<Key, E>,
        report: &mut Report<V>,
    ) -> Result<Key, E> {
        let blob = self.get_or_raise(key, report)?;
        let new_key = target()?;
        self.set(&new_key, blob, &Timeout::Default, report)?;
        self.delete_moved(key, report);
        Ok(new_key)
    }

    /// The `delete` at the end of `incr_version`: a later miss of the key names the version that it moved to.
    pub fn delete_moved(&self, key: &Key, report: &mut Report<V>) -> bool {
        let now = self.clock.now();
        self.reach(key, report).is_some_and(|mut store| store.delete_moved(key, &self.config.key_prefix, now, report))
    }

    /// `clear`: empties the store, for every handle on it.
    pub fn clear(&self, report: &mut Report<V>) {
        if !self.is_dummy() {
            self.store.borrow_mut().clear(report);
        }
    }

    /// `close`: nothing happens, and the entries stay.
    pub fn close(&self) {}

    fn limits(&self) -> Limits {
        Limits { max_entries: self.config.max_entries, cull_frequency: self.config.cull_frequency }
    }

    fn is_dummy(&self) -> bool {
        self.config.backend == Backend::Dummy
    }

    /// The store, unless there is none to look into, which is reported as a miss.
    fn reach(&self, key: &Key, report: &mut Report<V>) -> Option<RefMut<'_, Store<V>>> {
        if self.is_dummy() {
            report.add(|| CacheEvent::Miss { key: key.clone(), cause: MissCause::Dummy });
            return None;
        }
        Some(self.store.borrow_mut())
    }

    fn alive(&self, store: &Store<V>, key: &Key) -> Option<u32> {
        store.slot(&key.made).filter(|&slot| !store.has_expired(slot, self.clock.now()))
    }

    #[cfg_attr(fast, optimize(speed))]
    fn write(
        &self,
        store: &mut Store<V>,
        key: &Key,
        blob: V,
        timeout: &Timeout,
        limits: Limits,
        report: &mut Report<V>,
    ) -> Result<(), CacheError> {
        let now = self.clock.now();
        let expiry = timeout.expiry(self.config.timeout, now);
        let prefix = &self.config.key_prefix;
        let draft = Draft { made: &key.made, key: &|| key.clone(), prefix, blob, expiry, now };
        store.set(draft, limits, report)
    }
}

fn place(key: &Key, slot: u32) -> Place {
    Place { key: key.clone(), slot: slot as usize }
}

fn hit<V>(key: &Key, slot: u32) -> CacheEvent<V> {
    CacheEvent::Hit(place(key, slot))
}

fn refused<V>(key: &Key, why: Refusal) -> CacheEvent<V> {
    CacheEvent::Refused { key: key.clone(), why }
}
