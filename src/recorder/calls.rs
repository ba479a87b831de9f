//! Calls on a cache, put into words.
//! Invariant: the outcome says what happened, the cause why; both come from the engine's events alone.

use std::borrow::Cow;
use std::rc::Rc;

use crate::cache::{self, CacheEvent, Refusal};
use crate::memory::piece::are_same;
use crate::python::Machine;
use crate::python::modules::django_cache::CacheCall;
use crate::python::pickle::Pickle;
use crate::python::value::Value;
use crate::trace::{Call, ChangeKind, KeyChange, MissCause, Plain, RemovalCause};

/// Words that many calls have in common: `set`, `stored`, `None`.
#[derive(Default)]
pub struct CommonTexts {
    known: Vec<Rc<str>>,
}

impl CommonTexts {
    /// A text that is one allocation for all calls that have it, while such texts are few.
    #[cfg_attr(fast, optimize(speed))]
    fn shared(&mut self, text: &str) -> Rc<str> {
        const MOST: usize = 32;
        if let Some(known) = self.known.iter().find(|known| are_same(known, text)) {
            return known.clone();
        }
        let new = Rc::from(text);
        if self.known.len() < MOST {
            self.known.push(Rc::clone(&new));
        }
        new
    }
}

/// A call as the trace has it.
pub fn to_trace(call: &CacheCall, machine: &mut Machine, common: &mut CommonTexts) -> Call {
    let (outcome, cause) = outcome(call);
    let mut changes = Vec::new();
    for event in &call.events {
        add_changes(call, event, machine, &mut changes);
    }
    Call {
        alias: call.alias.clone(),
        method: common.shared(call.method),
        key: plain(&call.key, 0),
        arguments: Rc::from(&*call.arguments),
        returned: match &*call.returned {
            word @ ("None" | "True" | "False") => common.shared(word),
            other => Rc::from(other),
        },
        raised: call.raised,
        outcome: common.shared(&outcome),
        cause: cause.map(|cause| common.shared(&cause)),
        line: call.line,
        changes: Rc::from(changes),
    }
}

/// A key, or the keys, as far as JavaScript has the like.
pub fn plain(value: &Value, depth: usize) -> Plain {
    if depth > 3 {
        return Plain::Null;
    }
    match value.plain() {
        Value::Bool(b) => Plain::Bool(*b),
        Value::Int(i) => Plain::Int(*i),
        Value::Float(x) => Plain::Float(*x),
        Value::Str(text) => Plain::Text(text.clone()),
        Value::List(list) => Plain::List(list.items.borrow().iter().map(|item| plain(item, depth + 1)).collect()),
        Value::Tuple(items) => Plain::List(items.iter().map(|item| plain(item, depth + 1)).collect()),
        Value::Dict(dict) => Plain::List(dict.map.borrow().iter().map(|(key, _)| plain(key, depth + 1)).collect()),
        _ => Plain::Null,
    }
}

fn miss_text(cause: &cache::MissCause) -> &'static str {
    match cause {
        cache::MissCause::NeverSet => "never set",
        cache::MissCause::Expired => "expired",
        cache::MissCause::Deleted => "deleted",
        cache::MissCause::Culled => "culled",
        cache::MissCause::Cleared => "cleared",
        cache::MissCause::OtherVersion { .. } => "other version",
        cache::MissCause::Dummy => "DummyCache keeps nothing",
    }
}

type Words = Cow<'static, str>;

