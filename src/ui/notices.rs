//! The strip above the tape: ways on from a limit, and the way back to what was on screen before.
//! Invariant: it offers what its buttons can do at that moment, and nothing moves before one is pressed.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::modes::why_run_waits;
use crate::playground::{Action, Ghost, Origin, Playground};

/// Names the words that say why Run waits.
pub const WAITS: &str = "run-waits";

/// What can be done about a limit and about the ghost.
pub fn notices(state: &Playground, dispatch: &Callback<Action>) -> Html {
    if state.is_running() {
        return html! {};
    }
    html! {
        <>
            if state.covered_question().is_some() {
                <div class="notice" data-kind="question">
                    <p class="notice__text" id={WAITS}>{ why_run_waits() }</p>
                </div>
            }
            if state.can_continue() {
                { limit_notice(state, dispatch) }
            }
            if let Some(ghost) = &state.ghost {
                { ghost_notice(ghost, dispatch) }
            }
        </>
    }
}

fn limit_notice(state: &Playground, dispatch: &Callback<Action>) -> Html {
    let start = state.loop_start();
    html! {
        <div class="notice" data-kind="limit">
            <p class="notice__text">{ state.trace.output.last().map(|item| item.text.to_string()) }</p>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::More)}>
                { icon(Icon::Forward) }{ "Continue 5,000 more" }
            </button>
            if let Some(start) = start {
                <button type="button" class="button button--quiet" onclick={dispatch.reform(move |_| Action::GoTo(start))}>
                    { icon(Icon::Back) }{ "Jump to the loop" }
                </button>
            }
        </div>
    }
}

fn ghost_notice(ghost: &Ghost, dispatch: &Callback<Action>) -> Html {
    let text = match ghost.origin {
        Origin::Edit => "Ghost track: the run before the edit.".to_owned(),
        Origin::Fork { cursor } => format!("Ghost track: the other way on from step {cursor}."),
    };
    html! {
        <div class="notice" data-kind="ghost">
            <p class="notice__text">{ text }</p>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::ReturnToGhost)}>
                { icon(Icon::Swap) }{ "Change tracks" }
            </button>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::ForgetGhost)}>
                { icon(Icon::Cross) }{ "Drop ghost" }
            </button>
        </div>
    }
}
