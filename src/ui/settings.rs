//! The tabs of the program and of `settings.py`, and the chip that says which settings apply.
//! Invariant: the tab of a text with a problem says so, wherever the reader is.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::playground::{Action, Playground, Sheet, settings_in_force, settings_problem};
use crate::sentences::{list, say_text, text};
use crate::trace::Trace;
use crate::web;

/// The head of the desk: its two sheets, and the way back to the text as it came.
pub fn desk_head(state: &Playground, picker: Html, dispatch: &Callback<Action>) -> Html {
    let shown = state.desk.sheet;
    let own_settings = state.desk.own_settings().is_some();
    let (is_own, label, reset) = match shown {
        Sheet::Program => (state.is_edited(), "desk.reset-code", Action::ResetCode),
        Sheet::Settings => (own_settings, "desk.reset-settings", Action::ResetSettings),
    };
    let tab = |sheet: Sheet| {
        let (id, panel) = match sheet {
            Sheet::Program => ("tab-program", "sheet-program"),
            Sheet::Settings => ("tab-settings", "sheet-settings"),
        };
        let has_problem = sheet == Sheet::Settings && !state.is_stale() && settings_problem(&state.trace).is_some();
        let is_shown = sheet == shown;
        html! {
            <button type="button" class="sheets__tab" role="tab" {id} aria-selected={if is_shown { "true" } else { "false" }}
                aria-controls={is_shown.then_some(panel)} tabindex={if is_shown { "0" } else { "-1" }}
                onclick={dispatch.reform(move |_| Action::ShowSheet(sheet))}>
                { text(sheet.label()) }
                if has_problem {
                    <span class="sheets__problem">{ icon(Icon::Alert) }<span class="visually-hidden">{ " " }{ text("sheet.error") }</span></span>
                } else if sheet == Sheet::Settings && own_settings {
                    <span class="sheets__own" title={text("sheet.own")}>{ "•" }</span>
                }
            </button>
        }
    };
    html! {
        <div class="panel-head panel-head--tabs">
            <div class="sheets" role="tablist" aria-label={text("sheet.all")} onkeydown={|event: KeyboardEvent| web::move_among_tabs(&event)}>
                { for Sheet::ALL.into_iter().map(tab) }
            </div>
            { picker }
            if is_own {
                <span class="chip">{ text("desk.edited") }</span>
            }
            <span class="panel-head__rest" />
            <button type="button" class="button button--quiet" aria-disabled={(!is_own).then_some("true")}
                onclick={dispatch.reform(move |_| reset.clone())}>
                { icon(Icon::Undo) }
                <span class="desk-reset">{ text(label) }</span>
            </button>
        </div>
    }
}

/// What applies where it is not Django's default.
pub fn settings_chip(trace: &Trace, cursor: usize) -> Html {
    let step = trace.steps.get(cursor.saturating_sub(1));
    let found = step.map(|step| settings_in_force(&step.snapshot)).unwrap_or_default();
    if found.is_empty() {
        return html! {};
    }
    html! { <span class="chip chip--settings" title={say_text("desk.in-force", &[("settings", &list(&found))])}>{ found.join(" · ") }</span> }
}
