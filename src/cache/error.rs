//! What a call raises, worded as Django 5.2 on CPython 3.11 words it.
//! Invariant: an error carries the class and the text that Python shows; nothing above adds words to it.

use std::fmt;
use std::rc::Rc;

use super::key::repr;

/// An exception of the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheError {
    /// `incr`, `incr_version` and their twins on a missing key. Some show the made key, some the key as given.
    KeyNotFound { shown: Rc<str> },
    /// A cull met an entry whose expiry was never written (Django 5.2 `LocMemCache._cull`).
    CulledUnrecorded { made: Rc<str> },
    /// `caches[alias]` for an alias that the settings do not name.
    NoConnection { alias: Rc<str> },
    /// An alias without `BACKEND`.
    NoBackend,
    /// `BACKEND` names nothing that can be imported; `reason` is the text of Python's `ImportError`.
    BackendNotFound { path: Rc<str>, reason: Rc<str> },
    /// `BACKEND` names a backend of Django that the engine does not model. Django itself would go on.
    BackendNotModelled { path: Rc<str> },
    /// An exception of Python itself, by class.
    Python { class: &'static str, text: Rc<str> },
}

impl CacheError {
    /// A `TypeError` with the text given.
    pub fn type_error(text: impl Into<Rc<str>>) -> Self {
        Self::Python { class: "TypeError", text: text.into() }
    }

    /// The name of the exception's class.
    pub fn class(&self) -> &'static str {
        match self {
            Self::KeyNotFound { .. } => "ValueError",
            Self::CulledUnrecorded { .. } | Self::NoBackend => "KeyError",
            Self::NoConnection { .. } | Self::BackendNotFound { .. } => "InvalidCacheBackendError",
            Self::BackendNotModelled { .. } => "NotImplementedError",
            Self::Python { class, .. } => class,
        }
    }

    /// The module that a traceback shows before the class; none for the built-in ones.
    pub fn module(&self) -> Option<&'static str> {
        match self {
            Self::NoConnection { .. } | Self::BackendNotFound { .. } => Some("django.core.cache.backends.base"),
            _ => None,
        }
    }

    /// The last line of a traceback: `ValueError: Key ':1:x' not found`.
    pub fn last_line(&self) -> String {
        match self.module() {
            Some(module) => format!("{module}.{}: {self}", self.class()),
            None => format!("{}: {self}", self.class()),
        }
    }
}

/// The text after the class, as `str(exception)` gives it.
impl fmt::Display for CacheError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyNotFound { shown } => write!(f, "Key '{shown}' not found"),
            Self::CulledUnrecorded { made } => f.write_str(&repr(made)),
            Self::NoConnection { alias } => write!(f, "The connection '{alias}' doesn't exist."),
            Self::NoBackend => f.write_str("'BACKEND'"),
            Self::BackendNotFound { path, reason } => write!(f, "Could not find backend '{path}': {reason}"),
            Self::BackendNotModelled { path } => write!(f, "{path} is not modelled"),
            Self::Python { text, .. } => f.write_str(text),
        }
    }
}

impl std::error::Error for CacheError {}
