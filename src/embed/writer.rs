//! A trace, written for JavaScript as a text and numbers, of which `static/trace.js` makes objects. An object can be handed
//! over only piece by piece, these go at once.
//! Invariant: what steps share is written once.
//!
//! The text is two lines of JSON: what the program did as a whole, and the parts of its steps. Like these the numbers are
//! read only where somebody looks at the steps. For each they are
//! - its line, its depth and the place of its time in `times`;
//! - how many calls it has, and for each the place in `kinds` of what it was. The rest of them is in `calls`, one call
//!   after the other;
//! - 0 where its variables are those of the step before, else one more than their number, and for each twice the place in
//!   `variables` of its name's place and its repr, and one more where it has changed;
//! - how often its entries change, and for each time at which place how many are gone, how many are there instead, and
//!   these: eight times the place of the entry in `entries`, and the number of its state.

use std::rc::Rc;

use js_sys::{Array, Uint32Array};

use super::json::Json;
use crate::memory::piece::are_same;
use crate::recorder::CallWords;
use crate::trace::{Entry, EntryState, Outcome, OutputItem, Plain, Trace};

/// How many states an entry can be in.
const STATES: u32 = EntryState::ALL.len() as u32;

#[derive(Default)]
pub struct Writer {
    numbers: Vec<u32>,
    times: Json,
    time_count: u32,
    last_time: Option<f64>,
    kinds: Vec<[Box<str>; 4]>,
    calls: Json,
    /// Scopes and names; held, so that no other is where one of them was.
    names: Vec<[Rc<str>; 2]>,
    variables: Json,
    variable_count: u32,
    entries: Json,
    entry_count: u32,
}

impl Writer {
    /// All that was written, and what the program did as a whole.
    pub fn finish(self, trace: &Trace) -> Array {
        let outcome = match trace.outcome {
            Outcome::Finished => "finished",
            Outcome::Raised => "raised",
            Outcome::Limit => "limit",
            Outcome::Refused => "refused",
        };
        let parts = [&self.times, &self.calls, &self.variables, &self.entries];
        let mut json = Json::with_room(parts.iter().map(|part| part.len()).sum());
        json.begin('{');
        json.field("outcome", outcome);
        json.name("output");
        json.array(&trace.output, output);
        json.name("duration");
        json.float(trace.duration);
        json.end('}');
        json.end_line();
        json.begin('{');
        for (name, part) in ["times", "calls", "variables", "entries"].into_iter().zip(parts) {
            json.name(name);
            json.begin('[');
            json.append(part);
            json.end(']');
        }
        json.name("kinds");
        json.array(self.kinds.iter().flatten(), |json, text| json.string(text));
        json.name("names");
        json.array(self.names.iter().flatten(), |json, text| json.string(text));
        json.name("states");
        json.array(EntryState::ALL, |json, state| json.string(state.name()));
        json.end('}');
        Array::of2(&json.into_text().into(), &Uint32Array::from(&self.numbers[..]))
    }

    /// Begins a step.
    pub fn step(&mut self, line: u32, depth: u32, t: f64, call_count: usize) {
        if self.last_time.replace(t).is_none_or(|last| last.to_bits() != t.to_bits()) {
            self.times.float(t);
            self.time_count += 1;
        }
        self.numbers.extend_from_slice(&[line, depth, self.time_count - 1, call_count as u32]);
    }

    /// Writes the next call of the step.
    #[cfg_attr(fast, optimize(speed))]
    pub fn call(&mut self, call: &CallWords) {
        let kind = [call.alias, call.method, call.outcome, call.cause.unwrap_or_default()];
        let is_same = |known: &[Box<str>; 4]| known.iter().zip(kind).all(|(known, text)| are_same(known, text));
        let place = self.kinds.iter().rposition(is_same).unwrap_or_else(|| {
            self.kinds.push(kind.map(Box::from));
            self.kinds.len() - 1
        });
        self.numbers.push(place as u32);
        plain(&mut self.calls, call.key);
        self.calls.string(call.arguments);
        self.calls.string(call.returned);
    }

