//! Texts that are not Python yet: a missing quote or bracket, a pasted prompt, another language's spelling.
//! Invariant: an edit is offered only if the parser then accepts the text, or finds its next mistake on a later line.

mod brackets;
mod foreign;
mod quotes;

use brackets::{mismatch, never_closed};
use foreign::{rewritten, turned};
use quotes::{nested_quotes, quote};

use super::{Change, Complaint, Fix, Hint, insert, replace};
use crate::python::syntax::parse;

/// Edits tried at most.
const TRIED: usize = 40;

type Candidate = (String, Vec<Change>);

/// The hint with the first of the edits that mends the text; those that leave no mistake come first.
pub fn mended(of: &Complaint, hint: Hint, candidates: Vec<Candidate>) -> Hint {
    if of.program.source.len() > super::MAX_BYTES {
        return hint;
    }
    let mut later = None;
    for (label, changes) in candidates.into_iter().take(TRIED) {
        let grown: usize = changes.iter().map(|change| change.insert.matches('\n').count()).sum();
        let hint = hint.clone().fix(label, changes);
        let Some(text) = hint.fix.as_ref().and_then(|fix: &Fix| fix.apply(of.program.source)) else { continue };
        match parse(&text) {
            Ok(_) => return hint,
            Err(problem) if problem.line > of.line + grown as u32 && later.is_none() => later = Some(hint),
            Err(_) => {}
        }
    }
    later.unwrap_or(hint)
}

fn candidate(label: &str, changes: Vec<Change>) -> Candidate {
    (label.to_owned(), changes)
}

/// The end of a line's code, before a comment and white space. A `#` in a string ends it too early, and the parser sees
/// to that.
fn code_end(of: &Complaint, line: u32) -> usize {
    let range = of.program.line_span(line);
    let text = of.program.text(range.clone());
    let code = text.find(" #").and_then(|at| text.get(..at)).unwrap_or(text);
    range.start + code.trim_end().len()
}

pub fn explain(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let message = *parts.first()?;
    let line = of.program.line_text(of.line);
    if let Some(hint) = pasted(of, line) {
        return Some(hint);
    }
    let quoted = || message.split('\'').nth(1).unwrap_or_default();
    if message.starts_with("unterminated string literal") {
        return Some(quote(of));
    }
    if message.starts_with("unterminated triple-quoted") {
        return Some(Hint::say("The string that begins here has no closing quotes, three of them."));
    }
    if message.ends_with("was never closed") {
        return Some(never_closed(of, quoted()));
    }
    if message.starts_with("unmatched") {
        let at = of.program.offset(of.line, of.column);
        let hint = Hint::say(format!("There is one `{}` too many.", quoted())).at(at..at + 1);
        return Some(mended(of, hint, vec![(format!("remove {}", quoted()), vec![replace(at..at + 1, "")])]));
    }
    if message.starts_with("closing parenthesis") {
        return Some(mismatch(of, message));
    }
    if message.starts_with("invalid character") || message.starts_with("invalid non-printable character") {
        return Some(characters(of));
    }
    if message.starts_with("Missing parentheses in call to 'print'") {
        return Some(print(of));
    }
    if message == "expected ':'" {
        return Some(colon(of, line));
    }
    if message.starts_with("expected 'except' or 'finally'") {
        return Some(Hint::say("A `try` needs its `except` (or `finally`) at the same indentation."));
    }
    if message.contains("Maybe you meant '=='") {
        let start = of.program.line_span(of.line).start;
        let hint = Hint::say("`=` gives a name a value; `==` compares.");
        let is_question = ["if ", "elif ", "while ", "assert "].iter().any(|word| line.trim_start().starts_with(word));
        let signs = if is_question { single_equals(line) } else { Vec::new() };
        let candidates = signs.into_iter().map(|at| candidate("write ==", vec![insert(start + at, "=")]));
        return Some(mended(of, hint, candidates.collect()));
    }
    if message.ends_with("Perhaps you forgot a comma?") {
        return Some(comma(of, line));
    }
    if message.starts_with("positional argument follows keyword argument") {
        return Some(Hint::say("Arguments with a name come last: `cache.set('k', 1, timeout=60)`."));
    }
    if message == "'return' outside function" {
        return Some(Hint::say("`return` belongs into a function; `print(…)` shows a value here."));
    }
    if message.starts_with("invalid decimal literal") {
        return unit(of, line);
    }
    if message.starts_with("multiple exception types must be parenthesized") {
        let hint = Hint::say("Python 3 names the exception with `as`: `except ValueError as error:`.");
        let comma = line.rfind(',').map(|at| of.program.line_span(of.line).start + at);
        let changes = comma.map(|at| candidate("write as", vec![replace(at..at + 1, " as")]));
        return Some(mended(of, hint, changes.into_iter().collect()));
    }
    if message.starts_with("(unicode error)") {
        let hint = Hint::say("In a string `\\` begins a sign of its own. `r'…'` keeps it as it is.");
        let start = of.program.line_span(of.line).start;
        let quotes = line.match_indices(['\'', '"']).map(|(at, _)| candidate("write r", vec![insert(start + at, "r")]));
        return Some(mended(of, hint, quotes.collect()));
    }
    if message.starts_with("f-string: unmatched") || message == "f-string: expecting '}'" {
        let hint = nested_quotes(of, line);
        let is_open = message.ends_with("expecting '}'") && hint.fix.is_none();
        return Some(if is_open { Hint::say("A `{` in this f-string has no `}`.") } else { hint });
    }
    if message == "expected '('" && line.trim_start().starts_with("def ") {
        let hint = Hint::say("The parameters of a function stand between parentheses, also where there are none.");
        let at = code_end(of, of.line);
        let at = if of.program.text(at - 1..at) == ":" { at - 1 } else { at };
        return Some(mended(of, hint, vec![candidate("add ()", vec![insert(at, "()")])]));
    }
    if let Some(hint) = turned(of, line) {
        return Some(hint);
    }
    rewritten(of, line)
}

