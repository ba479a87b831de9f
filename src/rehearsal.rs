//! A stand-in for the recorder: plays a few calls by reading lines, until the interpreter is there.
//! Invariant: it has the recorder's interface, and the page knows nothing else of it.

use std::rc::Rc;

use crate::trace::*;

#[derive(Debug, Clone, Default)]
pub struct Limits {}

#[derive(Debug, Clone, Default)]
pub struct RunOptions {
    pub settings: Option<String>,
    pub epoch: f64,
    pub steps: bool,
    pub limits: Limits,
}

pub struct Recording {
    trace: Trace,
    lines: Vec<(u32, String)>,
    next: usize,
    endless: bool,
    store: StoreView,
    slots: Vec<(String, usize)>,
    gone: Vec<(String, MissCause)>,
    variables: Vec<Variable>,
    t: f64,
    recency: u64,
}

impl Recording {
    pub fn start(source: &str, options: &RunOptions) -> Self {
        let mut lines = Vec::new();
        let mut repeat = None;
        for (index, line) in source.lines().enumerate() {
            let text = line.trim();
            let number = index as u32 + 1;
            if let Some(count) = text.strip_prefix("for i in range(") {
                repeat = count.split(')').next().and_then(|count| count.parse::<usize>().ok());
            } else if let (Some(count), true) = (repeat, line.starts_with(' ')) {
                lines.extend((0..count).map(|i| (number, text.replace("{i}", &i.to_string()).replace("f'", "'"))));
            } else if !text.is_empty() && !text.starts_with('#') {
                repeat = None;
                lines.push((number, text.to_owned()));
            }
        }
        let alias = AliasView {
            name: "default".into(),
            backend: "LocMemCache".into(),
            timeout: Some(300.0),
            max_entries: 300,
            cull_frequency: 3,
            key_prefix: "".into(),
            version: "1".into(),
        };
        let trace = Trace {
            outcome: Outcome::Finished,
            output: Vec::new(),
            steps: Vec::new(),
            duration: 0.0,
            epoch: options.epoch,
        };
        Self {
            trace,
            lines,
            next: 0,
            endless: false,
            store: StoreView::new("".into(), Rc::new([alias])),
            slots: Vec::new(),
            gone: Vec::new(),
            variables: Vec::new(),
            t: 0.0,
            recency: 0,
        }
    }

    pub fn advance(&mut self, fuel: u32) -> bool {
        for _ in 0..fuel {
            if self.endless {
                std::hint::black_box(self.next);
                continue;
            }
            let Some((number, text)) = self.lines.get(self.next).cloned() else { return true };
            self.next += 1;
            if text.starts_with("while True") {
                self.endless = true;
            } else if !self.step(number, &text) {
                return true;
            }
        }
        false
    }

    pub fn stop(&mut self) {
        self.trace.outcome = Outcome::Limit;
        self.say(OutputKind::Limit, "Stopped.", 0);
    }

    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    pub fn into_trace(self) -> Trace {
        self.trace
    }

    fn say(&mut self, kind: OutputKind, text: &str, line: u32) {
        let step = self.trace.steps.len();
        let traceback = Rc::new([]);
        self.trace.output.push(OutputItem { kind, text: text.into(), line, column: 0, step, traceback });
    }

    fn step(&mut self, line: u32, text: &str) -> bool {
        let began = self.t;
        for variable in &mut self.variables {
            variable.changed = false;
        }
        for (_, slot) in &self.slots {
            if let Some(entry) = self.store.get(*slot).filter(|entry| entry.mark != Mark::None) {
                let entry = Entry { mark: Mark::None, ..(**entry).clone() };
                self.store.put(*slot, Some(Rc::new(entry)));
            }
        }
        let (target, value) = match text.split_once(" = ") {
            Some((target, value)) if !target.contains('(') => (Some(target), value),
            _ => (None, text),
        };
        let mut calls = Vec::new();
        let mut fine = true;
        let mut result: Rc<str> = value.into();
        if let Some((method, arguments)) = value.strip_prefix("cache.").and_then(|call| call.split_once('(')) {
            let call = self.call(line, method, arguments.trim_end_matches(')'));
            result = call.returned.clone();
            if call.raised {
                self.say(OutputKind::Exception, &call.returned, line);
                self.trace.outcome = Outcome::Raised;
                fine = false;
            }
            calls.push(call);
        } else if let Some(seconds) = text.strip_prefix("time.sleep(") {
            self.t += seconds.trim_end_matches(')').parse().unwrap_or(0.0);
        } else if let Some(name) = text.strip_prefix("print(") {
            let name = name.trim_end_matches(')');
            let known = self.variables.iter().find(|variable| &*variable.name == name).map(|v| v.repr.to_string());
            let said = known.unwrap_or_else(|| name.to_owned());
            self.say(OutputKind::Stdout, &format!("{}\n", said.trim_matches('\'')), line);
        }
        if let Some(name) = target.filter(|_| fine) {
            let variable = Variable { scope: "global".into(), name: name.into(), repr: result, changed: true };
            match self.variables.iter_mut().find(|known| known.name == variable.name) {
                Some(known) => *known = variable,
                None => self.variables.push(variable),
            }
        }
        let snapshot = Snapshot { stores: Rc::new(vec![self.store.clone()]) };
        let variables = self.variables.clone().into();
        self.trace.steps.push(Step { line, t: began, depth: 0, calls: calls.into(), variables, snapshot });
        self.trace.duration = self.t;
        fine
    }

