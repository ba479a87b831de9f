//! What the step took from the shelf, looked for in vain, or did to very many keys at once.
//! Invariant: it is drawn from the step's events, so it is there when the reader comes back to the step.

use yew::prelude::*;

use crate::playground::shelf::{Absence, Arrangement, Departures, Placed, Ribbon};
use crate::playground::visible::visible;
use crate::sentences::{count_text, text};
use crate::trace::EntryState;
use crate::ui::cache_entry::remaining;
use crate::ui::icon::{Icon, icon};

/// The list of the missed and removed keys.
pub fn absences(departures: &Departures, moves: bool) -> Html {
    if departures.absences.is_empty() {
        return html! {};
    }
    html! {
        <ul class="shelf__list" role="list" aria-label={text("shelf.gone")} data-moves={moves.then_some("true")}>
            { for departures.absences.iter().map(absence) }
        </ul>
    }
}

fn absence(absence: &Absence) -> Html {
    let sign = match absence.state {
        "refused" => Some(Icon::Nothing),
        state => Icon::of_state(state),
    };
    html! {
        <li class="absence" key={absence.key.to_string()} data-state={absence.state}>
            { sign.map(icon) }
            <span class="absence__key">{ visible(&absence.key).into_owned() }</span>
            <span class="absence__reason">
                { &absence.reason }
            </span>
        </li>
    }
}

/// One line per method that touched many keys.
pub fn ribbons(departures: &Departures, moves: bool) -> Html {
    let ribbon = |ribbon: &Ribbon| {
        html! {
            <p class="ribbon" key={ribbon.method.to_string()} data-state={ribbon.state} data-moves={moves.then_some("true")}>
                { Icon::of_state(ribbon.state).map(icon) }
                <code>{ &*ribbon.method }</code>
                if ribbon.calls > 1 {
                    { format!(" × {}", ribbon.calls) }
                }
                { ": " }
                { &ribbon.text }
            </p>
        }
    };
    html! { { for departures.ribbons.iter().map(ribbon) } }
}

/// The keys that the step did something to, for a shelf on which they would not be found.
pub fn touched(arrangement: &Arrangement, now: f64, moves: bool) -> Html {
    if arrangement.touched.is_empty() {
        return html! {};
    }
    let key = |placed: &Placed| {
        let state: EntryState = placed.entry.state(now, true);
        html! {
            <li class="touched__key" key={format!("{}\n{}", placed.location, placed.entry.made_key)} data-state={state.name()}
                data-moves={moves.then_some("true")}>
                { Icon::of_state(state.name()).map(icon) }
                <code>{ visible(&placed.entry.key).into_owned() }</code>
                { remaining(&placed.entry, now) }
            </li>
        }
    };
    html! {
        <ul class="touched" role="list" aria-label={text("shelf.touched")}>
            { for arrangement.touched.iter().map(key) }
            if arrangement.more_touched > 0 {
                <li class="touched__key" key="more">{ count_text("shelf.touched.more", arrangement.more_touched, &[]) }</li>
            }
        </ul>
    }
}
