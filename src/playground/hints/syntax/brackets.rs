//! Brackets that are never closed, or closed by another.
//! Invariant: what is added closes the bracket that Python complains of.

use super::{code_end, mended};
use crate::playground::hints::{Complaint, Hint, insert, replace};

fn closer(bracket: &str) -> &'static str {
    match bracket {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

pub(super) fn never_closed(of: &Complaint, bracket: &str) -> Hint {
    let at = of.program.offset(of.line, of.column);
    let closer = closer(bracket);
    let hint = Hint::say(format!("This `{bracket}` has no `{closer}`.")).at(at..at + 1);
    let first = of.program.line_text(of.line);
    let last = (of.line + 12).min(of.program.line_count());
    let mut candidates = Vec::new();
    for line in of.line..=last {
        let end = code_end(of, line);
        let start = of.program.line_span(line).start;
        if end == start {
            // After an empty line another statement begins.
            break;
        }
        if of.program.text(start..end).ends_with(':') {
            candidates.push((format!("add {closer}"), vec![insert(end - 1, closer)]));
        }
        if line > of.line && of.program.text(start..end).ends_with(',') {
            let indent = first.split_at(first.len() - first.trim_start().len()).0;
            candidates.push((format!("add {closer}"), vec![insert(end, format!("\n{indent}{closer}"))]));
        }
        candidates.push((format!("add {closer}"), vec![insert(end, closer)]));
    }
    mended(of, hint, candidates)
}

pub(super) fn mismatch(of: &Complaint, message: &str) -> Hint {
    let mut quoted = message.split('\'').skip(1).step_by(2);
    let (wrong, open) = (quoted.next().unwrap_or_default(), quoted.next().unwrap_or_default());
    let right = closer(open);
    let at = of.program.offset(of.line, of.column);
    let hint = Hint::say(format!("`{open}` is closed by `{right}`, and here comes `{wrong}`.")).at(at..at + 1);
    let candidates = vec![
        (format!("add {right}"), vec![insert(at, right)]),
        (format!("write {right}"), vec![replace(at..at + wrong.len(), right)]),
    ];
    mended(of, hint, candidates)
}
