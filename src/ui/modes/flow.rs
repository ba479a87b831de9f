//! Flow: the concept as a chart that the run lights, and a key to send through its forks.
//! Invariant: what the run does and what the key does are told apart by words, not by colour alone.

use yew::prelude::*;

use super::{ModePanelProps, marked, said};
use crate::playground::learning::flow::{Standing, lit_at, taken_at};
use crate::playground::learning::{LearnAction, Mode};
use crate::practice::{Flow, Lesson, Node, NodeKind};
use crate::sentences::say_text;
use crate::ui::icon::{Icon, icon};

pub fn panel(props: &ModePanelProps) -> Html {
    let Some(lesson) = props.learning.lesson() else { return html! {} };
    let flow = &lesson.flow;
    let standing = props.learning.route.standing(flow);
    let (lit, end) = lit_at(flow, &props.trace, props.cursor);
    let (now, key) = (lit.last().copied(), standing.path.last().copied());
    let node = |(place, node): (usize, &Node)| {
        let is_now = now == Some(place);
        let has_key = key == Some(place);
        html! {
            <li class="flow__node" key={&*node.id} data-kind={(node.kind == NodeKind::Fork).then_some("fork")}
                data-onward={node.edges.iter().any(|edge| edge.to == place + 1).then_some("true")} data-lit={(lit.contains(&place) || end == Some(place)).then_some("true")} aria-current={is_now.then_some("step")}
                data-passed={standing.path.contains(&place).then_some("true")}>
                <span class="flow__number" aria-hidden="true">{ place + 1 }</span>
                <span class="flow__text">{ marked(&node.text) }</span>
                if is_now {
                    <span class="flow__run">{ icon(Icon::Run) }{ said("flow.run", &[]) }</span>
                }
                { exits(props, flow, place, &standing) }
                if has_key {
                    <drag-key class="flow__key" aria-hidden="true" title={say_text("flow.key", &[])}>{ key_name(lesson) }</drag-key>
                }
            </li>
        }
    };
    html! {
        <>
            <p class="mode__intro">{ said("flow.intro", &[]) }</p>
            <ol class="flow" aria-label={say_text("flow.name", &[])}>{ for flow.nodes.iter().enumerate().map(node) }</ol>
            { walked(props, lesson, &standing) }
        </>
    }
}

/// The key of the lesson's program, as a label on what is dragged.
fn key_name(lesson: &Lesson) -> String {
    let quoted = lesson.program.source.split("cache.set('").nth(1).and_then(|rest| rest.split('\'').next());
    quoted.map_or_else(|| say_text("flow.key.any", &[]), |key| ["'", key, "'"].concat())
}

/// Where one can go from a node: doors at the fork where the key is, words elsewhere.
fn exits(props: &ModePanelProps, flow: &Flow, place: usize, standing: &Standing) -> Html {
    let Some(node) = flow.nodes.get(place) else { return html! {} };
    let taken = taken_at(flow, place, &props.trace, props.cursor).filter(|_| {
        let (lit, _) = lit_at(flow, &props.trace, props.cursor);
        node.kind == NodeKind::Fork && lit.contains(&place)
    });
    if node.kind != NodeKind::Fork {
        // The next node is beside or below; any other is named.
        return match &*node.edges {
            [edge] if edge.to != place + 1 => {
                html! { <span class="flow__goto">{ said("flow.goto", &[("number", &(edge.to + 1).to_string())]) }</span> }
            }
            _ => html! {},
        };
    }
    let fork = standing.forks.iter().find(|fork| fork.node == place);
    let door = |(index, edge): (usize, &crate::practice::Edge)| {
        let number = (edge.to + 1).to_string();
        let is_onward = edge.to == place + 1;
        let label = match is_onward {
            true => edge.label.to_string(),
            false => say_text("flow.exit", &[("label", &edge.label), ("number", &number)]),
        };
        let values = [("label", &*label)];
        let is_taken = (taken == Some(index)).then_some("true");
        if let Some(fork) = fork.filter(|fork| fork.doors.contains(&index)) {
            let take = props.learn(move |_: MouseEvent| LearnAction::Take { fork: place, edge: index });
            let is_done =
                flow.walks.iter().any(|walk| walk.title == edge.label && props.learning.has_done(Mode::Flow, &walk.id));
            html! {
                <button type="button" class="flow__door" key={index} data-door="" data-taken={is_taken}
                    aria-pressed={if fork.taken == Some(index) { "true" } else { "false" }} aria-label={say_text(if is_taken.is_some() { "flow.door.run" } else { "flow.door" }, &values)} onclick={take}>
                    if is_done { { icon(Icon::Check) } }
                    { &*label }
                </button>
            }
        } else {
            html! {
                <span class="flow__door" key={index} data-taken={is_taken}>
                    { &*label }
                    if is_taken.is_some() { <span class="visually-hidden">{ " " }{ said("flow.run.took", &[]) }</span> }
                </span>
            }
        }
    };
    html! { <span class="flow__doors">{ for node.edges.iter().enumerate().map(door) }</span> }
}

/// What the key's way has shown, and how many are left.
fn walked(props: &ModePanelProps, lesson: &Lesson, standing: &Standing) -> Html {
    let tally = props.learning.tally(Mode::Flow);
    let (done, of) = (tally.done.to_string(), tally.of.to_string());
    let walk = standing.walked.and_then(|place| lesson.flow.walks.get(place));
    let call = props.learning.route.ran.as_ref().and_then(|trace| trace.steps.last()?.calls.last());
    html! {
        <div class="flow__told">
            <div role="status">
                if let Some((walk, call)) = walk.zip(call) {
                    <p class="flow__way">
                        <b>{ &*walk.title }</b>
                        { ": " }
                        <code>{ format!("cache.{}({}) → {}", call.method, call.arguments, call.returned) }</code>
                    </p>
                    <p>{ marked(&walk.say) }</p>
                } else {
                    <p>{ said("flow.ask", &[]) }</p>
                }
                <p class="flow__count">{ said(if tally.is_complete() { "flow.all" } else { "flow.count" }, &[("done", &done), ("of", &of)]) }</p>
            </div>
            if let Some(walk) = walk {
                <pre class="flow__program">{ walk.program.source.trim_end().to_owned() }</pre>
            }
        </div>
    }
}
