//! The execution table, in which a row is a place to go to.
//! Invariant: at most a window of rows around the cursor is drawn.

use yew::prelude::*;

use super::copy_menu::copy_menu;
use super::hooks::use_room;
use super::icon::{Icon, icon};
use crate::playground::difference::{mark_at, of_calls};
use crate::playground::learning::LearnAction;
use crate::playground::learning::blanks::{Blank, Blanks, Column, TRIES};
use crate::playground::markup::Sheet;
use crate::playground::table::{COLUMNS, Row, RowAt, StateEntry, row, rows};
use crate::playground::{Action, TraceHandle};
use crate::sentences::{count_text, say_text, text};
use crate::web;

/// Rows drawn at most.
const DRAWN: usize = 160;
/// While fewer are drawn than fill the panel, each that comes moves the latest.
const PANELFUL: usize = 40;
/// The columns that can be hidden.
const BOTH: [Column; 2] = [Column::CacheState, Column::Returned];

#[derive(Properties, PartialEq)]
pub struct ExecutionTableProps {
    pub trace: TraceHandle,
    /// The run before an edit, to compare with.
    pub ghost: Option<TraceHandle>,
    pub cursor: usize,
    pub source: AttrValue,
    /// The table is to be read row by row, and perhaps to be filled in.
    #[prop_or_default]
    pub blanks: Option<Blanks>,
    pub dispatch: Callback<Action>,
}

