//! The test: ten questions, then a verdict.
//! Invariant: before the end nothing on screen tells whether an answer is right.

use yew::prelude::*;

use super::ModePanelProps;
use super::question::{Asked, head, question};
use super::{mode_name, said};
use crate::playground::Action;
use crate::playground::learning::questions::Ask;
use crate::playground::learning::questions::exam::{Exam, Outcome};
use crate::playground::learning::{LearnAction, Mode};
use crate::practice::{Mark, Strength};
use crate::sentences::say_text;
use crate::ui::icon::{Icon, icon};
use crate::web;

pub fn test(props: &ModePanelProps) -> Html {
    let ask = props.dispatch.reform(|ask: Ask| Action::Learn(LearnAction::Question(ask)));
    let questions = &props.learning.questions;
    let Some(exam) = &questions.exam else {
        let best = props.learning.best_score().map(|(right, of)| (right.to_string(), of.to_string()));
        return html! {
            <div class="exam">
            <p class="mode__intro">{ said(Mode::Test.intro(), &[]) }</p>
                <p class="question__note">{ said("test.rules", &[]) }</p>
                if let Some((right, of)) = best {
                    <p>{ said("test.best", &[("right", &right), ("of", &of)]) }</p>
                }
                { start(&ask, "test.start") }
            </div>
        };
    };
    let last = exam.count().saturating_sub(1);
    let go = |to: Option<usize>, name: &'static str| {
        let onclick = to.map(|to| ask.reform(move |_| Ask::Go(to)));
        html! { <button type="button" class="button" aria-disabled={onclick.is_none().then_some("true")} {onclick}>{ said(name, &[]) }</button> }
    };
    let number = {
        let (at, of) = ((exam.at + 1).to_string(), exam.count().to_string());
        html! { <span class="question__number">{ said("question.number", &[("at", &at), ("of", &of)]) }</span> }
    };
    let shown = exam.current().map(|asking| {
        let asked = Asked { asking, is_judged: false, has_table: exam.is_over(), page: props, ask: &ask };
        html! {
            <>
                <div class="round__head"><div role="status">{ head(asking, number) }</div></div>
                { question(&asked) }
            </>
        }
    });
    let (answered, of) = (exam.answered().to_string(), exam.count().to_string());
    html! {
        <div class="exam">
            <p class="mode__intro">{ said(Mode::Test.intro(), &[]) }</p>
            if let Some(result) = &exam.result {
                { verdict(props, result, &ask) }
            }
            { list(exam, &ask) }
            { shown }
            <div class="question__buttons">
                { go(exam.at.checked_sub(1), "question.previous") }
                { go(Some(exam.at + 1).filter(|to| *to <= last), "question.next") }
                if exam.is_over() {
                    <button type="button" class="button" key="replay" onclick={ask.reform(|_| Ask::ShowMe)}>{ icon(Icon::Back) }{ said("question.show-me", &[]) }</button>
                } else {
                    <button type="button" class="button button--run" key="finish" aria-disabled={exam.judging().map(|_| "true")}
                        onclick={ask.reform(|_| Ask::Finish)}>{ said("test.finish", &[]) }</button>
                }
            </div>
            if !exam.is_over() {
                <p class="question__note">{ said("test.answered", &[("done", &answered), ("of", &of)]) }</p>
            }
        </div>
    }
}

/// Begins a test that is unlike the last one.
fn start(ask: &Callback<Ask>, name: &'static str) -> Html {
    let onclick = ask.reform(|_| Ask::Start((web::wall_clock() * 1000.0) as u64));
    html! { <button type="button" class="button button--run" {onclick}>{ said(name, &[]) }</button> }
}

fn list(exam: &Exam, ask: &Callback<Ask>) -> Html {
    let item = |index: usize| {
        let mark = exam
            .result
            .as_ref()
            .map(|result| result.verdicts.get(index).and_then(|verdict| verdict.as_ref()).map(|verdict| verdict.mark));
        let is_answered = exam.is_answered(index);
        let (state, sign, name) = match mark {
            Some(Some(Mark::Right)) => ("right", Some(Icon::Check), "test.was-right"),
            Some(Some(Mark::Nearly)) => ("wrong", Some(Icon::Equal), "test.was-nearly"),
            Some(Some(Mark::Wrong)) => ("wrong", Some(Icon::Cross), "test.was-wrong"),
            Some(None) => ("wrong", Some(Icon::Gap), "test.was-open"),
            None if is_answered => ("answered", None, "test.is-answered"),
            None => ("open", None, "test.is-open"),
        };
        let number = (index + 1).to_string();
        html! {
            <li key={index}>
                <button type="button" class="exam__place" data-state={state} aria-current={(index == exam.at).then_some("true")}
                    aria-label={say_text(name, &[("number", &number)])} title={say_text(name, &[("number", &number)])}
                    onclick={ask.reform(move |_| Ask::Go(index))}>
                    { number.clone() }
                    { sign.map(icon) }
                </button>
            </li>
        }
    };
    html! {
        <nav aria-label={say_text("question.list", &[])}>
            <ol class="exam__list">{ for (0..exam.count()).map(item) }</ol>
        </nav>
    }
}

fn verdict(props: &ModePanelProps, result: &Outcome, ask: &Callback<Ask>) -> Html {
    let assessment = &result.assessment;
    let (right, of) = (assessment.right.to_string(), assessment.of.to_string());
    let (state, name) = match assessment.strength {
        Strength::Strong => ("strong", "test.strong"),
        Strength::Nearly => ("nearly", "test.nearly"),
        Strength::NotYet => ("not-yet", "test.not-yet"),
    };
    let link = |mode: Mode| {
        html! {
            <li key={mode.id()}>
                <button type="button" class="button" onclick={props.dispatch.reform(move |_| Action::Learn(LearnAction::Open(mode)))}>{ say_text(mode_name(mode), &[]) }</button>
            </li>
        }
    };
    html! {
        <section class="verdict" data-state={state} aria-labelledby="verdict">
            <focus-here tabindex="-1"><h2 id="verdict" class="verdict__title">{ said("test.score", &[("right", &right), ("of", &of)]) }</h2></focus-here>
            <p>{ said(name, &[]) }</p>
            if !assessment.weak.is_empty() {
                <p>{ said("test.weak", &[]) }</p>
                <ul class="verdict__weak">{ for assessment.weak.iter().copied().map(link) }</ul>
            }
            <p class="question__note">{ said("test.replay", &[]) }</p>
            { start(ask, "test.retake") }
        </section>
    }
}