/// A prompt or a terminal's command among the code.
fn pasted(of: &Complaint, line: &str) -> Option<Hint> {
    const COMMANDS: [&str; 8] =
        ["$ ", "pip install", "pip3 install", "python manage.py", "python3 ", "django-admin", "redis-cli", "cd "];
    let text = line.trim_start();
    if text.starts_with(">>>") {
        let hint = Hint::say("`>>>` is the prompt of an interactive session; the program is what stands after it.");
        return Some(mended(of, hint, vec![candidate("remove the prompts", without_prompts(of))]));
    }
    if COMMANDS.iter().any(|command| text.starts_with(command)) {
        let hint = Hint::say("This is a command for a terminal, not Python. Here nothing needs to be installed.");
        let at = of.program.line_span(of.line).start;
        return Some(mended(of, hint, vec![candidate("make it a comment", vec![insert(at, "# ")])]));
    }
    None
}

/// Takes the prompts away, and the lines that answered them.
fn without_prompts(of: &Complaint) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut is_answer = false;
    for line in 1..=of.program.line_count() {
        let range = of.program.line_span(line);
        let text = of.program.text(range.clone());
        let start = range.start + (text.len() - text.trim_start().len());
        let code = text.trim_start();
        let prompt =
            [">>>", "..."].into_iter().find(|prompt| code == *prompt || code.starts_with(&format!("{prompt} ")));
        if let Some(prompt) = prompt.filter(|prompt| *prompt == ">>>" || is_answer) {
            let end = start + prompt.len() + usize::from(code.len() > prompt.len());
            changes.push(replace(range.start..end, ""));
            is_answer = true;
        } else if code.is_empty() {
            is_answer = false;
        } else if is_answer {
            let next = of.program.line_span(line + 1).start.max(range.end);
            changes.push(replace(range.start..next, ""));
        }
    }
    changes
}

/// Characters of word processors and web pages, and Python's.
const CHARACTERS: [(char, &str); 22] = [
    ('‘', "'"),
    ('’', "'"),
    ('‚', "'"),
    ('´', "'"),
    ('`', "'"),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('«', "\""),
    ('»', "\""),
    ('–', "-"),
    ('—', "-"),
    ('−', "-"),
    ('×', "*"),
    ('，', ","),
    ('：', ":"),
    ('（', "("),
    ('）', ")"),
    ('\u{a0}', " "),
    ('\u{200b}', ""),
    ('\u{feff}', ""),
    ('\u{2028}', "\n"),
];

