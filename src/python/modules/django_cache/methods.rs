//! The tables of methods: which class has which, under Django's names.
//! Invariant: a method stands under the class that defines it in Django, because error texts name that class.

use super::{calls, handle, quick};
use crate::python::native::Native;

macro_rules! methods {
    ($owner:literal: $($name:ident),*) => {
        &[$(Native::method($owner, stringify!($name), calls::$name)),*]
    };
}

pub static BASE: &[Native] = &[
    Native::static_method("BaseCache", "__new__", handle::new),
    Native::method("BaseCache", "__init__", handle::init_base),
    Native::method("BaseCache", "__contains__", calls::contains),
    Native::method("BaseCache", "get_or_set", calls::get_or_set),
    Native::method("BaseCache", "get_many", calls::get_many).collecting(1),
    Native::method("BaseCache", "set_many", calls::set_many),
    Native::method("BaseCache", "delete_many", calls::delete_many).collecting(1),
    Native::method("BaseCache", "decr", calls::decr),
    Native::method("BaseCache", "incr_version", calls::incr_version),
    Native::method("BaseCache", "decr_version", calls::decr_version),
    Native::method("BaseCache", "make_key", calls::make_key),
    Native::method("BaseCache", "validate_key", calls::validate_key),
    Native::method("BaseCache", "make_and_validate_key", calls::make_and_validate_key),
    Native::method("BaseCache", "close", calls::close),
    Native::method("BaseCache", "has_key", calls::base_has_key),
    Native::method("BaseCache", "incr", calls::base_incr),
    Native::method("BaseCache", "get", |m, _| calls::not_implemented(m, "a get")),
    Native::method("BaseCache", "set", |m, _| calls::not_implemented(m, "a set")),
    Native::method("BaseCache", "add", |m, _| calls::not_implemented(m, "an add")),
    Native::method("BaseCache", "touch", |m, _| calls::not_implemented(m, "a touch")),
    Native::method("BaseCache", "delete", |m, _| calls::not_implemented(m, "a delete")),
    Native::method("BaseCache", "clear", |m, _| calls::not_implemented(m, "a clear")),
    Native::method("BaseCache", "get_backend_timeout", calls::get_backend_timeout),
];

static LOCMEM_INIT: Native = Native::method("LocMemCache", "__init__", handle::init_locmem);
static DUMMY_INIT: Native = Native::method("DummyCache", "__init__", handle::init_dummy);

/// The initialisers, which are not methods that a program calls.
pub fn initializer(class: &str) -> Option<&'static Native> {
    match class {
        "LocMemCache" => Some(&LOCMEM_INIT),
        "DummyCache" => Some(&DUMMY_INIT),
        _ => None,
    }
}

pub static LOCMEM: &[Native] = &[
    Native::method("LocMemCache", "get", calls::get).quickly(quick::get),
    Native::method("LocMemCache", "set", calls::set).quickly(quick::set),
    Native::method("LocMemCache", "add", calls::add),
    Native::method("LocMemCache", "touch", calls::touch),
    Native::method("LocMemCache", "incr", calls::incr),
    Native::method("LocMemCache", "has_key", calls::has_key),
    Native::method("LocMemCache", "delete", calls::delete),
    Native::method("LocMemCache", "clear", calls::clear),
];
pub static DUMMY: &[Native] = methods!("DummyCache": add, get, set, touch, has_key, delete, clear);
