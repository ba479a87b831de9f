//! The text that lessons are written in: records of named fields.
//! Invariant: a record knows the file and the line of everything in it, and a line that is neither a head, a field, its
//! continuation nor a comment is a fault.
//!
//! `== kind id` begins a record and `name: text` a field. Lines indented by two spaces belong to the field above: after
//! `name: text` they go on with its sentence, after a bare `name:` they are a block and keep their line breaks. A line
//! that begins with `#` is a comment.

use std::rc::Rc;

use super::Fault;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub line: u32,
    pub name: Box<str>,
    pub value: Rc<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub file: Rc<str>,
    pub line: u32,
    pub kind: Box<str>,
    pub id: Rc<str>,
    pub fields: Vec<Field>,
}

impl Record {
    /// The records of a file, in order; fields before the first head are a record without kind and id.
    pub fn read_all(file: &str, text: &str) -> Result<Vec<Self>, Fault> {
        let file: Rc<str> = file.into();
        let mut records: Vec<Self> = Vec::new();
        let mut open: Option<Open> = None;
        for (index, text) in text.lines().enumerate() {
            let line = index as u32 + 1;
            let fault = |field: &str, reason: &str| Err(Fault::new(&file, line, field, reason));
            if text.trim().is_empty() {
                if let Some(open) = &mut open {
                    open.lines.push("");
                }
            } else if let Some(rest) = text.strip_prefix("  ") {
                match &mut open {
                    Some(open) => open.lines.push(rest.trim_end()),
                    None => return fault("", "an indented line belongs to a field, and there is none above it"),
                }
            } else if let Some(head) = text.strip_prefix("== ") {
                close(&mut records, open.take());
                let (kind, id) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
                if !id.is_empty() && records.iter().any(|record| *record.id == *id && *record.kind == *kind) {
                    return fault(id, "there is another record of this name above");
                }
                records.push(Self { file: file.clone(), line, kind: kind.into(), id: id.into(), fields: Vec::new() });
            } else if !text.starts_with('#') {
                let is_name =
                    |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
                let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_name(name)) else {
                    return fault("", "neither `name: text`, nor `== kind id`, nor indented by two spaces");
                };
                close(&mut records, open.take());
                if records.is_empty() {
                    let (kind, id) = ("".into(), "".into());
                    records.push(Self { file: file.clone(), line, kind, id, fields: Vec::new() });
                }
                open = Some(Open { line, name, first: value.trim(), lines: Vec::new() });
            }
        }
        close(&mut records, open);
        Ok(records)
    }

    pub fn fault(&self, field: &str, reason: &str) -> Fault {
        let line = self.fields.iter().find(|known| &*known.name == field).map_or(self.line, |known| known.line);
        self.fault_at(line, field, reason)
    }

    /// A fault of this record, which its name tells.
    pub fn fault_at(&self, line: u32, field: &str, reason: &str) -> Fault {
        let place = if self.id.is_empty() { field.to_owned() } else { [field, " of ", &*self.id].concat() };
        Fault::new(&self.file, line, &place, reason)
    }

    /// The field, if it is there, and not twice.
    pub fn maybe(&self, name: &str) -> Result<Option<&Rc<str>>, Fault> {
        let mut found = self.all(name);
        let first = found.next();
        if let (Some(_), Some(second)) = (first, found.next()) {
            return Err(self.fault_at(second.line, name, "is given twice"));
        }
        Ok(first.map(|field| &field.value))
    }

    pub fn one(&self, name: &str) -> Result<&Rc<str>, Fault> {
        self.maybe(name)?.ok_or_else(|| self.fault(name, "is missing"))
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| *field.name == *name)
    }

    /// Whether each of its fields is known, and says something.
    pub fn has_only(&self, known: &[&str]) -> Result<(), Fault> {
        for field in &self.fields {
            if !known.contains(&&*field.name) {
                return Err(self.fault_at(field.line, &field.name, "is not a field that is known here"));
            }
            if field.value.is_empty() {
                return Err(self.fault_at(field.line, &field.name, "says nothing"));
            }
        }
        Ok(())
    }
}

/// A field that may still go on.
struct Open<'a> {
    line: u32,
    name: &'a str,
    first: &'a str,
    lines: Vec<&'a str>,
}

fn close(records: &mut [Record], open: Option<Open<'_>>) {
    let (Some(record), Some(mut open)) = (records.last_mut(), open) else { return };
    while open.lines.last().is_some_and(|line| line.is_empty()) {
        open.lines.pop();
    }
    let value = if open.first.is_empty() {
        open.lines.join("\n")
    } else {
        open.lines.insert(0, open.first);
        open.lines.join(" ")
    };
    record.fields.push(Field { line: open.line, name: open.name.into(), value: value.into() });
}
