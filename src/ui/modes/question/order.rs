//! Lines to be put in order, by their buttons or by dragging.
//! Invariant: whatever is dragged comes to the page as presses of the buttons: `<order-list>` has no state of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::Asked;
use crate::playground::learning::questions::Ask;
use crate::sentences::say_text;
use crate::ui::icon::{Icon, icon};
use crate::ui::modes::said;

pub fn order(asked: &Asked<'_>, lines: &[Rc<str>]) -> Html {
    let asking = asked.asking;
    let is_open = asked.is_open();
    let item = |(place, &line): (usize, &usize)| {
        let text = lines.get(line).map_or("", |line| line);
        let is_left = place >= asking.used;
        let at = (place + 1).to_string();
        let button = |is_up: bool| {
            let (name, sign, direction) = match is_up {
                true if is_left => ("question.up-left", Icon::Up, "up"),
                true => ("question.up", Icon::Up, "up"),
                false if is_left => ("question.down-left", Icon::Down, "down"),
                false => ("question.down", Icon::Down, "down"),
            };
            let is_off =
                !is_open || (is_up && place == 0 && !is_left) || (!is_up && is_left && place + 1 == lines.len());
            html! {
                <button type="button" class="button button--sign" data-move={direction} aria-disabled={is_off.then_some("true")}
                    aria-label={say_text(name, &[("line", text.trim()), ("at", &at)])} onclick={asked.on(Ask::Shift { line, is_up })}>
                    { icon(sign) }
                </button>
            }
        };
        html! {
            <li class="lines__item" data-line={line.to_string()} data-left={is_left.then_some("true")}>
                <span class="lines__grip" data-grip="" aria-hidden="true">{ icon(Icon::Grip) }</span>
                <code class="lines__code">{ text }</code>
                { button(true) }
                { button(false) }
            </li>
        }
    };
    let items = |from: usize, to: usize| {
        let items = asking.order.iter().enumerate().skip(from).take(to - from);
        html! { <>{ for items.map(item) }</> }
    };
    html! {
        <order-list class="lines">
            <p class="question__note">{ said("question.order", &[]) }</p>
            <ol class="lines__list" aria-label={say_text("question.lines", &[])}>{ items(0, asking.used) }</ol>
            <p class="lines__edge" data-edge="">{ said("question.left-over", &[]) }</p>
            <ol class="lines__list" aria-label={say_text("question.left-over", &[])}>{ items(asking.used, asking.order.len()) }</ol>
        </order-list>
    }
}