/// What happened, and why, where there is a why.
pub fn outcome(call: &CacheCall) -> (Words, Option<Words>) {
    if call.raised {
        return ("raised".into(), None);
    }
    let (mut stored, mut replaced, mut hits, mut misses) = (0, 0, 0, 0);
    let (mut removed, mut culled, mut cleared) = (0, 0, 0);
    let mut first_why = None;
    for event in &call.events {
        let why = match event {
            CacheEvent::Miss { cause, .. } => {
                misses += 1;
                miss_text(cause)
            }
            CacheEvent::Refused { why: Refusal::Missing(cause), .. } => miss_text(cause),
            CacheEvent::Refused { why: Refusal::Exists { .. }, .. } => "exists",
            CacheEvent::Refused { why: Refusal::Dummy, .. } => "DummyCache keeps nothing",
            other => {
                match other {
                    CacheEvent::Stored(_) => stored += 1,
                    CacheEvent::Replaced { .. } => replaced += 1,
                    CacheEvent::Hit(_) => hits += 1,
                    CacheEvent::Removed { cause: cache::RemovalCause::Deleted, .. } => removed += 1,
                    CacheEvent::Culled(places) => culled += places.len(),
                    CacheEvent::Cleared(places) => cleared += places.len(),
                    _ => {}
                }
                continue;
            }
        };
        first_why.get_or_insert(why);
    }
    let miss = first_why.map(Words::from);
    let cull = (culled > 0).then(|| Words::from(format!("culled {culled}")));
    let method = match call.method {
        "add" => "add",
        name => name.strip_prefix('a').unwrap_or(name),
    };
    match method {
        "get_many" => {
            let parts = [(hits, "hit", "hits"), (misses, "miss", "misses")];
            (counted(&parts).map_or("nothing asked".into(), Words::from), if hits == 0 { miss } else { None })
        }
        "set_many" => {
            let parts = [(stored, "stored", "stored"), (replaced, "replaced", "replaced")];
            (counted(&parts).map_or("nothing stored".into(), Words::from), cull.or(miss))
        }
        "delete_many" => {
            (counted(&[(removed, "deleted", "deleted")]).map_or("nothing deleted".into(), Words::from), None)
        }
        "clear" => (format!("cleared {cleared}").into(), None),
        "incr_version" | "decr_version" => ("moved".into(), cull),
        "incr" | "decr" => ("updated".into(), cull),
        "get_or_set" if stored + replaced > 0 => ("stored".into(), cull.or(miss)),
        "touch" => (if call.answer == Some(true) { "touched" } else { "refused" }.into(), miss),
        "delete" => (if removed > 0 { "deleted" } else { "miss" }.into(), miss),
        "close" => ("nothing happens".into(), None),
        _ if replaced > 0 => ("replaced".into(), cull),
        _ if stored > 0 => ("stored".into(), cull),
        "set" | "add" => ("refused".into(), miss),
        _ if hits > 0 => ("hit".into(), None),
        _ => ("miss".into(), miss),
    }
}

/// `2 hits, 1 miss`, leaving out what is 0.
fn counted(parts: &[(usize, &str, &str)]) -> Option<String> {
    let texts: Vec<String> = parts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn add_changes(call: &CacheCall, event: &CacheEvent<Pickle>, machine: &mut Machine, changes: &mut Vec<KeyChange>) {
    let mut add = |key: &cache::Key, kind: ChangeKind| {
        changes.push(KeyChange {
            location: call.location.clone(),
            made_key: key.made.clone(),
            key: key.raw.clone(),
            kind,
        });
    };
    match event {
        CacheEvent::Stored(place) => add(&place.key, ChangeKind::Stored),
        CacheEvent::Replaced { at, old } => {
            let old = machine.loads(old).map(|value| machine.display(&value)).unwrap_or_default();
            add(&at.key, ChangeKind::Replaced { old: Rc::from(old) });
        }
        CacheEvent::Hit(place) => add(&place.key, ChangeKind::Hit),
        CacheEvent::Miss { key, cause } => {
            let cause = match cause {
                cache::MissCause::NeverSet => MissCause::NeverSet,
                cache::MissCause::Expired => MissCause::Expired,
                cache::MissCause::Deleted => MissCause::Deleted,
                cache::MissCause::Culled => MissCause::Culled,
                cache::MissCause::Cleared => MissCause::Cleared,
                cache::MissCause::OtherVersion { .. } => MissCause::OtherVersion,
                cache::MissCause::Dummy => MissCause::Dummy,
            };
            add(key, ChangeKind::Miss { cause });
        }
        CacheEvent::Touched(place) => add(&place.key, ChangeKind::Touched),
        CacheEvent::Refused { key, .. } => add(key, ChangeKind::Refused),
        CacheEvent::Removed { from, cause } => {
            let cause = match cause {
                cache::RemovalCause::Deleted => RemovalCause::Deleted,
                cache::RemovalCause::Expired => RemovalCause::Expired,
            };
            add(&from.key, ChangeKind::Removed { cause });
        }
        CacheEvent::Culled(places) => {
            for place in places {
                add(&place.key, ChangeKind::Removed { cause: RemovalCause::Culled });
            }
        }
        CacheEvent::Cleared(places) => {
            for place in places {
                add(&place.key, ChangeKind::Removed { cause: RemovalCause::Cleared });
            }
        }
    }
}
