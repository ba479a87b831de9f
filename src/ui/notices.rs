//! The strip above the tape: ways on from a limit, and the way back to what was on screen before.
//! Invariant: it offers what its buttons can do at that moment, and nothing moves before one is pressed.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::modes::why_run_waits;
use crate::playground::{Action, Ghost, MORE_STEPS, Origin, Playground};
use crate::sentences::{say_text, text, whole};

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
                { icon(Icon::Forward) }{ say_text("limit.more", &[("count", &whole(MORE_STEPS))]) }
            </button>
            if let Some(start) = start {
                <button type="button" class="button button--quiet" onclick={dispatch.reform(move |_| Action::GoTo(start))}>
                    { icon(Icon::Back) }{ text("limit.loop") }
                </button>
            }
        </div>
    }
}

fn ghost_notice(ghost: &Ghost, dispatch: &Callback<Action>) -> Html {
    let told = match ghost.origin {
        Origin::Edit => text("ghost.edit"),
        Origin::Fork { cursor } => say_text("ghost.fork", &[("step", &cursor.to_string())]),
    };
    html! {
        <div class="notice" data-kind="ghost">
            <p class="notice__text">{ told }</p>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::ReturnToGhost)}>
                { icon(Icon::Swap) }{ text("ghost.change") }
            </button>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::ForgetGhost)}>
                { icon(Icon::Cross) }{ text("ghost.drop") }
            </button>
        </div>
    }
}
