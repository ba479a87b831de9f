//! A key's way through the concept flow, chosen fork by fork.
//! Invariant: a way is walked when it is one of the lesson's, and what it leads to is what the engine does there.

use crate::playground::TraceHandle;
use crate::practice::{Flow, NodeKind};
use crate::trace::Trace;

/// What the learner chose so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Route {
    /// The place of an edge at each fork.
    picks: Vec<usize>,
    /// What the program of the walk did, once the way is walked.
    pub ran: Option<TraceHandle>,
}

/// Where the key is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// The places of the nodes that it came through, the one where it is last.
    pub path: Vec<usize>,
    /// The forks that it came to.
    pub forks: Vec<Parting>,
    /// The place of the walk, once it is walked.
    pub walked: Option<usize>,
}

/// A fork that the key came to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parting {
    /// The place of the node.
    pub node: usize,
    /// The places of the edges that lead on to a walk.
    pub doors: Vec<usize>,
    /// The one that was taken.
    pub taken: Option<usize>,
}

impl Route {
    /// Where the key is, from the start on.
    pub fn standing(&self, flow: &Flow) -> Standing {
        let Some(start) = flow.nodes.iter().position(|node| node.kind == NodeKind::Start) else {
            return Standing::default();
        };
        let mut path = vec![start];
        let mut walks: Vec<usize> = (0..flow.walks.len()).collect();
        let mut forks = Vec::new();
        let mut picks = self.picks.iter();
        loop {
            let here = path.len();
            let next_of = |walk: usize| flow.walks.get(walk).and_then(|walk| walk.nodes.get(here)).copied();
            let Some(next) = walks.first().and_then(|walk| next_of(*walk)) else {
                let walked = walks.first().copied();
                return Standing { path, forks, walked };
            };
            let node = path.last().and_then(|place| flow.nodes.get(*place));
            let Some(node) = node.filter(|node| node.kind == NodeKind::Fork) else {
                walks.retain(|walk| next_of(*walk) == Some(next));
                path.push(next);
                continue;
            };
            // Edges that lead to one node are told apart by what they are called.
            let takes = |walk: usize, edge: usize| {
                let Some(edge) = node.edges.get(edge) else { return false };
                let is_shared = node.edges.iter().filter(|other| other.to == edge.to).count() > 1;
                let is_named = flow.walks.get(walk).is_some_and(|walk| walk.title == edge.label);
                next_of(walk) == Some(edge.to) && (is_named || !is_shared)
            };
            let doors: Vec<usize> =
                (0..node.edges.len()).filter(|edge| walks.iter().any(|walk| takes(*walk, *edge))).collect();
            let taken = picks.next().copied().filter(|pick| doors.contains(pick));
            forks.push(Parting { node: path.last().copied().unwrap_or_default(), doors, taken });
            let Some((pick, edge)) = taken.and_then(|pick| Some((pick, node.edges.get(pick)?))) else {
                return Standing { path, forks, walked: None };
            };
            walks.retain(|walk| takes(*walk, pick));
            path.push(edge.to);
        }
    }

    /// Takes a door of a fork that the key came to; the place of the walk, if that ends it.
    pub fn take(&mut self, flow: &Flow, node: usize, edge: usize) -> Option<usize> {
        let standing = self.standing(flow);
        let fork = standing.forks.iter().position(|fork| fork.node == node && fork.doors.contains(&edge))?;
        self.picks.truncate(fork);
        self.picks.push(edge);
        self.ran = None;
        self.standing(flow).walked
    }
}

/// The nodes that the last call lit when `cursor` steps are done, the one where it ended last; and the end, if the
/// program is over.
pub fn lit_at(flow: &Flow, trace: &Trace, cursor: usize) -> (Vec<usize>, Option<usize>) {
    let steps = trace.steps.get(..cursor).unwrap_or_default();
    let called = steps.iter().rposition(|step| !step.calls.is_empty()).map_or(0, |index| index + 1);
    let is_end = |place: &usize| flow.nodes.get(*place).is_some_and(|node| node.kind == NodeKind::End);
    let lit: Vec<usize> = flow.lit(trace, called).into_iter().filter(|place| !is_end(place)).collect();
    let is_over = cursor > 0 && cursor == trace.steps.len();
    let end = (0..flow.nodes.len()).find(is_end).filter(|_| is_over);
    (lit, end)
}

