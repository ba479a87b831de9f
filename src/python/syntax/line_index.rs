//! Turns byte offsets of a source text into lines and columns.
//!
//! Invariant: lines end where Python's do (`\n`, `\r\n`, `\r`) and nowhere else; lines and columns count from 1.

/// Where the lines of a text start. Building it is one pass over the text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub fn new(source: &str) -> LineIndex {
        let bytes = source.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 24 + 1);
        starts.push(0);
        for (offset, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(offset as u32 + 1);
            }
        }
        LineIndex { starts }
    }

    /// The line that holds the byte at `offset`. O(log lines).
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32
    }

    /// The offset at which `line` starts; the last line's for a line after the text.
    pub fn line_start(&self, line: u32) -> u32 {
        let last = self.starts.len() - 1;
        self.starts.get((line.max(1) - 1) as usize).or(self.starts.get(last)).copied().unwrap_or(0)
    }

    /// Line and column, in characters, of the byte at `offset` of `source`, the text this index was built from.
    pub fn line_column(&self, source: &str, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let before = source.as_bytes().get(start..offset as usize).unwrap_or_default();
        let characters = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        (line, characters as u32 + 1)
    }
}
