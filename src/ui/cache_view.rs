//! The shelf: the entries of the cache at the moment on screen.
//! Invariant: one item per stored key; what was missed or removed is listed apart.

use yew::prelude::*;

use super::cache_entry::CacheEntry;
use super::hooks::LessonClock;
use super::icon::{Icon, icon};
use crate::playground::shelf::{Absence, Gauge, Shelf, ShelfItem, shelf_at};
use crate::trace::EntryState;

/// Entries drawn at most; the others are counted.
const DRAWN: usize = 300;

#[derive(Properties, PartialEq)]
pub struct CacheViewProps {
    pub cursor: usize,
    pub has_trace: bool,
}

/// The shelf with its gauges.
#[component]
pub fn CacheView(props: &CacheViewProps) -> Html {
    // The clock is a new one whenever something on the shelf changes its state.
    let clock = use_context::<LessonClock>();
    let shelf = use_memo((clock, props.cursor), |(clock, cursor)| {
        clock.as_ref().map(|clock| shelf_at(&clock.trace, *cursor, clock.now(), DRAWN)).unwrap_or_default()
    });
    let first_expired = shelf.items.iter().position(|item| item.state == EntryState::Expired);
    let names_alias = shelf.gauges.len() > 1;
    let density = match shelf.items.len() {
        0..=12 => "labels",
        13..=80 => "rows",
        _ => "dense",
    };
    let entry = |(index, item): (usize, &ShelfItem)| {
        html! {
            <CacheEntry key={format!("{}\n{}", item.location, item.entry.made_key)} item={item.clone()}
                opens_expired={Some(index) == first_expired} {names_alias} />
        }
    };
    html! {
        <div class="cache-view">
            <div class="panel-head">
                <h2 id="stage-title">{ "Cache" }</h2>
                <span class="panel-head__rest" />
                { for shelf.gauges.iter().map(|gauge| gauge_view(gauge, names_alias)) }
            </div>
            <div class="cache-view__scroll" tabindex="0" role="region" aria-label="Shelf">
                <div class="shelf" data-density={density}>
                    <ul class="shelf__list" role="list" aria-label="Cache keys">
                        { for shelf.items.iter().enumerate().map(entry) }
                    </ul>
                    { rest(&shelf, props.has_trace) }
                </div>
                if shelf.hidden > 0 {
                    <p class="cache-view__note">{ format!("and {} more keys", shelf.hidden) }</p>
                }
            </div>
        </div>
    }
}

fn rest(shelf: &Shelf, has_trace: bool) -> Html {
    html! {
        <>
            if !shelf.absences.is_empty() {
                <ul class="shelf__list" role="list" aria-label="Not in the cache">
                    { for shelf.absences.iter().take(8).map(absence) }
                </ul>
            }
            if shelf.items.is_empty() && shelf.absences.is_empty() {
                <p class="shelf__empty">
                    { if has_trace { "The shelf is empty." } else { "Press Run to fill the shelf." } }
                </p>
            }
        </>
    }
}

fn absence(absence: &Absence) -> Html {
    html! {
        <li class="absence" key={absence.key.to_string()} data-state={absence.state}>
            { Icon::of_state(absence.state).map(icon) }
            <span class="absence__key">{ &*absence.key }</span>
            <span class="absence__reason">
                if absence.state == "miss" { { "miss: " } }
                { absence.reason }
            </span>
        </li>
    }
}

fn gauge_view(gauge: &Gauge, is_named: bool) -> Html {
    if gauge.keeps_nothing {
        return html! { <span class="gauge">{ format!("{} keeps nothing", gauge.name) }</span> };
    }
    let part = if gauge.limit == 0 { 1.0 } else { (gauge.stored as f64 / gauge.limit as f64).min(1.0) };
    html! {
        <span class="gauge" data-full={gauge.culls.map(|_| "true")}>
            if is_named {
                <span class="gauge__name">{ &gauge.name }</span>
            }
            <svg class="gauge__bar" width="64" height="8" aria-hidden="true" focusable="false">
                <rect class="gauge__room" x="0.5" y="0.5" width="63" height="7" />
                <rect class="gauge__stored" x="2" y="2" width={format!("{:.1}", part * 60.0)} height="4" />
            </svg>
            <span class="gauge__text">{ format!("{} / {}", gauge.stored, gauge.limit) }</span>
            if let Some(culls) = gauge.culls {
                <span class="gauge__culls">{ format!("the next set culls {culls}") }</span>
            }
        </span>
    }
}
