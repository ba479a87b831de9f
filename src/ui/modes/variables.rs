//! Variables: the tracker as a matrix to ask, and three questions about what changes where.
//! Invariant: while the questions are open, no mark in the matrix answers them.

use yew::prelude::*;

use super::{ModePanelProps, said};
use crate::playground::Action;
use crate::playground::learning::LearnAction;
use crate::playground::learning::changes::{Choice, Origin, Question, Tried, origin};
use crate::playground::learning::sentences::say_text;
use crate::playground::narration::Sentence;
use crate::ui::icon::{Icon, icon};
use crate::ui::narration::piece;
use crate::ui::variable_tracker::{Asked, VariableTracker};

pub fn controls(props: &ModePanelProps) -> Html {
    let is_asking = !props.learning.variables.tried.is_empty();
    html! {
        <button type="button" class="button button--quiet" onclick={props.learn(move |_: MouseEvent| LearnAction::Ask(!is_asking))}>
            { icon(Icon::Hint) }
            { said(if is_asking { "variables.stop" } else { "variables.ask" }, &[]) }
        </button>
    }
}

pub fn panel(props: &ModePanelProps) -> Html {
    let variables = &props.learning.variables;
    let is_asking = !variables.questions.is_empty();
    let found = variables.picked.as_ref().and_then(|cell| origin(&props.trace, cell, &props.source));
    let asked = Asked { cell: variables.picked.clone(), written: found.as_ref().map(|origin| origin.written) };
    html! {
        <>
            <VariableTracker trace={props.trace.clone()} cursor={props.cursor} {asked}
                is_unmarked={is_asking} dispatch={props.dispatch.clone()} />
            <div class="variables__told">
                if is_asking {
                    { for variables.questions.iter().enumerate().map(|(place, question)| question_view(props, place, question)) }
                } else {
                    { told(props, found) }
                }
            </div>
        </>
    }
}

/// Where the value that was picked comes from.
fn told(props: &ModePanelProps, found: Option<Origin>) -> Html {
    let variables = &props.learning.variables;
    html! {
        <>
            <div role="status">
                <p>
                    { match (&variables.picked, &found) {
                        (Some(_), Some(origin)) => sentence(&origin.why),
                        (Some(cell), None) => said("variables.none", &[("name", &cell.name)]),
                        (None, _) if variables.has_nothing_to_ask => said("variables.nothing", &[]),
                        (None, _) => said("variables.pick", &[]),
                    } }
                </p>
            </div>
            if let Some(origin) = found {
                <button type="button" class="button variables__origin" onclick={props.dispatch.reform(move |_: MouseEvent| Action::GoTo(origin.written))}>
                    { icon(Icon::Back) }
                    { said("variables.go", &[("step", &origin.written.to_string())]) }
                    if let Some(call) = &origin.call { <code>{ call }</code> }
                </button>
            }
        </>
    }
}

fn sentence(sentence: &Sentence) -> Html {
    html! { <>{ for sentence.pieces.iter().map(piece) }</> }
}

/// A question with its choices, of which wrong ones fall out.
fn question_view(props: &ModePanelProps, place: usize, question: &Question) -> Html {
    let tried = props.learning.variables.tried.get(place).cloned().unwrap_or_default();
    let is_over = tried.is_over();
    let name = format!("change-{place}");
    let choice = |(index, choice): (usize, &Choice)| {
        let is_wrong = tried.wrong.contains(&index);
        let is_right = is_over && choice.is_right;
        let mark = match (is_wrong, is_right) {
            (true, _) => Some(Icon::Cross),
            (_, true) => Some(Icon::Check),
            _ => None,
        };
        html! {
            <div class="choice" key={index} data-state={if is_right { Some("right") } else if is_wrong { Some("wrong") } else { None }}>
                <label class="choice__label">
                    <input type="radio" name={name.clone()} checked={tried.chosen == Some(index) || is_right} disabled={is_wrong || is_over}
                        onchange={props.learn(move |_: Event| LearnAction::Choice { question: place, choice: index })} />
                    { mark.map(icon) }
                    <span>{ sentence(&choice.text) }</span>
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="question" key={place} data-over={is_over.then_some("true")}>
            <legend>{ format!("{}. ", place + 1) }{ sentence(&question.text) }</legend>
            { for question.choices.iter().enumerate().map(choice) }
            if !is_over {
                <button type="button" class="button" aria-disabled={tried.chosen.is_none().then_some("true")}
                    aria-label={say_text("question.check.name", &[("number", &(place + 1).to_string())])}
                    onclick={props.learn(move |_: MouseEvent| LearnAction::Check(place))}>
                    { said("question.check", &[]) }
                </button>
            }
            <div role="status">{ verdict(question, &tried) }</div>
            { evidence(props, question, &tried) }
        </fieldset>
    }
}

/// What there is to say to the last answer.
fn verdict(question: &Question, tried: &Tried) -> Html {
    let right = question.choices.iter().find(|choice| choice.is_right);
    let wrong = tried.wrong.last().and_then(|index| question.choices.get(*index));
    let (name, why) = match (tried.is_right, wrong) {
        (true, _) => ("question.right", right),
        (false, Some(wrong)) if !tried.is_over() => ("question.wrong", Some(wrong)),
        (false, Some(_)) => ("question.shown", right),
        (false, None) => return html! {},
    };
    html! { <p><b>{ said(name, &[]) }</b>{ " " }{ why.map(|choice| sentence(&choice.why)) }</p> }
}

/// The way to the step that shows it.
fn evidence(props: &ModePanelProps, question: &Question, tried: &Tried) -> Html {
    let shown = match tried.wrong.last() {
        Some(index) if !tried.is_over() => question.choices.get(*index),
        _ if tried.is_over() => question.choices.iter().find(|choice| choice.is_right),
        _ => None,
    };
    let Some(step) = shown.map(|choice| choice.evidence) else { return html! {} };
    html! {
        <button type="button" class="button button--quiet" onclick={props.dispatch.reform(move |_: MouseEvent| Action::GoTo(step))}>
            { icon(Icon::Back) }
            { said("question.show", &[("step", &step.to_string())]) }
        </button>
    }
}
