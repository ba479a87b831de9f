//! Time Lab: the lesson's clock in front, calls to make at any moment, and the tasks that ask for some.
//! Invariant: a call of the panel is what it would be at the shell; nothing here can do more.

use std::rc::Rc;

use yew::prelude::*;

use super::question::{Told, told};
use super::{ModePanelProps, marked, said};
use crate::playground::Action;
use crate::playground::learning::{LearnAction, Mode};
use crate::playground::shelf::snapshot_at;
use crate::practice::{Lesson, Mark, Task};
use crate::sentences::{number, say_text};
use crate::ui::icon::{Icon, icon};
use crate::ui::time_controls::Clock;
use crate::web;

/// Lesson seconds that a button moves the clock by.
const MOVES: [f64; 6] = [-10.0, -1.0, -0.1, 0.1, 1.0, 10.0];

pub fn panel(props: &ModePanelProps) -> Html {
    let Some(lesson) = props.learning.lesson() else { return html! {} };
    let shift = |seconds: f64| {
        let span = say_text("span.short.second", &[("count", &number(&seconds.abs().to_string()))]);
        let label = say_text(if seconds < 0.0 { "lab.earlier" } else { "lab.later" }, &[("span", &span)]);
        html! {
            <button type="button" class="button" key={label.clone()} onclick={props.dispatch.reform(move |_: MouseEvent| Action::Skip(seconds))}>{ label }</button>
        }
    };
    html! {
        <div class="lab">
            <div class="lab__bench">
                <Clock is_playing={props.is_playing} />
                <div class="lab__moves" role="group" aria-label={say_text("lab.moves", &[])}>{ for MOVES.into_iter().map(shift) }</div>
                { calls(props) }
            </div>
            <ol class="lab__tasks" aria-label={say_text("lab.tasks", &[])}>
                { for lesson.tasks.iter().enumerate().map(|(place, task)| task_view(props, lesson, place, task)) }
            </ol>
        </div>
    }
}

/// Calls that can be made at the moment on screen, on the key that is stored, or was first.
fn calls(props: &ModePanelProps) -> Html {
    let stored = snapshot_at(&props.trace, props.cursor).and_then(|snapshot| snapshot.entries().next().cloned());
    let known = || props.trace.steps.iter().find_map(|step| step.snapshot.entries().next().cloned());
    let Some(entry) = stored.or_else(known) else { return html! {} };
    let quoted = format!("'{}'", entry.key.replace('\\', "\\\\").replace('\'', "\\'"));
    let span = entry.timeout.map_or_else(|| "None".to_owned(), |seconds| seconds.to_string());
    let call = |source: String| {
        let text: Rc<str> = source.clone().into();
        html! {
            <button type="button" class="button lab__call" key={source.clone()} onclick={props.dispatch.reform(move |_: MouseEvent| Action::Type(text.clone()))}>
                <code>{ source }</code>
            </button>
        }
    };
    html! {
        <div class="lab__calls" role="group" aria-label={say_text("lab.calls", &[])}>
            { call(format!("cache.get({quoted})")) }
            { call(format!("cache.touch({quoted}, {span})")) }
            { call(format!("cache.delete({quoted})")) }
            { call("cache.set('one more', 1)".to_owned()) }
        </div>
    }
}

fn task_view(props: &ModePanelProps, lesson: &Lesson, place: usize, task: &Task) -> Html {
    let is_open = props.learning.lab.task == Some(place);
    let is_done = props.learning.has_done(Mode::TimeLab, &task.id);
    let start = props.learn(move |_: MouseEvent| LearnAction::Start(place));
    let (name, label) = if is_open { ("lab.again", "lab.again.name") } else { ("lab.start", "lab.start.name") };
    // What was begun has the room; the others keep their names.
    let is_told = is_open || props.learning.lab.task.is_none();
    html! {
        <li class="lab__task" key={&*task.id} data-open={is_open.then_some("true")}>
            <h2 class="lab__title">
                if is_done { { icon(Icon::Check) }<span class="visually-hidden">{ said("lab.done", &[]) }{ " " }</span> }
                { marked(&task.title) }
            </h2>
            <button type="button" class="button" aria-label={say_text(label, &[("title", &task.title)])} onclick={start}>{ said(name, &[]) }</button>
            if is_told { <p class="lab__prompt">{ marked(&task.prompt) }</p> }
            if is_open {
                { question(props, lesson, task) }
                // The goals would answer the question.
                if !props.learning.lab.is_asking(lesson) {
                    { goals(props, task) }
                    { hints(props, task) }
                }
                <div role="status">
                    if is_done && props.learning.lab.goals.iter().all(|is_reached| *is_reached) {
                        <p class="lab__reached">{ marked(&task.done) }</p>
                    }
                </div>
            }
        </li>
    }
}

/// What the learner expects, before it happens.
fn question(props: &ModePanelProps, lesson: &Lesson, task: &Task) -> Html {
    let Some(question) = &task.question else { return html! {} };
    let guess = &props.learning.lab.guess;
    let mark = guess.words.as_ref().map(|_| Told::Judged(if guess.is_right { Mark::Right } else { Mark::Wrong }));
    html! {
        <div class="lab__question">
            if props.learning.lab.is_asking(lesson) {
                <label>
                    <span>{ said("lab.guess", &[("title", &question.title)]) }</span>
                    <input class="blank" type="text" autocomplete="off" inputmode="numeric" aria-invalid={(guess.wrong > 0).then_some("true")}
                        onchange={props.learn(|event: Event| LearnAction::Guess(web::value_of(&event).into()))} />
                </label>
            }
            { told(mark, html! { if let Some(words) = &guess.words { <p class="question__words">{ marked(words) }</p> } }) }
        </div>
    }
}

fn goals(props: &ModePanelProps, task: &Task) -> Html {
    let goal = |(place, goal): (usize, &crate::practice::Goal)| {
        let is_reached = props.learning.lab.goals.get(place).copied().unwrap_or_default();
        let (state, sign, name) = match (goal.is_condition, is_reached) {
            (false, true) => ("reached", Icon::Check, "lab.goal.reached"),
            (false, false) => ("open", Icon::Gap, "lab.goal.open"),
            (true, true) => ("kept", Icon::Equal, "lab.goal.kept"),
            (true, false) => ("broken", Icon::Cross, "lab.goal.broken"),
        };
        html! {
            <li key={place} data-state={state}>
                { icon(sign) }
                <span>
                    <span class={(!goal.is_condition).then_some("visually-hidden")}>{ said(name, &[]) }{ " " }</span>
                    { marked(&goal.text) }
                </span>
            </li>
        }
    };
    html! { <ul class="lab__goals" aria-label={say_text("lab.goals", &[])}>{ for task.goals.iter().enumerate().map(goal) }</ul> }
}

fn hints(props: &ModePanelProps, task: &Task) -> Html {
    let shown = props.learning.lab.hints.min(task.hints.len());
    html! {
        <>
            { for task.hints.iter().take(shown).map(|hint| html! { <p class="lab__hint">{ icon(Icon::Hint) }<span>{ marked(hint) }</span></p> }) }
            if shown < task.hints.len() {
                <button type="button" class="button button--quiet" onclick={props.learn(|_: MouseEvent| LearnAction::Hint)}>
                    { icon(Icon::Hint) }
                    { said("lab.hint", &[]) }
                </button>
            }
        </>
    }
}
