//! Calls that may take long, in pieces that a page can wait for.
//! Invariant: nothing of the program runs between two pieces that would not run within Django's call, so that nobody sees
//! half of one.

use smallvec::SmallVec;

use super::super::handle::{Handle, cache_error, with_handle};
use super::super::watch;
use super::bound::{Bound, bind, call, overridden};
use super::keys::key;
use super::timeouts::timeout;
use super::{KEY_DEFAULT, SET, do_get, do_set, pickle};
use crate::cache::{Key, Report, Timeout};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome, in_pieces};
use crate::python::object::instance::{Instance, Payload};
use crate::python::pickle::{Dump, Pickle, Reader};
use crate::python::value::{Name, Value};

/// Keys that are looked up or written at once, and entries that are culled: less than a millisecond.
const KEYS: usize = 512;
/// Opcodes of a pickle that are read at once.
const OPCODES: usize = 1 << 14;

/// A piece of a call; its result when that was the last.
type Work = Box<dyn FnMut(&mut Machine, &Handle, &mut Report<Pickle>) -> Outcome<Option<Value>>>;

/// What a call does, given its arguments.
type Begin = fn(Values) -> Work;

type Values = SmallVec<[Value; 5]>;

/// Binds the arguments and runs a call piece by piece, of which the watcher is told when it is over.
fn call_in_pieces(
    m: &mut Machine,
    args: Args,
    method: &'static str,
    names: &[&str],
    least: usize,
    begin: Begin,
) -> Outcome {
    let Bound { this, values, draft } = bind(m, args, method, names, least)?;
    let mut report = if m.is_watched { Report::on() } else { Report::off() };
    let (mut draft, mut work) = (m.is_watched.then_some(draft), begin(values));
    let mut place = None;
    in_pieces(m, move |m| {
        with_handle(m, &this, |m, handle, _| {
            let result = work(m, handle, &mut report).transpose();
            let Some(draft) = &mut draft else { return result };
            let Some(result) = result else {
                // Where the run is stopped before the next piece, this is what there is to tell.
                let at = *place.get_or_insert_with(|| watch::note_begun(m, handle, draft));
                if let Some(call) = m.cache_calls.get_mut(at) {
                    call.events.extend(report.take());
                }
                return None;
            };
            let begun = place.take().filter(|at| *at < m.cache_calls.len()).map(|at| m.cache_calls.remove(at).events);
            let mut events = begun.unwrap_or_default();
            events.extend(report.take());
            watch::note(m, handle, std::mem::take(draft), events, &result);
            Some(result)
        })?
        .transpose()
    })
}

/// All of a call.
fn at_once(m: &mut Machine, handle: &Handle, mut work: Work, report: &mut Report<Pickle>) -> Outcome {
    loop {
        if let Some(result) = work(m, handle, report)? {
            return Ok(result);
        }
    }
}

pub fn get(m: &mut Machine, args: Args) -> Outcome {
    if m.is_watched {
        call_in_pieces(m, args, "get", KEY_DEFAULT, 2, begin_get)
    } else {
        call(m, args, "get", KEY_DEFAULT, 2, do_get)
    }
}

fn begin_get(values: Values) -> Work {
    let mut reader: Option<Reader> = None;
    Box::new(move |m, handle, report| {
        if let Some(reader) = &mut reader {
            return reader.go_on(m, OPCODES);
        }
        let key = key(m, handle, &values[1], &values[3])?;
        let found = handle.cache.borrow().get(&key, report);
        match found {
            Some(Pickle::Bytes(bytes)) => reader.insert(Reader::new(bytes)).go_on(m, OPCODES),
            Some(atom) => m.loads(&atom).map(Some),
            None => Ok(Some(values[2].clone().set_or(Value::None))),
        }
    })
}

pub fn set(m: &mut Machine, args: Args) -> Outcome {
    if m.is_watched { call_in_pieces(m, args, "set", SET, 3, begin_set) } else { call(m, args, "set", SET, 3, do_set) }
}

fn begin_set(values: Values) -> Work {
    let mut setting: Option<Setting> = None;
    Box::new(move |m, handle, report| {
        let setting = match &mut setting {
            Some(setting) => setting,
            None => setting.insert(Setting::begin(m, handle, &values[1], &values[2], &values[4])?),
        };
        let is_done = setting.go_on(m, handle, &values[3], report)?;
        Ok(is_done.then_some(Value::None))
    })
}

/// A `set` under way.
struct Setting {
    key: Key,
    dump: Option<Dump>,
    pickle: Option<Pickle>,
    timeout: Option<Timeout>,
    /// Entries that are still to be culled before it is written; None before the first.
    to_cull: Option<usize>,
}

impl Setting {
    fn begin(m: &mut Machine, handle: &Handle, raw: &Value, value: &Value, version: &Value) -> Outcome<Self> {
        let key = key(m, handle, raw, version)?;
        let dump = if handle.is_dummy() { None } else { Dump::of_long(value) };
        let pickle = if dump.is_none() { Some(pickle(m, handle, value)?) } else { None };
        Ok(Self { key, dump, pickle, timeout: None, to_cull: None })
    }

