//! How full a store is, and what the next write does when there is no room left.
//! Invariant: the arithmetic is that of Django's `LocMemCache._cull`.

use super::snapshot_at;
use crate::sentences::say_text;
use crate::trace::{StoreView, Trace};

/// How full a store is.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The aliases that share the store.
    pub name: String,
    pub stored: usize,
    pub limit: i64,
    /// From 0 to 1.
    pub part: f64,
    /// `the next set at 300 culls 100`.
    pub outlook: String,
    /// Whether the next write culls.
    pub is_full: bool,
    pub keeps_nothing: bool,
}

/// What a cull does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cull {
    /// Entries that go; `None`: all that are there.
    pub takes: Option<usize>,
    /// Whether the next write makes it happen.
    pub is_due: bool,
}

/// The cull that comes next: with what is stored when the store is full, or when it has just become full.
pub fn next_cull(store: &StoreView) -> Option<Cull> {
    let alias = store.aliases.first()?;
    let is_due = i64::try_from(store.len()).is_ok_and(|stored| stored >= alias.max_entries);
    let stored = if is_due { store.len() } else { usize::try_from(alias.max_entries).ok()? };
    let takes = match usize::try_from(alias.cull_frequency) {
        Ok(0) => None,
        Ok(frequency) => Some(stored / frequency),
        // `range` of a negative number is empty.
        Err(_) => Some(0),
    };
    Some(Cull { takes, is_due })
}

/// One gauge per store, in the order of the settings.
pub fn gauges_at(trace: &Trace, cursor: usize) -> Vec<Gauge> {
    match snapshot_at(trace, cursor) {
        Some(snapshot) => snapshot.stores.iter().filter_map(|store| gauge(store, store.len())).collect(),
        // Before the first step the settings already say what there is to fill.
        None => trace.steps.first().map_or_else(Vec::new, |step| {
            step.snapshot.stores.iter().filter_map(|store| gauge(&store.emptied(), 0)).collect()
        }),
    }
}

fn gauge(store: &StoreView, stored: usize) -> Option<Gauge> {
    let alias = store.aliases.first()?;
    let cull = next_cull(store)?;
    let limit = alias.max_entries.to_string();
    let name = match (cull.is_due, cull.takes) {
        (true, None) => "gauge.due.all",
        (true, Some(0)) => "gauge.due.none",
        (true, Some(_)) => "gauge.due.some",
        (false, None) => "gauge.at.all",
        (false, Some(0)) => "gauge.at.none",
        (false, Some(_)) => "gauge.at.some",
    };
    let takes = cull.takes.unwrap_or_default().to_string();
    let outlook = say_text(name, &[("limit", &limit), ("takes", &takes)]);
    let names: Vec<&str> = store.aliases.iter().map(|alias| &*alias.name).collect();
    Some(Gauge {
        name: names.join(", "),
        stored,
        limit: alias.max_entries,
        part: if alias.max_entries <= 0 { 1.0 } else { (stored as f64 / alias.max_entries as f64).min(1.0) },
        outlook,
        is_full: cull.is_due,
        keeps_nothing: alias.backend.contains("Dummy"),
    })
}
