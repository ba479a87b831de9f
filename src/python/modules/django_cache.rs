//! `django.core.cache`: the door from Python to the engine.
//! Invariant: what a call does is decided by `crate::cache`; here its arguments and results change their form, and the
//! program's own code (a key function, a default, a pickled object's methods) gets its turn.

mod calls;
mod connections;
mod handle;
mod methods;
mod quick;
mod store;
mod watch;

use std::rc::Rc;

use super::Source;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

pub use connections::{Connections, StoreRef, proxied_target};
pub use watch::CacheCall;

pub(super) const EXCEPTIONS: Source =
    Source { native: None, python: Some("class ImproperlyConfigured(Exception):\n    pass\n") };
pub(super) const BASE: Source =
    Source { native: Some(fill_base), python: Some(python_source!("django_cache/base.py")) };
pub(super) const LOCMEM: Source =
    Source { native: Some(fill_base), python: Some(python_source!("django_cache/locmem.py")) };
pub(super) const DUMMY: Source =
    Source { native: Some(fill_base), python: Some(python_source!("django_cache/dummy.py")) };
pub(super) const CACHE: Source =
    Source { native: Some(fill_cache), python: Some(python_source!("django_cache/cache.py")) };
pub(super) const VIEWS: Source =
    Source { native: Some(store::fill), python: Some(python_source!("django_cache/views.py")) };
pub(super) const UTILS: Source = Source { native: None, python: Some(python_source!("django_cache/utils.py")) };
pub(super) const CONF: Source =
    Source { native: Some(connections::fill_conf), python: Some(python_source!("django_cache/conf.py")) };

static BASE_FUNCTIONS: &[Native] = &[
    Native::function("_add_natives", add_natives),
    Native::function("_call", calls::call_by_name),
    Native::function("_import", connections::import),
    Native::function("_key_warnings", calls::key_warnings),
];

fn fill_base(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for native in BASE_FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    Ok(())
}

fn fill_cache(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for native in connections::FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    Ok(())
}

/// Gives a class of our Python modules its methods written in Rust.
fn add_natives(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "_add_natives")?;
    if let Value::Class(class) = &class {
        let table = match &**class.name.borrow() {
            "BaseCache" => methods::BASE,
            "LocMemCache" => methods::LOCMEM,
            "DummyCache" => methods::DUMMY,
            "ConnectionProxy" => connections::PROXY,
            _ => connections::HANDLER,
        };
        for native in table.iter().chain(methods::initializer(&class.name())) {
            class.set(Rc::from(native.name), Value::Native(native));
        }
        if &**class.name.borrow() == "BaseCache" {
            handle::add_properties(class);
        }
    }
    Ok(Value::None)
}
