//! `Cache`: the engine for JavaScript.
//! Invariant: semantics and names are Django's; an object that goes in is copied, and what comes out is a copy again.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::cache::{self, CacheConfig, CacheError, Clock, Key, Report, Timeout};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = structuredClone, catch)]
    fn structured_clone(value: &JsValue) -> Result<JsValue, JsValue>;

    /// What JavaScript prints for a value; it throws where `toString` does.
    #[wasm_bindgen(js_name = String, catch)]
    fn printed(value: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Seconds: of the function that the caller gave, else of `performance.now()`.
#[derive(Clone)]
struct JsClock {
    now: Option<Function>,
}

impl Clock for JsClock {
    fn now(&self) -> f64 {
        let told = self.now.as_ref().and_then(|now| now.call0(&JsValue::UNDEFINED).ok()?.as_f64());
        told.unwrap_or_else(|| performance_now() / 1000.0)
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    max_entries: Option<f64>,
    cull_frequency: Option<f64>,
    key_prefix: Option<String>,
}

/// A cache with the semantics of Django's `LocMemCache`. Timeouts are seconds; `undefined` is the cache's own timeout,
/// `null` is for ever.
#[wasm_bindgen]
pub struct Cache {
    inner: cache::Cache<JsClock, JsValue>,
    version: f64,
}

type Answer<T> = Result<T, JsValue>;

#[wasm_bindgen]
impl Cache {
    /// `new Cache({ timeout, maxEntries, cullFrequency, keyPrefix, version, now })`, all optional.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Answer<Cache> {
        let mut config = CacheConfig::default();
        let mut clock = JsClock { now: None };
        let mut version = 1.0;
        if !options.is_undefined() && !options.is_null() {
            let field = |name: &str| Reflect::get(&options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
            let given: Options = serde_wasm_bindgen::from_value(options.clone())?;
            config.max_entries = given.max_entries.map_or(config.max_entries, |count| count as i64);
            config.cull_frequency = given.cull_frequency.map_or(config.cull_frequency, |count| count as i64);
            config.key_prefix = given.key_prefix.map_or(config.key_prefix, Into::into);
            let timeout = field("timeout");
            if timeout.is_null() {
                config.timeout = None;
            } else if let Some(seconds) = timeout.as_f64() {
                config.timeout = Some(seconds);
            }
            version = field("version").as_f64().unwrap_or(1.0);
            config.version = version_text(version).into();
            clock.now = field("now").dyn_into().ok();
        }
        Ok(Self { inner: cache::Cache::new(clock, config), version })
    }

    fn key(&self, key: &JsValue, version: Option<f64>) -> Key {
        self.key_of(text(key), version)
    }

    fn key_of(&self, key: impl Into<Rc<str>>, version: Option<f64>) -> Key {
        self.inner.key(key, version.map(|version| version_text(version).into()))
    }

    /// The value, or `fallback` (`null` when not given).
    pub fn get(&self, key: JsValue, fallback: JsValue, version: Option<f64>) -> Answer<JsValue> {
        let key = text(&key);
        let found = match version.map_or_else(|| self.inner.get_quietly(&key), |_| None) {
            Some((_, found)) => found,
            None => self.inner.get(&self.key_of(key, version), &mut Report::off()),
        };
        match found {
            Some(blob) => copy(&blob),
            None if fallback.is_undefined() => Ok(JsValue::NULL),
            None => Ok(fallback),
        }
    }

    /// Stores a value; returns nothing, as in Django.
    pub fn set(&self, key: JsValue, value: JsValue, timeout: JsValue, version: Option<f64>) -> Answer<()> {
        let blob = copy(&value)?;
        self.inner.set(&self.key(&key, version), blob, &seconds(&timeout), &mut Report::off()).map_err(|e| raise(&e))
    }

    /// Stores a value unless the key is alive; whether it did.
    pub fn add(&self, key: JsValue, value: JsValue, timeout: JsValue, version: Option<f64>) -> Answer<bool> {
        let blob = copy(&value)?;
        self.inner.add(&self.key(&key, version), blob, &seconds(&timeout), &mut Report::off()).map_err(|e| raise(&e))
    }

    /// Gives a live key a new timeout; whether there was one.
    pub fn touch(&self, key: JsValue, timeout: JsValue, version: Option<f64>) -> Answer<bool> {
        self.inner.touch(&self.key(&key, version), &seconds(&timeout), &mut Report::off()).map_err(|e| raise(&e))
    }

    /// Whether the key was in the store, expired or not.
    pub fn delete(&self, key: JsValue, version: Option<f64>) -> bool {
        self.inner.delete(&self.key(&key, version), &mut Report::off())
    }

    #[wasm_bindgen(js_name = hasKey)]
    pub fn has_key(&self, key: JsValue, version: Option<f64>) -> bool {
        self.inner.has_key(&self.key(&key, version), &mut Report::off())
    }

    /// The value; where there is none, `fallback` (called, if it is a function) is stored and returned.
    #[wasm_bindgen(js_name = getOrSet)]
    pub fn get_or_set(
        &self,
        key: JsValue,
        fallback: JsValue,
        timeout: JsValue,
        version: Option<f64>,
    ) -> Answer<JsValue> {
        let key = self.key(&key, version);
        let make = || match fallback.dyn_ref::<Function>() {
            Some(make) => make.call0(&JsValue::UNDEFINED).and_then(|value| copy(&value)).map_err(Thrown),
            None => copy(&fallback).map_err(Thrown),
        };
        let stored = self.inner.get_or_set(&key, make, &seconds(&timeout), &mut Report::off());
        copy(&stored.map_err(|thrown| thrown.0)?)
    }

    /// The values of the keys that are there, by key.
    #[wasm_bindgen(js_name = getMany)]
    pub fn get_many(&self, keys: JsValue, version: Option<f64>) -> Answer<Object> {
        let found = Object::new();
        for key in Array::from(&keys).iter() {
            if let Some(blob) = self.inner.get(&self.key(&key, version), &mut Report::off()) {
                Reflect::set(&found, &JsValue::from(text(&key)), &copy(&blob)?)?;
            }
        }
        Ok(found)
    }

    /// Stores every entry of an object; returns the keys that failed: none.
    #[wasm_bindgen(js_name = setMany)]
    pub fn set_many(&self, data: &Object, timeout: JsValue, version: Option<f64>) -> Answer<Array> {
        for pair in Object::entries(data).iter() {
            let pair = Array::from(&pair);
            self.set(pair.get(0), pair.get(1), timeout.clone(), version)?;
        }
        Ok(Array::new())
    }

    #[wasm_bindgen(js_name = deleteMany)]
    pub fn delete_many(&self, keys: JsValue, version: Option<f64>) {
        for key in Array::from(&keys).iter() {
            self.inner.delete(&self.key(&key, version), &mut Report::off());
        }
    }

    /// Adds to a number that is there and keeps its expiry; throws ValueError where there is none.
    pub fn incr(&self, key: JsValue, delta: Option<f64>, version: Option<f64>) -> Answer<JsValue> {
        let change = |blob: JsValue| match blob.as_f64() {
            Some(number) => Ok(JsValue::from_f64(number + delta.unwrap_or(1.0))),
            None => Err(Thrown(error("TypeError", "the value is not a number"))),
        };
        self.inner.incr(&self.key(&key, version), change, &mut Report::off()).map_err(|thrown| thrown.0)
    }

    pub fn decr(&self, key: JsValue, delta: Option<f64>, version: Option<f64>) -> Answer<JsValue> {
        self.incr(key, Some(-delta.unwrap_or(1.0)), version)
    }

    /// Moves a value to the next version, where it gets the default timeout; the new version.
    #[wasm_bindgen(js_name = incrVersion)]
    pub fn incr_version(&self, key: JsValue, delta: Option<f64>, version: Option<f64>) -> Answer<f64> {
        let version = version.unwrap_or(self.version);
        let target = version + delta.unwrap_or(1.0);
        let (from, to) = (self.key(&key, Some(version)), self.key(&key, Some(target)));
        let report = &mut Report::off();
        let blob = self.inner.get_or_raise(&from, report).map_err(|e| raise(&e))?;
        self.inner.set(&to, blob, &Timeout::Default, report).map_err(|e| raise(&e))?;
        self.inner.delete(&from, report);
        Ok(target)
    }

    #[wasm_bindgen(js_name = decrVersion)]
    pub fn decr_version(&self, key: JsValue, delta: Option<f64>, version: Option<f64>) -> Answer<f64> {
        self.incr_version(key, Some(-delta.unwrap_or(1.0)), version)
    }

    pub fn clear(&self) {
        self.inner.clear(&mut Report::off());
    }

    /// Nothing happens, as in Django.
    pub fn close(&self) {}

    /// `:1:greet` for `greet`.
    #[wasm_bindgen(js_name = makeKey)]
    pub fn make_key(&self, key: JsValue, version: Option<f64>) -> String {
        self.key(&key, version).made.to_string()
    }

    /// The warnings that Django would show for a key as given, an array of texts.
    #[wasm_bindgen(js_name = validateKey)]
    pub fn validate_key(&self, key: JsValue) -> Array {
        cache::key_warnings(&text(&key)).into_iter().map(JsValue::from).collect()
    }

    /// Number of entries in the store, expired ones included.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.inner.store().len()
    }
}

/// What a callback threw, or the engine's error as JavaScript sees it.
struct Thrown(JsValue);

impl From<CacheError> for Thrown {
    fn from(error: CacheError) -> Self {
        Self(raise(&error))
    }
}

fn raise(cause: &CacheError) -> JsValue {
    error(cause.class(), &cause.to_string())
}

/// An Error with Python's class as its name.
fn error(class: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(class);
    error.into()
}

/// Objects are copied, as pickling does in Django, and refused where that cannot be; what cannot change is passed on.
fn copy(value: &JsValue) -> Answer<JsValue> {
    let can_change = value.is_object() || value.is_function() || value.is_symbol();
    if can_change { structured_clone(value) } else { Ok(value.clone()) }
}

/// A key under `%s`.
fn text(key: &JsValue) -> String {
    match key.as_string() {
        Some(text) => text,
        None if key.is_null() || key.is_undefined() => "None".to_owned(),
        None => match key.as_bool() {
            Some(true) => "True".to_owned(),
            Some(false) => "False".to_owned(),
            None => printed(key).unwrap_or_default(),
        },
    }
}

fn version_text(version: f64) -> String {
    if version.fract() == 0.0 { format!("{}", version as i64) } else { version.to_string() }
}

fn seconds(timeout: &JsValue) -> Timeout {
    match timeout.as_f64() {
        _ if timeout.is_undefined() => Timeout::Default,
        _ if timeout.is_null() => Timeout::Never,
        Some(seconds) => Timeout::After(seconds),
        None => Timeout::of_type(if timeout.is_string() { "str" } else { "object" }),
    }
}
