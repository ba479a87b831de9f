//! Builtins over iterables: `sum`, `min`, `sorted`, `next`, `any` …
//! Invariant: a function that collects its argument first is marked so in the table.

use num_bigint::BigInt;

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::{Machine, NextOrDefault};
use crate::python::native::{AT_ONCE, Args, Ask, Exit, Native, Outcome, Task};
use crate::python::value::Value;

pub static FUNCTIONS: &[Native] = &[
    Native::function("sum", sum).collecting(0),
    Native::function("min", min),
    Native::function("max", max),
    Native::function("sorted", sorted).collecting(0),
    Native::function("any", any),
    Native::function("all", all),
    Native::function("next", next),
    Native::function("aiter", aiter),
    Native::function("anext", anext),
];

fn sum(m: &mut Machine, args: Args) -> Outcome {
    let [iterable, start] = args.bind(m, "sum", &["", "start"], 2, 1)?;
    let mut total = start.set_or(Value::Int(0));
    match &total {
        Value::Str(_) => return Err(m.type_error("sum() can't sum strings [use ''.join(seq) instead]")),
        Value::Bytes(_) => return Err(m.type_error("sum() can't sum bytes [use b''.join(seq) instead]")),
        Value::ByteArray(_) => return Err(m.type_error("sum() can't sum bytearray [use b''.join(seq) instead]")),
        _ => {}
    }
    if let Value::Range(range) = &iterable {
        let last = BigInt::from(range.at(range.count().max(1) - 1));
        let sum = BigInt::from(range.count()) * (BigInt::from(range.start) + last) / 2;
        return m.binary(BinaryOp::Add, &total, &Value::int(sum));
    }
    let iterator = m.iter(&iterable)?;
    while let Some(item) = m.next(&iterator)? {
        total = match (&total, &item) {
            (Value::Int(a), Value::Int(b)) => match a.checked_add(*b) {
                Some(sum) => Value::Int(sum),
                None => m.binary(BinaryOp::Add, &total, &item)?,
            },
            _ => m.binary(BinaryOp::Add, &total, &item)?,
        };
    }
    Ok(total)
}

fn min(m: &mut Machine, args: Args) -> Outcome {
    extreme(m, args, "min", CompareOp::Less)
}

fn max(m: &mut Machine, args: Args) -> Outcome {
    extreme(m, args, "max", CompareOp::Greater)
}

fn extreme(m: &mut Machine, args: Args, name: &str, better: CompareOp) -> Outcome {
    let (values, keywords) = args.split();
    let (mut key, mut default) = (Value::None, Value::Unset);
    for (keyword, value) in keywords {
        match &*keyword {
            "key" => key = value,
            "default" => default = value,
            other => return Err(m.type_error(format!("{name}() got an unexpected keyword argument '{other}'"))),
        }
    }
    match &values[..] {
        [] => Err(m.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            let name = name.to_owned();
            m.gather(iterable, move |m, items| extreme_of(m, items, &name, better, key, default))
        }
        _ if !default.is_unset() => {
            let text = format!("Cannot specify a default for {name}() with multiple positional arguments");
            Err(m.type_error(text))
        }
        _ => extreme_of(m, values, name, better, key, default),
    }
}

fn extreme_of(
    m: &mut Machine,
    items: Vec<Value>,
    name: &str,
    better: CompareOp,
    key: Value,
    default: Value,
) -> Outcome {
    if items.is_empty() {
        if default.is_unset() {
            return Err(m.value_error(format!("{name}() arg is an empty sequence")));
        }
        return Ok(default);
    }
    let task = Extreme { items: items.into_iter(), key, better, best: None, pending: Value::Unset };
    if task.key.is_none() {
        return task.of_plain(m);
    }
    Err(Exit::task(Box::new(task)))
}

/// `min` or `max` with a key function.
struct Extreme {
    items: std::vec::IntoIter<Value>,
    key: Value,
    better: CompareOp,
    /// The best item so far with its key.
    best: Option<(Value, Value)>,
    pending: Value,
}

impl Extreme {
    fn of_plain(mut self, m: &mut Machine) -> Outcome {
        let mut best = self.items.next().unwrap_or_default();
        for item in self.items {
            let is_better = match (&item, &best) {
                (Value::Int(item), Value::Int(best)) => self.better.holds(item.cmp(best)),
                _ => {
                    let answer = m.compare(self.better, &item, &best)?;
                    m.truth(&answer)?
                }
            };
            if is_better {
                best = item;
            }
        }
        Ok(best)
    }
}

