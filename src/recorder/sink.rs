//! Where steps go that nobody wants to keep: a trace that is only to be written need not be made first.
//! Invariant: a sink is told what a [`Step`](crate::trace::Step) would hold, step by step and in order, and lent all of it.

use super::calls;
use super::variables::{Row, Variables};
use crate::python::modules::django_cache::CacheCall;
use crate::python::value::Name;
use crate::trace::{Call, Plain, Snapshot};

/// Takes what a run does as it happens.
pub trait Sink {
    /// A step has ended.
    fn step(&mut self, step: &mut Ended);

    /// The caches as the step left them, when the next one begins, at lesson second `t`: what has expired by then is shown
    /// as expired. The changes are those since the last time.
    fn caches(&mut self, caches: &Snapshot, changes: &[Change], t: f64);
}

/// A step that has ended, without the caches.
pub struct Ended<'a> {
    pub line: u32,
    pub t: f64,
    pub depth: u32,
    pub(super) calls: &'a [CacheCall],
    pub(super) variables: &'a mut Variables,
}

impl Ended<'_> {
    /// How many calls the step has made.
    pub fn call_count(&self) -> usize {
        self.calls.len()
    }

    /// Lends the calls, in order.
    pub fn each_call(&self, mut take: impl FnMut(&CallWords)) {
        for call in self.calls {
            let (outcome, cause) = calls::outcome(call);
            take(&CallWords {
                alias: &call.alias,
                method: call.method,
                key: &calls::plain(&call.key, 0),
                arguments: &call.arguments,
                returned: &call.returned,
                outcome: &outcome,
                cause: cause.as_deref(),
            });
        }
    }

    /// Lends the variables, with the names of their scopes; none when all are as they were the last time.
    pub fn variables(&mut self) -> Option<impl Iterator<Item = (&Name, &mut Row)>> {
        self.variables.renewed()
    }
}

/// A [`Call`], lent.
pub struct CallWords<'a> {
    pub alias: &'a str,
    pub method: &'a str,
    pub key: &'a Plain,
    pub arguments: &'a str,
    pub returned: &'a str,
    pub outcome: &'a str,
    pub cause: Option<&'a str>,
}

impl<'a> From<&'a Call> for CallWords<'a> {
    fn from(call: &'a Call) -> Self {
        Self {
            alias: &call.alias,
            method: &call.method,
            key: &call.key,
            arguments: &call.arguments,
            returned: &call.returned,
            outcome: &call.outcome,
            cause: call.cause.as_deref(),
        }
    }
}

/// An entry that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The place of its store among those of the snapshot.
    pub store: usize,
    pub slot: usize,
    /// Whether only what the step did to it is another, not what it is.
    pub is_mark: bool,
}
