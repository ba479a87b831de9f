//! What the program printed, warned of and raised, up to the step on screen.
//! Invariant: Python's words are shown as they are; ours stand above them.

use std::rc::Rc;

use yew::prelude::*;

use super::advice::sentence;
use super::icon::{Icon, icon};
use crate::playback::clock_reading;
use crate::playground::difference::{mark_at, of_output};
use crate::playground::problems::Problem;
use crate::playground::{Action, Playground, TraceHandle, frame_cursors};
use crate::sentences::{count_text, say_text, text};
use crate::trace::{OutputItem, OutputKind};
use crate::web;

/// Items drawn at most: the last ones.
const DRAWN: usize = 400;
/// Bytes drawn of what was printed at once, and how many more at each wish.
const LONG: usize = 8_000;
const MORE: usize = 32_000;
/// Frames of a traceback drawn at most, at either end.
const FRAMES: usize = 8;

#[derive(Properties, PartialEq)]
pub struct OutputLogProps {
    pub trace: TraceHandle,
    /// The run before an edit, to compare with.
    pub ghost: Option<TraceHandle>,
    pub cursor: usize,
    pub source: AttrValue,
    pub is_stale: bool,
    pub has_trace: bool,
    /// What is known of the items that are problems.
    pub problems: Rc<[Problem]>,
    /// The frame of the traceback that the reader is looking at.
    pub frame: Option<usize>,
    pub dispatch: Callback<Action>,
}

impl OutputLogProps {
    pub fn of(state: &Playground, dispatch: &Callback<Action>) -> Self {
        Self {
            trace: state.trace_handle(),
            ghost: state.run_before().map(|branch| branch.trace.clone()),
            cursor: state.cursor(),
            source: state.transcript.clone().into(),
            is_stale: state.is_stale(),
            has_trace: state.has_trace(),
            problems: state.problems.clone(),
            frame: state.frame,
            dispatch: dispatch.clone(),
        }
    }
}

/// The log *Output*.
#[component]
pub fn OutputLog(props: &OutputLogProps) -> Html {
    let at_end = props.cursor == props.trace.steps.len();
    // Output is in the order of the steps, so what is not shown yet is at its end.
    let shown = props.trace.output.partition_point(|item| at_end || item.step < props.cursor);
    let items = props.trace.output.get(..shown).unwrap_or_default();
    let first = items.len().saturating_sub(DRAWN);
    let drawn = items.iter().enumerate().skip(first);
    // Whoever walks through a traceback keeps it in sight.
    let last = props.trace.output.len().saturating_sub(1);
    let walked = props.trace.output.last().filter(|_| props.frame.is_some() && shown <= last);
    let marks = use_memo((props.trace.clone(), props.ghost.clone()), |(trace, ghost)| {
        ghost.as_ref().map(|ghost| of_output(trace, ghost)).unwrap_or_default()
    });
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
                <h2>{ text("output.title") }</h2>
                <span class="panel-head__rest" />
                if !items.is_empty() {
                    <button type="button" class="button button--quiet" onclick={copy}>{ icon(Icon::Copy) }{ text("output.copy") }</button>
                }
            </div>
            <div class="output__log" ref={scroller} role="log" aria-label={text("output.title")} tabindex="0">
                if first > 0 {
                    <p class="output__note">{ count_text("output.earlier", first, &[]) }</p>
                }
                if items.is_empty() && walked.is_none() && props.has_trace {
                    <p class="output__note">
                        { text(if at_end { "output.nothing" } else { "output.nothing-yet" }) }
                    </p>
                }
                { for drawn.chain(walked.map(|item| (last, item))).map(|(index, item)| item_view(index, item, mark_at(&marks, (index, 0)), props)) }
            </div>
        </div>
    }
}

