//! The order of the keys on the shelf: sorted, filtered, grouped, and the line above those that are culled next.
//! Invariant: the entries below the line are exactly those that Django's `_cull` would take, in its order.

use std::cmp::Reverse;
use std::rc::Rc;

use super::field::Brush;
use super::gauge::next_cull;
use super::snapshot_at;
use crate::trace::{Entry, Mark, StoreView, Trace};

/// By what the keys are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Newest,
    Soonest,
    Name,
    /// From the most to the least recently used: the last is culled first.
    Recency,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Newest, Self::Soonest, Self::Name, Self::Recency];

    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "order.newest",
            Self::Soonest => "order.soonest",
            Self::Name => "order.name",
            Self::Recency => "order.recency",
        }
    }
}

/// What tells one key of the shelf from all others: the location of its store, and its made key.
pub type KeyId = (Rc<str>, Rc<str>);

/// What the reader wants to see of the shelf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wish {
    pub order: Order,
    /// Part of a key, or a pattern with `*` and `?` for a whole one; empty: everything.
    pub filter: Rc<str>,
    pub brush: Option<Brush>,
    /// Keys that come before the others.
    pub pinned: Rc<[KeyId]>,
}

/// An entry in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    pub entry: Rc<Entry>,
    pub location: Rc<str>,
    pub is_pinned: bool,
    /// Whether the next cull of its store takes it.
    pub is_next: bool,
}

/// The keys that are shown, in order, whatever the time is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arrangement {
    pub keys: Vec<Placed>,
    pub order: Order,
    /// Entries in all stores, those that the filter hides included.
    pub stored: usize,
    /// What the step did something to, at most eight of them; the others are counted.
    pub touched: Vec<Placed>,
    pub more_touched: usize,
}

/// The keys on the shelf at one moment, as places in [`Arrangement::keys`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub order: Vec<u32>,
    /// Where the lower shelf of the expired begins.
    pub expired_from: Option<usize>,
}

/// The keys with one prefix.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Up to the first `:` or `_`, that included; `None`: the keys without.
    pub prefix: Option<Rc<str>>,
    pub count: usize,
    /// Lesson seconds, the earliest first.
    expiries: Rc<[f64]>,
}

impl Group {
    /// The next of its expiries after lesson second `now`. O(log n).
    pub fn soonest(&self, now: f64) -> Option<f64> {
        self.expiries.get(self.expiries.partition_point(|&at| at <= now)).copied()
    }
}

const TOUCHED: usize = 8;

impl Arrangement {
    /// The keys that are stored when `cursor` steps are done. O(n log n).
    pub fn at(trace: &Trace, cursor: usize, wish: &Wish) -> Self {
        let Some(snapshot) = snapshot_at(trace, cursor) else {
            return Self { order: wish.order, ..Self::default() };
        };
        let mut arrangement = Self { order: wish.order, ..Self::default() };
        for store in snapshot.stores.iter() {
            let last_kept = if wish.order == Order::Recency { line_of(store) } else { None };
            arrangement.stored += store.len();
            for entry in store.entries() {
                let is_pinned =
                    wish.pinned.iter().any(|(location, made)| *location == store.location && *made == entry.made_key);
                let placed = Placed {
                    entry: entry.clone(),
                    location: store.location.clone(),
                    is_pinned: is_pinned && wish.order != Order::Recency,
                    is_next: last_kept.is_some_and(|last| entry.recency <= last),
                };
                if entry.mark != Mark::None {
                    arrangement.touched.push(placed.clone());
                }
                if matches(&wish.filter, &entry.key) && wish.brush.is_none_or(|brush| brush.holds(entry)) {
                    arrangement.keys.push(placed);
                }
            }
        }
        // The stores follow each other in the order of the settings, and so do their keys in cull order.
        let place = |location: &Rc<str>| snapshot.stores.iter().position(|store| store.location == *location);
        arrangement.keys.sort_by(|left, right| {
            let by_wish = match wish.order {
                Order::Newest => Reverse(left.entry.set_step).cmp(&Reverse(right.entry.set_step)),
                Order::Soonest => expiry(left).total_cmp(&expiry(right)),
                Order::Name => left.entry.key.cmp(&right.entry.key),
                Order::Recency if left.location != right.location => place(&left.location).cmp(&place(&right.location)),
                Order::Recency => right.entry.recency.cmp(&left.entry.recency),
            };
            right.is_pinned.cmp(&left.is_pinned).then(by_wish)
        });
        arrangement.more_touched = arrangement.touched.len().saturating_sub(TOUCHED);
        arrangement.touched.sort_by_key(|placed| Reverse(placed.entry.recency));
        arrangement.touched.truncate(TOUCHED);
        arrangement
    }

