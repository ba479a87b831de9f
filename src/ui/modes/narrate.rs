//! Narrate: the run in sentences, one for each step, beside the tape, aloud, or as a text by itself.
//! Invariant: the sentences are those above the shelf, each for the moment at which its step is done.

use yew::prelude::*;

use super::{ModePanelProps, said};
use crate::playback::time_at;
use crate::playground::Action;
use crate::playground::learning::LearnAction;
use crate::playground::narration::narrate;
use crate::sentences::say_text;
use crate::trace::{OutputItem, OutputKind};
use crate::ui::icon::{Icon, icon};
use crate::ui::narration::piece;

/// Sentences beside the tape, the ones around the moment.
const NEAR: usize = 120;
/// Sentences of the text by itself.
const MOST: usize = 1_000;

pub fn controls(props: &ModePanelProps) -> Html {
    let narration = props.learning.narration;
    let check = |name: &str, is_set: bool, action: fn(bool) -> LearnAction| {
        html! {
            <label class="check">
                <input type="checkbox" checked={is_set} onchange={props.learn(move |_: Event| action(!is_set))} />
                { said(name, &[]) }
            </label>
        }
    };
    html! {
        <>
            { check("narrate.follow", !narration.is_still, LearnAction::Follow) }
            { check("narrate.text", narration.is_text_only, LearnAction::TextOnly) }
            <read-aloud data-start={say_text("narrate.aloud", &[])} data-stop={say_text("narrate.silent", &[])} />
            <button type="button" class="button button--quiet" data-print="">{ said("narrate.print", &[]) }</button>
        </>
    }
}

pub fn panel(props: &ModePanelProps) -> Html {
    let (trace, is_text_only) = (&*props.trace, props.learning.narration.is_text_only);
    let moments = trace.steps.len() + 1;
    let (first, count) = match is_text_only {
        true => (0, MOST),
        false => (props.cursor.saturating_sub(NEAR / 2).min(moments.saturating_sub(NEAR)), NEAR),
    };
    let last = (first + count).min(moments);
    let caption = |cursor: usize| {
        let sentence = narrate(trace, cursor, time_at(trace, cursor), &props.source);
        let is_now = cursor == props.cursor;
        html! {
            <li class="captions__line" key={cursor} data-state={sentence.state} aria-current={is_now.then_some("step")}
                data-ahead={(cursor > props.cursor).then_some("true")}>
                <span class="captions__number" aria-hidden="true">{ cursor }</span>
                <button type="button" class="captions__go" data-caption="" onclick={props.dispatch.reform(move |_: MouseEvent| Action::GoTo(cursor))}>
                    { for sentence.pieces.iter().map(piece) }
                </button>
            </li>
        }
    };
    let left_out = moments - last;
    html! {
        <div class="narrate">
            <p class="mode__intro">{ said("narrate.intro", &[]) }</p>
            if is_text_only {
                <h2>{ said("narrate.program", &[]) }</h2>
                <pre class="narrate__program">{ props.source.trim_end().to_owned() }</pre>
                <h2>{ said("narrate.run", &[]) }</h2>
            }
            <ol class="captions" aria-label={say_text("narrate.name", &[])}>{ for (first..last).map(caption) }</ol>
            if is_text_only && left_out > 0 {
                <p class="mode__note">{ said("narrate.more", &[("count", &left_out.to_string())]) }</p>
            }
            if props.cursor + 1 >= moments && moments > 1 {
                <button type="button" class="button" onclick={props.dispatch.reform(|_: MouseEvent| Action::FirstStep)}>
                    { icon(Icon::First) }
                    { said("narrate.start", &[]) }
                </button>
            }
            if is_text_only {
                <h2>{ said("narrate.output", &[]) }</h2>
                <pre class="narrate__program">{ for trace.output.iter().map(printed) }</pre>
            }
        </div>
    }
}

fn printed(item: &OutputItem) -> Html {
    match item.kind {
        OutputKind::Stdout | OutputKind::Stderr => html! { { &*item.text } },
        _ => html! { { format!("{}\n", item.text) } },
    }
}