    /// Does a piece; whether that was the last.
    fn go_on(&mut self, m: &mut Machine, handle: &Handle, given: &Value, report: &mut Report<Pickle>) -> Outcome<bool> {
        if let Some(dump) = &mut self.dump {
            self.pickle = dump.go_on(m)?;
            if self.pickle.is_none() {
                return Ok(false);
            }
            self.dump = None;
        }
        let timeout = match &self.timeout {
            Some(timeout) => timeout,
            None => self.timeout.insert(timeout(m, given)?),
        };
        let culled = handle.cache.borrow().cull(&mut self.to_cull, KEYS, report);
        if !culled.map_err(|error| cache_error(m, &error))? {
            return Ok(false);
        }
        if let Some(pickle) = self.pickle.take() {
            let done = handle.cache.borrow().set_culled(&self.key, pickle, timeout, report);
            done.map_err(|error| cache_error(m, &error))?;
        }
        Ok(true)
    }
}

pub fn get_many(m: &mut Machine, args: Args) -> Outcome {
    call_in_pieces(m, args, "get_many", &["self", "keys", "version"], 2, begin_get_many)
}

pub(super) fn do_get_many(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    at_once(m, handle, begin_get_many(values.into()), report)
}

fn begin_get_many(values: Values) -> Work {
    let (mut begun, mut pairs) = (None, Vec::new());
    Box::new(move |m, handle, report| {
        let (iterator, get, missing) = match &begun {
            Some(begun) => begun,
            None => {
                let iterator = m.iter(&values[1])?;
                let missing = Value::Instance(Instance::new(m.types.object.clone(), Payload::None));
                begun.insert((iterator, overridden(m, &values[0], "get"), missing))
            }
        };
        for _ in 0..KEYS {
            let Some(raw) = m.next(iterator)? else { return m.new_dict(std::mem::take(&mut pairs)).map(Some) };
            if let Some(get) = get {
                let version = (Name::from("version"), values[2].clone().set_or(Value::None));
                let found = m.call(get, Args::with_keywords(vec![raw.clone(), missing.clone()], vec![version]))?;
                if !found.is(missing) {
                    pairs.push((raw, found));
                }
                continue;
            }
            let key = key(m, handle, &raw, &values[2])?;
            let found = handle.cache.borrow().get(&key, report);
            if let Some(pickle) = found {
                pairs.push((raw, m.loads(&pickle)?));
            }
        }
        Ok(None)
    })
}

pub fn set_many(m: &mut Machine, args: Args) -> Outcome {
    call_in_pieces(m, args, "set_many", &["self", "data", "timeout", "version"], 2, begin_set_many)
}

pub(super) fn do_set_many(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    at_once(m, handle, begin_set_many(values.into()), report)
}

fn begin_set_many(values: Values) -> Work {
    let (mut begun, mut setting) = (None, None::<Setting>);
    Box::new(move |m, handle, report| {
        let (pairs, set) = match &mut begun {
            Some(begun) => begun,
            None => {
                let items = m.attribute(&values[1], "items")?;
                let items = m.call(&items, Args::none())?;
                let set = overridden(m, &values[0], "set");
                begun.insert((m.collect(&items)?.into_iter(), set))
            }
        };
        for _ in 0..KEYS {
            if let Some(under_way) = &mut setting {
                if !under_way.go_on(m, handle, &values[2], report)? {
                    return Ok(None);
                }
                setting = None;
            }
            let Some(pair) = pairs.next() else { return Ok(Some(Value::list(Vec::new()))) };
            let [raw, value] = &m.collect(&pair)?[..] else {
                return Err(m.value_error("not enough values to unpack (expected 2)"));
            };
            if let Some(set) = set {
                let mut keywords = vec![(Name::from("version"), values[3].clone().set_or(Value::None))];
                if !values[2].is_unset() {
                    keywords.insert(0, (Name::from("timeout"), values[2].clone()));
                }
                m.call(set, Args::with_keywords(vec![raw.clone(), value.clone()], keywords))?;
                continue;
            }
            setting = Some(Setting::begin(m, handle, raw, value, &values[3])?);
        }
        Ok(None)
    })
}

pub fn delete_many(m: &mut Machine, args: Args) -> Outcome {
    call_in_pieces(m, args, "delete_many", &["self", "keys", "version"], 2, begin_delete_many)
}

pub(super) fn do_delete_many(
    m: &mut Machine,
    handle: &Handle,
    values: &[Value],
    report: &mut Report<Pickle>,
) -> Outcome {
    at_once(m, handle, begin_delete_many(values.into()), report)
}

fn begin_delete_many(values: Values) -> Work {
    let mut begun = None;
    Box::new(move |m, handle, report| {
        let (iterator, delete) = match &begun {
            Some(begun) => begun,
            None => {
                let iterator = m.iter(&values[1])?;
                begun.insert((iterator, overridden(m, &values[0], "delete")))
            }
        };
        for _ in 0..KEYS {
            let Some(raw) = m.next(iterator)? else { return Ok(Some(Value::None)) };
            if let Some(delete) = delete {
                let version = (Name::from("version"), values[2].clone().set_or(Value::None));
                m.call(delete, Args::with_keywords(vec![raw], vec![version]))?;
                continue;
            }
            let key = key(m, handle, &raw, &values[2])?;
            handle.cache.borrow().delete(&key, report);
        }
        Ok(None)
    })
}
