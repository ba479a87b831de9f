//! Mistakes in the settings of the caches, and names of caches that they do not have.
//! Invariant: only the first line `# CACHES = {…}` is edited; what another file holds is left alone.

use super::program::{name_of, span, text_of};
use super::words::{BACKENDS, nearest};
use super::{Complaint, Hint, only, replace};

/// The first line's settings, and where they start.
fn header(source: &str) -> Option<(usize, &str)> {
    let first = source.lines().next()?;
    let rest =
        first.strip_prefix('#')?.trim_start().strip_prefix("CACHES")?.trim_start().strip_prefix('=')?.trim_start();
    Some((first.len() - rest.len(), rest))
}

/// The names in the outermost braces.
fn aliases(json: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut start = None;
    for (at, c) in json.char_indices() {
        match (c, start) {
            ('"', Some(from)) => {
                start = None;
                let is_name = json.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'));
                found.extend(json.get(from..at).filter(|_| depth == 1 && is_name));
            }
            ('"', None) => start = Some(at + 1),
            ('{', None) => depth += 1,
            ('}', None) => depth -= 1,
            _ => {}
        }
    }
    found
}

pub fn unknown_alias(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.last()?;
    let known = header(of.program.source).map_or_else(|| vec!["default"], |(_, json)| aliases(json));
    if name == "default" {
        return Some(Hint::say("The settings need a cache called `default`: it is the one that `cache` stands for."));
    }
    let meant = nearest(name, known.iter().copied()).or_else(|| only(known.iter().copied()));
    let hint = Hint::say(format!("The settings have no cache called `{name}`; they have `{}`.", known.join("`, `")));
    let place = only(of.program.on_line(of.line).filter_map(|found| {
        let subscript = found.expr.as_subscript_expr()?;
        let is_alias = text_of(&subscript.slice) == Some(name) && name_of(&subscript.value).is_some();
        is_alias.then_some(&*subscript.slice)
    }));
    Some(match (place, meant) {
        (Some(place), Some(meant)) => {
            hint.at(span(place)).fix(format!("write '{meant}'"), vec![replace(span(place), format!("'{meant}'"))])
        }
        _ => hint,
    })
}

pub fn unknown_backend(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.get(1)?;
    let last = name.rsplit('.').next().unwrap_or(name);
    let has_server = ["redis", "memcache", "db", "filebased"].iter().any(|kind| name.contains(kind));
    let meant = if has_server {
        None
    } else {
        nearest(name, BACKENDS).or_else(|| {
            BACKENDS.into_iter().find(|path| nearest(last, path.rsplit('.').next()).is_some() || path.ends_with(last))
        })
    };
    let hint = match meant {
        Some(meant) => Hint::say(format!("The backend is `{meant}`.")),
        None => Hint::say(format!("The playground’s backends are `{}`.", BACKENDS.join("` and `"))),
    };
    let (start, json) = header(of.program.source)?;
    let quoted = format!("\"{name}\"");
    let place = only(json.match_indices(&quoted).map(|(at, _)| start + at..start + at + quoted.len()));
    Some(match (place, meant) {
        (Some(place), Some(meant)) => {
            hint.at(place.clone()).fix("write it in full", vec![replace(place, format!("\"{meant}\""))])
        }
        _ => hint,
    })
}

pub fn not_json(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let (start, json) = header(of.program.source)?;
    let hint = Hint::say("The settings in the first line are JSON: double quotes, `true`, `false` and `null`.");
    let range = start..start + json.trim_end().len();
    let mut text = of.program.text(range.clone()).to_owned();
    for (python, plain) in [("'", "\""), ("True", "true"), ("False", "false"), ("None", "null")] {
        text = text.replace(python, plain);
    }
    // With both kinds of quotes, one may stand inside the other.
    let is_mixed = json.contains('\'') && json.contains('"');
    if is_mixed || text == json.trim_end() {
        return Some(hint.at(range));
    }
    Some(hint.at(range.clone()).fix("write it as JSON", vec![replace(range, text)]))
}