    /// What is shown at lesson second `now`: the expired go to the lower shelf, unless the order is that of culling,
    /// which takes no notice of them. O(n).
    pub fn shown(&self, now: f64) -> Shown {
        let all = 0..self.keys.len() as u32;
        if self.order == Order::Recency {
            return Shown { order: all.collect(), expired_from: None };
        }
        let has_expired = |index: &u32| self.keys.get(*index as usize).is_some_and(|key| key.entry.has_expired(now));
        let mut order: Vec<u32> = all.clone().filter(|index| !has_expired(index)).collect();
        let living = order.len();
        order.extend(all.filter(has_expired));
        let expired_from = (living < order.len()).then_some(living);
        Shown { order, expired_from }
    }
}

fn expiry(placed: &Placed) -> f64 {
    placed.entry.expires_at.unwrap_or(f64::INFINITY)
}

/// The recency of the last entry that the next cull takes; `None` when it takes none, or everything there is.
fn line_of(store: &StoreView) -> Option<u64> {
    let cull = next_cull(store)?;
    let taken = cull.takes.unwrap_or(store.len());
    // A line above everything says nothing, unless everything really goes.
    let is_seen = taken > 0 && (taken < store.len() || cull.is_due && taken == store.len());
    if !is_seen {
        return None;
    }
    let mut recencies: Vec<u64> = store.entries().map(|entry| entry.recency).collect();
    Some(*recencies.select_nth_unstable(taken - 1).1)
}

/// The groups of the keys that are stored when `cursor` steps are done, the largest first. O(n log n).
pub fn groups_at(trace: &Trace, cursor: usize) -> Vec<Group> {
    let Some(snapshot) = snapshot_at(trace, cursor) else { return Vec::new() };
    let mut keyed: Vec<(Option<&str>, f64)> =
        snapshot.entries().map(|entry| (prefix(&entry.key), entry.expires_at.unwrap_or(f64::INFINITY))).collect();
    keyed.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let group = |members: &[(Option<&str>, f64)]| Group {
        prefix: members.first().and_then(|(prefix, _)| prefix.map(Rc::from)),
        count: members.len(),
        expiries: members.iter().map(|(_, at)| *at).filter(|at| at.is_finite()).collect(),
    };
    let mut groups: Vec<Group> = keyed.chunk_by(|left, right| left.0 == right.0).map(group).collect();
    groups.sort_by_key(|group| (group.prefix.is_none(), Reverse(group.count)));
    groups
}

/// `user:` of `user:1:name`.
fn prefix(key: &str) -> Option<&str> {
    let end = key.find([':', '_']).filter(|&at| at > 0)?;
    key.get(..=end)
}

/// Whether a key passes the filter.
fn matches(filter: &str, key: &str) -> bool {
    if filter.contains(['*', '?']) { matches_pattern(filter, key) } else { key.contains(filter) }
}

/// Whether the whole text is one that the pattern stands for: `*` is any text, `?` any character.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    // Where to go on when what follows the last `*` does not fit.
    let mut retry = None;
    loop {
        let rest = text.clone();
        match (pattern.next(), text.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                text = rest;
                retry = Some((pattern.clone(), text.clone()));
            }
            (Some(wanted), Some(found)) if wanted == '?' || wanted == found => {}
            _ => {
                let Some((after, from)) = &mut retry else { return false };
                if from.next().is_none() {
                    return false;
                }
                (pattern, text) = (after.clone(), from.clone());
            }
        }
    }
}
