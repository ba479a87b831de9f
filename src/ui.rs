//! The page: draws the state and dispatches actions.
//! Invariant: data goes down, actions come up; only `web` talks to the browser.

mod advice;
mod beginning;
mod cache_entry;
mod cache_view;
mod code_editor;
mod copy_menu;
mod example_picker;
mod execution_table;
pub mod hooks;
mod icon;
mod modes;
mod narration;
mod notices;
mod output_log;
mod problem_list;
mod ring;
mod settings;
mod shell;
mod tape;
mod time_controls;
mod variable_tracker;

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::learning::Mode;
use crate::playground::{Action, Phase, Playground, Sheet, ShownLine, View, settings_problems};
use crate::sentences::text;
use crate::web::{self, Timer};
pub use beginning::mount;
use cache_view::CacheView;
use code_editor::CodeEditor;
use example_picker::example_picker;
use execution_table::ExecutionTable;
use hooks::{
    LessonClock, Ticker, use_autosave, use_hotkeys, use_judging, use_learning, use_links, use_notices, use_page_port,
    use_playback_timer, use_run, use_settings,
};
use icon::{Icon, icon};
use modes::{ModePanel, mode_name, room_of, ways};
use narration::Narration;
use output_log::{OutputLog, OutputLogProps};
use problem_list::problem_list;
use shell::Shell;
use tape::TapeSlider;
use time_controls::{RunButton, StepButtons, TimeControls};
use variable_tracker::VariableTracker;

/// Milliseconds for which a reset can be undone by its button.
const UNDO_STAYS: i32 = 10_000;

impl Reducible for Playground {
    /// What happened, and the real time at which it did.
    type Action = (Action, f64);

    fn reduce(self: Rc<Self>, (action, real): Self::Action) -> Rc<Self> {
        self.apply(action, real).map_or(self, Rc::new)
    }
}

/// The whole playground.
#[component]
pub fn App() -> Html {
    let state = use_reducer(beginning::first);
    let dispatch =
        use_callback(state.dispatcher(), |action: Action, dispatcher| dispatcher.dispatch((action, web::now())));
    let ticker = use_memo((), |()| Ticker::default());
    let clock = LessonClock {
        trace: state.trace_handle(),
        playback: state.playback,
        moment: state.moment,
        is_calm: web::prefers_reduced_motion(),
        ticker: (*ticker).clone(),
    };
    use_run(&state, dispatch.clone());
    use_autosave(&state);
    use_page_port(&state, dispatch.clone());
    use_notices(state.code.clone(), dispatch.clone());
    use_learning(&state);
    use_judging(&state, dispatch.clone());
    use_playback_timer(clock.clone(), dispatch.clone());
    use_undo_limit(state.undo.is_some(), dispatch.clone());
    let onkeydown = use_hotkeys(state.playback.is_playing(), state.playback.speed(), dispatch.clone());

    let is_dark = use_settings();
    let root = use_node_ref();
    use_links(root.clone(), state.trace_handle(), state.cursor(), state.is_stale());
    let picker =
        use_memo((state.example.clone(), state.visit.is_some(), state.is_edited(), dispatch.clone()), |deps| {
            example_picker(&deps.0, deps.1, &deps.3)
        });

    let trace = state.trace_handle();
    let source: AttrValue = state.transcript.clone().into();
    let before = state.run_before().map(|branch| branch.trace.clone());
    let (cursor, steps, is_stale) = (state.cursor(), state.steps(), state.is_stale());
    let mode = state.learning.mode;
    let is_waiting = state.covered_question().is_some();
    let can_play = !is_waiting && state.has_trace() && state.playback.can_play(&state.trace);
    html! {
        <ContextProvider<LessonClock> context={clock}>
            <div class="playground" ref={root.clone()} data-view={state.view.id()} data-stale={is_stale.then_some("true")}
                data-mode={mode.id()} data-room={room_of(&state.learning)}>
                { top_bar(&state) }
                { ways(&state, &dispatch) }
                <main class="workbench">
                    <section class="desk" aria-label={text("sheet.program")}>
                        { settings::desk_head(&state, (*picker).clone(), &dispatch) }
                        <div class="sheet" id="sheet-program" role="tabpanel" aria-labelledby="tab-program" hidden={state.desk.sheet != Sheet::Program}>
                        <CodeEditor
                            sheet={Sheet::Program}
                            replacement={(state.replacement.0, AttrValue::from(state.replacement.1.clone()))}
                            current_line={state.current_line()}
                            executed_line={state.executed_line()}
                            problems={Rc::from_iter(state.visible_problems().cloned())}
                            shown_line={state.shown_line}
                            dispatch={dispatch.clone()}
                        />
                        </div>
                        if state.desk.has_shown_settings {
                            <div class="sheet" id="sheet-settings" role="tabpanel" aria-labelledby="tab-settings" hidden={state.desk.sheet != Sheet::Settings}>
                                <CodeEditor
                                    sheet={Sheet::Settings}
                                    replacement={(state.desk.replacement.0, AttrValue::from(state.desk.settings.clone()))}
                                    problems={if is_stale { Rc::default() } else { settings_problems(&state.trace) }}
                                    shown_line={ShownLine::default()}
                                    dispatch={dispatch.clone()}
                                />
                            </div>
                        }
                        <key-row></key-row>
                        <div class="report">
                            { problem_list(&state, &dispatch) }
                            <OutputLog ..OutputLogProps::of(&state, &dispatch) />
                        </div>
                        <Shell
                            source={source.clone()} is_running={state.is_running()} past={state.is_in_past().then_some(cursor)}
                            dispatch={dispatch.clone()}
                        />
                    </section>
                    <split-divider></split-divider>
                    <section class="stage" aria-labelledby="stage-title" onkeydown={onkeydown.clone()}>
                        <Narration trace={trace.clone()} {cursor} source={source.clone()} {is_stale} has_trace={state.has_trace()} />
                        <CacheView {cursor} has_trace={state.has_trace()} {is_dark} dispatch={dispatch.clone()} />
                    </section>
                    if mode == Mode::Play {
                        <section class="ledger" id="tables" aria-label={text("tables.name")} onkeydown={onkeydown.clone()}>
                            <button type="button" class="ledger__drawer" data-drawer="" aria-controls="tables" aria-expanded="false">
                                { text("tables.drawer") }
                            </button>
                            <ExecutionTable trace={trace.clone()} ghost={before} {cursor} source={source.clone()} dispatch={dispatch.clone()} />
                            <VariableTracker {trace} {cursor} dispatch={dispatch.clone()} />
                        </section>
                    } else {
                        <ModePanel
                            learning={state.learning.clone()} has_question={state.has_question()}
                            has_program_of_question={state.has_program_of_question()} {trace} {cursor} source={source.clone()} {is_stale} has_trace={state.has_trace()}
                            is_playing={state.playback.is_playing()} dispatch={dispatch.clone()} onkeydown={onkeydown.clone()}
                        />
                    }
                </main>
                { undo_toast(&state, &dispatch) }
                <footer class="transport" aria-label={text("time.playback")} data-running={state.is_running().then_some("true")} {onkeydown}>
                    { notices::notices(&state, &dispatch) }
                    <TapeSlider tape={state.tape.clone()} ghost={state.ghost.as_ref().map(|ghost| ghost.branch.trace.clone())} source={source} dispatch={dispatch.clone()} />
                    <div class="transport__controls">
                        <RunButton phase={state.phase} waits={is_waiting.then_some(notices::WAITS)} dispatch={dispatch.clone()} />
                        <StepButtons {cursor} {steps} has_trace={state.has_trace()} dispatch={dispatch.clone()} />
                        <TimeControls playback={state.playback} {can_play} dispatch={dispatch.clone()} />
                    </div>
                    { view_tabs(state.view, mode, &dispatch) }
                </footer>
            </div>
        </ContextProvider<LessonClock>>
    }
}

