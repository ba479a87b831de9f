//! The shelf: the entries of the cache at the moment on screen.
//! Invariant: one item per stored key that the reader wants to see; what was missed or removed is listed apart.

mod departures;
mod details;
mod field;
mod tools;

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::cache_entry::{EntryView, cache_entry};
use super::hooks::{LessonClock, use_event_log, use_room, use_shelf_painter};
use super::settings::settings_chip;
use crate::playground::Action;
use crate::playground::shelf::{
    Arrangement, Dot, KeyId, Scale, Wish, departures_at, ever_stores_several, gauges_at, groups_at, marks_count,
    scatter, snapshot_at,
};
use crate::sentences::text;
use crate::trace::Mark;
use crate::web;
use details::{Details, details};
pub use field::{Field, canvas_of};

/// Up to so many keys are labels on boards.
const LABELS: usize = 12;
/// Up to so many are rows that are all drawn.
const ROWS: usize = 80;
/// More than so many are dots as well.
const FIELD: usize = 300;
/// Rows that are drawn above and below those in view.
const MARGIN: usize = 10;
/// Real seconds for which a card sinks to the lower shelf.
const SINKS: f64 = 0.5;
/// CSS pixels of a compact row, until one is there to be measured.
const ROW: f64 = 28.0;

/// What the reader chose to see.
#[derive(Clone, Default, PartialEq)]
pub struct Choice {
    pub wish: Wish,
    /// Whether groups are shown; `None`: when there are many keys.
    pub groups: Option<bool>,
    /// The key whose details are shown.
    pub opened: Option<KeyId>,
}

/// The rows that are drawn of a long list.
#[derive(Clone, Copy, PartialEq)]
struct Window {
    first: usize,
    count: usize,
    /// CSS pixels.
    row: f64,
}

/// Where the page stood when the shelf was last drawn, and whether it came there by one step forward.
#[derive(Clone, Copy, PartialEq)]
struct Last {
    cursor: usize,
    moves: bool,
}

#[derive(Properties, PartialEq)]
pub struct CacheViewProps {
    pub cursor: usize,
    pub has_trace: bool,
    /// The canvas takes its colours from the theme, and must be drawn anew with another.
    pub is_dark: bool,
    pub dispatch: Callback<Action>,
}