impl Task for Extreme {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        if !self.pending.is_unset() {
            let item = std::mem::take(&mut self.pending);
            let is_better = match &self.best {
                None => true,
                Some((_, best)) => {
                    let truth = m.compare(self.better, &answer, best)?;
                    m.truth(&truth)?
                }
            };
            if is_better {
                self.best = Some((item, answer));
            }
        }
        match self.items.next() {
            Some(item) => {
                self.pending = item.clone();
                Ok(Ask::Call(self.key.clone(), Args::one(item)))
            }
            None => Ok(Ask::Done(self.best.take().map_or(Value::None, |(item, _)| item))),
        }
    }
}

fn sorted(m: &mut Machine, args: Args) -> Outcome {
    let (values, keywords) = args.split();
    let (mut key, mut reverse) = (Value::None, false);
    for (keyword, value) in keywords {
        match &*keyword {
            "key" => key = value,
            "reverse" => reverse = m.truth(&value)?,
            other => return Err(m.type_error(format!("sort() got an unexpected keyword argument '{other}'"))),
        }
    }
    let [iterable] = &values[..] else {
        return Err(m.type_error(format!("sorted expected 1 argument, got {}", values.len())));
    };
    let items = m.collect(iterable)?;
    if matches!(key, Value::None | Value::Native(_)) {
        return m.sort_then(items, key, reverse, |_, items, result| result.map(|()| Value::list(items)));
    }
    Err(Exit::task(Box::new(SortByKey { items, keys: Vec::new(), key, reverse, is_started: false })))
}

/// `sorted` with a key function of the program: the keys first, then the sort.
struct SortByKey {
    items: Vec<Value>,
    keys: Vec<Value>,
    key: Value,
    reverse: bool,
    is_started: bool,
}

impl Task for SortByKey {
    #[cfg_attr(fast, optimize(speed))]
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        if self.is_started {
            self.keys.push(answer);
        }
        self.is_started = true;
        match self.items.get(self.keys.len()) {
            Some(item) => Ok(Ask::Call(self.key.clone(), Args::one(item.clone()))),
            None => {
                let items = std::mem::take(&mut self.items);
                let keys = std::mem::take(&mut self.keys);
                Ok(Ask::Done(Value::list(m.sort_with_keys(items, keys, self.reverse)?)))
            }
        }
    }
}

fn any(m: &mut Machine, args: Args) -> Outcome {
    let [iterable] = args.exactly(m, "any")?;
    let iterator = m.iter(&iterable)?;
    Err(Exit::task(Box::new(Search {
        is_plain: m.is_self_contained(&iterator),
        iterator,
        wanted: true,
        is_asked: false,
    })))
}

fn all(m: &mut Machine, args: Args) -> Outcome {
    let [iterable] = args.exactly(m, "all")?;
    let iterator = m.iter(&iterable)?;
    Err(Exit::task(Box::new(Search {
        is_plain: m.is_self_contained(&iterator),
        iterator,
        wanted: false,
        is_asked: false,
    })))
}

/// Looks for the first item with a certain truth.
struct Search {
    iterator: Value,
    wanted: bool,
    is_asked: bool,
    /// Whether getting an item runs no code of the program.
    is_plain: bool,
}

impl Task for Search {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        if self.is_plain {
            for _ in 0..AT_ONCE {
                let Some(item) = m.next(&self.iterator)? else { return Ok(Ask::Done(Value::Bool(!self.wanted))) };
                if m.truth(&item)? == self.wanted {
                    return Ok(Ask::Done(Value::Bool(self.wanted)));
                }
            }
            return Ok(Ask::Rest);
        }
        if self.is_asked {
            if answer.is_unset() {
                return Ok(Ask::Done(Value::Bool(!self.wanted)));
            }
            if m.truth(&answer)? == self.wanted {
                return Ok(Ask::Done(Value::Bool(self.wanted)));
            }
        }
        self.is_asked = true;
        Ok(Ask::Next(self.iterator.clone()))
    }
}

fn next(m: &mut Machine, args: Args) -> Outcome {
    let [iterator, default] = args.between(m, "next", 1)?;
    let is_iterator =
        matches!(iterator, Value::Iter(_) | Value::Generator(_)) || m.special(&iterator, "__next__").is_some();
    if !is_iterator {
        let name = m.type_name(&iterator);
        return Err(m.type_error(format!("'{name}' object is not an iterator")));
    }
    Err(Exit::task(Box::new(NextOrDefault { iterator, default, is_asked: false })))
}

fn aiter(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "aiter")?;
    match m.call_special(&value, "__aiter__", Args::none()) {
        Some(iterator) => iterator,
        None => {
            let name = m.type_name(&value);
            Err(m.type_error(format!("'{name}' object is not an async iterable")))
        }
    }
}

fn anext(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "anext")?;
    match m.call_special(&value, "__anext__", Args::none()) {
        Some(awaitable) => awaitable,
        None => {
            let name = m.type_name(&value);
            Err(m.type_error(format!("'{name}' object is not an async iterator")))
        }
    }
}
