//! What an alias of `CACHES` asks for, and how Django reads it from the settings.
//! Invariant: a config is complete; every value that the settings leave out has Django's default in it.

use std::rc::Rc;

use super::{CacheError, Key};

/// Seconds.
const DEFAULT_TIMEOUT: f64 = 300.0;
const DEFAULT_MAX_ENTRIES: i64 = 300;
const DEFAULT_CULL_FREQUENCY: i64 = 3;

/// The backends that the engine models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Backend {
    #[default]
    LocMem,
    /// Keeps nothing and does not mind.
    Dummy,
}

/// One cache handle's settings; a program may change them on the instance.
#[derive(Debug, Clone, PartialEq)]
pub struct CacheConfig {
    pub backend: Backend,
    /// The name of the store. Handles with the same location share their entries.
    pub location: Rc<str>,
    /// Seconds for calls that give no timeout; `None`: for ever.
    pub timeout: Option<f64>,
    /// A store with this many entries is culled before the next one is written.
    pub max_entries: i64,
    /// A cull drops one entry in this many; 0 drops all, a negative one none.
    pub cull_frequency: i64,
    pub key_prefix: Rc<str>,
    /// For calls that give no version, turned into text by `%s`.
    pub version: Rc<str>,
}

impl Default for CacheConfig {
    fn default() -> Self {
        Self {
            backend: Backend::LocMem,
            location: "".into(),
            timeout: Some(DEFAULT_TIMEOUT),
            max_entries: DEFAULT_MAX_ENTRIES,
            cull_frequency: DEFAULT_CULL_FREQUENCY,
            key_prefix: "".into(),
            version: "1".into(),
        }
    }
}

impl CacheConfig {
    /// Reads one alias's settings as Django 5.2 `CacheHandler.create_connection` and `BaseCache.__init__` do.
    /// `KEY_FUNCTION` is not read: the caller runs it and makes its keys with [`Key::made_by`].
    ///
    /// # Errors
    /// Those that Django raises at the first use of the alias: a missing or unknown `BACKEND`, an infinite number.
    pub fn from_params(params: &Params) -> Result<Self, CacheError> {
        let text = |name: &str, default: &str| params.top(name).map_or_else(|| default.into(), Setting::to_text);
        let backend = params.top("BACKEND").ok_or(CacheError::NoBackend)?.to_text();
        let max_entries = params.top("max_entries").or_else(|| params.option("MAX_ENTRIES"));
        let cull_frequency = params.top("cull_frequency").or_else(|| params.option("CULL_FREQUENCY"));
        Ok(Self {
            backend: Backend::from_path(&backend)?,
            location: text("LOCATION", ""),
            timeout: timeout_setting(params.top("timeout").or_else(|| params.top("TIMEOUT")))?,
            max_entries: count_setting(max_entries, DEFAULT_MAX_ENTRIES)?,
            cull_frequency: count_setting(cull_frequency, DEFAULT_CULL_FREQUENCY)?,
            key_prefix: text("KEY_PREFIX", ""),
            version: text("VERSION", "1"),
        })
    }

    /// The key with this handle's prefix, and its version where none is given.
    pub fn key(&self, raw: impl Into<Rc<str>>, version: Option<Rc<str>>) -> Key {
        Key::made_with_prefix(&self.key_prefix, raw.into(), version.unwrap_or_else(|| Rc::clone(&self.version)))
    }
}

impl Backend {
    /// Finds the backend that a dotted path names.
    ///
    /// # Errors
    /// [`CacheError::BackendNotFound`] with Python's reason where Django has no such thing either, and
    /// [`CacheError::BackendNotModelled`] where it has. A package other than `django` is taken to be absent.
    pub fn from_path(path: &str) -> Result<Self, CacheError> {
        let not_found = |reason: String| CacheError::BackendNotFound { path: path.into(), reason: reason.into() };
        let Some((module, class)) = path.rsplit_once('.') else {
            return Err(not_found(format!("{path} doesn't look like a module path")));
        };
        if let Some(missing) = first_missing(module) {
            let reason = match missing.rsplit_once('.') {
                Some((parent, _)) if backend_classes(parent).is_some() => {
                    format!("No module named '{missing}'; '{parent}' is not a package")
                }
                _ => format!("No module named '{missing}'"),
            };
            return Err(not_found(reason));
        }
        match (backend_classes(module), class) {
            (Some(_), "LocMemCache") if module.ends_with(".locmem") => Ok(Self::LocMem),
            (Some(_), "DummyCache") if module.ends_with(".dummy") => Ok(Self::Dummy),
            (Some(classes), _) if classes.contains(&class) => Err(CacheError::BackendNotModelled { path: path.into() }),
            _ => Err(not_found(format!("Module \"{module}\" does not define a \"{class}\" attribute/class"))),
        }
    }

    /// The name of the backend's class.
    pub fn class_name(self) -> &'static str {
        match self {
            Self::LocMem => "LocMemCache",
            Self::Dummy => "DummyCache",
        }
    }
}

