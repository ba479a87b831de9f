//! Variables: the tracker as a matrix to ask, and three questions about what changes where.
//! Invariant: while the questions are open, no mark in the matrix answers them.

use yew::prelude::*;

use super::question::controls::{Radio, radio};
use super::question::{Told, told};
use super::{ModePanelProps, said};
use crate::playground::Action;
use crate::playground::learning::LearnAction;
use crate::playground::learning::changes::{Choice, Origin, Question, Tried, origin};
use crate::practice::Mark;
use crate::sentences::Sentence;
use crate::sentences::say_text;
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
                    { origin_of(props, found) }
                }
            </div>
        </>
    }
}

/// Where the value that was picked comes from.
fn origin_of(props: &ModePanelProps, found: Option<Origin>) -> Html {
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

/// A question with its choices. Everything in it stays in its place, so that the focus does.
fn question_view(props: &ModePanelProps, place: usize, question: &Question) -> Html {
    let tried = props.learning.variables.tried.get(place).cloned().unwrap_or_default();
    let is_over = tried.is_over();
    let choice = |(index, choice): (usize, &Choice)| {
        let is_right = is_over && choice.is_right;
        let is_wrong = tried.wrong.contains(&index);
        radio(Radio {
            name: format!("change-{place}").into(),
            words: sentence(&choice.text),
            state: if is_right { Some("right") } else { is_wrong.then_some("wrong") },
            is_chosen: tried.chosen == Some(index) || is_right,
            is_off: is_over,
            onchange: props.learn(move |_: Event| LearnAction::Choice { question: place, choice: index }),
        })
    };
    let check = {
        let check = props.learn(move |()| LearnAction::Check(place));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            check.emit(());
        })
    };
    let (mark, about) = verdict(question, &tried);
    let go =
        about.map(|choice| choice.evidence).map(|step| props.dispatch.reform(move |_: MouseEvent| Action::GoTo(step)));
    let number = (place + 1).to_string();
    html! {
        <form class="asked" key={place} onsubmit={check}>
            <fieldset class="question__body">
                <legend class="question__prompt">{ said("changes.number", &[("number", &number)]) }{ " " }{ sentence(&question.text) }</legend>
                <div class="options">{ for question.choices.iter().enumerate().map(choice) }</div>
                <div class="question__buttons">
                    <button type="submit" class="button" aria-disabled={is_over.then_some("true")}
                        aria-label={say_text("question.check.name", &[("number", &number)])}>
                        { said("question.check", &[]) }
                    </button>
                    <button type="button" class="button" aria-disabled={go.is_none().then_some("true")} onclick={go}>
                        { icon(Icon::Back) }{ said("question.show-me", &[]) }
                    </button>
                </div>
                <reveal-change class="question__said">
                    { told(mark, html! { <p class="question__words">{ about.map(|choice| sentence(&choice.why)) }</p> }) }
                </reveal-change>
            </fieldset>
        </form>
    }
}

/// What the last answer came to, and the choice that there is something to say about.
fn verdict<'a>(question: &'a Question, tried: &Tried) -> (Option<Told>, Option<&'a Choice>) {
    let right = question.choices.iter().find(|choice| choice.is_right);
    let wrong = tried.wrong.last().and_then(|index| question.choices.get(*index));
    match (tried.is_right, wrong) {
        (true, _) => (Some(Told::Judged(Mark::Right)), right),
        (false, Some(_)) if tried.is_over() => (Some(Told::Shown), right),
        (false, Some(wrong)) => (Some(Told::Judged(Mark::Wrong)), Some(wrong)),
        (false, None) => (None, None),
    }
}
