//! The ways to learn: their tabs, and the panel of the one that is open.
//! Invariant: a panel shows the trace on screen or says why it does not; no control stands there that does nothing.
//!
//! A mode is a file of `modes/` with a function `panel`, called from [`ModePanel`]; its state is in
//! `playground/learning/`, its style sheet is `static/styles/components/<mode>.css`.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::learning::progress::Tally;
use crate::playground::learning::sentences::{say, say_text};
use crate::playground::learning::{LearnAction, Learning, Mode, Room};
use crate::playground::{Action, Playground, TraceHandle};
use crate::web;

use super::narration::piece;

/// The tabs, and the way back to no progress.
pub fn ways(state: &Playground, dispatch: &Callback<Action>) -> Html {
    let learning = &state.learning;
    let tab = |mode: Mode| {
        let is_open = mode == learning.mode;
        let tally = learning.tally(mode);
        html! {
            <button type="button" class="ways__tab" role="tab" id={tab_id(mode)} key={mode.id()} title={tally_text(mode, tally)}
                aria-selected={if is_open { "true" } else { "false" }} aria-controls={(is_open && mode != Mode::Play).then_some("mode")}
                tabindex={if is_open { "0" } else { "-1" }} onclick={dispatch.reform(move |_| Action::Learn(LearnAction::Open(mode)))}>
                { progress_ring(mode, tally) }
                { mode.name() }
            </button>
        }
    };
    let reset = match &learning.forgotten {
        Some(_) => Some(("progress.undo", LearnAction::Remember)),
        None if learning.mode != Mode::Play && !learning.progress.is_empty() => {
            Some(("progress.reset", LearnAction::Forget))
        }
        None => None,
    };
    html! {
        <ways-strip class="ways" role="navigation" aria-label="Learning">
            <div class="ways__tabs" role="tablist" aria-label="Ways to learn" onkeydown={|event: KeyboardEvent| web::move_among_tabs(&event)}>
                { for Mode::ALL.into_iter().map(tab) }
            </div>
            if let Some((name, action)) = reset {
                <button type="button" class="button button--quiet" onclick={dispatch.reform(move |_| Action::Learn(action.clone()))}>
                    { said(name, &[]) }
                </button>
            }
        </ways-strip>
    }
}

fn tab_id(mode: Mode) -> AttrValue {
    format!("way-{}", mode.id()).into()
}

fn tally_text(mode: Mode, tally: Tally) -> String {
    match tally {
        _ if mode == Mode::Play => say_text("progress.whole", &[]),
        _ if tally.is_complete() => say_text("progress.all", &[]),
        Tally { done: 0, .. } => say_text("progress.none", &[]),
        Tally { done, of } => say_text("progress.some", &[("done", &done.to_string()), ("of", &of.to_string())]),
    }
}

/// How far a mode is done, as a ring that fills.
fn progress_ring(mode: Mode, tally: Tally) -> Html {
    if mode == Mode::Play {
        return html! {};
    }
    let percent = (tally.done * 100).checked_div(tally.of).unwrap_or_default();
    html! {
        <svg class="ways__ring" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-complete={tally.is_complete().then_some("true")}>
            <circle class="ways__track" cx="8" cy="8" r="6" />
            if tally.is_complete() {
                <path class="ways__check" d="m5 8.2 2.2 2.3L11 5.8" />
            } else if percent > 0 {
                <circle class="ways__done" cx="8" cy="8" r="6" pathLength="100" transform="rotate(-90 8 8)" stroke-dasharray={format!("{percent} 200")} />
            }
        </svg>
    }
}

/// A sentence of the catalogue.
pub fn said(name: &str, values: &[(&str, &str)]) -> Html {
    html! { <>{ for say(name, values).pieces.iter().map(piece) }</> }
}

/// The page's places, as the open mode leaves them: the value of `data-room`.
pub fn room_of(mode: Mode) -> Option<&'static str> {
    (mode != Mode::Play).then(|| match mode.room() {
        Room::Shelf => "shelf",
        Room::Column => "column",
    })
}

#[derive(Properties, PartialEq)]
pub struct ModePanelProps {
    pub learning: Rc<Learning>,
    pub trace: TraceHandle,
    pub cursor: usize,
    /// The text of the program that the trace came from.
    pub source: AttrValue,
    pub is_stale: bool,
    pub has_trace: bool,
    pub dispatch: Callback<Action>,
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The panel of a mode other than Play.
#[component]
pub fn ModePanel(props: &ModePanelProps) -> Html {
    let mode = props.learning.mode;
    let follows_trace = mode.follows_trace();
    html! {
        <section class="ledger mode" id="mode" role="tabpanel" aria-labelledby={tab_id(mode)} onkeydown={props.onkeydown.clone()}>
            <div class="mode__body" tabindex="0" role="group" aria-labelledby={tab_id(mode)}>
                <p class="mode__intro">{ said(mode.intro(), &[]) }</p>
                if follows_trace && !props.has_trace {
                    <p class="mode__note">{ said("run.first", &[]) }</p>
                } else if follows_trace && props.is_stale {
                    <p class="mode__note">{ said("run.again", &[]) }</p>
                }
            </div>
        </section>
    }
}
