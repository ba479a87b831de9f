//! One entry on the shelf, as a dated label or as a row.
//! Invariant: its state is in words and in a sign, never in colour alone.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::ring::ring;
use crate::playback::{clock_date, elapsed_text, remaining_text, spoken_duration};
use crate::playground::links::key_id;
use crate::playground::shelf::Placed;
use crate::playground::table::shortened;
use crate::playground::visible::visible;
use crate::sentences::{list, say_text, text, whole};
use crate::trace::{Entry, EntryState, Mark};

/// How an entry stands on the shelf.
pub struct EntryView<'a> {
    pub placed: &'a Placed,
    pub now: f64,
    /// Whether the page stands on the step itself, so that its mark counts.
    pub at_step: bool,
    /// Whether it changed just now, before the reader's eyes.
    pub moves: bool,
    /// What begins with it: `expired` the lower shelf, `cull` those that are culled next.
    pub opens: Option<&'static str>,
    /// Where it is, from 1, and among how many, when not all are drawn.
    pub position: Option<(usize, usize)>,
    pub names_alias: bool,
    /// Whether its details are shown.
    pub is_open: bool,
    pub onclick: Callback<MouseEvent>,
}

/// One item of the list *Cache keys*.
pub fn cache_entry(view: EntryView<'_>) -> Html {
    let placed = view.placed;
    let entry = &*placed.entry;
    let state = entry.state(view.now, view.at_step);
    let sign = Icon::of_state(state.name());
    let place = view.position;
    html! {
        <li class="cache-entry" key={format!("{}\n{}", placed.location, entry.made_key)} data-state={state.name()} data-key={key_id(&placed.location, &entry.made_key)}
            data-opens={view.opens} data-moves={view.moves.then_some("true")} data-open={view.is_open.then_some("true")}
            data-next={placed.is_next.then_some("true")} aria-label={spoken(placed, state, view.names_alias)}
            aria-setsize={place.map(|(_, all)| all.to_string())} aria-posinset={place.map(|(at, _)| at.to_string())}
            onclick={view.onclick}>
            if view.opens == Some("cull") {
                <span class="cache-entry__line" aria-hidden="true">{ text("shelf.next-culled") }</span>
            }
            { ring(entry, view.now) }
            <span class="cache-entry__key">
                <button type="button" class="cache-entry__name" aria-expanded={if view.is_open { "true" } else { "false" }}
                    aria-label={say_text("details.of", &[("key", &visible(&entry.key))])} title={visible(&entry.made_key).into_owned()}>
                    { visible(&entry.key).into_owned() }
                </button>
                if &*entry.version != "1" {
                    <span class="chip" title={say_text("shelf.version", &[("version", &entry.version)])}>{ format!("v{}", entry.version) }</span>
                }
                if view.names_alias {
                    <span class="chip">{ &*entry.alias }</span>
                }
                if placed.is_pinned {
                    <span class="chip">{ text("shelf.pinned") }</span>
                }
            </span>
            <span class="cache-entry__stamp">{ sign.map(icon) }{ word(entry, state) }</span>
            <span class="cache-entry__value">{ value(entry, state) }</span>
            <span class="cache-entry__foot">
                <span class="cache-entry__date">{ if placed.is_next { text("shelf.next-culled") } else { date(entry) } }</span>
                { remaining(entry, view.now) }
            </span>
        </li>
    }
}

/// The time that an entry has left; the painter keeps it up to date.
pub fn remaining(entry: &Entry, now: f64) -> Html {
    html! {
        <span class="time-left" data-until={entry.expires_at.map(|at| at.to_string())}
            data-timeout={entry.timeout.map(|span| span.to_string())}>
            { match entry.expires_at {
                Some(at) => left_text(at, entry.timeout.unwrap_or(f64::INFINITY), now, now),
                None => text("shelf.no-expiry"),
            } }
        </span>
    }
}

/// What is left of a timeout. `coarse` is the time as it is read, which lags behind `now`.
pub fn left_text(expires_at: f64, timeout: f64, now: f64, coarse: f64) -> String {
    if expires_at <= now {
        let ago = coarse - expires_at;
        return if ago < 1.0 { text("shelf.just-now") } else { say_text("shelf.ago", &[("span", &elapsed_text(ago))]) };
    }
    // An entry never shows more than it was given.
    remaining_text((expires_at - coarse).min(timeout))
}

fn word(entry: &Entry, state: EntryState) -> String {
    match state {
        EntryState::Fresh => text("state.fresh"),
        EntryState::Hit if entry.hits > 1 => say_text("state.hits", &[("count", &whole(entry.hits as usize))]),
        EntryState::Hit => text("state.hit"),
        EntryState::Updated => text("state.updated"),
        EntryState::Touched => text("state.touched"),
        EntryState::Refused => text("state.refused"),
        EntryState::Soon => text("state.soon"),
        EntryState::Expired if entry.expires_at.is_some_and(|at| at <= entry.set_at) => text("state.stored-expired"),
        EntryState::Expired => text("state.expired"),
        EntryState::Live => String::new(),
    }
}

fn value(entry: &Entry, state: EntryState) -> Html {
    let shown = shortened(&entry.repr, 200);
    match (&entry.mark, state) {
        (Mark::Updated { old }, EntryState::Updated) if *old != entry.repr => html! {
            <><del>{ shortened(old, 60) }</del>{ " → " }<ins>{ shown }</ins></>
        },
        (_, EntryState::Refused) => html! { <>{ text("state.refused") }{ " " }<b>{ shown }</b></> },
        (_, EntryState::Hit) => html! { <b>{ shown }</b> },
        (_, EntryState::Expired) => html! { <s>{ shown }</s> },
        _ => html! { { shown } },
    }
}

/// The date on the label.
pub fn date(entry: &Entry) -> String {
    match entry.expires_at {
        Some(at) if at <= entry.set_at => text("shelf.stored-expired"),
        Some(at) => say_text("shelf.best-before", &[("time", &clock_date(at))]),
        None => text("shelf.ever"),
    }
}

/// The item's name: the key first.
fn spoken(placed: &Placed, state: EntryState, names_alias: bool) -> String {
    let entry = &placed.entry;
    let value = shortened(&entry.repr, 80);
    let life = match (state, entry.timeout) {
        (EntryState::Expired, _) => text("shelf.still-stored"),
        (_, Some(timeout)) => say_text("shelf.kept-for", &[("span", &spoken_duration(timeout))]),
        (_, None) => text("shelf.no-expiry"),
    };
    let name = match state {
        EntryState::Expired | EntryState::Live => "entry.quiet",
        _ => "entry.marked",
    };
    let word = word(entry, state);
    let mut parts =
        vec![say_text(name, &[("key", &visible(&entry.key)), ("value", &value), ("state", &word), ("life", &life)])];
    if &*entry.version != "1" {
        parts.push(say_text("shelf.version", &[("version", &entry.version)]));
    }
    if names_alias {
        parts.push(say_text("shelf.in", &[("alias", &entry.alias)]));
    }
    if placed.is_next {
        parts.push(text("shelf.next-culled"));
    }
    list(&parts)
}
