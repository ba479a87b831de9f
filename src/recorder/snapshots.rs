//! The caches after each step.
//! Invariant: an entry in the picture is what the store held when the step ended, with what the step did to it.

use std::rc::Rc;

use super::sink::Change;
use crate::cache::{CacheEvent, Refusal};
use crate::python::Machine;
use crate::python::modules::django_cache::{CacheCall, StoreRef};
use crate::python::pickle::Pickle;
use crate::trace::{AliasView, Entry, Mark, Snapshot, StoreView};

pub struct Snapshots {
    epoch: f64,
    current: Snapshot,
    /// (store, slot) of the entries that carry a mark of the last step.
    marked: Vec<(usize, usize)>,
    /// What has changed since the step before, in order.
    changes: Vec<Change>,
    aliases: usize,
    /// How many of the events of the step that is being closed are in the picture.
    followed: usize,
}

/// Events that are drawn at once: about a millisecond.
const PIECE: usize = 512;

/// How much there is to draw of an event.
fn weight(event: &CacheEvent<Pickle>) -> usize {
    match event {
        CacheEvent::Culled(places) | CacheEvent::Cleared(places) => places.len(),
        _ => 1,
    }
}

impl Snapshots {
    pub fn new(epoch: f64) -> Self {
        Self { epoch, current: Snapshot::default(), marked: Vec::new(), changes: Vec::new(), aliases: 0, followed: 0 }
    }

    /// Draws what the calls of a step have done. Without calls and marks nothing changes.
    #[cfg_attr(fast, optimize(speed))]
    pub fn apply(&mut self, machine: &mut Machine, calls: &[CacheCall], step: usize) {
        self.begin(machine);
        self.follow_some(machine, calls, step, usize::MAX);
        self.followed = 0;
    }

    /// The caches as the last step left them, sharing with earlier ones what did not change.
    pub fn current(&self) -> &Snapshot {
        &self.current
    }

    /// What the last step has changed.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether there is more than [`Snapshots::apply`] is to draw at once.
    pub fn is_behind(&self, calls: &[CacheCall]) -> bool {
        let events: usize = calls.iter().flat_map(|call| &call.events).map(weight).sum();
        events - self.followed > PIECE
    }

    /// Draws a piece of what the calls of a step have done.
    pub fn follow_piece(&mut self, machine: &mut Machine, calls: &[CacheCall], step: usize) {
        self.begin(machine);
        self.follow_some(machine, calls, step, PIECE);
    }

    /// Takes the marks of the step before away, unless this one has been begun.
    fn begin(&mut self, machine: &Machine) {
        if self.followed > 0 {
            return;
        }
        self.follow_aliases(machine);
        self.changes.clear();
        let mut marked = std::mem::take(&mut self.marked);
        for (store, slot) in marked.drain(..) {
            self.change(store, slot, true, |entry| entry.mark = Mark::None);
        }
        self.marked = marked;
    }

    /// Draws up to so many of the events that are not in the picture.
    fn follow_some(&mut self, machine: &mut Machine, calls: &[CacheCall], step: usize, most: usize) {
        let (mut done, mut left) = (self.followed, most);
        for call in calls {
            let index = self.current.stores.iter().position(|view| view.location == call.location);
            let found = index.and_then(|index| Some((index, machine.store(&call.location)?)));
            for event in &call.events {
                let weight = weight(event);
                let (from, to) = (done.min(weight), weight.min(done.saturating_add(left)));
                done -= from;
                self.followed += to - from;
                left -= to - from;
                let Some((index, store)) = found.as_ref().filter(|_| from < to) else { continue };
                match event {
                    CacheEvent::Culled(places) | CacheEvent::Cleared(places) => {
                        for place in places.get(from..to).unwrap_or_default() {
                            self.remove(*index, place.slot);
                        }
                    }
                    _ => self.follow(machine, call, event, *index, store, step),
                }
            }
        }
    }

    /// Lesson seconds of an instant, to the microsecond: as seconds since 1970 a float knows no finer.
    fn lesson(&self, at: f64) -> f64 {
        // Adding 0 makes a negative zero positive.
        ((at - self.epoch) * 1e6).round() / 1e6 + 0.0
    }

    /// Adds the stores and aliases that came into use.
    fn follow_aliases(&mut self, machine: &Machine) {
        if machine.alias_count() == self.aliases {
            return;
        }
        let aliases = machine.aliases();
        self.aliases = machine.alias_count();
        let mut locations: Vec<(Rc<str>, Vec<AliasView>)> = Vec::new();
        for (name, backend, config) in aliases {
            let view = AliasView {
                name,
                backend,
                timeout: config.timeout,
                max_entries: config.max_entries,
                cull_frequency: config.cull_frequency,
                key_prefix: config.key_prefix.clone(),
                version: config.version.clone(),
            };
            match locations.iter_mut().find(|(location, _)| *location == config.location) {
                Some((_, views)) => views.push(view),
                None => locations.push((config.location.clone(), vec![view])),
            }
        }
        let views = Rc::make_mut(&mut self.current.stores);
        for (location, aliases) in locations {
            match views.iter_mut().find(|view| view.location == location) {
                Some(view) => view.aliases = Rc::from(aliases),
                None => views.push(StoreView::new(location, Rc::from(aliases))),
            }
        }
    }

