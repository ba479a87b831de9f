//! The variable tracker: what each variable held after each step.
//! Invariant: only columns in which something changed are drawn, a window of them around the cursor.

use std::rc::Rc;

use yew::prelude::*;

use super::copy_menu::copy_menu;
use crate::playground::learning::LearnAction;
use crate::playground::learning::changes::Cell;
use crate::playground::markup::Sheet;
use crate::playground::tracker::{TrackedValue, TrackedVariable, Tracker, changing_steps, tracker_at};
use crate::playground::{Action, TraceHandle};
use crate::sentences::{count_text, say_text, text};
use crate::web;

/// A cell that was asked, and the steps that were done when it was written.
#[derive(Clone, Default, PartialEq)]
pub struct Asked {
    pub cell: Option<Cell>,
    pub written: Option<usize>,
}

#[derive(Properties, PartialEq)]
pub struct VariableTrackerProps {
    pub trace: TraceHandle,
    pub cursor: usize,
    /// Cells can be asked where they come from; what was asked last.
    #[prop_or_default]
    pub asked: Option<Asked>,
    /// What has changed is not marked.
    #[prop_or_default]
    pub is_unmarked: bool,
    pub dispatch: Callback<Action>,
}

/// The table *Variables*.
#[component]
pub fn VariableTracker(props: &VariableTrackerProps) -> Html {
    let changing = use_memo(props.trace.clone(), |trace| changing_steps(trace));
    let tracker = Rc::new(tracker_at(&props.trace, &changing, props.cursor));
    let copied = {
        let tracker = tracker.clone();
        move || Sheet::of_variables(&tracker)
    };
    let scroller = use_node_ref();
    {
        let scroller = scroller.clone();
        use_effect_with((props.trace.clone(), props.cursor), move |_| {
            web::reveal_sideways(&scroller, "thead [aria-current=step]")
        });
    }
    html! {
        <div class="variable-tracker" data-unmarked={props.is_unmarked.then_some("true")}>
            <div class="panel-head">
                <h2>{ text("variables.title") }</h2>
                <span class="panel-head__rest" />
                if tracker.rows.len() > 1 {
                    { copy_menu("copy.variables", copied) }
                }
                if tracker.hidden > 0 {
                    <span class="panel-head__note">{ count_text("list.more", tracker.hidden, &[]) }</span>
                }
            </div>
            <div class="table-scroll" ref={scroller} tabindex="0" role="region" aria-label={text("variables.scroller")}>
                <table class="table">
                    <caption class="visually-hidden">{ text("variables.title") }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text("variables.variable") }</th>
                            { for tracker.columns.iter().enumerate().map(|(column, done)| head(&tracker, column, *done, &props.dispatch)) }
                        </tr>
                    </thead>
                    <tbody>{ for tracker.rows.iter().map(|row| row_view(&tracker, row, props.asked.as_ref(), &props.dispatch)) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn head(tracker: &Tracker, column: usize, done: usize, dispatch: &Callback<Action>) -> Html {
    let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(done));
    let step = done.to_string();
    let (label, name) = match done {
        0 => (text("variables.start"), text("variables.start")),
        _ => (say_text("variables.after", &[("step", &step)]), say_text("table.step", &[("step", &step)])),
    };
    let left_out = (column == 0 && tracker.before > 0).then_some("before");
    html! {
        <th scope="col" key={done} data-step={step_name(done)} data-left-out={left_out} aria-current={(column == tracker.current).then_some("step")}
            data-ahead={(column > tracker.current).then_some("true")}>
            <button type="button" class="table__step" aria-label={label} onclick={go}>{ name }</button>
        </th>
    }
}

/// The start belongs to no step.
fn step_name(done: usize) -> Option<String> {
    (done > 0).then(|| done.to_string())
}

fn row_view(tracker: &Tracker, row: &TrackedVariable, asked: Option<&Asked>, dispatch: &Callback<Action>) -> Html {
    let cell = |(column, value): (usize, &Option<TrackedValue>)| {
        let done = tracker.columns.get(column).copied().unwrap_or_default();
        let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(done));
        if let Some(asked) = asked {
            return cell_to_ask(tracker, row, column, asked, dispatch);
        }
        html! {
            <td key={done} data-step={step_name(done)} onclick={go} data-ahead={(column > tracker.current).then_some("true")}
                data-current={(column == tracker.current).then_some("true")}
                data-changed={value.as_ref().filter(|value| value.has_changed).map(|_| "true")}>
                if let Some(value) = value {
                    { &*value.repr }
                } else {
                    <span class="table__none">{ "–" }</span>
                }
            </td>
        }
    };
    let scope = row.scope.as_deref().filter(|scope| *scope != "global");
    html! {
        <tr key={format!("{} {}", row.scope.as_deref().unwrap_or_default(), row.name)} data-is-cache={row.scope.is_none().then_some("true")}>
            <th scope="row">
                { &*row.name }
                if let Some(scope) = scope {
                    <span class="table__scope">{ " " }{ say_text("variables.scope", &[("scope", scope)]) }</span>
                }
            </th>
            { for row.values.iter().enumerate().map(cell) }
        </tr>
    }
}

/// A cell that tells where its value comes from.
fn cell_to_ask(
    tracker: &Tracker,
    row: &TrackedVariable,
    column: usize,
    asked: &Asked,
    dispatch: &Callback<Action>,
) -> Html {
    let done = tracker.columns.get(column).copied().unwrap_or_default();
    let value = row.values.get(column).and_then(Option::as_ref);
    let cell = Cell { scope: row.scope.clone(), name: row.name.clone(), cursor: done };
    let is_asked = asked.cell.as_ref() == Some(&cell);
    // A line leads from the cell back to the one that its value was written into.
    let of_row = asked.cell.as_ref().filter(|asked| asked.scope == cell.scope && asked.name == cell.name);
    let trail = of_row.zip(asked.written).and_then(|(asked, written)| match done {
        _ if written == asked.cursor => None,
        _ if done == written => Some("from"),
        _ if done > written && done <= asked.cursor => Some("on"),
        _ => None,
    });
    let ask = dispatch.reform(move |_: MouseEvent| Action::Learn(LearnAction::Pick(cell.clone())));
    html! {
        <td key={done} data-step={step_name(done)} data-ahead={(column > tracker.current).then_some("true")}
            data-current={(column == tracker.current).then_some("true")} data-asked={is_asked.then_some("true")} data-trail={trail}
            data-changed={value.filter(|value| value.has_changed).map(|_| "true")}>
            if let Some(value) = value {
                <button type="button" class="table__ask" aria-pressed={if is_asked { "true" } else { "false" }} onclick={ask}>{ &*value.repr }</button>
            } else {
                <span class="table__none">{ "–" }</span>
            }
        </td>
    }
}
