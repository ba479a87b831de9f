//! One entry on the shelf, as a dated label or as a row.
//! Invariant: its state is in words and in a sign, never in colour alone.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_reading;
use super::icon::{Icon, icon};
use super::ring::Ring;
use crate::playback::{clock_reading, elapsed_text, remaining_text, spoken_duration};
use crate::playground::shelf::ShelfItem;
use crate::playground::table::shortened;
use crate::trace::{Entry, EntryState, Mark};

#[derive(Properties, PartialEq)]
pub struct CacheEntryProps {
    pub item: ShelfItem,
    /// Whether it opens the lower shelf.
    #[prop_or_default]
    pub opens_expired: bool,
    /// Whether the alias must be named.
    #[prop_or_default]
    pub names_alias: bool,
}

/// One item of the list *Cache keys*.
#[component]
pub fn CacheEntry(props: &CacheEntryProps) -> Html {
    let ShelfItem { entry, state, .. } = &props.item;
    let sign = Icon::of_state(state.name());
    html! {
        <li class="cache-entry" data-state={state.name()} data-opens={props.opens_expired.then_some("expired")}
            aria-label={spoken(entry, *state, props.names_alias)}>
            <Ring entry={entry.clone()} />
            <span class="cache-entry__key" title={facts(entry)}>
                <span class="cache-entry__name">{ &*entry.key }</span>
                if &*entry.version != "1" {
                    <span class="chip" title={format!("version {}", entry.version)}>{ format!("v{}", entry.version) }</span>
                }
                if props.names_alias {
                    <span class="chip">{ &*entry.alias }</span>
                }
            </span>
            <span class="cache-entry__stamp">{ sign.map(icon) }{ word(*state) }</span>
            <span class="cache-entry__value">{ value(entry, *state) }</span>
            <span class="cache-entry__foot">
                <span class="cache-entry__date">{ date(entry) }</span>
                <span class="cache-entry__left"><Remaining entry={entry.clone()} /></span>
            </span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct RemainingProps {
    entry: Rc<Entry>,
}

/// The time that an entry has left, counting.
#[component]
fn Remaining(props: &RemainingProps) -> Html {
    let entry = props.entry.clone();
    let text = use_reading(move |clock| {
        let Some(expires_at) = entry.expires_at else { return "no expiry".to_owned() };
        let exact = clock.now();
        if entry.has_expired(exact) {
            let ago = clock.now_for_text() - expires_at;
            return if ago < 1.0 { "just now".to_owned() } else { format!("{} ago", elapsed_text(ago)) };
        }
        // Coarse time lags behind; an entry never shows more than it was given.
        let left = (expires_at - clock.now_for_text()).min(entry.timeout.unwrap_or(f64::INFINITY));
        remaining_text(left)
    });
    html! { { text.unwrap_or_default() } }
}

/// What the label has no room for: `:1:greet, str, 2 hits`.
fn facts(entry: &Entry) -> String {
    let hits = match entry.hits {
        1 => "1 hit".to_owned(),
        hits => format!("{hits} hits"),
    };
    format!("{}, {}, {hits}", entry.made_key, entry.type_name)
}

fn word(state: EntryState) -> &'static str {
    match state {
        EntryState::Fresh => "stored",
        EntryState::Hit => "hit",
        EntryState::Updated => "updated",
        EntryState::Touched => "touched",
        EntryState::Refused => "kept",
        EntryState::Soon => "soon",
        EntryState::Expired => "expired",
        EntryState::Live => "",
    }
}

fn value(entry: &Entry, state: EntryState) -> Html {
    let shown = shortened(&entry.repr, 200);
    match (&entry.mark, state) {
        (Mark::Updated { old }, EntryState::Updated) if *old != entry.repr => html! {
            <><del>{ shortened(old, 60) }</del>{ " → " }<ins>{ shown }</ins></>
        },
        (_, EntryState::Expired) => html! { <s>{ shown }</s> },
        _ => html! { { shown } },
    }
}

/// The date on the label.
fn date(entry: &Entry) -> String {
    match entry.expires_at {
        Some(at) if at <= entry.set_at => "stored already expired".to_owned(),
        Some(at) => format!("best before {}", clock_reading(at).trim_end_matches(".0")),
        None => "keeps for ever".to_owned(),
    }
}

/// The item's name: the key first.
fn spoken(entry: &Entry, state: EntryState, names_alias: bool) -> String {
    let value = shortened(&entry.repr, 80);
    let life = match (state, entry.timeout) {
        (EntryState::Expired, _) => "expired, still stored".to_owned(),
        (_, Some(timeout)) => format!("kept for {}", spoken_duration(timeout)),
        (_, None) => "no expiry".to_owned(),
    };
    let mut said = match state {
        EntryState::Expired | EntryState::Live => format!("{}: {value}, {life}", entry.key),
        _ => format!("{}: {value}, {}, {life}", entry.key, word(state)),
    };
    if &*entry.version != "1" {
        said += &format!(", version {}", entry.version);
    }
    if names_alias {
        said += &format!(", in {}", entry.alias);
    }
    said
}