    fn call(&mut self, line: u32, method: &str, arguments: &str) -> Call {
        let parts: Vec<&str> = arguments.split(',').map(str::trim).collect();
        let key = parts.first().copied().unwrap_or_default().trim_matches('\'').to_owned();
        let made_key: Rc<str> = format!(":1:{key}").into();
        let slot = self.slots.iter().find(|(known, _)| *known == key).map(|(_, slot)| *slot);
        let found = slot.and_then(|slot| self.store.get(slot).cloned());
        let live = found.clone().filter(|entry| !entry.has_expired(self.t));
        self.recency += 1;
        let step = self.trace.steps.len();
        let mut kinds = Vec::new();
        let (mut returned, mut raised) = ("None".to_owned(), false);
        let (mut outcome, mut cause) = ("stored", None);
        match method {
            "set" | "add" if method == "add" && live.is_some() => {
                (outcome, returned) = ("refused", "False".to_owned());
                self.mark(slot, Mark::Refused);
                kinds.push(ChangeKind::Refused);
            }
            "set" | "add" => {
                let timeout = match parts.get(2).map(|part| part.trim_start_matches("timeout=")) {
                    Some("None") => None,
                    Some(text) => text.parse().ok(),
                    None => Some(300.0),
                };
                let old = live.as_ref().map(|entry| entry.repr.clone());
                let mark = old.clone().map_or(Mark::Fresh, |old| Mark::Updated { old });
                let slot = slot.unwrap_or_else(|| {
                    self.slots.push((key.clone(), self.slots.len()));
                    self.slots.len() - 1
                });
                let repr = parts.get(1).copied().unwrap_or("None");
                let entry = Entry {
                    key: key.as_str().into(),
                    made_key: made_key.clone(),
                    version: "1".into(),
                    alias: "default".into(),
                    repr: repr.into(),
                    type_name: if repr.starts_with('\'') { "str".into() } else { "int".into() },
                    pickled_size: 20,
                    set_at: self.t,
                    expires_at: timeout.map(|timeout: f64| self.t + timeout),
                    timeout,
                    hits: 0,
                    set_step: step,
                    touched_step: step,
                    recency: self.recency,
                    mark,
                };
                self.store.put(slot, Some(Rc::new(entry)));
                if method == "add" {
                    returned = "True".to_owned();
                }
                kinds.push(old.map_or(ChangeKind::Stored, |old| ChangeKind::Replaced { old }));
            }
            "get" | "touch" => match (live, method) {
                (Some(entry), "get") => {
                    outcome = "hit";
                    returned = entry.repr.to_string();
                    self.mark(slot, Mark::Hit);
                    kinds.push(ChangeKind::Hit);
                }
                (Some(_), _) => {
                    (outcome, returned) = ("touched", "True".to_owned());
                    self.mark(slot, Mark::Touched);
                    kinds.push(ChangeKind::Touched);
                }
                (None, _) => {
                    if let (Some(slot), Some(_)) = (slot, found) {
                        self.store.put(slot, None);
                        kinds.push(ChangeKind::Removed { cause: RemovalCause::Expired });
                        self.gone.push((key.clone(), MissCause::Expired));
                    }
                    let why = self
                        .gone
                        .iter()
                        .rev()
                        .find(|(gone, _)| *gone == key)
                        .map_or(MissCause::NeverSet, |(_, why)| *why);
                    outcome = "miss";
                    cause = Some(match why {
                        MissCause::Deleted => "deleted",
                        MissCause::Expired => "expired",
                        _ => "never set",
                    });
                    kinds.push(ChangeKind::Miss { cause: why });
                }
            },
            "delete" => {
                returned = if found.is_some() { "True" } else { "False" }.to_owned();
                outcome = "deleted";
                if let Some(slot) = slot {
                    self.store.put(slot, None);
                    self.gone.push((key.clone(), MissCause::Deleted));
                    kinds.push(ChangeKind::Removed { cause: RemovalCause::Deleted });
                }
            }
            other => {
                outcome = "raised";
                raised = true;
                returned = format!("AttributeError: 'LocMemCache' object has no attribute '{other}'");
            }
        }
        let change =
            |kind| KeyChange { location: "".into(), made_key: made_key.clone(), key: key.as_str().into(), kind };
        Call {
            alias: "default".into(),
            method: method.into(),
            key: Plain::Text(key.as_str().into()),
            arguments: arguments.into(),
            returned: returned.into(),
            raised,
            outcome: outcome.into(),
            cause: cause.map(Into::into),
            line,
            changes: kinds.into_iter().map(change).collect(),
        }
    }

    fn mark(&mut self, slot: Option<usize>, mark: Mark) {
        let Some(slot) = slot else { return };
        let Some(entry) = self.store.get(slot) else { return };
        let hits = entry.hits + u32::from(mark == Mark::Hit);
        let entry = Entry { mark, hits, recency: self.recency, ..(**entry).clone() };
        self.store.put(slot, Some(Rc::new(entry)));
    }
}
