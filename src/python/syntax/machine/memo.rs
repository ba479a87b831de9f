//! Results of rules by position, so that the machine tries none twice.
//!
//! Invariant: a result stays what it was when it was added, even if other rules are on now: CPython's does too, and
//! which words an error gets depends on it.

use super::nodes::NodeId;

/// No entry; also the end of a rule that failed.
const NOTHING: u32 = u32::MAX;

pub struct Memo {
    /// For each token, its newest entry.
    heads: Vec<u32>,
    entries: Vec<Entry>,
    /// The token after the last one with an entry.
    end: usize,
}

struct Entry {
    rule: u16,
    end: u32,
    node: NodeId,
    older: u32,
}

/// A remembered result: where the rule ended, if it matched.
pub struct Known {
    pub end: Option<usize>,
    pub node: NodeId,
}

impl Memo {
    pub fn new(tokens: usize) -> Memo {
        Memo { heads: vec![NOTHING; tokens + 1], entries: Vec::new(), end: 0 }
    }

    pub fn find(&self, mark: usize, rule: u16) -> Option<Known> {
        let mut index = *self.heads.get(mark)?;
        while let Some(entry) = self.entries.get(index as usize) {
            if entry.rule == rule {
                let end = (entry.end != NOTHING).then_some(entry.end as usize);
                return Some(Known { end, node: entry.node });
            }
            index = entry.older;
        }
        None
    }

    pub fn add(&mut self, mark: usize, rule: u16, end: Option<usize>, node: NodeId) {
        let Some(head) = self.heads.get_mut(mark) else { return };
        let end = end.map_or(NOTHING, |end| end as u32);
        self.entries.push(Entry { rule, end, node, older: *head });
        *head = self.entries.len() as u32 - 1;
        self.end = self.end.max(mark + 1);
    }

    /// Forgets everything; nothing before the token at `mark` will be asked for again.
    pub fn forget_before(&mut self, mark: usize) {
        self.entries.clear();
        let end = self.end.max(mark);
        for head in self.heads.get_mut(mark..end).unwrap_or_default() {
            *head = NOTHING;
        }
    }
}
