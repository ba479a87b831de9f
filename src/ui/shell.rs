//! The shell: lines of Python that run at the lesson time on screen.
//! Invariant: what is typed stays until it has been handed over; a key that means nothing here is left to the browser.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::playground::Action;
use crate::playground::shell::Draft;
use crate::sentences::{say_text, text};
use crate::web;

#[derive(Properties, PartialEq)]
pub struct ShellProps {
    /// The text whose names can be completed.
    pub source: AttrValue,
    pub is_running: bool,
    /// The step after which a line would take back what follows.
    pub past: Option<usize>,
    pub dispatch: Callback<Action>,
}

/// The textbox *Shell*.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let draft = use_state_eq(Draft::default);
    let area = use_node_ref();
    // Only what we wrote ourselves moves the caret.
    let written = use_mut_ref(|| None);
    {
        let (area, written) = (area.clone(), written.clone());
        use_effect(move || {
            if let Some(caret) = written.take() {
                web::place_caret(&area, caret);
            }
        });
    }
    let write = {
        let (draft, written) = (draft.clone(), written.clone());
        move |next: Draft| {
            *written.borrow_mut() = Some(next.caret);
            draft.set(next);
        }
    };
    let enter = {
        let write = write.clone();
        let (dispatch, is_running) = (props.dispatch.clone(), props.is_running);
        move |from: Draft| {
            if is_running {
                return;
            }
            let (next, source) = from.entered();
            write(next);
            if let Some(source) = source {
                dispatch.emit(Action::Type(source));
            }
        }
    };
    let oninput = {
        let draft = draft.clone();
        move |event: InputEvent| {
            if let Some((text, caret)) = web::edited_text(&event) {
                draft.set(draft.edited(text, caret));
            }
        }
    };
    let onkeydown = {
        let (draft, area, write, enter, source) =
            (draft.clone(), area.clone(), write.clone(), enter.clone(), props.source.clone());
        move |event: KeyboardEvent| {
            let Some(key) = web::shell_key(&event) else { return };
            let Some((text, caret)) = web::text_and_caret(&area) else { return };
            let here = draft.seen(text, caret);
            let next = match key {
                web::ShellKey::Enter => {
                    event.prevent_default();
                    return enter(here);
                }
                web::ShellKey::Complete => here.completed(&source),
                web::ShellKey::Older => here.older(),
                web::ShellKey::Newer => here.newer(),
            };
            if let Some(next) = next {
                event.prevent_default();
                write(next);
            }
        }
    };
    let onclick = {
        let draft = draft.clone();
        move |_| enter((*draft).clone())
    };
    let choice = |(index, name): (usize, &String)| {
        let (draft, write) = (draft.clone(), write.clone());
        let choose = move |_: MouseEvent| {
            if let Some(next) = draft.with_choice(index) {
                write(next);
            }
        };
        html! { <button type="button" class="shell__name" key={index} tabindex="-1" onmousedown={|event: MouseEvent| event.prevent_default()} onclick={choose}>{ name }</button> }
    };
    let lines = draft.text.matches('\n').count() + 1;
    let note = match props.past {
        Some(step) => say_text("shell.past", &[("step", &step.to_string())]),
        None => text("shell.now"),
    };
    html! {
        <div class="shell" data-past={props.past.map(|_| "true")}>
            if !draft.offered.is_empty() {
                <div class="shell__names" role="status" aria-label={text("shell.completions")}>
                    { for draft.offered.iter().enumerate().map(choice) }
                </div>
            }
            <div class="shell__line">
                <pre class="shell__prompts" aria-hidden="true">{ format!(">>>{}", "\n...".repeat(lines - 1)) }</pre>
                <textarea ref={area} class="shell__area" aria-label={text("shell.name")} aria-describedby="shell-note" rows={lines.min(8).to_string()}
                    wrap="off" spellcheck="false" autocapitalize="off" autocomplete="off" enterkeyhint="enter"
                    placeholder="cache.get('greet')" value={draft.text.clone()} {oninput} {onkeydown} />
                <button type="button" class="button button--sign" aria-label={text("shell.enter")} title={say_text("button.key", &[("name", &text("shell.enter")), ("key", "Enter")])}
                    aria-disabled={props.is_running.then_some("true")} {onclick}>
                    { icon(Icon::Enter) }
                </button>
            </div>
            <p class="shell__note" id="shell-note">{ note }</p>
        </div>
    }
}
