//! The modules that a program can import.
//! Invariant: a module is in the table below once, and a package before what is in it.

/// The Python source at a path below this module's folder, as `build.rs` shortens it.
macro_rules! python_source {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $path))
    };
}

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
mod unicodedata;
mod warnings;
mod weakref;

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
    ("__future__", python(python_source!("__future__.py"))),
    ("_collections_more", python(python_source!("_collections_more.py"))),
    ("_exception_groups", python(python_source!("_exception_groups.py"))),
    ("_locmem_views", django_cache::VIEWS),
    ("_machine", native(machine::fill)),
    ("_memoryview", python(python_source!("_memoryview.py"))),
    ("_namedtuple", python(python_source!("_namedtuple.py"))),
    ("_pickle", python(python_source!("_pickle.py"))),
    ("_weakref", native(weakref::fill)),
    ("abc", python(python_source!("abc.py"))),
    ("asgiref", PACKAGE),
    ("asgiref.sync", python(python_source!("asgiref/sync.py"))),
    ("asyncio", python(python_source!("asyncio.py"))),
    ("asyncio.events", python(python_source!("asyncio/events.py"))),
    ("asyncio.exceptions", python(python_source!("asyncio/exceptions.py"))),
    ("asyncio.locks", python(python_source!("asyncio/locks.py"))),
    ("asyncio.queues", python(python_source!("asyncio/queues.py"))),
    ("asyncio.runners", python(python_source!("asyncio/runners.py"))),
    ("asyncio.taskgroups", python(python_source!("asyncio/taskgroups.py"))),
    ("asyncio.tasks", python(python_source!("asyncio/tasks.py"))),
    ("asyncio.timeouts", python(python_source!("asyncio/timeouts.py"))),
    ("base64", python(python_source!("base64.py"))),
    ("bisect", python(python_source!("bisect.py"))),
    ("builtins", native(builtins::fill)),
    ("collections", collections::COLLECTIONS),
    ("collections.abc", collections::ABC),
    ("concurrent", PACKAGE),
    ("concurrent.futures", python(python_source!("concurrent/futures.py"))),
    ("contextlib", python(python_source!("contextlib.py"))),
    ("contextvars", python(python_source!("contextvars.py"))),
    ("copy", python(python_source!("copy.py"))),
    ("copyreg", python(python_source!("copyreg.py"))),
    ("dataclasses", python(python_source!("dataclasses.py"))),
    ("datetime", python(python_source!("datetime.py"))),
    ("decimal", python(python_source!("decimal.py"))),
    ("django", python(python_source!("django/django.py"))),
    ("django.conf", django_cache::CONF),
    ("django.core", PACKAGE),
    ("django.core.cache", django_cache::CACHE),
    ("django.core.cache.backends", PACKAGE),
    ("django.core.cache.backends.base", django_cache::BASE),
    ("django.core.cache.backends.dummy", django_cache::DUMMY),
    ("django.core.cache.backends.locmem", django_cache::LOCMEM),
    ("django.core.cache.utils", django_cache::UTILS),
    ("django.core.exceptions", django_cache::EXCEPTIONS),
    ("django.dispatch", python(python_source!("django/dispatch.py"))),
    ("django.utils", PACKAGE),
    ("django.utils.encoding", python(python_source!("django/encoding.py"))),
    ("django.utils.functional", python("from functools import cached_property\n")),
    ("django.utils.text", python(python_source!("django/text.py"))),
    ("django.utils.timezone", python(python_source!("django/timezone.py"))),
    ("enum", python(python_source!("enum.py"))),
    ("fractions", python(python_source!("fractions.py"))),
    ("functools", both(functools::fill, python_source!("functools.py"))),
    ("hashlib", both(hashlib::fill, python_source!("hashlib.py"))),
    ("heapq", python(python_source!("heapq.py"))),
    ("html", python(python_source!("html.py"))),
    ("hmac", python(python_source!("hmac.py"))),
    ("inspect", python(python_source!("inspect.py"))),
    ("io", python(python_source!("io.py"))),
    ("itertools", python(python_source!("itertools.py"))),
    ("json", json::JSON),
    ("json.decoder", json::DECODER),
    ("json.encoder", json::ENCODER),
    ("logging", python(python_source!("logging.py"))),
    ("math", both(math::fill, python_source!("math.py"))),
    ("operator", python(python_source!("operator.py"))),
    ("os", python(python_source!("os.py"))),
    ("os.path", python(python_source!("os/path.py"))),
    ("pickle", both(pickle::fill, python_source!("pickle.py"))),
    ("pprint", python(python_source!("pprint.py"))),
    ("queue", python(python_source!("queue.py"))),
    ("random", both(random::fill, python_source!("random.py"))),
    ("re", both(re::fill, python_source!("re.py"))),
    ("secrets", python(python_source!("secrets.py"))),
    ("statistics", python(python_source!("statistics.py"))),
    ("string", python(python_source!("string.py"))),
    ("sys", both(sys::fill, python_source!("sys.py"))),
    ("textwrap", python(python_source!("textwrap.py"))),
    ("threading", python(python_source!("threading.py"))),
    ("time", both(time::fill, python_source!("time.py"))),
    ("timeit", python(python_source!("timeit.py"))),
    ("traceback", python(python_source!("traceback.py"))),
    ("types", both(types::fill, python_source!("types.py"))),
    ("typing", python(python_source!("typing.py"))),
    ("unicodedata", native(unicodedata::fill)),
    ("urllib", PACKAGE),
    ("urllib.parse", python(python_source!("urllib/parse.py"))),
    ("uuid", python(python_source!("uuid.py"))),
    ("warnings", both(warnings::fill, python_source!("warnings.py"))),
    ("weakref", python(python_source!("weakref.py"))),
    ("zlib", python(python_source!("zlib.py"))),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::syntax;

    #[test]
    fn every_module_follows_the_grammar_and_python_checks_nothing_in_it() {
        for (name, source) in TABLE {
            let Some(text) = source.python else { continue };
            let problem = syntax::parse(text).err().map(|problem| (problem.line, problem.message));
            assert_eq!(problem, None, "{name}");
            assert!(syntax::parse_module(text).is_some(), "{name}");
        }
    }
}
