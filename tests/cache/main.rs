//! The cache engine, method by method.
//! Invariant: what is expected is what Django 5.2 on CPython 3.11 does; times are seconds from the start.

mod add;
mod aliases;
mod clear_and_close;
mod clock;
mod culling;
mod delete;
mod dummy;
mod get_and_set;
mod get_or_set;
mod has_key;
mod incr;
mod keys;
mod many;
mod page;
mod reports;
mod settings;
mod timeouts;
mod touch;
mod versions;

use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use std::time::Duration;

use cache_playground::cache::Timeout::{After, Default as ByDefault, Never};
use cache_playground::cache::{
    Backend, Cache, CacheConfig, CacheError, CacheEvent, Caches, Clock, Entry, Expiry, Key, ManualClock, MissCause,
    Params, Place, Refusal, RemovalCause, Report, Setting, Timeout, count_setting, key_warnings, repr, timeout_setting,
};

const START: i64 = 1_700_000_000;

/// A cache whose keys and values are short texts, and everything that it has reported.
struct Shelf {
    cache: Cache<ManualClock, Rc<str>>,
    clock: ManualClock,
    report: RefCell<Report<Rc<str>>>,
}

impl Shelf {
    fn new(config: CacheConfig) -> Self {
        let clock = ManualClock::at(START as f64);
        Self { cache: Cache::new(clock.clone(), config), clock, report: RefCell::new(Report::on()) }
    }

    fn plain() -> Self {
        Self::new(CacheConfig::default())
    }

    fn sized(max_entries: i64, cull_frequency: i64) -> Self {
        Self::new(CacheConfig { max_entries, cull_frequency, ..CacheConfig::default() })
    }

    fn dummy() -> Self {
        Self::new(CacheConfig { backend: Backend::Dummy, ..CacheConfig::default() })
    }

    /// Another handle on the same store.
    fn beside(&self, config: CacheConfig) -> Self {
        let cache = Cache::over(Rc::clone(self.cache.shared_store()), self.clock.clone(), config);
        Self { cache, clock: self.clock.clone(), report: RefCell::new(Report::on()) }
    }

    /// `a`, or `a@2` for version 2.
    fn key(&self, text: &str) -> Key {
        match text.split_once('@') {
            Some((raw, version)) => self.cache.key(raw, Some(version.into())),
            None => self.cache.key(text, None),
        }
    }

    fn wait(&self, seconds: f64) {
        self.clock.advance(Duration::from_secs_f64(seconds));
    }

    fn get(&self, key: &str) -> Option<String> {
        self.cache.get(&self.key(key), &mut self.report.borrow_mut()).map(|value| value.to_string())
    }

    fn set(&self, key: &str, value: &str, timeout: Timeout) -> String {
        shown(self.cache.set(&self.key(key), value.into(), &timeout, &mut self.report.borrow_mut()), |()| "None".into())
    }

    fn add(&self, key: &str, value: &str, timeout: Timeout) -> String {
        shown(self.cache.add(&self.key(key), value.into(), &timeout, &mut self.report.borrow_mut()), python_bool)
    }

    fn touch(&self, key: &str, timeout: Timeout) -> String {
        shown(self.cache.touch(&self.key(key), &timeout, &mut self.report.borrow_mut()), python_bool)
    }

    fn delete(&self, key: &str) -> bool {
        self.cache.delete(&self.key(key), &mut self.report.borrow_mut())
    }

    fn has_key(&self, key: &str) -> bool {
        self.cache.has_key(&self.key(key), &mut self.report.borrow_mut())
    }

    fn ahas_key(&self, key: &str) -> bool {
        self.cache.ahas_key(&self.key(key), &mut self.report.borrow_mut())
    }

    fn incr(&self, key: &str, delta: i64) -> String {
        let change = |value: Rc<str>| plus(&value, delta);
        shown(self.cache.incr(&self.key(key), change, &mut self.report.borrow_mut()), |value| value.to_string())
    }

    fn aincr(&self, key: &str, delta: i64) -> String {
        let change = |value: Rc<str>| plus(&value, delta);
        shown(self.cache.aincr(&self.key(key), change, &mut self.report.borrow_mut()), |value| value.to_string())
    }

    fn get_or_set(&self, key: &str, default: &str, timeout: Timeout) -> String {
        let default = || Ok::<Rc<str>, CacheError>(default.into());
        let outcome = self.cache.get_or_set(&self.key(key), default, &timeout, &mut self.report.borrow_mut());
        shown(outcome, |value| value.to_string())
    }

    fn get_many(&self, keys: &[&str]) -> String {
        let keys: Vec<_> = keys.iter().map(|key| self.key(key)).collect();
        let found = self.cache.get_many(&keys, &mut self.report.borrow_mut());
        found.iter().map(|(key, value)| format!("{}={value}", key.raw)).collect::<Vec<_>>().join(" ")
    }