/// The first part of a module's path that cannot be imported.
fn first_missing(module: &str) -> Option<&str> {
    const PACKAGES: [&str; 4] = ["django", "django.core", "django.core.cache", "django.core.cache.backends"];
    let ends = module.match_indices('.').map(|(end, _)| end).chain([module.len()]);
    ends.map(|end| &module[..end]).find(|part| !PACKAGES.contains(part) && backend_classes(part).is_none())
}

/// The backend classes in one of Django's backend modules.
fn backend_classes(module: &str) -> Option<&'static [&'static str]> {
    match module.strip_prefix("django.core.cache.backends.")? {
        "base" => Some(&["BaseCache"]),
        "db" => Some(&["BaseDatabaseCache", "DatabaseCache"]),
        "dummy" => Some(&["BaseCache", "DummyCache"]),
        "filebased" => Some(&["BaseCache", "FileBasedCache"]),
        "locmem" => Some(&["BaseCache", "LocMemCache"]),
        "memcached" => Some(&["BaseCache", "BaseMemcachedCache", "PyLibMCCache", "PyMemcacheCache"]),
        "redis" => Some(&["BaseCache", "RedisCache"]),
        _ => None,
    }
}

/// One alias of the settings as it was written, before Django reads it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params {
    /// The alias's own entries. Django also reads `timeout`, `max_entries` and `cull_frequency`, which win.
    pub top: Vec<(Rc<str>, Setting)>,
    /// The entries of its `OPTIONS`.
    pub options: Vec<(Rc<str>, Setting)>,
}

impl Params {
    fn top(&self, name: &str) -> Option<&Setting> {
        find(&self.top, name)
    }

    fn option(&self, name: &str) -> Option<&Setting> {
        find(&self.options, name)
    }
}

/// As in a dict display, the last of two equal names counts.
fn find<'a>(entries: &'a [(Rc<str>, Setting)], name: &str) -> Option<&'a Setting> {
    entries.iter().rev().find(|(entry, _)| &**entry == name).map(|(_, setting)| setting)
}

/// A value of the settings, as far as the engine looks into it.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Rc<str>),
    /// Anything else, by its text under `%s`. No number can be made of it.
    Other(Rc<str>),
}

impl Setting {
    /// The value under `%s`. Floats are written as Python does where Rust agrees: up to 16 digits.
    pub fn to_text(&self) -> Rc<str> {
        match self {
            Self::None => "None".into(),
            Self::Bool(true) => "True".into(),
            Self::Bool(false) => "False".into(),
            Self::Int(int) => int.to_string().into(),
            Self::Float(float) => format!("{float:?}").into(),
            Self::Text(text) | Self::Other(text) => Rc::clone(text),
        }
    }

    /// Python's `int(setting)`. `Ok(None)` where it raises a `TypeError` or `ValueError`, which Django catches.
    ///
    /// # Errors
    /// `OverflowError` for an infinite float, which Django does not catch.
    fn to_int(&self) -> Result<Option<i64>, CacheError> {
        match self {
            Self::None | Self::Other(_) => Ok(None),
            Self::Bool(bool) => Ok(Some(i64::from(*bool))),
            Self::Int(int) => Ok(Some(*int)),
            Self::Float(float) if float.is_nan() => Ok(None),
            Self::Float(float) if float.is_infinite() => Err(CacheError::Python {
                class: "OverflowError",
                text: "cannot convert float infinity to integer".into(),
            }),
            Self::Float(float) => Ok(Some(float.trunc() as i64)),
            Self::Text(text) => Ok(parse_int(text)),
        }
    }
}

/// `TIMEOUT` as Django reads it, in seconds; `None`: for ever.
///
/// # Errors
/// `OverflowError` for an infinite float.
pub fn timeout_setting(setting: Option<&Setting>) -> Result<Option<f64>, CacheError> {
    match setting {
        None => Ok(Some(DEFAULT_TIMEOUT)),
        Some(Setting::None) => Ok(None),
        Some(setting) => Ok(Some(setting.to_int()?.map_or(DEFAULT_TIMEOUT, |seconds| seconds as f64))),
    }
}

/// `MAX_ENTRIES` or `CULL_FREQUENCY` as Django reads it.
///
/// # Errors
/// `OverflowError` for an infinite float.
pub fn count_setting(setting: Option<&Setting>, default: i64) -> Result<i64, CacheError> {
    match setting {
        None => Ok(default),
        Some(setting) => Ok(setting.to_int()?.unwrap_or(default)),
    }
}

/// Python's `int(text)` in base 10, cut to 64 bits: white space around, one underscore between digits.
fn parse_int(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut magnitude: i64 = 0;
    for group in digits.split('_') {
        if group.is_empty() {
            return None;
        }
        for digit in group.chars() {
            magnitude = magnitude.saturating_mul(10).saturating_add(i64::from(digit.to_digit(10)?));
        }
    }
    Some(if negative { -magnitude } else { magnitude })
}
