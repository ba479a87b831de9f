//! A trace as JSON.
//! Invariant: names, shapes and values are those of `run` in `api.js`; `tests/browser/trace.test.mjs` compares them.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::trace::{Call, Entry, Outcome, OutputItem, Plain, Step, Trace, Variable};

/// Writes a line for each item of the output and for each step.
pub fn write(trace: &Trace, to: &mut dyn Write) -> io::Result<()> {
    let outcome = match trace.outcome {
        Outcome::Finished => "finished",
        Outcome::Raised => "raised",
        Outcome::Limit => "limit",
        Outcome::Refused => "refused",
    };
    write!(to, "{{\"outcome\":\"{outcome}\",\n\"output\":[")?;
    lines(to, trace.output.iter().map(output))?;
    write!(to, "],\n\"steps\":[")?;
    let ends = trace.steps.iter().skip(1).map(|step| step.t).chain([trace.duration]);
    lines(to, trace.steps.iter().zip(ends).map(|(one, end)| step(one, end)))?;
    writeln!(to, "],\n\"duration\":{}}}", number(trace.duration))
}

fn lines(to: &mut dyn Write, items: impl Iterator<Item = String>) -> io::Result<()> {
    for (index, item) in items.enumerate() {
        write!(to, "{}{item}", if index == 0 { "\n" } else { ",\n" })?;
    }
    Ok(())
}

fn output(item: &OutputItem) -> String {
    object(&[
        ("kind", string(item.kind.public_name())),
        ("text", string(&item.text)),
        ("line", item.line.to_string()),
        ("step", item.step.to_string()),
    ])
}

/// `end` is the lesson second at which the next step begins: what has expired by then is shown as expired.
fn step(step: &Step, end: f64) -> String {
    object(&[
        ("line", step.line.to_string()),
        ("t", number(step.t)),
        ("depth", step.depth.to_string()),
        ("calls", array(step.calls.iter().map(call))),
        ("variables", array(step.variables.iter().map(variable))),
        ("entries", array(step.snapshot.entries().map(|one| entry(one, end)))),
    ])
}

fn call(call: &Call) -> String {
    let mut fields = vec![
        ("alias", string(&call.alias)),
        ("method", string(&call.method)),
        ("key", plain(&call.key)),
        ("arguments", string(&call.arguments)),
        ("returned", string(&call.returned)),
        ("outcome", string(&call.outcome)),
    ];
    fields.extend(call.cause.as_ref().map(|cause| ("cause", string(cause))));
    object(&fields)
}

fn variable(variable: &Variable) -> String {
    object(&[
        ("scope", string(&variable.scope)),
        ("name", string(&variable.name)),
        ("repr", string(&variable.repr)),
        ("changed", variable.changed.to_string()),
    ])
}

fn entry(entry: &Entry, end: f64) -> String {
    let version = match entry.version.parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) => string(&entry.version),
    };
    object(&[
        ("alias", string(&entry.alias)),
        ("key", string(&entry.key)),
        ("madeKey", string(&entry.made_key)),
        ("version", version),
        ("repr", string(&entry.repr)),
        ("setAt", number(entry.set_at)),
        ("expiresAt", entry.expires_at.map_or("null".to_owned(), number)),
        ("state", string(entry.state(end, true).name())),
    ])
}

fn plain(value: &Plain) -> String {
    match value {
        Plain::Null => "null".to_owned(),
        Plain::Bool(value) => value.to_string(),
        Plain::Int(value) => value.to_string(),
        Plain::Float(value) => number(*value),
        Plain::Text(text) => string(text),
        Plain::List(items) => array(items.iter().map(plain)),
    }
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

fn array(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// JSON has no word for what is not finite.
fn number(value: f64) -> String {
    if !value.is_finite() {
        "null".to_owned()
    } else if value.abs() < 1e21 {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

fn string(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 2);
    safe.push('"');
    for letter in text.chars() {
        match letter {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '\n' => safe.push_str("\\n"),
            // Writing to a String cannot fail.
            _ if letter < ' ' => drop(write!(safe, "\\u{:04x}", u32::from(letter))),
            _ => safe.push(letter),
        }
    }
    safe.push('"');
    safe
}
