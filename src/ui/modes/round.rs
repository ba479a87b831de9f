//! Moments, Quiz and Practice: a list of questions, one of which is on screen.
//! Invariant: every question can be reached at any time, and says in the list whether it is done.

use yew::prelude::*;

use super::ModePanelProps;
use super::card::card;
use super::question::{Asked, head, question};
use super::said;
use crate::playground::Action;
use crate::playground::learning::questions::{Ask, CARD};
use crate::playground::learning::{LearnAction, Mode};
use crate::sentences::say_text;
use crate::ui::icon::{Icon, icon};

pub fn round(props: &ModePanelProps, mode: Mode) -> Html {
    let learning = &props.learning;
    let questions = &learning.questions;
    let ask = props.dispatch.reform(|ask: Ask| Action::Learn(LearnAction::Question(ask)));
    let at = questions.at(mode);
    let titles = questions.templates(mode).iter().map(|template| (template.id.to_string(), template.title.to_string()));
    let card_title = (mode == Mode::Practice).then(|| (CARD.to_owned(), say_text("card.title", &[])));
    let titles: Vec<(String, String)> = titles.chain(card_title).collect();
    let count = titles.len();
    let item = |(index, (id, title)): (usize, (String, String))| {
        let is_done = learning.has_done(mode, &id);
        html! {
            <li key={id}>
                <button type="button" class="question-list__item" aria-current={(index == at).then_some("true")} onclick={ask.reform(move |_| Ask::Go(index))}>
                    <span class="question-list__number" data-done={is_done.then_some("true")}>
                        if is_done { { icon(Icon::Check) } } else { { index + 1 } }
                    </span>
                    <span>{ title }</span>
                    if is_done {
                        <span class="visually-hidden">{ said("question.done", &[]) }</span>
                    }
                </button>
            </li>
        }
    };
    let number = {
        let (at, of) = ((at + 1).to_string(), count.to_string());
        html! { <span class="question__number">{ said("question.number", &[("at", &at), ("of", &of)]) }</span> }
    };
    let go = |to: Option<usize>, name: &'static str| {
        let onclick = to.map(|to| ask.reform(move |_| Ask::Go(to)));
        html! { <button type="button" class="button button--quiet" aria-disabled={onclick.is_none().then_some("true")} {onclick}>{ said(name, &[]) }</button> }
    };
    let is_at_card = mode == Mode::Practice && questions.is_at_card();
    html! {
        <div class="round">
            <p class="mode__intro">{ said(mode.intro(), &[]) }</p>
            <nav aria-label={say_text("question.list", &[])}>
                <ol class="question-list">{ for titles.into_iter().enumerate().map(item) }</ol>
            </nav>
            <div class="round__question">
                <div class="round__head">
                    <div role="status">
                        if is_at_card {
                            <h2 class="question__title">{ number }<span>{ said("card.title", &[]) }</span></h2>
                        } else if let Some(asking) = questions.current(mode) {
                            { head(asking, number) }
                        }
                    </div>
                    { go(at.checked_sub(1), "question.previous") }
                    { go(Some(at + 1).filter(|to| *to < count), "question.next") }
                </div>
                if is_at_card {
                    { card(questions, &ask) }
                } else if let Some(asking) = questions.current(mode) {
                    { question(&Asked {
                        asking, is_judged: true, has_table: true, page: props,
            ask: &ask,
                    }) }
                } else {
                    <p>{ said("question.missing", &[]) }</p>
                }
            </div>
        </div>
    }
}
