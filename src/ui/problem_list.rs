//! The problems of the program in the editor, one below the other.
//! Invariant: each leads to its line, and what failed in a run is told once.

use std::rc::Rc;

use yew::prelude::*;

use super::advice::sentence;
use super::icon::{Icon, icon};
use crate::playground::problems::{Problem, Severity};
use crate::playground::{Action, Playground};
use crate::sentences::{say_text, text};

/// The list *Problems*; nothing when there is none.
pub fn problem_list(state: &Playground, dispatch: &Callback<Action>) -> Html {
    let problems: Vec<&Problem> = state.visible_problems().collect();
    html! {
        <>
            { alert(state) }
            if !problems.is_empty() {
                <section class="problems" aria-labelledby="problems-title">
                    <div class="problems__head">
                        <h2 id="problems-title">{ text("problem.title") }</h2>
                        <span class="problems__count" aria-hidden="true">{ problems.len() }</span>
                        <span class="problems__keys">{ text("problem.keys") }</span>
                    </div>
                    <ul class="problems__list" aria-labelledby="problems-title">
                        { for problems.iter().map(|problem| row(problem, dispatch)) }
                    </ul>
                </section>
            }
        </>
    }
}

/// Tells the problem that ended a run, when it has ended it.
fn alert(state: &Playground) -> Html {
    let failed = state.problems.iter().rfind(|problem| matches!(problem.severity, Severity::Error | Severity::Refusal));
    // A trace is a new one even if it ends like the last.
    let key = Rc::as_ptr(&state.trace) as usize;
    html! {
        <div class="visually-hidden" role="alert">
            if let Some(problem) = failed {
                <p key={key.to_string()}>{ problem.spoken() }</p>
            }
        </div>
    }
}

fn row(problem: &Problem, dispatch: &Callback<Action>) -> Html {
    let line = problem.line;
    let go = dispatch.reform(move |_| Action::ShowLine(line));
    let sign = match problem.severity {
        Severity::Error => Icon::Cross,
        Severity::Warning => Icon::Alert,
        Severity::Refusal => Icon::Hatch,
        Severity::Notice => Icon::Hint,
    };
    html! {
        <li class="problems__item" data-kind={problem.severity.name()}>
            <button type="button" class="problems__go" title={problem.spoken()} onclick={go}>
                { icon(sign) }
                <span class="problems__line">
                    <span class="visually-hidden">{ text(problem.severity.label()) }{ ", " }</span>
                    { say_text("line.small", &[("line", &line.to_string())]) }
                </span>
                <span class="problems__what">
                    if let Some(advice) = &problem.advice {
                        <span class="problems__advice">{ sentence(advice) }</span>
                        { " " }
                    }
                    if !problem.text.is_empty() {
                        <span class="problems__says">{ says(problem) }</span>
                    }
                </span>
            </button>
            if let Some(fix) = problem.fix.clone() {
                <button type="button" class="button button--fix" aria-label={say_text("problem.fix.name", &[("what", &fix.label)])} title={capitalized(&fix.label)} onclick={dispatch.reform({
                    let fix = fix.clone();
                    move |_| Action::Fix(fix.clone())
                })}>
                    { icon(Icon::Mend) }
                    { text("problem.fix") }
                </button>
            }
        </li>
    }
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What Python said, or the playground in words of its own.
fn says(problem: &Problem) -> Html {
    match problem.severity {
        Severity::Refusal => sentence(&problem.text),
        _ => html! { { problem.text.to_string() } },
    }
}
