//! What stands above the shelf: gauges, order, filter, groups.
//! Invariant: they change what is shown of the cache, never the cache.

use yew::prelude::*;

use super::Choice;
use crate::playground::shelf::{Gauge, Group, Order};
use crate::sentences::{count_text, say_text, text};
use crate::ui::cache_entry::left_text;
use crate::web;

/// Groups that have a button.
const GROUPS: usize = 12;

pub fn gauge_view(gauge: &Gauge, is_named: bool) -> Html {
    if gauge.keeps_nothing {
        return html! { <span class="gauge">{ say_text("gauge.nothing", &[("name", &gauge.name)]) }</span> };
    }
    html! {
        <span class="gauge" data-full={gauge.is_full.then_some("true")}>
            if is_named {
                <span class="chip">{ &gauge.name }</span>
            }
            <svg class="gauge__bar" width="48" height="8" aria-hidden="true" focusable="false">
                <rect class="gauge__room" x="0.5" y="0.5" width="47" height="7" />
                <rect class="gauge__stored" x="2" y="2" width={format!("{:.1}", gauge.part * 44.0)} height="4" />
            </svg>
            <span class="gauge__text">
                <b>{ format!("{} / {}", gauge.stored, gauge.limit) }</b>
                <span class="gauge__outlook">{ ": " }{ &gauge.outlook }</span>
            </span>
        </span>
    }
}

/// Order, filter, and whether groups are shown.
pub fn tools(choice: &UseStateHandle<Choice>, shows_groups: bool) -> Html {
    let changed = |change: fn(&mut Choice, String)| {
        let choice = choice.clone();
        move |event: Event| {
            let mut next = (*choice).clone();
            change(&mut next, web::value_of(&event));
            choice.set(next);
        }
    };
    let reorder = changed(|next, label| {
        next.wish.order = Order::ALL.into_iter().find(|order| order.name() == label).unwrap_or_default();
    });
    let refilter = changed(|next, pattern| next.wish.filter = pattern.into());
    let regroup = {
        let choice = choice.clone();
        move |_| choice.set(Choice { groups: Some(!shows_groups), ..(*choice).clone() })
    };
    let option = |order: Order| {
        html! { <option value={order.name()} selected={order == choice.wish.order}>{ text(order.name()) }</option> }
    };
    html! {
        <span class="shelf-tools">
            <select class="shelf-tools__order" aria-label={text("order.title")} onchange={reorder}>
                { for Order::ALL.into_iter().map(option) }
            </select>
            <input class="shelf-tools__filter" type="search" aria-label={text("filter.name")} placeholder="user:*" title={say_text("button.key", &[("name", &text("filter.name")), ("key", "/")])}
                spellcheck="false" autocomplete="off" autocapitalize="off" data-hotkey="/"
                value={AttrValue::from(choice.wish.filter.clone())}
                oninput={move |event: InputEvent| refilter(event.into())} />
            <button type="button" class="button button--quiet" aria-pressed={if shows_groups { "true" } else { "false" }} onclick={regroup}>
                { text("groups.title") }
            </button>
        </span>
    }
}

/// The groups by prefix, each of which filters.
pub fn groups(groups: &[Group], choice: &UseStateHandle<Choice>, now: f64) -> Html {
    let (shown, rest) = groups.split_at(groups.len().min(GROUPS));
    let group = |group: &Group| {
        let soonest = group.soonest(now).map(|at| {
            html! { <>{ " · " }<span class="time-left" data-until={at.to_string()}>{ left_text(at, f64::INFINITY, now, now) }</span></> }
        });
        let Some(prefix) = &group.prefix else {
            return html! { <li class="group" key=""><span class="group__key">{ text("groups.others") }{ " " }<b>{ group.count }</b>{ soonest }</span></li> };
        };
        let pattern = format!("{prefix}*");
        let is_chosen = *choice.wish.filter == *pattern;
        let onclick = {
            let choice = choice.clone();
            let filter = if is_chosen { "".into() } else { pattern.as_str().into() };
            move |_| {
                let mut next = (*choice).clone();
                next.wish.filter = Clone::clone(&filter);
                choice.set(next);
            }
        };
        html! {
            <li class="group" key={pattern.clone()}>
                <button type="button" class="group__key" aria-pressed={if is_chosen { "true" } else { "false" }} {onclick}>
                    <code>{ &**prefix }</code>{ " " }<b>{ group.count }</b>{ soonest }
                </button>
            </li>
        }
    };
    html! {
        <ul class="groups" role="list" aria-label={text("groups.name")}>
            { for shown.iter().map(group) }
            if !rest.is_empty() {
                <li class="group" key="more"><span class="group__key">{ count_text("groups.more", rest.len(), &[]) }</span></li>
            }
        </ul>
    }
}
