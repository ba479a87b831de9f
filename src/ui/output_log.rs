//! What the program printed, warned of and raised, up to the step on screen.
//! Invariant: Python's words are shown as they are; ours stand above them.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::playground::problems::problem;
use crate::playground::{Action, TraceHandle};
use crate::trace::{OutputItem, OutputKind};
use crate::web;

/// Items drawn at most: the last ones.
const DRAWN: usize = 400;

#[derive(Properties, PartialEq)]
pub struct OutputLogProps {
    pub trace: TraceHandle,
    pub cursor: usize,
    pub source: AttrValue,
    pub is_stale: bool,
    pub has_trace: bool,
    pub dispatch: Callback<Action>,
}

/// The log *Output*.
#[component]
pub fn OutputLog(props: &OutputLogProps) -> Html {
    let at_end = props.cursor == props.trace.steps.len();
    // Output is in the order of the steps, so what is not shown yet is at its end.
    let shown = props.trace.output.partition_point(|item| at_end || item.step < props.cursor);
    let items = props.trace.output.get(..shown).unwrap_or_default();
    let first = items.len().saturating_sub(DRAWN);
    let drawn = items.get(first..).unwrap_or_default();
    let scroller = use_node_ref();
    let height_before = use_mut_ref(|| 0);
    {
        let scroller = scroller.clone();
        use_effect_with((props.trace.clone(), shown), move |_| {
            let mut height = height_before.borrow_mut();
            *height = web::follow_end(&scroller, *height);
        });
    }
    let copy = {
        let (trace, shown) = (props.trace.clone(), shown);
        Callback::from(move |_| {
            let items = trace.output.get(..shown).unwrap_or_default();
            web::copy_text(&items.iter().map(plain_text).collect::<String>());
        })
    };
    html! {
        <div class="output">
            <div class="panel-head">
                <h2>{ "Output" }</h2>
                <span class="panel-head__rest" />
                if !items.is_empty() {
                    <button type="button" class="button button--quiet" onclick={copy}>{ icon(Icon::Copy) }{ "Copy output" }</button>
                }
            </div>
            <div class="output__log" ref={scroller} role="log" aria-label="Output" tabindex="0">
                if first > 0 {
                    <p class="output__note">{ format!("{first} earlier lines") }</p>
                }
                if items.is_empty() && props.has_trace {
                    <p class="output__note">
                        { if at_end { "Nothing printed. Cache calls appear in Steps." } else { "Nothing printed so far." } }
                    </p>
                }
                { for drawn.iter().enumerate().map(|(index, item)| item_view(first + index, item, props)) }
            </div>
        </div>
    }
}

fn item_view(index: usize, item: &OutputItem, props: &OutputLogProps) -> Html {
    let kind = kind_name(item.kind);
    let step = item.step + 1;
    let go = props.dispatch.reform(move |_| Action::GoTo(step));
    let problem = problem(item, &props.source);
    let text = item.text.strip_suffix('\n').unwrap_or(&item.text).to_owned();
    let frames = if item.traceback.len() > 1 {
        traceback(item)
    } else {
        html! {}
    };
    html! {
        <div class="output__item" key={index} data-kind={kind}>
            <div class="output__text">
                if let Some(advice) = problem.and_then(|problem| problem.advice) {
                    <p class="output__advice">{ advice }</p>
                }
                { frames }
                <pre>{ text }</pre>
            </div>
            if item.line > 0 {
                <button type="button" class="output__line" onclick={go} title={format!("Go to step {step}")}>
                    { format!("line {}", item.line) }
                </button>
            }
        </div>
    }
}

fn traceback(item: &OutputItem) -> Html {
    let frame = |frame: &crate::trace::TracebackFrame| html! { <li>{ format!("line {}, in {}", frame.line, frame.function) }</li> };
    html! { <ol class="output__traceback" aria-label="Traceback">{ for item.traceback.iter().take(20).map(frame) }</ol> }
}

fn kind_name(kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::Stdout => "stdout",
        OutputKind::Stderr => "stderr",
        OutputKind::Result => "result",
        OutputKind::Warning => "warning",
        OutputKind::Exception => "exception",
        OutputKind::Limit => "limit",
        OutputKind::Refusal => "refusal",
    }
}

fn plain_text(item: &OutputItem) -> String {
    if item.text.ends_with('\n') { item.text.to_string() } else { format!("{}\n", item.text) }
}