/// The edge of a fork that the last call took.
pub fn taken_at(flow: &Flow, node: usize, trace: &Trace, cursor: usize) -> Option<usize> {
    let steps = trace.steps.get(..cursor)?;
    let call = steps.iter().rev().find_map(|step| step.calls.last())?;
    let edges = &flow.nodes.get(node)?.edges;
    let (lit, _) = lit_at(flow, trace, cursor);
    let mut leading = edges.iter().enumerate().filter(|(_, edge)| lit.contains(&edge.to));
    if let (Some((only, _)), None) = (leading.next(), leading.next()) {
        return Some(only);
    }
    let cause = call.cause.as_deref().unwrap_or_default();
    let named = edges.iter().position(|edge| *edge.label == *cause);
    named.or_else(|| edges.iter().position(|edge| edge.label.starts_with(&*call.outcome)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::Lesson;

    #[test]
    fn every_walk_of_every_lesson_can_be_walked() {
        for lesson in Lesson::all() {
            let flow = &lesson.flow;
            let mut found = Vec::new();
            let mut open = vec![Route::default()];
            while let Some(route) = open.pop() {
                let standing = route.standing(flow);
                assert!(standing.path.len() <= flow.nodes.len(), "{}: it goes round", lesson.id);
                let Some(fork) = standing.forks.last() else { continue };
                for door in &fork.doors {
                    let mut next = route.clone();
                    match next.take(flow, fork.node, *door) {
                        Some(walk) => found.push(walk),
                        None => open.push(next),
                    }
                }
            }
            found.sort_unstable();
            assert_eq!(found, (0..flow.walks.len()).collect::<Vec<_>>(), "{}", lesson.id);
        }
    }

    #[test]
    fn a_key_goes_only_through_a_door_that_is_there() {
        let lesson = &Lesson::all()[0];
        let mut route = Route::default();
        let before = route.standing(&lesson.flow);
        let fork = before.forks[0].node;
        assert_eq!(
            (before.path.len(), before.forks.len(), before.forks[0].doors.len(), before.walked),
            (5, 1, 3, None)
        );
        assert_eq!((route.take(&lesson.flow, fork, 7), route.take(&lesson.flow, 0, 1)), (None, None));
        assert_eq!(route.standing(&lesson.flow), before);
        assert_eq!(route.take(&lesson.flow, fork, 1), Some(1));
        assert_eq!(route.take(&lesson.flow, fork, 2), Some(2), "from there by another door");
        assert_eq!(route.standing(&lesson.flow).forks[0].taken, Some(2));
    }

    #[test]
    fn the_place_of_the_run_is_that_of_its_last_call() {
        let lesson = &Lesson::all()[0];
        let trace = lesson.program.record();
        let ids = |cursor| {
            let (lit, end) = lit_at(&lesson.flow, &trace, cursor);
            let id = |place: usize| lesson.flow.nodes[place].id.to_string();
            (lit.into_iter().map(id).collect::<Vec<_>>(), end.is_some())
        };
        assert_eq!(ids(0), (vec!["start".to_owned()], false));
        assert_eq!(ids(1), (vec!["start".to_owned()], false), "the import is no call");
        assert_eq!(ids(2).0.last().map(String::as_str), Some("store"));
        assert_eq!(ids(3).0.last().map(String::as_str), Some("answer"));
        assert!(ids(trace.steps.len()).1);
        let fork = lesson.flow.nodes.iter().position(|node| node.kind == NodeKind::Fork).expect("there is one");
        assert_eq!(taken_at(&lesson.flow, fork, &trace, 3), Some(0));
        assert_eq!(taken_at(&lesson.flow, fork, &trace, trace.steps.len()), Some(2));
    }
}
