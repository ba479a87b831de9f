//! The little that error messages need to know of the expressions that were read.
//!
//! Invariant: a node's parts are older than the node, so walking down ends.

use super::super::grammar::NodeKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(u32);

impl NodeId {
    pub const NONE: NodeId = NodeId(u32::MAX);
}

#[derive(Clone, Copy)]
pub struct Node {
    pub kind: NodeKind,
    /// The index of its first token.
    pub token: usize,
    /// The nodes on the longest way down, this one included.
    pub height: u32,
    first_part: u32,
    parts: u32,
}

#[derive(Default)]
pub struct Nodes {
    nodes: Vec<Node>,
    parts: Vec<NodeId>,
}

impl Nodes {
    pub fn leaf(&mut self, kind: NodeKind, token: usize) -> NodeId {
        self.node(kind, token, &[])
    }

    pub fn node(&mut self, kind: NodeKind, token: usize, parts: &[NodeId]) -> NodeId {
        let below = parts.iter().filter_map(|part| self.get(*part)).map(|node| node.height).max();
        let first_part = self.parts.len() as u32;
        self.parts.extend_from_slice(parts);
        let height = below.unwrap_or(0) + 1;
        self.nodes.push(Node { kind, token, height, first_part, parts: parts.len() as u32 });
        NodeId(self.nodes.len() as u32 - 1)
    }

    pub fn get(&self, id: NodeId) -> Option<Node> {
        self.nodes.get(id.0 as usize).copied()
    }

    pub fn parts(&self, node: Node) -> &[NodeId] {
        let start = node.first_part as usize;
        self.parts.get(start..start + node.parts as usize).unwrap_or_default()
    }

    pub fn clear(&mut self) {
        self.nodes.clear();
        self.parts.clear();
    }

    /// Sets the height of a leaf that stands for a deeper tree.
    pub fn set_height(&mut self, id: NodeId, height: u32) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.height = height;
        }
    }
}
