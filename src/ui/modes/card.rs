//! The snapshot card of a lesson: recall what is missing, then flip it.
//! Invariant: the back says of every gap in words whether it was recalled.

use yew::prelude::*;

use super::said;
use crate::playground::learning::questions::card::is_recalled;
use crate::playground::learning::questions::{Ask, Questions};
use crate::practice::Gap;
use crate::sentences::say_text;
use crate::ui::icon::{Icon, icon};
use crate::web;

pub fn card(questions: &Questions, ask: &Callback<Ask>) -> Html {
    let Some(lesson) = questions.lesson() else { return html! {} };
    let card = &questions.card;
    let mut gap = 0;
    let mut is_code = false;
    let mut part = |part: &Gap| match part {
        Gap::Words(words) => words_view(words, &mut is_code),
        Gap::Hidden(word) => {
            gap += 1;
            gap_view(gap - 1, word, card.recalled(gap - 1), card.is_flipped, ask)
        }
    };
    let (right, all) = card.score(&lesson.snapshot);
    let (right, all) = (right.to_string(), all.to_string());
    html! {
        <div class="card" data-flipped={card.is_flipped.then_some("true")}>
            <p class="question__note">{ said("card.intro", &[]) }</p>
            <ul class="card__lines">
                { for lesson.snapshot.iter().map(|line| html! { <li>{ for line.parts.iter().map(&mut part) }</li> }) }
            </ul>
            <button type="button" class="button" onclick={ask.reform(|_| Ask::Flip)}>
                { icon(Icon::Swap) }
                { said(if card.is_flipped { "card.back" } else { "card.flip" }, &[]) }
            </button>
            <p role="status">
                if card.is_flipped { { said("card.score", &[("right", &right), ("all", &all)]) } }
            </p>
        </div>
    }
}

/// Words, in which backticks begin and end code; a gap may stand within code.
fn words_view(words: &str, is_code: &mut bool) -> Html {
    let piece = |(index, text): (usize, &str)| {
        if index > 0 {
            *is_code = !*is_code;
        }
        match *is_code && !text.is_empty() {
            true => html! { <code>{ text }</code> },
            false => html! { { text } },
        }
    };
    html! { <>{ for words.split('`').enumerate().map(piece) }</> }
}

fn gap_view(index: usize, word: &str, given: &str, is_flipped: bool, ask: &Callback<Ask>) -> Html {
    let number = (index + 1).to_string();
    if !is_flipped {
        let size = (word.chars().count() + 2).clamp(6, 14).to_string();
        let oninput = ask.reform(move |event: InputEvent| Ask::Recall(index, web::value_of(&event).into()));
        return html! {
            <input class="card__gap" type="text" {size} spellcheck="false" autocomplete="off" autocapitalize="off" key={index}
                aria-label={say_text("card.gap", &[("number", &number)])} value={given.to_owned()} {oninput} />
        };
    }
    let is_right = is_recalled(given, word);
    html! {
        <span class="card__word" data-state={if is_right { "right" } else { "wrong" }} key={index}>
            <b>{ word }</b>
            if is_right {
                { icon(Icon::Check) }<span class="visually-hidden">{ said("card.recalled", &[]) }</span>
            } else if !given.trim().is_empty() {
                <s>{ given }</s>
            }
        </span>
    }
}