/// The table *Execution steps*.
#[component]
pub fn ExecutionTable(props: &ExecutionTableProps) -> Html {
    let every_line = use_state(|| false);
    let rows = use_memo((props.trace.clone(), *every_line), |(trace, every_line)| rows(trace, *every_line));
    let marks = use_memo((props.trace.clone(), props.ghost.clone()), |(trace, ghost)| {
        ghost.as_ref().map(|ghost| of_calls(trace, ghost)).unwrap_or_default()
    });
    let room = use_room(Some(props.trace.clone()), rows.len(), rows.len().min(DRAWN));
    let scroller = use_node_ref();
    {
        let scroller = scroller.clone();
        use_effect_with((props.trace.clone(), props.cursor, *every_line, room.min(PANELFUL)), move |_| {
            web::reveal_in_scroller(&scroller, "[data-latest]");
        });
    }
    let toggle = {
        let every_line = every_line.clone();
        Callback::from(move |_| every_line.set(!*every_line))
    };
    let copied = {
        let (rows, trace, source) = (rows.clone(), props.trace.clone(), props.source.clone());
        move || Sheet::of_steps(&trace, &rows, &source)
    };
    let shown = props.cursor.checked_sub(1);
    let place = rows.partition_point(|row| Some(row.step) < shown);
    let first = place.saturating_sub(room / 2).min(rows.len().saturating_sub(room));
    let drawn = rows.get(first..(first + room).min(rows.len())).unwrap_or_default();
    let after = rows.len() - first - drawn.len();
    let latest = rows.partition_point(|row| Some(row.step) <= shown).checked_sub(1).and_then(|index| rows.get(index));
    let row_view = |at: &RowAt| {
        let is_current = Some(at.step) == shown;
        let is_ahead = Some(at.step) > shown;
        html! {
            <ExecutionRow key={format!("{} {:?}", at.step, at.call)} trace={props.trace.clone()} source={props.source.clone()}
                mark={at.call.and_then(|call| mark_at(&marks, (at.step, call))).map(|mark| AttrValue::from(mark.clone()))}
                blanks={props.blanks.as_ref().map(|blanks| BOTH.map(|column| blanks.blank(*at, column)))}
                at={*at} {is_current} is_latest={Some(at) == latest} {is_ahead} dispatch={props.dispatch.clone()} />
        }
    };
    html! {
        <div class="execution-table">
            <div class="panel-head">
                <h2 id="steps-title">{ text("steps.title") }</h2>
                <span class="panel-head__rest" />
                if !rows.is_empty() && props.blanks.is_none() {
                    { copy_menu("copy.steps", copied) }
                }
                <label class="check">
                    <input type="checkbox" checked={*every_line} onchange={toggle} />
                    { text("steps.every-line") }
                </label>
            </div>
            <div class="table-scroll" ref={scroller} tabindex="0" role="region" aria-label={text("steps.scroller")}>
                <table class="table">
                    <caption class="visually-hidden">{ text("steps.caption") }</caption>
                    <thead>
                        <tr>
                            { for COLUMNS.iter().map(|name| html! { <th scope="col">{ text(name) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { more_rows(first, "steps.earlier") }
                        { for drawn.iter().map(row_view) }
                        { more_rows(after, "steps.later") }
                        if rows.is_empty() {
                            <tr class="table__note"><td colspan="8">{ text("steps.none") }</td></tr>
                        }
                    </tbody>
                </table>
            </div>
        </div>
    }
}

fn more_rows(count: usize, name: &'static str) -> Html {
    if count == 0 {
        return html! {};
    }
    html! { <tr class="table__note" key={name}><td colspan="8">{ count_text(name, count, &[]) }</td></tr> }
}

#[derive(Properties, PartialEq)]
struct ExecutionRowProps {
    trace: TraceHandle,
    source: AttrValue,
    at: RowAt,
    /// How it went before an edit.
    mark: Option<AttrValue>,
    /// Its cells that are to be filled in, where rows are read one by one: the cache, and what was returned.
    blanks: Option<[Option<Blank>; 2]>,
    is_current: bool,
    /// Whether it is the last row that is done.
    is_latest: bool,
    is_ahead: bool,
    dispatch: Callback<Action>,
}

#[component]
fn ExecutionRow(props: &ExecutionRowProps) -> Html {
    let said = use_memo((props.trace.clone(), props.at), |(trace, at)| row(trace, *at, &props.source));
    let Some(row) = &*said else { return html! {} };
    let done = props.at.step + 1;
    let go = props.dispatch.reform(move |_: MouseEvent| Action::GoTo(done));
    // What has not been reached yet is not there to be read.
    let is_unread = props.blanks.is_some() && props.is_ahead;
    let [state, returned] = props.blanks.clone().filter(|_| !is_unread).unwrap_or_default();
    let is_secret = is_unread || returned.is_some();
    let is_told = matches!(row.state, "fresh" | "updated") && !is_unread;
    html! {
        <tr class="table__row" data-step={done.to_string()} data-state={row.state} data-ahead={props.is_ahead.then_some("true")}
            data-latest={props.is_latest.then_some("true")} aria-current={props.is_current.then_some("step")} onclick={go.clone()}>
            <th scope="row">
                <button type="button" class="table__step" aria-label={say_text("table.step", &[("step", &done.to_string())])}>{ done }</button>
            </th>
            <td class="table__number">{ if props.trace.is_typed(row.line) { html! { ">>>" } } else { html! { row.line } } }</td>
            <td class="table__action">{ &row.action }</td>
            <td>{ &row.key }</td>
            if is_secret && !is_told {
                <td />
            } else {
                <td title={row.value.clone()}>{ &row.value }</td>
            }
            if let Some(blank) = state {
                <td class="table__blank">{ blank_view(props.at, Column::CacheState, blank, &props.dispatch) }</td>
            } else if is_unread {
                <td />
            } else {
                <td class="table__cache" title={cache_text(row)}>{ cache_state(row) }</td>
            }
            <td class="table__happened">
                if !row.happened.is_empty() && !is_secret {
                    <span class="mark" data-state={row.state}>{ Icon::of_state(row.state).map(icon) }{ &row.happened }</span>
                }
                if let Some(mark) = &props.mark {
                    <span class="was">{ mark }</span>
                }
            </td>
            if let Some(blank) = returned {
                <td class="table__blank">{ blank_view(props.at, Column::Returned, blank, &props.dispatch) }</td>
            } else if is_unread {
                <td />
            } else {
                <td class="table__returned" data-raised={row.raised.then_some("true")}>{ &*row.returned }</td>
            }
        </tr>
    }
}

/// A cell to be filled in; after two tries it can be had.
fn blank_view(at: RowAt, column: Column, blank: Blank, dispatch: &Callback<Action>) -> Html {
    let step = (at.step + 1).to_string();
    let name = match column {
        Column::CacheState => "steps.blank.state",
        Column::Returned => "steps.blank.returned",
    };
    let fill = dispatch.reform(move |event: Event| {
        Action::Learn(LearnAction::Fill { at, column, text: web::value_of(&event).into() })
    });
    let reveal = dispatch.reform(move |event: MouseEvent| {
        event.stop_propagation();
        Action::Learn(LearnAction::Reveal { at, column })
    });
    html! {
        <>
            <input class="blank" type="text" spellcheck="false" autocapitalize="off" autocomplete="off"
                aria-label={say_text(name, &[("step", &step)])} aria-invalid={blank.wrong.is_some().then_some("true")}
                value={blank.wrong.as_deref().unwrap_or_default().to_owned()} onchange={fill}
                onclick={|event: MouseEvent| event.stop_propagation()} />
            if blank.tries >= TRIES {
                <button type="button" class="button button--quiet" onclick={reveal}>{ say_text("steps.show", &[]) }</button>
            }
        </>
    }
}

fn cache_text(row: &Row) -> String {
    let pairs: Vec<&str> = row.cache_state.iter().map(|entry| &*entry.pair).collect();
    pairs.join("\n")
}

/// What is stored, as Python writes a dictionary; what has expired is struck through.
pub fn cache_state(row: &Row) -> Html {
    let pair = |(index, entry): (usize, &StateEntry)| {
        let pair = &*entry.pair;
        html! {
            <>
                if index > 0 { { ", " } }
                if entry.has_expired { <s title={text("shelf.still-stored")}>{ pair }</s> } else { { pair } }
            </>
        }
    };
    html! {
        <>
            { "{" }
            { for row.cache_state.iter().enumerate().map(pair) }
            if row.more > 0 { { format!(", {}", count_text("table.more", row.more, &[])) } }
            { "}" }
        </>
    }
}
