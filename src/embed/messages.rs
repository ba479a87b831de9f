//! What the core's types look like to JavaScript.
//! Invariant: names and shapes are those of the published API; the core may change behind them.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smallvec::SmallVec;

use super::json::Json;
use crate::recorder::{Limits, RunOptions};
use crate::trace::{Call, Entry, Outcome, OutputItem, Part, Plain, Snapshot, Step, Trace, Variable};

/// The second argument of `run`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RunMessage {
    settings: Option<String>,
    epoch: Option<f64>,
    steps: Option<bool>,
    limits: Option<LimitsMessage>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct LimitsMessage {
    steps: Option<f64>,
    operations: Option<f64>,
    output_bytes: Option<f64>,
    memory_bytes: Option<f64>,
}

impl RunMessage {
    /// The options of the core. `now` is the wall clock, in seconds.
    pub fn into_options(self, now: f64) -> RunOptions {
        let default = Limits::default();
        let limits = self.limits.unwrap_or_default();
        let count = |given: Option<f64>, default: usize| given.filter(|n| *n >= 0.0).map_or(default, |n| n as usize);
        RunOptions {
            settings: self.settings,
            epoch: self.epoch.filter(|epoch| epoch.is_finite()).unwrap_or(now),
            steps: self.steps.unwrap_or(true),
            limits: Limits {
                steps: count(limits.steps, default.steps),
                operations: limits.operations.filter(|n| *n >= 0.0).map(|n| n as u64),
                output_bytes: count(limits.output_bytes, default.output_bytes),
                memory_bytes: count(limits.memory_bytes, default.memory_bytes),
            },
        }
    }
}

/// A trace as JSON, in which what steps share stands once; `static/trace.js` makes objects of it. The text is two lines:
/// what the program did as a whole, and its steps, which are read only where somebody looks at them.
///
/// The parts of calls, variables, entries and steps stand one after the other, without names: so many for each as their
/// functions here write. `calls` are those of all steps in order; `variables` and `entries` are the rows of all steps,
/// each once, and `lists` are the variables of a step by their places there. The last part of a step is 0 where its
/// entries are those of the step before; else it says, from the first entry on, at which place how many are gone and how
/// many are there instead, and which by their places in `entries`.
pub fn trace(trace: &Trace) -> String {
    let outcome = match trace.outcome {
        Outcome::Finished => "finished",
        Outcome::Raised => "raised",
        Outcome::Limit => "limit",
        Outcome::Refused => "refused",
    };
    let mut json = Json::default();
    json.begin('{');
    json.field("outcome", outcome);
    json.name("output");
    json.array(&trace.output, output);
    json.name("duration");
    json.float(trace.duration);
    json.end('}');
    json.end_line();
    steps(&mut json, trace);
    json.into_text()
}

