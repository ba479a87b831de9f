//! Quotes that are missing, or that end a string too early.
//! Invariant: of several places for a quote the likeliest is tried first.

use super::{candidate, mended};
use crate::playground::hints::{Complaint, Hint, insert, replace};

pub(super) fn quote(of: &Complaint) -> Hint {
    let start = of.program.offset(of.line, of.column);
    let line = of.program.line_span(of.line);
    let hint = Hint::say("A string ends with the quote that it began with; one is missing here.").at(start..line.end);
    let text = of.program.text(line.clone());
    let quote = of.program.text(start..line.end).trim_start_matches(['f', 'r', 'b', 'u']).chars().next();
    let Some(quote) = quote.filter(|quote| matches!(quote, '\'' | '"')) else { return hint };
    let added = |at: usize| candidate(&format!("add {quote}"), vec![insert(at, quote)]);
    let code = text.trim_end();
    let before_closers = line.start + code.trim_end_matches([')', ']', '}', ',', ':', ' ']).len();
    let mut ends = vec![before_closers, line.start + code.len()];
    // In a call on the cache a key is followed by other arguments; elsewhere a comma is rather part of the text.
    let commas = text.match_indices([',', ')']).map(|(at, _)| line.start + at);
    if text.contains("cache.") {
        ends.splice(0..0, commas);
    } else {
        ends.extend(commas);
    }
    mended(of, hint, ends.into_iter().map(added).collect())
}

/// `f'{d['a']}'`: the quotes inside end the string.
pub(super) fn nested_quotes(of: &Complaint, line: &str) -> Hint {
    let hint = Hint::say("Inside the braces of an f-string the quotes are others than around it: `f'{d[\"key\"]}'`.");
    let start = of.program.line_span(of.line).start;
    let mut candidates = Vec::new();
    for (quote, other) in [('\'', "\""), ('"', "'")] {
        let places = |range: std::ops::Range<usize>| {
            let part = line.get(range.clone()).unwrap_or_default();
            part.match_indices(quote).map(|(at, _)| start + range.start + at).collect::<Vec<_>>()
        };
        let inside: Vec<usize> = line
            .match_indices('[')
            .filter_map(|(at, _)| Some(at..at + line.get(at..)?.find(']')?))
            .flat_map(places)
            .collect();
        if !inside.is_empty() {
            let changes = inside.into_iter().map(|at| replace(at..at + 1, other)).collect();
            candidates.push(candidate(&format!("write {other} inside"), changes));
        }
    }
    mended(of, hint, candidates)
}
