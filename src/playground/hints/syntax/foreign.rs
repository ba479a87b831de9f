//! The spellings and the word order of other languages.
//! Invariant: an edit keeps the names and values that were written.

use super::{candidate, mended};
use crate::playground::hints::{Complaint, Hint, replace};

/// Words in the order of another language, and those that are Python's own.
pub(super) fn turned(of: &Complaint, line: &str) -> Option<Hint> {
    const OWN: [&str; 12] =
        ["class", "def", "from", "import", "pass", "lambda", "global", "return", "with", "is", "in", "del"];
    let range = of.program.line_span(of.line);
    let indent = line.len() - line.trim_start().len();
    let code = line.trim();
    let words: Vec<&str> = code.split_whitespace().collect();
    let whole = |sentence: &str, text: String| {
        let hint = Hint::say(sentence);
        let label = format!("write {text}");
        mended(of, hint, vec![(label, vec![replace(range.start + indent..range.start + indent + code.len(), text)])])
    };
    match words.as_slice() {
        ["from", module, name] if *name != "import" => {
            Some(whole("The word `import` is missing.", format!("from {module} import {name}")))
        }
        ["import", names @ .., "from", module] if !names.is_empty() => {
            let text = format!("from {module} import {}", names.join(" "));
            Some(whole("In Python the module comes first.", text))
        }
        ["function", ..] => {
            let rest = code.trim_start_matches("function").split('{').next().unwrap_or_default().trim();
            Some(whole("Python writes `def` and a `:`, and the body is indented below.", format!("def {rest}:")))
        }
        ["switch", ..] => Some(Hint::say("Python writes `match` and `case`, or `if` and `elif`.")),
        ["do:" | "do", ..] => Some(Hint::say("Python has no `do`: `while True:` with a `break` does it.")),
        [word, "=", ..] if OWN.contains(word) => {
            Some(Hint::say(format!("`{word}` is a word of Python’s own. Take another name, as `{word}_`.")))
        }
        _ if code.contains(" ? ") && code.contains(" : ") => {
            Some(Hint::say("Python writes it `a if condition else b`."))
        }
        _ if code.contains("=>") => Some(Hint::say("Python writes a small function as `lambda x: x + 1`.")),
        _ if code.contains(" new ") => {
            let (before, after) = line.split_once(" new ")?;
            let at = range.start + before.len();
            let hint = Hint::say("Python has no `new`: a class is called.");
            let _ = after;
            Some(mended(of, hint, vec![candidate("remove new", vec![replace(at..at + 4, "")])]))
        }
        [.., last] if last.ends_with('{') || *last == "}" => Some(Hint::say(
            "Python has no braces around a block: the line before ends with `:`, and the block is indented.",
        )),
        _ => None,
    }
}

/// Other languages' spellings: what to look for, what Python writes, and what to say.
const SPELLINGS: [(&str, &str, &str); 11] = [
    ("!==", "!=", "Python writes `!=`."),
    ("===", "==", "Python writes `==`."),
    ("&&", "and", "Python writes `and`."),
    ("||", "or", "Python writes `or`."),
    ("const ", "", "Python has no `const`: a name gets its value with `=` alone."),
    ("let ", "", "Python has no `let`: a name gets its value with `=` alone."),
    ("var ", "", "Python has no `var`: a name gets its value with `=` alone."),
    ("//", "#", "A comment begins with `#`."),
    ("++", " += 1", "Python writes `+= 1`."),
    ("timeout: ", "timeout=", "A parameter is given with `=`: `timeout=60`."),
    ("!", "not ", "Python writes `not`."),
];

pub(super) fn rewritten(of: &Complaint, line: &str) -> Option<Hint> {
    let start = of.program.line_span(of.line).start;
    SPELLINGS.iter().filter(|(theirs, ..)| line.contains(theirs)).find_map(|(theirs, ours, sentence)| {
        let changes = line.match_indices(theirs).map(|(at, _)| replace(start + at..start + at + theirs.len(), *ours));
        let label =
            if ours.trim().is_empty() { format!("remove {}", theirs.trim()) } else { format!("write {}", ours.trim()) };
        let hint = mended(of, Hint::say(*sentence), vec![(label, changes.collect())]);
        hint.fix.is_some().then_some(hint)
    })
}