#[cfg_attr(fast, optimize(speed))]
fn steps(json: &mut Json, trace: &Trace) {
    json.begin('{');
    json.name("calls");
    json.begin('[');
    for made in trace.steps.iter().flat_map(|step| step.calls.iter()) {
        call(json, made);
    }
    json.end(']');
    let mut rows = Rows::default();
    json.name("steps");
    json.begin('[');
    let ends = trace.steps.iter().skip(1).map(|step| step.t).chain([trace.duration]);
    for (step, end) in trace.steps.iter().zip(ends) {
        rows.step(json, step, end);
    }
    json.end(']');
    for (name, part) in [("variables", rows.variables), ("lists", rows.lists), ("entries", rows.entries)] {
        json.name(name);
        json.begin('[');
        json.append(part);
        json.end(']');
    }
    json.end('}');
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

fn call(json: &mut Json, call: &Call) {
    json.string(&call.alias);
    json.string(&call.method);
    plain(json, &call.key);
    for text in [&call.arguments, &call.returned, &call.outcome] {
        json.string(text);
    }
    match &call.cause {
        Some(cause) => json.string(cause),
        None => json.null(),
    }
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

/// What has been written of the rows that steps share, and where.
#[derive(Default)]
struct Rows {
    /// By the addresses of scope, name and repr, and whether it changed.
    places_of_variables: FxHashMap<(*const u8, *const u8, *const u8, bool), usize>,
    variables: Json,
    last_list: Option<*const Variable>,
    list_count: usize,
    lists: Json,
    places_of_entries: FxHashMap<(*const Entry, &'static str), usize>,
    entries: Json,
    shown: Shown,
}

/// The entries of the last step that changed any.
#[derive(Default)]
struct Shown {
    snapshot: Snapshot,
    /// The lesson time at which they were looked at.
    at: Option<f64>,
    /// The address of each part of the snapshot and those of its entries, in order.
    parts: Vec<(*const Part, Vec<*const Entry>)>,
}

impl Rows {
    fn step(&mut self, json: &mut Json, step: &Step, end: f64) {
        json.int(i64::from(step.line));
        json.float(step.t);
        for number in [step.depth as usize, step.calls.len(), self.list(&step.variables)] {
            json.int(number as i64);
        }
        self.changed_entries(json, &step.snapshot, end);
    }

    /// The place of a list of variables, which is written unless the step before has the same.
    #[cfg_attr(fast, optimize(speed))]
    fn list(&mut self, variables: &Rc<[Variable]>) -> usize {
        if self.last_list != Some(variables.as_ptr()) {
            self.last_list = Some(variables.as_ptr());
            self.list_count += 1;
            let Self { lists, variables: rows, places_of_variables: places, .. } = self;
            lists.array(variables.iter(), |lists, variable| {
                let Variable { scope, name, repr, changed } = variable;
                let count = places.len();
                let place = *places.entry((scope.as_ptr(), name.as_ptr(), repr.as_ptr(), *changed)).or_insert(count);
                if place == count {
                    for text in [scope, name, repr] {
                        rows.string(text);
                    }
                    rows.bool(*changed);
                }
                lists.int(place as i64);
            });
        }
        self.list_count - 1
    }

    fn changed_entries(&mut self, json: &mut Json, snapshot: &Snapshot, end: f64) {
        let mut shown = std::mem::take(&mut self.shown);
        let mut is_first = true;
        shown.follow(snapshot, end, |place, gone, new| {
            if std::mem::take(&mut is_first) {
                json.begin('[');
            }
            for number in [place, gone, new.len()] {
                json.int(number as i64);
            }
            for entry in new {
                let place = self.entry(entry, end);
                json.int(place as i64);
            }
        });
        self.shown = shown;
        if is_first { json.int(0) } else { json.end(']') }
    }

    /// The place of an entry, which is written the first time.
    fn entry(&mut self, entry: &Rc<Entry>, end: f64) -> usize {
        let state = entry.state(end, true).name();
        let count = self.places_of_entries.len();
        let place = *self.places_of_entries.entry((Rc::as_ptr(entry), state)).or_insert(count);
        if place < count {
            return place;
        }
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
        json.string(state);
        place
    }
}

impl Shown {
    /// Tells which entries are not those of the step before, from the first on: the place of some that are gone, how many
    /// they are, and what is there now.
    fn follow(&mut self, snapshot: &Snapshot, at: f64, mut tell: impl FnMut(usize, usize, &[&Rc<Entry>])) {
        // The state of an entry is a matter of time.
        let is_same_time = self.at.replace(at) == Some(at);
        if is_same_time && Rc::ptr_eq(&self.snapshot.stores, &snapshot.stores) {
            return;
        }
        let (mut place, mut count) = (0, 0);
        for part in snapshot.parts() {
            if count == self.parts.len() {
                self.parts.push((std::ptr::null(), Vec::new()));
            }
            let (address, entries) = &mut self.parts[count];
            count += 1;
            if !is_same_time || !std::ptr::eq(*address, part) {
                *address = part;
                let now: SmallVec<[&Rc<Entry>; 32]> = part.iter().flatten().collect();
                let most = if is_same_time { now.len().min(entries.len()) } else { 0 };
                let is_same = |before: usize, after: usize| entries[before] == Rc::as_ptr(now[after]);
                let first = (0..most).find(|&at| !is_same(at, at)).unwrap_or(most);
                let (before, after) = (entries.len(), now.len());
                let last = (0..most - first).find(|&at| !is_same(before - 1 - at, after - 1 - at));
                let last = last.unwrap_or(most - first);
                if before != after || first + last < before {
                    tell(place + first, before - first - last, &now[first..after - last]);
                    entries.clear();
                    entries.extend(now.iter().map(|entry| Rc::as_ptr(entry)));
                }
            }
            place += entries.len();
        }
        let gone = self.parts.drain(count..).map(|(_, entries)| entries.len()).sum();
        if gone > 0 {
            tell(place, gone, &[]);
        }
        self.snapshot = snapshot.clone();
    }
}
