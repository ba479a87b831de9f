//! `get` and `set` of a key in the handle's own version, where nobody wants a report.
//! Invariant: they do what [`Cache::get`] and [`Cache::set`] do, or nothing; what validation would warn of is left to
//! those.

use std::cell::RefMut;
use std::rc::Rc;

use super::key::{is_plain, key_warnings};
use super::store::Draft;
use super::{Cache, CacheError, Clock, Key, Report, Timeout};
use crate::memory::piece::{append, joined};

/// Longer keys are made anew each time.
const LONGEST: usize = 128;

/// The last made key, and what it begins with: so does the next one, while the handle's settings are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct LastMade {
    head: Option<Head>,
    made: String,
}

#[derive(Debug, Clone)]
struct Head {
    prefix: Rc<str>,
    version: Rc<str>,
    length: usize,
}

impl<C: Clock, V: Clone> Cache<C, V> {
    /// `get`, and how many bytes the made key has.
    #[cfg_attr(fast, optimize(speed))]
    pub fn get_quietly(&self, raw: &str) -> Option<(usize, Option<V>)> {
        let now = self.is_usual(raw).then(|| self.clock.now())?;
        let made = self.made(raw)?;
        Some((made.len(), self.store.borrow_mut().read(&made, now).cloned()))
    }

    /// `set`, and how many bytes the made key has.
    #[cfg_attr(fast, optimize(speed))]
    pub fn set_quietly(&self, raw: &Rc<str>, blob: V, timeout: &Timeout) -> Option<(usize, Result<(), CacheError>)> {
        let now = self.is_usual(raw).then(|| self.clock.now())?;
        let made = self.made(raw)?;
        let Self { config, .. } = self;
        let key = || Key { raw: raw.clone(), version: config.version.clone(), made: joined(&[&made]) };
        let expiry = timeout.expiry(config.timeout, now);
        let draft = Draft { made: &made, key: &key, prefix: &config.key_prefix, blob, expiry, now };
        let done = self.store.borrow_mut().set(draft, self.limits(), &mut Report::off());
        Some((made.len(), done))
    }

    /// Whether the key calls for no warning and there is a store to look into.
    #[inline(always)]
    fn is_usual(&self, raw: &str) -> bool {
        raw.len() <= LONGEST && is_plain(raw) && !self.is_dummy()
    }

    /// The made key of a usual one, unless what it begins with calls for a warning.
    #[cfg_attr(fast, optimize(speed))]
    fn made(&self, raw: &str) -> Option<RefMut<'_, str>> {
        let mut last = self.last_made.borrow_mut();
        let LastMade { head, made } = &mut *last;
        let (prefix, version) = (&self.config.key_prefix, &self.config.version);
        let length = match head {
            Some(head) if Rc::ptr_eq(&head.prefix, prefix) && Rc::ptr_eq(&head.version, version) => head.length,
            _ => begin(head, made, prefix, version)?,
        };
        made.truncate(length);
        append(made, raw);
        Some(RefMut::map(last, |last| last.made.as_mut_str()))
    }
}

/// Makes the beginning of every key with this prefix and version, and says how long it is.
#[cold]
fn begin(head: &mut Option<Head>, made: &mut String, prefix: &Rc<str>, version: &Rc<str>) -> Option<usize> {
    *made = format!("{prefix}:{version}:");
    let length = made.len();
    if length > LONGEST || !key_warnings(made).is_empty() {
        *head = None;
        return None;
    }
    *head = Some(Head { prefix: prefix.clone(), version: version.clone(), length });
    Some(length)
}