    fn set_many(&self, pairs: &[(&str, &str)], timeout: Timeout) -> String {
        let keys: Vec<_> = pairs.iter().map(|(key, _)| self.key(key)).collect();
        let data = keys.iter().zip(pairs).map(|(key, (_, value))| (key, Rc::from(*value)));
        shown(self.cache.set_many(data, &timeout, &mut self.report.borrow_mut()), |failed| format!("{failed:?}"))
    }

    fn delete_many(&self, keys: &[&str]) {
        let keys: Vec<_> = keys.iter().map(|key| self.key(key)).collect();
        self.cache.delete_many(&keys, &mut self.report.borrow_mut());
    }

    fn incr_version(&self, key: &str, delta: i64, version: Option<i64>) -> String {
        let outcome = self.cache.incr_version(key, delta, version, &mut self.report.borrow_mut());
        shown(outcome, |version| version.to_string())
    }

    fn decr_version(&self, key: &str, delta: i64, version: Option<i64>) -> String {
        let outcome = self.cache.decr_version(key, delta, version, &mut self.report.borrow_mut());
        shown(outcome, |version| version.to_string())
    }

    fn clear(&self) {
        self.cache.clear(&mut self.report.borrow_mut());
    }

    /// Made keys, front first.
    fn keys(&self) -> String {
        let store = self.cache.store();
        store.entries().map(|view| view.entry.key.made.to_string()).collect::<Vec<_>>().join(" ")
    }

    fn len(&self) -> usize {
        self.cache.store().len()
    }

    fn entry<T>(&self, made: &str, read: impl Fn(&Entry<Rc<str>>) -> T) -> Option<T> {
        self.cache.store().entry(made).map(|view| read(view.entry))
    }

    /// Seconds from the start, `never` or `unrecorded`; nothing for a key that is not in the store.
    fn expiry(&self, made: &str) -> String {
        match self.entry(made, |entry| entry.expiry) {
            None => String::new(),
            Some(Expiry::Never) => "never".into(),
            Some(Expiry::Unrecorded) => "unrecorded".into(),
            Some(Expiry::At(at)) => (at - START as f64).to_string(),
        }
    }

    /// What has been reported since it was last asked for.
    fn events(&self) -> String {
        self.report.borrow_mut().take().iter().map(event_text).collect::<Vec<_>>().join(", ")
    }

    fn filled(self, keys: &[&str]) -> Self {
        for key in keys {
            self.set(key, "1", Never);
        }
        self.events();
        self
    }
}

fn shown<T>(outcome: Result<T, CacheError>, show: impl Fn(T) -> String) -> String {
    match outcome {
        Ok(value) => show(value),
        Err(error) => error.last_line(),
    }
}

fn python_bool(bool: bool) -> String {
    if bool { "True".into() } else { "False".into() }
}

fn plus(value: &str, delta: i64) -> Result<Rc<str>, CacheError> {
    match value.parse::<i64>() {
        Ok(number) => Ok((number + delta).to_string().into()),
        Err(_) => Err(CacheError::type_error("can only concatenate str (not \"int\") to str")),
    }
}

fn event_text(event: &CacheEvent<Rc<str>>) -> String {
    let made = |places: &[Place]| places.iter().map(|place| &*place.key.made).collect::<Vec<_>>().join(" ");
    match event {
        CacheEvent::Stored(at) => format!("stored {}", at.key.made),
        CacheEvent::Replaced { at, old } => format!("replaced {} was {old}", at.key.made),
        CacheEvent::Hit(at) => format!("hit {}", at.key.made),
        CacheEvent::Miss { key, cause } => format!("miss {} {}", key.made, cause_text(cause)),
        CacheEvent::Touched(at) => format!("touched {}", at.key.made),
        CacheEvent::Refused { key, why: Refusal::Exists { .. } } => format!("refused {} exists", key.made),
        CacheEvent::Refused { key, why: Refusal::Dummy } => format!("refused {} dummy", key.made),
        CacheEvent::Refused { key, why: Refusal::Missing(cause) } => {
            format!("refused {} {}", key.made, cause_text(cause))
        }
        CacheEvent::Removed { from, cause: RemovalCause::Deleted } => format!("deleted {}", from.key.made),
        CacheEvent::Removed { from, cause: RemovalCause::Expired } => format!("expired {}", from.key.made),
        CacheEvent::Culled(places) => format!("culled {}", made(places)),
        CacheEvent::Cleared(places) => format!("cleared {}", made(places)),
    }
}

fn cause_text(cause: &MissCause) -> String {
    match cause {
        MissCause::NeverSet => "never set".into(),
        MissCause::Expired => "expired".into(),
        MissCause::Deleted => "deleted".into(),
        MissCause::Culled => "culled".into(),
        MissCause::Cleared => "cleared".into(),
        MissCause::OtherVersion { version } => format!("version {version}"),
        MissCause::Dummy => "dummy".into(),
    }
}

#[track_caller]
fn check<T: Debug + PartialEq<U>, U: Debug>(actual: T, expected: U) {
    assert_eq!(actual, expected);
}

fn bad() -> Timeout {
    Timeout::of_type("str")
}

const BAD: &str = "TypeError: unsupported operand type(s) for +: 'float' and 'str'";