fn characters(of: &Complaint) -> Hint {
    let at = of.program.offset(of.line, of.column);
    let found = of.program.text(at..of.program.source.len()).chars().next().unwrap_or(' ');
    let hint = match CHARACTERS.iter().find(|(theirs, _)| *theirs == found) {
        Some((_, "'" | "\"")) => Hint::say(format!("`{found}` is a quote of printed text. Python’s are `'` and `\"`.")),
        Some((_, plain)) if !plain.trim().is_empty() => Hint::say(format!("Python writes `{plain}` for `{found}`.")),
        Some(_) => Hint::say("There is an invisible character here, from a page that the code was copied from."),
        None => return Hint::say(format!("`{found}` can stand in a string or a comment, not in the code.")),
    };
    let hint = hint.at(at..at + found.len_utf8());
    let changes = |range: std::ops::Range<usize>| -> Vec<Change> {
        let text = of.program.text(range.clone());
        let plain = |c: char| CHARACTERS.iter().find(|(theirs, _)| *theirs == c).map(|(_, plain)| *plain);
        let changes = text.char_indices().filter_map(|(at, c)| {
            let at = range.start + at;
            Some(replace(at..at + c.len_utf8(), plain(c)?))
        });
        changes.collect()
    };
    let everywhere = changes(0..of.program.source.len());
    mended(
        of,
        hint,
        vec![
            candidate("write plain characters", changes(of.program.line_span(of.line))),
            candidate("write plain characters", everywhere),
        ],
    )
}

fn print(of: &Complaint) -> Hint {
    let hint = Hint::say("`print` is a function: what it prints stands in parentheses.");
    let wrapped = |line: u32| -> Vec<Change> {
        let range = of.program.line_span(line);
        let text = of.program.text(range.clone());
        let Some(at) = text.find("print ").map(|at| range.start + at + "print".len()) else { return Vec::new() };
        if !text.trim_start().starts_with("print ") {
            return Vec::new();
        }
        vec![replace(at..at + 1, "("), insert(code_end(of, line), ")")]
    };
    let all: Vec<Change> = (1..=of.program.line_count()).flat_map(wrapped).collect();
    mended(of, hint, vec![candidate("write print(…)", all), candidate("write print(…)", wrapped(of.line))])
}

fn colon(of: &Complaint, line: &str) -> Hint {
    let start = of.program.line_span(of.line).start;
    let end = code_end(of, of.line);
    let mut candidates = Vec::new();
    if let Some(at) = line.find("else if ").map(|at| start + at) {
        candidates.push(candidate("write elif", vec![replace(at..at + "else if".len(), "elif")]));
    }
    candidates.push(candidate("add :", vec![insert(end, ":")]));
    let is_braced = of.program.text(start..end).ends_with('{');
    let sentence = match candidates.len() {
        2 => "Python writes `elif` for else if.",
        _ if is_braced => "Python has no braces: a `:` ends this line, and the lines that belong to it are indented.",
        _ => "A line that begins a block ends with `:`.",
    };
    mended(of, Hint::say(sentence).at(end.saturating_sub(1)..end), candidates)
}

/// Where a line has an `=` that is not part of another sign.
fn single_equals(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let is_part = |byte: Option<&u8>| byte.is_some_and(|byte| b"=!<>:+-*/%".contains(byte));
    let is_single =
        |at: &usize| !is_part(at.checked_sub(1).and_then(|at| bytes.get(at))) && bytes.get(at + 1) != Some(&b'=');
    line.match_indices('=').map(|(at, _)| at).filter(is_single).collect()
}