fn top_bar(state: &Playground) -> Html {
    let status = state.status();
    let sign = match status.state {
        "finished" => Some(Icon::Check),
        "error" | "limit" => Some(Icon::Alert),
        _ => None,
    };
    html! {
        <header class="top-bar">
            <h1 class="top-bar__name">
                { ring::mark() }
                <span>{ text("page.name") }</span>
            </h1>
            <p class="top-bar__motto">{ text("page.motto") }</p>
            <p class="status" role="status" data-state={status.state}>
                { sign.map(icon) }
                <span>{ status.text }</span>
            </p>
            <offline-badge></offline-badge>
            <share-dialog></share-dialog>
            <embed-dialog></embed-dialog>
            <shortcut-sheet></shortcut-sheet>
            <page-settings></page-settings>
        </header>
    }
}

fn undo_toast(state: &Playground, dispatch: &Callback<Action>) -> Html {
    if state.undo.is_none() {
        return html! {};
    }
    html! {
        <div class="toast" role="status">
            <span>{ text("undo.said") }</span>
            <button type="button" class="button button--quiet" onclick={dispatch.reform(|_| Action::UndoReset)}>{ text("undo.undo") }</button>
        </div>
    }
}

/// The views of a narrow screen, of which one is shown at a time.
fn view_tabs(shown: View, mode: Mode, dispatch: &Callback<Action>) -> Html {
    let tab = |view: View| {
        let glyph = match view {
            View::Code => Icon::Code,
            View::Cache => Icon::Shelf,
            View::Table => Icon::Table,
        };
        html! {
            <button type="button" class="view-tabs__tab" aria-current={(view == shown).then_some("page")}
                onclick={dispatch.reform(move |_| Action::Show(view))}>
                { icon(glyph) }
                { text(if view == View::Table && mode != Mode::Play { mode_name(mode) } else { view.label() }) }
            </button>
        }
    };
    html! { <nav class="view-tabs" aria-label={text("view.all")}>{ for View::ALL.into_iter().map(tab) }</nav> }
}

/// Ends the time in which a reset can be undone.
#[hook]
fn use_undo_limit(can_undo: bool, dispatch: Callback<Action>) {
    use_effect_with(can_undo, move |can_undo| {
        let timer = can_undo.then(|| Timer::after(UNDO_STAYS, move || dispatch.emit(Action::ForgetUndo)));
        move || drop(timer)
    });
}

/// Whether the run is in a phase that shows Stop.
fn is_running(phase: Phase) -> bool {
    matches!(phase, Phase::Running { .. })
}
