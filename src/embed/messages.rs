//! What the core's types look like to JavaScript.
//! Invariant: names and shapes are those of the published API; the core may change behind them.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::recorder::{Limits, RunOptions};
use crate::trace::{Call, Entry, Outcome, OutputItem, OutputKind, Plain, Snapshot, Step, Trace, Variable};

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

#[derive(Serialize)]
struct OutputMessage<'a> {
    kind: &'a str,
    text: &'a str,
    line: u32,
    step: usize,
}

#[derive(Serialize)]
struct CallMessage<'a> {
    alias: &'a str,
    method: &'a str,
    key: PlainMessage<'a>,
    arguments: &'a str,
    returned: &'a str,
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PlainMessage<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(&'a str),
    List(Vec<PlainMessage<'a>>),
}

#[derive(Serialize)]
struct VariableMessage<'a> {
    scope: &'a str,
    name: &'a str,
    repr: &'a str,
    changed: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryMessage<'a> {
    alias: &'a str,
    key: &'a str,
    made_key: &'a str,
    version: PlainMessage<'a>,
    repr: &'a str,
    set_at: f64,
    expires_at: Option<f64>,
    state: &'a str,
}

impl<'a> From<&'a Plain> for PlainMessage<'a> {
    fn from(plain: &'a Plain) -> Self {
        match plain {
            Plain::Null => Self::Null,
            Plain::Bool(b) => Self::Bool(*b),
            Plain::Int(i) => Self::Int(*i),
            Plain::Float(x) => Self::Float(*x),
            Plain::Text(text) => Self::Text(text),
            Plain::List(items) => Self::List(items.iter().map(Self::from).collect()),
        }
    }
}

impl<'a> From<&'a Call> for CallMessage<'a> {
    fn from(call: &'a Call) -> Self {
        Self {
            alias: &call.alias,
            method: &call.method,
            key: PlainMessage::from(&call.key),
            arguments: &call.arguments,
            returned: &call.returned,
            outcome: &call.outcome,
            cause: call.cause.as_deref(),
        }
    }
}

impl<'a> From<&'a OutputItem> for OutputMessage<'a> {
    fn from(item: &'a OutputItem) -> Self {
        let kind = match item.kind {
            OutputKind::Stdout => "stdout",
            // Like a result it is shown beside what was printed; readers of traces know these kinds and no more.
            OutputKind::Stderr | OutputKind::Result => "result",
            OutputKind::Warning => "warning",
            OutputKind::Exception => "exception",
            OutputKind::Limit => "limit",
            OutputKind::Refusal => "refusal",
            OutputKind::Input => "input",
        };
        Self { kind, text: &item.text, line: item.line, step: item.step }
    }
}

/// A trace as a JavaScript object. What steps share in the trace, they share here.
pub fn trace(trace: &Trace) -> JsValue {
    let outcome = match trace.outcome {
        Outcome::Finished => "finished",
        Outcome::Raised => "raised",
        Outcome::Limit => "limit",
        Outcome::Refused => "refused",
    };
    let output: Array = trace.output.iter().map(|item| value(&OutputMessage::from(item))).collect();
    let mut writer = StepWriter::new();
    let ends = trace.steps.iter().skip(1).map(|step| step.t).chain([trace.duration]);
    let steps: Array = trace.steps.iter().zip(ends).map(|(step, end)| writer.step(step, end)).collect();
    object(&[
        ("outcome", outcome.into()),
        ("output", output.into()),
        ("steps", steps.into()),
        ("duration", trace.duration.into()),
    ])
}

const STEP: [&str; 6] = ["line", "t", "depth", "calls", "variables", "entries"];

/// Turns steps into objects, each shared part once.
struct StepWriter {
    names: [JsValue; 6],
    entries: FxHashMap<(*const Entry, &'static str), JsValue>,
    /// By the addresses of scope, name and repr, and whether it changed.
    variables: FxHashMap<(*const u8, *const u8, *const u8, bool), JsValue>,
    last_variables: (*const Variable, JsValue),
    /// The entries of the last step: their addresses, in order, with the lesson time at which they were looked at.
    shown: (Vec<*const Entry>, f64),
    last_entries: Array,
}

impl StepWriter {
    fn new() -> Self {
        Self {
            names: STEP.map(JsValue::from_str),
            entries: FxHashMap::default(),
            variables: FxHashMap::default(),
            last_variables: (std::ptr::null(), JsValue::NULL),
            shown: (Vec::new(), f64::NAN),
            last_entries: Array::new(),
        }
    }

    fn step(&mut self, step: &Step, end: f64) -> JsValue {
        let calls: Array = step.calls.iter().map(|call| value(&CallMessage::from(call))).collect();
        let variables = self.variables(&step.variables);
        let entries = self.entries(&step.snapshot, end);
        let values = [step.line.into(), step.t.into(), step.depth.into(), calls.into(), variables, entries.into()];
        let object = Object::new();
        for (name, value) in self.names.iter().zip(&values) {
            // Setting a field of a new object cannot fail.
            let _ = Reflect::set(&object, name, value);
        }
        object.into()
    }

    fn variables(&mut self, variables: &Rc<[Variable]>) -> JsValue {
        if self.last_variables.0 != variables.as_ptr() {
            let rows = variables.iter().map(|variable| {
                let Variable { scope, name, repr, changed } = variable;
                let key = (scope.as_ptr(), name.as_ptr(), repr.as_ptr(), *changed);
                let made = self.variables.entry(key);
                made.or_insert_with(|| value(&VariableMessage { scope, name, repr, changed: *changed })).clone()
            });
            let rows: Array = rows.collect();
            self.last_variables = (variables.as_ptr(), rows.into());
        }
        self.last_variables.1.clone()
    }

    /// The entries of a step: those of the last step, with what has changed.
    fn entries(&mut self, snapshot: &Snapshot, end: f64) -> Array {
        let is_same_time = self.shown.1 == end;
        let mut changed = Vec::new();
        let mut count = 0;
        snapshot.entries().for_each(|entry| {
            let address = Rc::as_ptr(entry);
            match self.shown.0.get_mut(count) {
                Some(shown) if *shown == address && is_same_time => {}
                Some(shown) => {
                    *shown = address;
                    changed.push((count, entry));
                }
                None => {
                    self.shown.0.push(address);
                    changed.push((count, entry));
                }
            }
            count += 1;
        });
        if !changed.is_empty() || self.shown.0.len() != count {
            self.shown = (std::mem::take(&mut self.shown.0), end);
            self.shown.0.truncate(count);
            self.last_entries = self.last_entries.slice(0, count as u32);
            for (place, entry) in changed {
                let entry = self.entry(entry, end);
                self.last_entries.set(place as u32, entry);
            }
        }
        self.last_entries.clone()
    }

    fn entry(&mut self, entry: &Rc<Entry>, end: f64) -> JsValue {
        let state = entry.state(end, true).name();
        let made = self.entries.entry((Rc::as_ptr(entry), state)).or_insert_with(|| {
            value(&EntryMessage {
                alias: &entry.alias,
                key: &entry.key,
                made_key: &entry.made_key,
                version: match entry.version.parse() {
                    Ok(number) => PlainMessage::Int(number),
                    Err(_) => PlainMessage::Text(&entry.version),
                },
                repr: &entry.repr,
                set_at: entry.set_at,
                expires_at: entry.expires_at,
                state,
            })
        });
        made.clone()
    }
}

/// A plain object of these fields.
fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a new object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn value(message: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    message.serialize(&serializer).unwrap_or(JsValue::NULL)
}