fn comma(of: &Complaint, line: &str) -> Hint {
    let start = of.program.line_span(of.line).start;
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, _) in line.match_indices(' ') {
        let (before, after) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
        let joins = before.ends_with(|c: char| c.is_alphanumeric() || "'\")]}_".contains(c))
            && after.starts_with(|c: char| c.is_alphanumeric() || "'\"([{_".contains(c));
        if !joins {
            continue;
        }
        let is_keyword = ["timeout", "version", "default", "delta"].iter().any(|word| before.ends_with(word));
        if is_keyword {
            let hint = Hint::say("Between a parameter’s name and its value there is a `=`.");
            return mended(of, hint, vec![candidate("add =", vec![replace(start + at..start + at + 1, "=")])]);
        }
        candidates.push(candidate("add ,", vec![insert(start + at, ",")]));
    }
    let hint = Hint::say("Arguments and items are separated by commas; one seems to be missing.");
    // With several gaps it could be any of them.
    let works = |(label, changes): Candidate| mended(of, hint.clone(), vec![(label, changes)]).fix;
    match super::only(candidates.into_iter().filter_map(works)) {
        Some(fix) => {
            hint.at(fix.changes.first().map_or(start..start, |change| change.range.clone())).fix(fix.label, fix.changes)
        }
        None => hint,
    }
}

/// `10s`, `5m`, `1h`, `7d` as a number of seconds.
fn unit(of: &Complaint, line: &str) -> Option<Hint> {
    let start = of.program.line_span(of.line).start;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = line.split(|c: char| !is_part(c)).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let (word, digits, factor) = words.find_map(|word| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let factor = match word.strip_prefix(digits)? {
            "s" | "sec" | "seconds" => "",
            "m" | "min" | "minutes" => " * 60",
            "h" | "hours" => " * 60 * 60",
            "d" | "days" => " * 24 * 60 * 60",
            _ => return None,
        };
        (!digits.is_empty()).then_some((word, digits, factor))
    })?;
    let at = start + line.find(word)?;
    let text = format!("{digits}{factor}");
    let hint = Hint::say("Django counts the timeout in seconds, as a plain number.").at(at..at + word.len());
    Some(mended(of, hint, vec![(format!("write {text}"), vec![replace(at..at + word.len(), text)])]))
}

pub fn indentation(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let message = *parts.first()?;
    let line = of.program.line_span(of.line);
    let text = of.program.text(line.clone());
    let indent = line.start..line.start + (text.len() - text.trim_start().len());
    let indents_above =
        (1..of.line).rev().map(|above| of.program.line_text(above)).filter(|text| !text.trim().is_empty());
    let indents_above = indents_above.map(|text| text.split_at(text.len() - text.trim_start().len()).0).take(12);
    if message.starts_with("expected an indented block") {
        let header = of.program.line_text(message.rsplit(' ').next()?.parse().ok()?);
        let wanted = format!("{}    ", header.split_at(header.len() - header.trim_start().len()).0);
        let hint = Hint::say("The lines that belong to this one are indented below it.").at(indent.end..line.end);
        let is_empty = text.trim().is_empty();
        let body = if is_empty { format!("{wanted}pass") } else { wanted };
        return Some(mended(
            of,
            hint,
            vec![(if is_empty { "add pass" } else { "indent the line" }.to_owned(), vec![replace(indent, body)])],
        ));
    }
    let hint = Hint::say("The lines of one block begin in the same column.").at(indent.clone());
    let mut tried: Vec<Candidate> = Vec::new();
    for above in indents_above {
        let changes = vec![replace(indent.clone(), above)];
        if above.len() < indent.len() && tried.iter().all(|(_, known)| *known != changes) {
            tried.push(candidate("move the line to the left", changes));
        }
    }
    Some(mended(of, hint, tried))
}

pub fn tabs(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let hint = Hint::say("Some lines are indented with tabs and some with spaces; Python cannot tell how far.");
    let expanded = |spaces: &str| -> Vec<Change> {
        let lines = (1..=of.program.line_count()).map(|line| of.program.line_span(line));
        let changes = lines.filter_map(|line| {
            let text = of.program.text(line.clone());
            let indent = text.split_at(text.len() - text.trim_start_matches([' ', '\t']).len()).0;
            indent.contains('\t').then(|| replace(line.start..line.start + indent.len(), indent.replace('\t', spaces)))
        });
        changes.collect()
    };
    Some(mended(
        of,
        hint,
        vec![candidate("write spaces", expanded("    ")), candidate("write spaces", expanded("        "))],
    ))
}
