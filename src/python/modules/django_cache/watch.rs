//! What a watcher is told about a call.
//! Invariant: nothing is collected unless someone watches.

use std::rc::Rc;

use super::handle::Handle;
use crate::cache::CacheEvent;
use crate::memory::piece::append;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

/// One call on a cache, as the program made it.
#[derive(Clone)]
pub struct CacheCall {
    pub alias: Name,
    pub location: Rc<str>,
    pub method: &'static str,
    /// The first argument: a key, or the keys.
    pub key: Value,
    /// As in the source.
    pub arguments: String,
    /// The repr of the result, or the text of the exception.
    pub returned: String,
    pub raised: bool,
    /// What the result says by itself: `Some(false)` for a refusal.
    pub answer: Option<bool>,
    /// From 1.
    pub line: u32,
    /// Seconds since the epoch.
    pub at: f64,
    pub events: Vec<CacheEvent<Pickle>>,
}

/// The arguments as in the source: `'greet', 'Hello', timeout=10`; without `self`.
#[cfg_attr(fast, optimize(speed))]
pub fn arguments_text(m: &mut Machine, args: &Args) -> String {
    let count = args.positional_count();
    // Enough for most.
    let mut text = String::with_capacity(48);
    for (index, value) in args.values.iter().enumerate().skip(1) {
        if index > 1 {
            add(&mut text, ", ");
        }
        if let Some(name) = args.keywords.as_ref().filter(|_| index >= count).and_then(|names| names.get(index - count))
        {
            add(&mut text, name);
            add(&mut text, "=");
        }
        m.display_behind(&mut text, value);
    }
    text
}

/// Of the many places that append something one copy is enough.
#[inline(never)]
fn add(text: &mut String, part: &str) {
    append(text, part);
}

/// Tells the watcher, if there is one.
pub fn note(m: &mut Machine, handle: &Handle, draft: Draft, events: Vec<CacheEvent<Pickle>>, result: &Outcome) {
    let (returned, raised, answer) = match result {
        Ok(value) => (m.display(value), false, if let Value::Bool(b) = value { Some(*b) } else { None }),
        Err(exit) => (exit.exception().map(|exception| m.exception_line(exception)).unwrap_or_default(), true, None),
    };
    push(m, handle, draft, events, Said { returned, raised, answer });
}

/// Tells the watcher of a call that has not ended yet; its place among the calls.
pub fn note_begun(m: &mut Machine, handle: &Handle, draft: &Draft) -> usize {
    push(m, handle, draft.clone(), Vec::new(), Said::default());
    m.cache_calls.len() - 1
}

/// What a call came to.
#[derive(Default)]
struct Said {
    returned: String,
    raised: bool,
    answer: Option<bool>,
}

fn push(m: &mut Machine, handle: &Handle, draft: Draft, events: Vec<CacheEvent<Pickle>>, said: Said) {
    let call = CacheCall {
        alias: handle.alias.borrow().clone(),
        location: handle.location(),
        method: draft.method,
        key: draft.key,
        arguments: draft.arguments,
        returned: said.returned,
        raised: said.raised,
        answer: said.answer,
        line: m.current_line(),
        at: m.now(),
        events,
    };
    m.cache_calls.push(call);
}

/// What is known of a call before it is made.
#[derive(Clone, Default)]
pub struct Draft {
    pub method: &'static str,
    pub key: Value,
    pub arguments: String,
}