    /// Says that the variables are those of the step before.
    pub fn same_variables(&mut self) {
        self.numbers.push(0);
    }

    /// Writes the variables: what `write` makes numbers of.
    #[inline]
    pub fn variables(&mut self, write: impl FnOnce(&mut Self)) {
        let head = self.numbers.len();
        self.numbers.push(0);
        write(self);
        self.numbers[head] = (self.numbers.len() - head) as u32;
    }

    /// Writes the next of the variables, whose place is known if it was written before.
    pub fn variable(&mut self, place: u32, has_changed: bool) {
        self.numbers.push(2 * place + u32::from(has_changed));
    }

    /// Writes what a variable is, and gives the place of that.
    #[cfg_attr(fast, optimize(speed))]
    pub fn value(&mut self, scope: &Rc<str>, name: &Rc<str>, repr: &str) -> u32 {
        let is_same = |known: &[Rc<str>; 2]| Rc::ptr_eq(&known[0], scope) && Rc::ptr_eq(&known[1], name);
        let place = self.names.iter().rposition(is_same).unwrap_or_else(|| {
            self.names.push([scope.clone(), name.clone()]);
            self.names.len() - 1
        });
        self.variables.int(2 * place as i64);
        self.variables.string(repr);
        self.variable_count += 1;
        self.variable_count - 1
    }

    /// Writes the changes of the entries, which `write` gives to [`Writer::change`].
    #[inline]
    pub fn changes(&mut self, write: impl FnOnce(&mut Self, &mut Changes)) {
        let mut changes = Changes { head: self.numbers.len(), last: 0, gone_at: None };
        self.numbers.push(0);
        write(self, &mut changes);
    }

    /// At a place so many entries are gone, and perhaps there is another instead.
    pub fn change(&mut self, changes: &mut Changes, place: usize, gone: bool, code: Option<u32>) {
        // Where many go, they mostly are neighbours, and go from the first on or from the last.
        let place = place as u32;
        if code.is_none()
            && let Some(at) = changes.gone_at
            && (at == place || at == place + 1)
        {
            self.numbers[changes.last] = place;
            self.numbers[changes.last + 1] += 1;
            changes.gone_at = Some(place);
            return;
        }
        changes.last = self.numbers.len();
        changes.gone_at = code.is_none().then_some(place);
        self.numbers[changes.head] += 1;
        self.numbers.extend_from_slice(&[place, u32::from(gone), u32::from(code.is_some())]);
        self.numbers.extend(code);
    }

    /// Writes an entry, apart from its state, and gives its place.
    pub fn entry(&mut self, entry: &Entry) -> u32 {
        let json = &mut self.entries;
        for text in [&entry.alias, &entry.key, &entry.made_key] {
            json.string(text);
        }
        match entry.version.parse() {
            Ok(number) => json.int(number),
            Err(_) => json.string(&entry.version),
        }
        json.string(&entry.repr);
        json.float(entry.set_at);
        match entry.expires_at {
            Some(at) => json.float(at),
            None => json.null(),
        }
        self.entry_count += 1;
        self.entry_count - 1
    }
}

/// Changes of a step's entries that are being written.
pub struct Changes {
    /// Where their number stands.
    head: usize,
    /// Where the last one begins.
    last: usize,
    /// The place of the last one, if it took entries away and put none there.
    gone_at: Option<u32>,
}

/// What stands for an entry in a state.
pub fn code(place: u32, state: EntryState) -> u32 {
    place * STATES + state as u32
}

fn output(json: &mut Json, item: &OutputItem) {
    json.begin('{');
    json.field("kind", item.kind.public_name());
    json.field("text", &item.text);
    json.name("line");
    json.int(i64::from(item.line));
    json.name("step");
    json.int(item.step as i64);
    json.end('}');
}

fn plain(json: &mut Json, value: &Plain) {
    match value {
        Plain::Null => json.null(),
        Plain::Bool(truth) => json.bool(*truth),
        Plain::Int(number) => json.int(*number),
        Plain::Float(number) => json.float(*number),
        Plain::Text(text) => json.string(text),
        Plain::List(items) => json.array(items.iter(), plain),
    }
}
