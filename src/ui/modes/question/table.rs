//! The execution table of a question: to look at, to choose from, to fill in.
//! Invariant: a cell that would tell the answer is covered until one is given.

use yew::prelude::*;

use super::Asked;
use super::controls::known;
use crate::playground::Action;
use crate::playground::learning::questions::Ask;
use crate::playground::table::{Row, RowAt, row};
use crate::practice::{Answer, Blank, Column, Kind, table_rows};
use crate::sentences::say_text;
use crate::ui::execution_table::cache_state;
use crate::ui::icon::{Icon, icon};
use crate::ui::modes::said;
use crate::web;

/// Rows drawn at most.
const DRAWN: usize = 100;

fn column_name(column: Column) -> &'static str {
    match column {
        Column::Action => "column.action",
        Column::Key => "column.key",
        Column::Value => "column.value",
        Column::State => "column.state",
        Column::Happened => "column.happened",
        Column::Returned => "column.returned",
    }
}

/// The table, with the controls that the kind of the question needs.
pub fn table(asked: &Asked<'_>) -> Html {
    // What is on screen for the question, unless that stops where it is asked.
    let is_of_page = asked.page.has_program_of_question
        && asked.page.has_trace
        && !asked.asking.is_covered()
        && !is_answered_in(asked);
    let (trace, source) = match is_of_page {
        true => (&*asked.page.trace, &*asked.page.source),
        false => (&*asked.asking.trace, &*asked.question().shown.source),
    };
    let now = (is_of_page || asked.page.has_question).then_some(asked.page.cursor);
    let places = table_rows(trace);
    let rows = places.iter().take(DRAWN).enumerate().filter_map(|(index, &(step, call))| {
        let row = row(trace, RowAt { step, call: Some(call) }, source)?;
        Some(row_view(asked, (index + 1, step), now, &row))
    });
    html! {
        <div class="question__table" tabindex="0" role="region" aria-label={say_text("question.table", &[])}>
            <table class="table">
                <caption class="visually-hidden">{ said("question.table", &[]) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ said("column.step", &[]) }</th>
                        <th scope="col">{ said("column.line", &[]) }</th>
                        { for Column::ALL.into_iter().map(|column| html! { <th scope="col">{ said(column_name(column), &[]) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// Whether the answer is a part of the table.
fn is_answered_in(asked: &Asked<'_>) -> bool {
    matches!(asked.question().kind, Kind::Step | Kind::Cell | Kind::Fill { .. })
}

/// The row of a call, counted from 1, and of its step; `now`: steps done, where the tape belongs to the table.
fn row_view(asked: &Asked<'_>, (number, step): (usize, usize), now: Option<usize>, row: &Row) -> Html {
    let is_now = now == Some(step + 1);
    let answer = Answer::Step(number);
    let is_step = asked.question().kind == Kind::Step;
    let state = is_step.then(|| asked.state_of(&answer)).flatten();
    let onclick = is_step.then(|| asked.on(Ask::Put(answer.clone())));
    let shown = (step + 1).to_string();
    let name = say_text("question.step", &[("step", &shown)]);
    let first = if is_step {
        let is_chosen = asked.asking.draft.as_ref() == Some(&answer);
        html! {
            <label class="pick">
                <input type="radio" name={asked.name()} checked={is_chosen} aria-label={name} aria-disabled={(!asked.is_open()).then_some("true")}
                    onchange={asked.ask.reform(move |_| Ask::Put(answer.clone()))} />
                <span>{ shown }</span>
                { known(state) }
            </label>
        }
    } else if now.is_some() && !asked.asking.is_covered() {
        let go = asked.page.dispatch.reform(move |_: MouseEvent| Action::GoTo(step + 1));
        html! { <button type="button" class="table__step" aria-label={name} onclick={go}>{ shown }</button> }
    } else {
        html! { { shown } }
    };
    html! {
        <tr class="question__row" data-pick={is_step.then_some("true")} data-state={state} aria-current={is_now.then_some("step")} {onclick}>
            <th scope="row">{ first }</th>
            <td class="table__number">{ row.line }</td>
            { for Column::ALL.into_iter().map(|column| cell(asked, number, step, row, column)) }
        </tr>
    }
}

fn cell(asked: &Asked<'_>, number: usize, step: usize, row: &Row, column: Column) -> Html {
    let is_result = matches!(column, Column::Value | Column::State | Column::Happened | Column::Returned);
    let hides_results = matches!(asked.question().kind, Kind::Choose { .. } | Kind::Predict { .. } | Kind::Step);
    // In a test it stays covered to the end.
    let is_covered = is_result && hides_results && asked.asking.is_covered() && step >= asked.asking.seen_steps();
    let blank = match &asked.question().kind {
        Kind::Fill { blanks } => blanks.iter().position(|blank| *blank == Blank { row: number, column }),
        _ => None,
    };
    if is_covered {
        return html! { <td class="question__covered"><span class="visually-hidden">{ said("question.covered-cell", &[]) }</span></td> };
    }
    if let Some(index) = blank {
        return html! { <td>{ blank_view(asked, index, step, column) }</td> };
    }
    let content = match column {
        Column::Action => html! { { &row.action } },
        Column::Key => html! { { &row.key } },
        Column::Value => html! { { &row.value } },
        Column::State => cache_state(row),
        Column::Happened => {
            html! { <span class="mark" data-state={row.state}>{ Icon::of_state(row.state).map(icon) }{ &row.happened }</span> }
        }
        Column::Returned => html! { { &*row.returned } },
    };
    if asked.question().kind != Kind::Cell {
        return html! { <td>{ content }</td> };
    }
    let answer = Answer::Cell(number, column);
    let state = asked.state_of(&answer);
    let is_chosen = asked.asking.draft.as_ref() == Some(&answer);
    html! {
        <td data-pick="true" data-state={state}>
            <label class="pick">
                <input type="radio" name={asked.name()} checked={is_chosen} aria-disabled={(!asked.is_open()).then_some("true")}
                    onchange={asked.ask.reform(move |_| Ask::Put(answer.clone()))} />
                <span class="visually-hidden">{ cell_name(step, column) }</span>
                <span>{ content }</span>
                { known(state) }
            </label>
        </td>
    }
}

fn cell_name(step: usize, column: Column) -> String {
    let step = (step + 1).to_string();
    say_text("question.cell", &[("step", &step), ("column", &say_text(column_name(column), &[]))])
}

/// A blank to be filled in; once it is right, or shown, it can be read.
fn blank_view(asked: &Asked<'_>, index: usize, step: usize, column: Column) -> Html {
    let is_right = asked.asking.verdict().and_then(|verdict| verdict.blanks.get(index)).copied();
    let state = is_right.map(|is_right| if is_right { "right" } else { "wrong" });
    let oninput = asked.ask.reform(move |event: InputEvent| Ask::Write(index, web::value_of(&event).into()));
    let right = match asked.question().right_answer() {
        Answer::Blanks(texts) if !asked.is_open() => texts.get(index).cloned(),
        _ => None,
    };
    html! {
        <span class="gap" data-state={state}>
            <input type="text" size="12" spellcheck="false" autocomplete="off" autocapitalize="off" aria-label={cell_name(step, column)}
                aria-invalid={(is_right == Some(false)).then_some("true")} readonly={!asked.is_open()} value={asked.asking.blank(index).to_owned()} {oninput} />
            { known(state) }
            if let Some(right) = right.filter(|_| is_right == Some(false)) {
                <span class="gap__right">{ &*right }</span>
            }
        </span>
    }
}