fn item_view(index: usize, item: &OutputItem, mark: Option<&Rc<str>>, props: &OutputLogProps) -> Html {
    let kind = kind_name(item.kind);
    let step = item.step + 1;
    let go = props.dispatch.reform(move |_| Action::GoTo(step));
    if item.kind == OutputKind::Input {
        return input_view(index, item, props);
    }
    let is_typed = props.trace.is_typed(item.line);
    let advice =
        props.problems.iter().find(|problem| problem.item == Some(index)).and_then(|problem| problem.advice.as_ref());
    let printed = item.text.strip_suffix('\n').unwrap_or(&item.text);
    let printed = match item.kind {
        OutputKind::Refusal => html! { <p class="output__refusal">{ sentence(printed) }</p> },
        _ => html! { <PrintedText text={item.text.clone()} /> },
    };
    // What ended the run is told by an alert.
    let live = (item.kind == OutputKind::Exception).then_some("off");
    html! {
        <div class="output__item" key={index} data-step={step.to_string()} data-kind={kind} data-typed={is_typed.then_some("true")} aria-live={live}>
            <div class="output__text">
                if let Some(advice) = advice {
                    <p class="output__advice">{ sentence(advice) }</p>
                }
                { printed }
                if !item.traceback.is_empty() {
                    { traceback(item, props) }
                }
                if let Some(mark) = mark {
                    <p class="was">{ &**mark }</p>
                }
            </div>
            if item.line > 0 && !is_typed {
                <button type="button" class="output__line" onclick={go} title={say_text("step.go", &[("step", &step.to_string())])}>
                    { say_text("line.small", &[("line", &item.line.to_string())]) }
                </button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PrintedTextProps {
    text: Rc<str>,
}

/// What was printed at once: its beginning where it is long, and as much more as the reader asks for.
#[component]
fn PrintedText(props: &PrintedTextProps) -> Html {
    let asked = use_state(|| (props.text.clone(), LONG));
    // What was asked for of another text counts for nothing.
    let shown = if Rc::ptr_eq(&asked.0, &props.text) { asked.1 } else { LONG };
    let printed = props.text.strip_suffix('\n').unwrap_or(&props.text);
    let end = beginning(printed, shown);
    let left = (printed.len() - end).div_ceil(1000);
    let more = {
        let (asked, text) = (asked.clone(), props.text.clone());
        Callback::from(move |_| asked.set((text.clone(), shown + MORE)))
    };
    html! {
        <>
            <pre>{ printed.get(..end).unwrap_or_default().to_owned() }</pre>
            if left > 0 {
                <button type="button" class="button button--quiet" onclick={more}>{ count_text("output.more", left, &[]) }</button>
            }
        </>
    }
}

/// Where the first bytes of a text end: behind a whole line, if lines are not long.
fn beginning(text: &str, bytes: usize) -> usize {
    if text.len() <= bytes + bytes / 8 {
        return text.len();
    }
    let end = text.floor_char_boundary(bytes);
    text[..end].rfind('\n').filter(|line| *line > end / 2).unwrap_or(end)
}

/// The frames of an exception, outermost first, each of which leads to its line and step.
fn traceback(item: &OutputItem, props: &OutputLogProps) -> Html {
    let cursors = frame_cursors(&props.trace, item);
    let count = item.traceback.len();
    let is_left_out = |index: usize| index >= FRAMES && index + FRAMES < count;
    let row = |(index, (frame, cursor)): (usize, (&crate::trace::TracebackFrame, usize))| {
        if is_left_out(index) {
            return match index {
                FRAMES => html! { <li class="output__note">{ count_text("list.more", count - 2 * FRAMES, &[]) }</li> },
                _ => html! {},
            };
        }
        let line = frame.line;
        let place = if props.trace.is_typed(line) { ">>>".to_owned() } else { format!("\"main.py\", line {line}") };
        let go = props.dispatch.reform(move |_| Action::ShowFrame { frame: index, line, cursor });
        let code = props.source.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default().trim().to_owned();
        html! {
            <li>
                <button type="button" class="frame" onclick={go} aria-current={(props.frame == Some(index)).then_some("true")}>
                    <span class="frame__place">{ format!("{place}, in {}", frame.function) }</span>
                    { " " }
                    <code class="frame__code">{ code }</code>
                </button>
            </li>
        }
    };
    html! {
        <>
            <p class="output__traceback-title">{ text("output.traceback.title") }</p>
            <ol class="output__traceback" aria-label={text("output.traceback")}>
                { for item.traceback.iter().zip(cursors).enumerate().map(row) }
            </ol>
        </>
    }
}

/// What was typed, with the prompts of a shell, and when.
fn input_view(index: usize, item: &OutputItem, props: &OutputLogProps) -> Html {
    let trace = &props.trace;
    let step = item.step;
    let t = trace.steps.get(step).map_or(trace.duration, |step| step.t);
    let go = props.dispatch.reform(move |_| Action::GoTo(step + 1));
    html! {
        <div class="output__item" key={index} data-kind="input">
            <pre class="output__text">{ format!(">>> {}", item.text.replace('\n', "\n... ")) }</pre>
            <button type="button" class="output__line" onclick={go} title={say_text("step.go", &[("step", &(step + 1).to_string())])}>
                { say_text("output.at", &[("time", &clock_reading(t))]) }
            </button>
        </div>
    }
}

fn kind_name(kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::Stderr => "stderr",
        other => other.public_name(),
    }
}

fn plain_text(item: &OutputItem) -> String {
    if item.text.ends_with('\n') { item.text.to_string() } else { format!("{}\n", item.text) }
}