/// The shelf with its gauges.
#[component]
pub fn CacheView(props: &CacheViewProps) -> Html {
    let cursor = props.cursor;
    // The clock is a new one whenever something on the shelf changes its state.
    let clock = use_context::<LessonClock>();
    let choice = use_state_eq(Choice::default);
    let window = use_state_eq(|| Window { first: 0, count: 40, row: ROW });
    let (root, scroller, start, canvas) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let drag = use_memo((), |()| Rc::new(Cell::new(None)));
    let last = use_mut_ref(|| Last { cursor, moves: false });
    let trace = clock.as_ref().map(|clock| clock.trace.clone());
    let several = *use_memo(trace.clone(), |trace| trace.as_ref().is_some_and(|trace| ever_stores_several(trace)));
    let arrangement = use_memo((trace, cursor, choice.wish.clone()), |(trace, cursor, wish)| {
        trace.as_ref().map(|trace| Arrangement::at(trace, *cursor, wish)).unwrap_or_default()
    });
    let room = use_room(
        clock.as_ref().map(|clock| clock.trace.clone()),
        arrangement.stored,
        arrangement.stored.min(window.count.max(ROWS)),
    );
    let scale = clock.as_ref().filter(|_| arrangement.stored > FIELD).map(|clock| clock.trace.clone());
    let field = use_memo((scale, cursor, choice.wish.brush), |(trace, cursor, brush)| {
        let snapshot = snapshot_at(trace.as_ref()?, *cursor)?;
        let dots = snapshot.entries().enumerate().map(|(place, entry)| Dot {
            expires_at: entry.expires_at.unwrap_or(f64::INFINITY),
            soon_from: entry.soon_from().unwrap_or(f64::INFINITY),
            is_marked: entry.mark != Mark::None,
            height: scatter(place),
        });
        let scale = Scale::of(snapshot.entries().map(|entry| &**entry));
        Some(Field { scale, dots: dots.collect(), brush: *brush })
    });
    use_shelf_painter(root.clone(), clock.clone(), (*field).clone().map(|field| (field, canvas.clone())));
    let (message, said) = use_event_log(clock.clone());
    let look = {
        let (window, scroller, start) = (window.clone(), scroller.clone(), start.clone());
        move || {
            if let Some((first, count, row)) = web::rows_in_view(&scroller, &start, ".cache-entry", window.row) {
                // In leaps, so that most turns of the wheel draw nothing.
                let first = first.saturating_sub(MARGIN) / 4 * 4;
                window.set(Window { first, count: (count + 2 * MARGIN + 4).max(40), row });
            }
        }
    };
    let is_long = arrangement.stored > ROWS;
    use_effect({
        let look = look.clone();
        move || {
            if is_long {
                look();
            }
        }
    });

    let shows_groups = several && choice.groups.unwrap_or(arrangement.stored > ROWS);
    let grouped = clock.as_ref().filter(|_| shows_groups).map(|clock| clock.trace.clone());
    let groups = use_memo((grouped, cursor), |(trace, cursor)| {
        trace.as_ref().map(|trace| groups_at(trace, *cursor)).unwrap_or_default()
    });

    let Some(clock) = clock else { return html! {} };
    let trace = &*clock.trace;
    let now = clock.now();
    let shown = arrangement.shown(now);
    let at_step = marks_count(trace, cursor, now);
    let moves = last.borrow_mut().moves_to(cursor);
    let gauges = gauges_at(trace, cursor);
    let names_alias = gauges.len() > 1 || gauges.iter().any(|gauge| gauge.name.contains(", "));
    let gone = departures_at(trace, cursor, now);
    let density = match arrangement.stored {
        0..=LABELS => "labels",
        n if n <= ROWS => "rows",
        _ => "dense",
    };
    let total = shown.order.len();
    let window = if is_long {
        let first = window.first.min(total.saturating_sub(window.count));
        Window { first, ..*window }
    } else {
        Window { first: 0, count: total, row: ROW }
    };
    let end = (window.first + window.count.min(room)).min(total);
    let opened = choice.opened.as_ref();
    let is_calm = !clock.playback.is_playing();
    // While time passes, a card that has just expired is seen to sink.
    let sinking_from = if is_calm { now } else { now - SINKS * clock.playback.speed().factor() };
    let entry = |at: usize| {
        let placed = arrangement.keys.get(*shown.order.get(at)? as usize)?;
        let key: KeyId = (placed.location.clone(), placed.entry.made_key.clone());
        let is_open = opened == Some(&key);
        let before_it = at.checked_sub(1).and_then(|before| shown.order.get(before));
        let begins_line = placed.is_next
            && before_it.is_none_or(|index| {
                arrangement
                    .keys
                    .get(*index as usize)
                    .is_none_or(|above| !above.is_next || above.location != placed.location)
            });
        let is_new = match placed.entry.expires_at {
            Some(at) if at <= now => at > sinking_from,
            _ => moves && at_step && placed.entry.mark != Mark::None,
        };
        let choice = choice.clone();
        Some(cache_entry(EntryView {
            placed,
            now,
            at_step,
            moves: is_new,
            opens: if shown.expired_from == Some(at) { Some("expired") } else { begins_line.then_some("cull") },
            position: is_long.then_some((at + 1, total)),
            names_alias,
            is_open,
            onclick: Callback::from(move |_| {
                let opened = (!is_open).then(|| key.clone());
                choice.set(Choice { opened, ..(*choice).clone() });
            }),
        }))
    };
    let spacer = |rows: usize, node: NodeRef| {
        html! { <svg ref={node} class="shelf__spacer" width="1" height={format!("{:.1}", rows as f64 * window.row)} aria-hidden="true" /> }
    };
    let close = {
        let (choice, root) = (choice.clone(), root.clone());
        move || {
            web::give_focus_back(&root, ".key-details", &[".cache-entry [aria-expanded=true]", ".cache-view__scroll"]);
            choice.set(Choice { opened: None, ..(*choice).clone() });
        }
    };
    let onkeydown = {
        let (close, choice) = (close.clone(), choice.clone());
        move |event: KeyboardEvent| {
            if event.key() != "Escape" || event.default_prevented() {
                return;
            }
            if choice.opened.is_some() {
                event.prevent_default();
                close();
            } else if !choice.wish.filter.is_empty() {
                let mut next = (*choice).clone();
                next.wish.filter = "".into();
                choice.set(next);
            }
        }
    };
    let empty = match (total, props.has_trace) {
        (0, false) => Some("shelf.press-run"),
        (0, true) if arrangement.stored > 0 => Some("shelf.no-such-key"),
        (0, true) if gone.absences.is_empty() => Some("shelf.empty"),
        _ => None,
    };
    html! {
        <div class="cache-view" ref={root} {onkeydown}>
            <div class="panel-head">
                <h2 id="stage-title">{ text("shelf.title") }</h2>
                { settings_chip(trace, cursor) }
                { for gauges.iter().map(|gauge| tools::gauge_view(gauge, names_alias)) }
                <span class="panel-head__rest" />
                if several {
                    { tools::tools(&choice, shows_groups) }
                }
            </div>
            <div class="cache-view__scroll" tabindex="0" role="region" aria-label={text("shelf.name")} ref={scroller}
                onscroll={move |_| if is_long { look() }}>
                { departures::ribbons(&gone, moves) }
                if density != "labels" {
                    { departures::absences(&gone, moves) }
                }
                if is_long && at_step && gone.ribbons.is_empty() {
                    { departures::touched(&arrangement, now, moves) }
                }
                if let Some(field) = &*field {
                    { field::field_view(field, &canvas, &choice, &clock, &drag, total) }
                }
                if shows_groups {
                    { tools::groups(&groups, &choice, now) }
                }
                if is_long {
                    { spacer(window.first, start) }
                }
                <div class="shelf" data-density={density} data-wiped={(gone.clears && moves).then_some("true")}>
                    <ul class="shelf__list" role="list" aria-label={text("shelf.keys")}>
                        { for (window.first..end).filter_map(entry) }
                    </ul>
                    if density == "labels" {
                        { departures::absences(&gone, moves) }
                    }
                    if let Some(name) = empty {
                        <p class="shelf__empty">{ text(name) }</p>
                    }
                </div>
                if end < total {
                    { spacer(total - end, NodeRef::default()) }
                }
            </div>
            if let Some(key) = opened {
                { details(Details {
                    trace,
                    cursor,
                    now,
                    key,
                    is_pinned: choice.wish.pinned.contains(key),
                    close: Callback::from(move |_| close()),
                    pin: pin(&choice, key.clone()),
                    dispatch: &props.dispatch,
                }) }
            }
            <div class="visually-hidden" role="log" aria-live="polite" aria-label={text("shelf.events")}>
                <p key={message}>{ said }</p>
            </div>
        </div>
    }
}

impl Last {
    /// Whether what the step did is to be seen happening: only one step forward is shown as a movement.
    fn moves_to(&mut self, cursor: usize) -> bool {
        if cursor != self.cursor {
            *self = Self { cursor, moves: cursor == self.cursor + 1 };
        }
        self.moves
    }
}

/// Puts a key before the others, or back.
fn pin(choice: &UseStateHandle<Choice>, key: KeyId) -> Callback<MouseEvent> {
    let choice = choice.clone();
    Callback::from(move |_| {
        let mut next = (*choice).clone();
        let mut pinned = next.wish.pinned.to_vec();
        match pinned.iter().position(|known| *known == key) {
            Some(place) => drop(pinned.remove(place)),
            None => pinned.push(key.clone()),
        }
        next.wish.pinned = pinned.into();
        choice.set(next);
    })
}
