//! The modules that a program can import.
//! Invariant: a module is in the table below once, and a package before what is in it.

mod builtins;
mod collections;
pub mod django_cache;
mod functools;
mod hashlib;
mod json;
mod machine;
mod math;
mod native_class;
mod pickle;
mod random;
mod re;
mod sys;
mod time;
mod types;
mod warnings;

use std::rc::Rc;

use super::machine::Machine;
use super::native::Outcome;
use super::value::Globals;

/// Puts into a module what Rust provides.
pub type Fill = fn(&mut Machine, &Rc<Globals>) -> Outcome<()>;

/// Where a module comes from: what Rust puts into it first, then Python of our own that runs in it.
#[derive(Clone, Copy)]
pub struct Source {
    pub native: Option<Fill>,
    pub python: Option<&'static str>,
}

const PACKAGE: Source = Source { native: None, python: None };

/// A module by its full name.
pub fn find(name: &str) -> Option<Source> {
    TABLE.iter().find(|(known, _)| *known == name).map(|(_, source)| *source)
}

/// Whether a module has modules inside.
pub fn is_package(name: &str) -> bool {
    TABLE.iter().any(|(known, _)| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// The names of all modules that a program may want, in alphabetical order.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = TABLE.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_')).collect();
    names.sort_unstable();
    names
}

const fn native(fill: Fill) -> Source {
    Source { native: Some(fill), python: None }
}

const fn python(text: &'static str) -> Source {
    Source { native: None, python: Some(text) }
}

const fn both(fill: Fill, python: &'static str) -> Source {
    Source { native: Some(fill), python: Some(python) }
}

static TABLE: &[(&str, Source)] = &[
    ("__future__", python(include_str!("modules/__future__.py"))),
    ("_collections_more", python(include_str!("modules/_collections_more.py"))),
    ("_locmem_views", django_cache::VIEWS),
    ("_machine", native(machine::fill)),
    ("_namedtuple", python(include_str!("modules/_namedtuple.py"))),
    ("_pickle", python(include_str!("modules/_pickle.py"))),
    ("abc", python(include_str!("modules/abc.py"))),
    ("asyncio", python(include_str!("modules/asyncio.py"))),
    ("asyncio.events", python(include_str!("modules/asyncio/events.py"))),
    ("asyncio.exceptions", python(include_str!("modules/asyncio/exceptions.py"))),
    ("asyncio.locks", python(include_str!("modules/asyncio/locks.py"))),
    ("asyncio.queues", python(include_str!("modules/asyncio/queues.py"))),
    ("asyncio.runners", python(include_str!("modules/asyncio/runners.py"))),
    ("asyncio.taskgroups", python(include_str!("modules/asyncio/taskgroups.py"))),
    ("asyncio.tasks", python(include_str!("modules/asyncio/tasks.py"))),
    ("asyncio.timeouts", python(include_str!("modules/asyncio/timeouts.py"))),
    ("base64", python(include_str!("modules/base64.py"))),
    ("bisect", python(include_str!("modules/bisect.py"))),
    ("builtins", native(builtins::fill)),
    ("collections", collections::COLLECTIONS),
    ("collections.abc", collections::ABC),
    ("contextlib", python(include_str!("modules/contextlib.py"))),
    ("copy", python(include_str!("modules/copy.py"))),
    ("copyreg", python(include_str!("modules/copyreg.py"))),
    ("dataclasses", python(include_str!("modules/dataclasses.py"))),
    ("datetime", python(include_str!("modules/datetime.py"))),
    ("decimal", python(include_str!("modules/decimal.py"))),
    ("django", python(include_str!("modules/django/django.py"))),
    ("django.conf", django_cache::CONF),
    ("django.core", PACKAGE),
    ("django.core.cache", django_cache::CACHE),
    ("django.core.cache.backends", PACKAGE),
    ("django.core.cache.backends.base", django_cache::BASE),
    ("django.core.cache.backends.dummy", django_cache::DUMMY),
    ("django.core.cache.backends.locmem", django_cache::LOCMEM),
    ("django.core.cache.utils", django_cache::UTILS),
    ("django.core.exceptions", django_cache::EXCEPTIONS),
    ("django.utils", PACKAGE),
    ("django.utils.encoding", python(include_str!("modules/django/encoding.py"))),
    ("django.utils.functional", python("from functools import cached_property\n")),
    ("django.utils.timezone", python(include_str!("modules/django/timezone.py"))),
    ("enum", python(include_str!("modules/enum.py"))),
    ("functools", both(functools::fill, include_str!("modules/functools.py"))),
    ("hashlib", both(hashlib::fill, include_str!("modules/hashlib.py"))),
    ("heapq", python(include_str!("modules/heapq.py"))),
    ("inspect", python(include_str!("modules/inspect.py"))),
    ("io", python(include_str!("modules/io.py"))),
    ("itertools", python(include_str!("modules/itertools.py"))),
    ("json", json::JSON),
    ("json.decoder", json::DECODER),
    ("json.encoder", json::ENCODER),
    ("logging", python(include_str!("modules/logging.py"))),
    ("math", both(math::fill, include_str!("modules/math.py"))),
    ("operator", python(include_str!("modules/operator.py"))),
    ("os", python(include_str!("modules/os.py"))),
    ("os.path", python(include_str!("modules/os/path.py"))),
    ("pickle", both(pickle::fill, include_str!("modules/pickle.py"))),
    ("random", both(random::fill, include_str!("modules/random.py"))),
    ("re", both(re::fill, include_str!("modules/re.py"))),
    ("secrets", python(include_str!("modules/secrets.py"))),
    ("statistics", python(include_str!("modules/statistics.py"))),
    ("string", python(include_str!("modules/string.py"))),
    ("sys", both(sys::fill, include_str!("modules/sys.py"))),
    ("textwrap", python(include_str!("modules/textwrap.py"))),
    ("threading", python(include_str!("modules/threading.py"))),
    ("time", both(time::fill, include_str!("modules/time.py"))),
    ("traceback", python(include_str!("modules/traceback.py"))),
    ("types", both(types::fill, include_str!("modules/types.py"))),
    ("typing", python(include_str!("modules/typing.py"))),
    ("uuid", python(include_str!("modules/uuid.py"))),
    ("warnings", both(warnings::fill, include_str!("modules/warnings.py"))),
];
