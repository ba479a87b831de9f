//! The concept flow of a lesson: nodes that calls light, and the walks a key can take through them.
//! Invariant: an edge leads to a node that is there, and a walk follows edges.

use std::rc::Rc;

use super::record::Record;
use super::template::Shared;
use super::{Fault, Program};
use crate::trace::{Call, Trace};

#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// In reading order.
    pub nodes: Vec<Node>,
    pub walks: Vec<Walk>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub id: Rc<str>,
    pub text: Rc<str>,
    pub kind: NodeKind,
    pub edges: Vec<Edge>,
    /// `get`, or `get miss`: the calls that light it.
    lit: Vec<Rc<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    Start,
    Step,
    /// Where the way parts: the learner chooses an edge for a key.
    Fork,
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// When it is taken, at a fork; else empty.
    pub label: Rc<str>,
    /// The place of the node in the list.
    pub to: usize,
}

/// One outcome that a key can be dragged to.
#[derive(Debug, Clone)]
pub struct Walk {
    pub id: Rc<str>,
    pub title: Rc<str>,
    /// What it means, once it has been walked.
    pub say: Rc<str>,
    /// The places of the nodes, in order.
    pub nodes: Vec<usize>,
    /// A program whose last call goes this way.
    pub program: Program,
    /// What happens in that call: `miss: expired`.
    pub happened: Rc<str>,
}

impl Flow {
    pub(super) fn read(records: &[Record], shared: &Shared) -> Result<Self, Fault> {
        let place = |record: &Record, field: &str, id: &str| {
            let of_kind = records.iter().filter(|record| &*record.kind == "node");
            let found = of_kind.clone().position(|node| *node.id == *id);
            found.ok_or_else(|| record.fault(field, &["there is no node ", id].concat()))
        };
        let mut flow = Self::default();
        for record in records {
            match &*record.kind {
                "node" => {
                    record.has_only(&["text", "kind", "next", "lit"])?;
                    let kind = match record.maybe("kind")?.map_or("step", |kind| &**kind) {
                        "start" => NodeKind::Start,
                        "step" => NodeKind::Step,
                        "fork" => NodeKind::Fork,
                        "end" => NodeKind::End,
                        _ => return Err(record.fault("kind", "is start, step, fork or end")),
                    };
                    let mut edges = Vec::new();
                    for field in record.all("next") {
                        let (id, label) = field.value.split_once(" if ").unwrap_or((&field.value, ""));
                        edges.push(Edge { label: label.trim().into(), to: place(record, "next", id.trim())? });
                    }
                    if (kind == NodeKind::End) != edges.is_empty() {
                        return Err(record.fault("next", "leads on from every node but the end"));
                    }
                    let lit = record.maybe("lit")?.map_or("", |lit| &**lit);
                    flow.nodes.push(Node {
                        id: record.id.clone(),
                        text: record.one("text")?.clone(),
                        kind,
                        edges,
                        lit: lit
                            .split(',')
                            .map(|spec| spec.trim().into())
                            .filter(|spec: &Rc<str>| !spec.is_empty())
                            .collect(),
                    });
                }
                "walk" => {
                    record.has_only(&["title", "say", "nodes", "program", "happened"])?;
                    let ids = record.one("nodes")?.split_whitespace();
                    let nodes = ids.map(|id| place(record, "nodes", id)).collect::<Result<Vec<_>, _>>()?;
                    flow.walks.push(Walk {
                        id: record.id.clone(),
                        title: record.one("title")?.clone(),
                        say: record.one("say")?.clone(),
                        nodes,
                        program: shared.program.with_source(&shared.text(record, "program", record.one("program")?)?),
                        happened: record.one("happened")?.clone(),
                    });
                }
                _ => return Err(record.fault("==", "is `node` or `walk` here")),
            }
        }
        for (walk, record) in flow.walks.iter().zip(records.iter().filter(|record| &*record.kind == "walk")) {
            let leads = |from: usize, to: usize| {
                flow.nodes.get(from).is_some_and(|node| node.edges.iter().any(|edge| edge.to == to))
            };
            if walk.nodes.windows(2).any(|pair| !leads(pair[0], pair[1])) {
                return Err(record.fault("nodes", "goes where no edge leads"));
            }
        }
        Ok(flow)
    }

    /// The nodes that are lit when `cursor` steps are done: those of the last call of that step, or the start.
    pub fn lit(&self, trace: &Trace, cursor: usize) -> Vec<usize> {
        let of_kind = |kind: NodeKind| {
            self.nodes.iter().enumerate().filter(move |(_, node)| node.kind == kind).map(|(place, _)| place)
        };
        let Some(step) = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)) else {
            return of_kind(NodeKind::Start).collect();
        };
        let call = step.calls.last();
        let is_lit = |node: &Node| call.is_some_and(|call| node.lit.iter().any(|spec| lights(spec, call)));
        let mut lit: Vec<usize> =
            self.nodes.iter().enumerate().filter(|(_, node)| is_lit(node)).map(|(place, _)| place).collect();
        if cursor == trace.steps.len() {
            lit.extend(of_kind(NodeKind::End));
        }
        lit
    }
}

/// `get` is every `get`, `get miss` one that missed, `set culled` one that culled.
fn lights(spec: &str, call: &Call) -> bool {
    let (method, what) = spec.split_once(' ').unwrap_or((spec, ""));
    let starts = |text: &str| text.starts_with(what);
    method == &*call.method && (starts(&call.outcome) || call.cause.as_deref().is_some_and(starts))
}