    fn follow(
        &mut self,
        machine: &mut Machine,
        call: &CacheCall,
        event: &CacheEvent<Pickle>,
        index: usize,
        store: &StoreRef,
        step: usize,
    ) {
        match event {
            CacheEvent::Stored(place) => self.redraw(machine, call, index, store, place.slot, Mark::Fresh, step),
            CacheEvent::Replaced { at, old } => {
                let old = machine.loads(old).map(|value| machine.display(&value)).unwrap_or_default();
                self.redraw(machine, call, index, store, at.slot, Mark::Updated { old: Rc::from(old) }, step);
            }
            CacheEvent::Hit(place) => {
                let recency = store.borrow().at(place.slot).map(|entry| entry.recency);
                self.change(index, place.slot, true, |entry| {
                    entry.hits += 1;
                    entry.touched_step = step;
                    if entry.mark == Mark::None {
                        entry.mark = Mark::Hit;
                    }
                    if let Some(recency) = recency {
                        entry.recency = recency;
                    }
                });
                self.marked.push((index, place.slot));
            }
            CacheEvent::Touched(place) => {
                let times = store.borrow().at(place.slot).map(|entry| (entry.expiry.at(), entry.renewed_at));
                let times = times.map(|(at, renewed)| (at.map(|at| self.lesson(at)), self.lesson(renewed)));
                self.change(index, place.slot, false, |entry| {
                    if let Some((at, renewed)) = times {
                        entry.expires_at = at;
                        entry.timeout = at.map(|at| at - renewed);
                    }
                    entry.touched_step = step;
                    entry.mark = Mark::Touched;
                });
                self.marked.push((index, place.slot));
            }
            CacheEvent::Refused { why: Refusal::Exists { slot }, .. } => {
                self.change(index, *slot, true, |entry| {
                    entry.touched_step = step;
                    entry.mark = Mark::Refused;
                });
                self.marked.push((index, *slot));
            }
            CacheEvent::Removed { from, .. } => self.remove(index, from.slot),
            CacheEvent::Culled(_) | CacheEvent::Cleared(_) | CacheEvent::Miss { .. } | CacheEvent::Refused { .. } => {}
        }
    }

    fn remove(&mut self, index: usize, slot: usize) {
        self.put(index, slot, None);
    }

    fn put(&mut self, index: usize, slot: usize, entry: Option<Rc<Entry>>) {
        if let Some(view) = Rc::make_mut(&mut self.current.stores).get_mut(index) {
            view.put(slot, entry);
            self.changes.push(Change { store: index, slot, is_mark: false });
        }
    }

    fn change(&mut self, index: usize, slot: usize, is_mark: bool, change: impl FnOnce(&mut Entry)) {
        let view = Rc::make_mut(&mut self.current.stores).get_mut(index);
        if let Some(entry) = view.and_then(|view| view.get_mut(slot)) {
            change(Rc::make_mut(entry));
            self.changes.push(Change { store: index, slot, is_mark });
        }
    }

    /// Draws an entry anew from the store.
    #[allow(clippy::too_many_arguments, reason = "the place of an entry and what happened to it")]
    fn redraw(
        &mut self,
        machine: &mut Machine,
        call: &CacheCall,
        index: usize,
        store: &StoreRef,
        slot: usize,
        mark: Mark,
        step: usize,
    ) {
        let Some(stored) = store.borrow().at(slot).cloned() else { return };
        let hits = match (&mark, self.current.stores.get(index).and_then(|view| view.get(slot))) {
            (Mark::Updated { .. }, Some(old)) => old.hits,
            _ => 0,
        };
        let size = stored.blob.size() as u32;
        let (repr, type_name) = match machine.loads(&stored.blob) {
            Ok(value) => (machine.display_shared(&value), machine.type_name(&value)),
            Err(_) => (Rc::from("?"), Rc::from("?")),
        };
        let expires_at = match stored.expiry {
            crate::cache::Expiry::Unrecorded => Some(self.lesson(stored.set_at)),
            expiry => expiry.at().map(|at| self.lesson(at)),
        };
        let entry = Entry {
            key: stored.key.raw.clone(),
            made_key: stored.key.made.clone(),
            version: stored.key.version.clone(),
            alias: call.alias.clone(),
            repr,
            type_name,
            pickled_size: size,
            set_at: self.lesson(stored.set_at),
            expires_at,
            timeout: stored.expiry.at().map(|at| self.lesson(at) - self.lesson(stored.renewed_at)),
            hits,
            set_step: step,
            touched_step: step,
            recency: stored.recency,
            mark,
        };
        self.put(index, slot, Some(Rc::new(entry)));
        self.marked.push((index, slot));
    }
}
