//! The controls of a question that is answered by a choice, a text or a program.
//! Invariant: what was ruled out stays in its place and says so in words.

use yew::prelude::*;

use super::Asked;
use crate::playground::learning::questions::Ask;
use crate::practice::{Answer, Choice};
use crate::sentences::say_text;
use crate::ui::advice::sentence;
use crate::ui::icon::{Icon, icon};
use crate::ui::modes::said;
use crate::web;

pub fn choose(asked: &Asked<'_>, choices: &[Choice]) -> Html {
    let choice = |(index, choice): (usize, &Choice)| option(asked, Answer::Choice(index), sentence(&choice.text), None);
    html! { <div class="options">{ for choices.iter().enumerate().map(choice) }</div> }
}

/// The lines of the program, one of which has the mistake.
pub fn mend(asked: &Asked<'_>) -> Html {
    let line = |(number, text): (u32, &str)| {
        let name = say_text("question.line-of", &[("line", &number.to_string())]);
        option(asked, Answer::Line(number), html! { <code>{ text }</code> }, Some((number, name)))
    };
    let source = &asked.question().program.source;
    let lines = (1..).zip(source.lines()).filter(|(_, text)| !text.trim().is_empty());
    html! {
        <>
            if asked.is_judged {
                <p class="question__note">{ said("question.line", &[]) }</p>
                <div class="options options--code">{ for lines.map(line) }</div>
                <button type="button" class="button options__point" aria-disabled={(!asked.is_open()).then_some("true")}
                    onclick={asked.is_open().then(|| asked.on(Ask::JudgeLine))}>
                    { said("question.point", &[]) }
                </button>
            }
            <p class="question__note">{ said("question.mend", &[]) }</p>
        </>
    }
}

pub fn write(_asked: &Asked<'_>) -> Html {
    html! { <p class="question__note">{ said("question.write", &[]) }</p> }
}

pub fn predict(asked: &Asked<'_>, what: &str) -> Html {
    let text = match &asked.asking.draft {
        Some(Answer::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let oninput = asked.ask.reform(|event: InputEvent| Ask::Put(Answer::Text(web::value_of(&event).into())));
    let id = asked.name();
    let rows = asked.question().program.source.matches("print(").count().clamp(1, 6);
    html! {
        <div class="predict">
            <label for={id.clone()}>
                if what.is_empty() { { said("question.predict", &[]) } } else { { sentence(what) } }
            </label>
            <textarea {id} rows={rows.to_string()} spellcheck="false" autocomplete="off" autocapitalize="off" value={text}
                readonly={!asked.is_open()} {oninput} />
        </div>
    }
}

/// A radio button of a question, with its words and what is known of it.
fn option(asked: &Asked<'_>, answer: Answer, words: Html, number: Option<(u32, String)>) -> Html {
    let (is_chosen, state) = (asked.asking.draft.as_ref() == Some(&answer), asked.state_of(&answer));
    let onchange = asked.ask.reform(move |_| Ask::Put(answer.clone()));
    let words = html! {
        <>
            if let Some((number, name)) = number {
                <span class="visually-hidden">{ name }</span><span class="option__line" aria-hidden="true">{ number }</span>
            }
            { words }
        </>
    };
    radio(Radio { name: asked.name(), words, state, is_chosen, is_off: !asked.is_open(), onchange })
}

/// One of several answers.
pub struct Radio {
    /// The name of its group.
    pub name: AttrValue,
    pub words: Html,
    /// What it is known to be: `right`, `wrong`.
    pub state: Option<&'static str>,
    pub is_chosen: bool,
    pub is_off: bool,
    pub onchange: Callback<Event>,
}

pub fn radio(radio: Radio) -> Html {
    let Radio { name, words, state, is_chosen, is_off, onchange } = radio;
    // What is decided stays chosen.
    let onclick = is_off.then(|| Callback::from(|event: MouseEvent| event.prevent_default()));
    html! {
        <label class="option" data-state={state}>
            <input type="radio" {name} checked={is_chosen} aria-disabled={is_off.then_some("true")} {onclick} {onchange} />
            <span class="option__words">{ words }</span>
            { known(state) }
        </label>
    }
}

/// What is known of an answer, as a sign and a word.
pub fn known(state: Option<&'static str>) -> Html {
    match state {
        Some("right") => {
            html! { <span class="option__state">{ icon(Icon::Check) }{ said("question.is-right", &[]) }</span> }
        }
        Some(_) => html! { <span class="option__state">{ icon(Icon::Cross) }{ said("question.is-wrong", &[]) }</span> },
        None => html! {},
    }
}
