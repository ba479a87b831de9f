//! How long a value is to be kept, and until when that is.
//! Invariant: an entry keeps the instant at which it expires, never how long it was to live.

use super::CacheError;

/// The `timeout` argument of a call.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Timeout {
    /// Not given: the alias's `TIMEOUT` setting.
    #[default]
    Default,
    /// `None`: the entry never expires.
    Never,
    /// Seconds. 0 and less mean "stored already expired"; fractions are exact.
    After(f64),
    /// Something Python cannot add to a float, with the error it raises when it is tried.
    NotANumber(CacheError),
}

impl Timeout {
    /// A timeout of a type that is no number, by its Python name: `str`, `list`, `datetime.timedelta`.
    pub fn of_type(type_name: &str) -> Self {
        Self::NotANumber(CacheError::type_error(format!(
            "unsupported operand type(s) for +: 'float' and '{type_name}'"
        )))
    }

    /// The instant of expiry of a value stored at `now` (Django 5.2 `BaseCache.get_backend_timeout`).
    pub(super) fn expiry(&self, default: Option<f64>, now: f64) -> Result<Expiry, CacheError> {
        match self {
            // Only a timeout that was given is compared with 0: a default of 0 expires at `now` itself.
            Self::Default => Ok(default.map_or(Expiry::Never, |seconds| Expiry::At(now + seconds))),
            Self::Never => Ok(Expiry::Never),
            Self::After(seconds) if *seconds == 0.0 => Ok(Expiry::At(now - 1.0)),
            Self::After(seconds) => Ok(Expiry::At(now + seconds)),
            Self::NotANumber(error) => Err(error.clone()),
        }
    }
}

/// The store's record of when an entry expires.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expiry {
    Never,
    /// Seconds since the epoch.
    At(f64),
    /// None was written, since the timeout was not a number. Such an entry reads as missing, and a cull dies of it.
    Unrecorded,
}

impl Expiry {
    /// Django 5.2 `LocMemCache._has_expired`.
    pub fn has_passed(self, now: f64) -> bool {
        match self {
            Self::Never => false,
            Self::At(at) => at <= now,
            Self::Unrecorded => true,
        }
    }

    /// Seconds since the epoch, if there is such an instant.
    pub fn at(self) -> Option<f64> {
        match self {
            Self::At(at) => Some(at),
            Self::Never | Self::Unrecorded => None,
        }
    }
}
