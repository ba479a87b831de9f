//! `caches[alias]`: the handles that the settings name, and the stores behind them.
//! Invariant: a handle is made at the first use of its alias and kept; handles with one location share one store.

use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::{Backend, Cache, CacheConfig, CacheError, Clock, Params, Setting, Store};

/// Every alias of a program's settings.
#[derive(Debug)]
pub struct Caches<C, V> {
    clock: C,
    settings: IndexMap<Rc<str>, Params>,
    handles: IndexMap<Rc<str>, Cache<C, V>, FxBuildHasher>,
    stores: IndexMap<Rc<str>, Rc<RefCell<Store<V>>>, FxBuildHasher>,
}

impl<C: Clock + Clone, V: Clone> Caches<C, V> {
    /// Takes `CACHES`, in its order. Nothing in it is looked at before an alias is used.
    pub fn new(clock: C, settings: impl IntoIterator<Item = (Rc<str>, Params)>) -> Self {
        Self {
            clock,
            settings: settings.into_iter().collect(),
            handles: IndexMap::default(),
            stores: IndexMap::default(),
        }
    }

    /// What Django has without a `CACHES` setting: one alias, `default`, on the local memory.
    pub fn without_settings(clock: C) -> Self {
        let backend = Setting::Text("django.core.cache.backends.locmem.LocMemCache".into());
        let params = Params { top: vec![("BACKEND".into(), backend)], options: Vec::new() };
        Self::new(clock, [("default".into(), params)])
    }

    /// The aliases, in the order of the settings.
    pub fn aliases(&self) -> impl Iterator<Item = &Rc<str>> {
        self.settings.keys()
    }

    /// The handle of an alias, made now if this is its first use (Django 5.2 `BaseConnectionHandler.__getitem__`).
    ///
    /// # Errors
    /// An unknown alias, and whatever [`CacheConfig::from_params`] finds wrong, each time anew.
    pub fn get(&mut self, alias: &str) -> Result<&mut Cache<C, V>, CacheError> {
        let index = match self.handles.get_index_of(alias) {
            Some(index) => index,
            None => {
                let no_connection = || CacheError::NoConnection { alias: alias.into() };
                let config = CacheConfig::from_params(self.settings.get(alias).ok_or_else(no_connection)?)?;
                let cache = self.open(config);
                self.handles.insert_full(alias.into(), cache).0
            }
        };
        match self.handles.get_index_mut(index) {
            Some((_, cache)) => Ok(cache),
            None => Err(CacheError::NoConnection { alias: alias.into() }),
        }
    }

    /// A further handle, of no alias, on the store of its config's location.
    pub fn open(&mut self, config: CacheConfig) -> Cache<C, V> {
        let store = match config.backend {
            Backend::LocMem => Rc::clone(self.stores.entry(Rc::clone(&config.location)).or_default()),
            Backend::Dummy => Rc::default(),
        };
        Cache::over(store, self.clock.clone(), config)
    }

    /// The aliases that were used, in the order of first use (`caches.all(initialized_only=True)`).
    pub fn handles(&self) -> impl Iterator<Item = (&Rc<str>, &Cache<C, V>)> {
        self.handles.iter()
    }

    /// The stores by location, in the order of first use.
    pub fn stores(&self) -> impl Iterator<Item = (&Rc<str>, &Rc<RefCell<Store<V>>>)> {
        self.stores.iter()
    }
}
