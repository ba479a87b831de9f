//! Steps: the execution table, read row by row or filled in.
//! Invariant: what is hidden is nowhere in the panel, not even in a tooltip.

use yew::prelude::*;

use super::{ModePanelProps, said};
use crate::playground::learning::LearnAction;
use crate::playground::learning::blanks::{TRIES, Verdict};
use crate::ui::execution_table::ExecutionTable;

pub fn controls(props: &ModePanelProps) -> Html {
    let is_hiding = props.learning.blanks.is_hiding;
    html! {
        <label class="check">
            <input type="checkbox" checked={is_hiding} onchange={props.learn(move |_: Event| LearnAction::HideOutputs(!is_hiding))} />
            { said("steps.hide", &[]) }
        </label>
    }
}

pub fn panel(props: &ModePanelProps) -> Html {
    let blanks = &props.learning.blanks;
    let tally = blanks.tally();
    let (done, of) = (tally.done.to_string(), tally.of.to_string());
    let count = if tally.is_complete() { "steps.all" } else { "steps.count" };
    html! {
        <>
            <div class="steps__said">
                <p class="mode__intro">{ said(if blanks.is_hiding { "steps.fill" } else { "steps.intro" }, &[("empty", "{}"), ("pair", "{'greet': 'Hello'}")]) }</p>
                <p role="status">
                    { answered(props) }
                    { " " }
                    if tally.of > 0 { { said(count, &[("done", &done), ("of", &of)]) } }
                </p>
            </div>
            <ExecutionTable trace={props.trace.clone()} ghost={None} cursor={props.cursor} source={props.source.clone()}
                blanks={blanks.clone()} dispatch={props.dispatch.clone()} />
        </>
    }
}

/// What there is to say to the last answer.
fn answered(props: &ModePanelProps) -> Html {
    let blanks = &props.learning.blanks;
    let Some(answer) = blanks.last().filter(|_| blanks.is_hiding) else { return html! {} };
    let name = match answer.verdict {
        Verdict::Right => "steps.right",
        Verdict::Shown => "steps.shown",
        Verdict::Wrong if answer.tries < TRIES => "steps.wrong",
        Verdict::Wrong => "steps.wrong.again",
    };
    said(name, &[("step", &(answer.at.step + 1).to_string()), ("given", &answer.text)])
}
