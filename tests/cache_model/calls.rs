//! Calls on two cache handles as text, for the tests that replay many of them.
//! Invariant: a call's text is what `../django/cache_calls.py` understands, and an outcome is worded as it words it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use cache_playground::cache::{
    Backend, Cache, CacheConfig, CacheError, Clock, Expiry, Key, ManualClock, Report, Store, Timeout,
};

/// 2023-11-14 22:13:20 UTC.
pub const START: i64 = 1_700_000_000_000_000_000;

/// A value is the text of a Python int, or `s`, which stands for a str.
pub type Value = Rc<str>;

/// `method handle argument …`
#[derive(Debug, Clone)]
pub struct Call(Vec<String>);

impl Call {
    pub fn parse(text: &str) -> Self {
        Self(text.split(' ').map(str::to_owned).collect())
    }

    pub fn method(&self) -> &str {
        &self.0[0]
    }

    /// 0 or 1.
    pub fn handle(&self) -> usize {
        usize::from(self.0[1] == "B")
    }

    pub fn argument(&self, index: usize) -> &str {
        &self.0[index + 2]
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.argument(0).split(',')
    }

    /// None for `-`, which is no version.
    pub fn version(&self) -> Option<i64> {
        match self.argument(1) {
            "-" => None,
            version => Some(version.parse().expect("a version is an integer")),
        }
    }

    pub fn delta(&self) -> i64 {
        self.argument(2).parse().expect("a delta is an integer")
    }

    pub fn value(&self) -> Value {
        self.argument(2).into()
    }

    pub fn timeout(&self, index: usize) -> Timeout {
        match self.argument(index) {
            "default" => Timeout::Default,
            "none" => Timeout::Never,
            "bad" => Timeout::of_type("str"),
            seconds => Timeout::After(seconds.parse().expect("a timeout is a number")),
        }
    }

    /// The one argument of `sleep`.
    pub fn nanos(&self) -> i64 {
        self.0[1].parse().expect("time passes in nanoseconds")
    }
}

/// Reads `locmem,store,300,3,3,prefix,1`: backend, location, timeout, MAX_ENTRIES, CULL_FREQUENCY, prefix, version.
pub fn config(text: &str) -> CacheConfig {
    let fields: Vec<_> = text.split(',').collect();
    let number = |index: usize| fields[index].parse().expect("a number");
    CacheConfig {
        backend: if fields[0] == "dummy" { Backend::Dummy } else { Backend::LocMem },
        location: fields[1].into(),
        timeout: (fields[2] != "none").then(|| number(2) as f64),
        max_entries: number(3),
        cull_frequency: number(4),
        key_prefix: fields[5].into(),
        version: fields[6].into(),
    }
}

/// The engine behind two handles, `A` and `B`.
pub struct Engine {
    pub clock: ManualClock,
    pub handles: [Cache<ManualClock, Value>; 2],
}

impl Engine {
    pub fn new(a: CacheConfig, b: CacheConfig) -> Self {
        let clock = ManualClock::at_nanos(START);
        let store: Rc<RefCell<Store<Value>>> = Rc::default();
        let other = if a.location == b.location { Rc::clone(&store) } else { Rc::default() };
        let handles = [Cache::over(store, clock.clone(), a), Cache::over(other, clock.clone(), b)];
        Self { clock, handles }
    }

    /// Does what the call says and words what Python would show.
    pub fn apply(&self, call: &Call, report: &mut Report<Value>) -> String {
        if call.method() == "sleep" {
            self.clock.advance(Duration::from_nanos(call.nanos().unsigned_abs()));
            return "None".into();
        }
        match self.try_apply(call, report) {
            Ok(outcome) => outcome,
            Err(error) => error.last_line(),
        }
    }

    fn try_apply(&self, call: &Call, report: &mut Report<Value>) -> Result<String, CacheError> {
        let cache = &self.handles[call.handle()];
        if call.method() == "clear" {
            cache.clear(report);
            return Ok("None".into());
        }
        let version = || call.version().map(|version| Rc::from(version.to_string()));
        let keys: Vec<Key> = call.keys().map(|raw| cache.key(raw, version())).collect();
        let key = &keys[0];
        let or_none = |value: Option<Value>| value.map_or_else(|| "None".into(), |value| value.to_string());
        Ok(match call.method() {
            "get" => or_none(cache.get(key, report)),
            "set" => cache.set(key, call.value(), &call.timeout(3), report).map(|()| "None".into())?,
            "add" => truth(cache.add(key, call.value(), &call.timeout(3), report)?),
            "touch" => truth(cache.touch(key, &call.timeout(2), report)?),
            "delete" => truth(cache.delete(key, report)),
            "has_key" => truth(cache.has_key(key, report)),
            "ahas_key" => truth(cache.ahas_key(key, report)),
            "incr" => cache.incr(key, |value| plus(&value, call.delta()), report)?.to_string(),
            "decr" => cache.incr(key, |value| plus(&value, -call.delta()), report)?.to_string(),
            "aincr" => cache.aincr(key, |value| plus(&value, call.delta()), report)?.to_string(),
            "adecr" => cache.aincr(key, |value| plus(&value, -call.delta()), report)?.to_string(),
            "get_or_set" | "aget_or_set" => {
                let default = || Ok::<_, CacheError>(call.value());
                cache.get_or_set(key, default, &call.timeout(3), report)?.to_string()
            }
            "get_many" => {
                let found = cache.get_many(&keys, report);
                let shown: Vec<_> = found.iter().map(|(key, value)| format!("{}={value}", key.raw)).collect();
                format!("{{{}}}", shown.join(" "))
            }
            "set_many" => {
                let failed = cache.set_many(keys.iter().map(|key| (key, call.value())), &call.timeout(3), report)?;
                format!("{failed:?}")
            }
            "delete_many" => {
                cache.delete_many(&keys, report);
                "None".into()
            }
            "incr_version" => cache.incr_version(&*key.raw, call.delta(), call.version(), report)?.to_string(),
            "decr_version" => cache.decr_version(&*key.raw, call.delta(), call.version(), report)?.to_string(),
            unknown => panic!("no method {unknown}"),
        })
    }

    /// What the handle's store holds, front first: `:1:a=5@1700000300.0`.
    pub fn state(&self, handle: usize) -> String {
        let store = self.handles[handle].store();
        let shown: Vec<_> =
            store.entries().map(|view| show(&view.entry.key.made, &view.entry.blob, view.entry.expiry)).collect();
        shown.join(" ")
    }

    pub fn now(&self) -> f64 {
        self.clock.now()
    }
}

pub fn show(made: &str, value: &str, expiry: Expiry) -> String {
    match expiry {
        Expiry::Never => format!("{made}={value}@None"),
        Expiry::At(at) => format!("{made}={value}@{at:?}"),
        Expiry::Unrecorded => format!("{made}={value}@?"),
    }
}

/// Python's `value + delta`.
pub fn plus(value: &str, delta: i64) -> Result<Value, CacheError> {
    match value.parse::<i64>() {
        Ok(number) => Ok((number + delta).to_string().into()),
        Err(_) => Err(CacheError::type_error("can only concatenate str (not \"int\") to str")),
    }
}

pub fn truth(bool: bool) -> String {
    if bool { "True".into() } else { "False".into() }
}
