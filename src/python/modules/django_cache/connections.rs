//! `cache`, `caches` and the settings behind them.
//! Invariant: a backend is made at the first use of its alias, so that a wrong setting fails there and not before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::handle::{Handle, cache_error};
use crate::cache::{Backend, Cache, CacheConfig, CacheError, Caches, ManualClock, Store};
use crate::python::machine::Machine;
use crate::python::modules;
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::instance::{Instance, Payload};
use crate::python::pickle::Pickle;
use crate::python::value::{Globals, Name, Value};

/// The store of one location.
pub type StoreRef = Rc<RefCell<Store<Pickle>>>;

/// The aliases in use and what they were made from.
pub struct Connections {
    /// `CACHES`: a dict.
    pub settings: Value,
    /// What else settings.py has.
    given: Vec<(Name, Value)>,
    made: IndexMap<Name, Value, FxBuildHasher>,
    engine: Caches<ManualClock, Pickle>,
}

impl Connections {
    pub fn new(clock: ManualClock) -> Self {
        Self { settings: Value::Unset, given: Vec::new(), made: IndexMap::default(), engine: Caches::new(clock, []) }
    }

    /// Lets go of the backends, so that cycles through them end.
    pub fn clear(&mut self) {
        self.made.clear();
        self.given.clear();
        self.settings = Value::Unset;
    }
}

impl Machine {
    /// Gives the settings by name, before anything uses a cache.
    pub fn set_settings(&mut self, given: Vec<(Name, Value)>) {
        if let Some((_, caches)) = given.iter().find(|(name, _)| &**name == "CACHES") {
            self.connections.settings = caches.clone();
        }
        self.connections.given = given;
    }

    /// The store at a location, if it is in use.
    pub fn store(&self, location: &str) -> Option<StoreRef> {
        self.connections.engine.stores().find(|(its, _)| ***its == *location).map(|(_, store)| store.clone())
    }

    /// How many aliases are in use.
    pub fn alias_count(&self) -> usize {
        self.connections.made.len()
    }

    /// The aliases in use with their handles' settings: (alias, class name, config).
    pub fn aliases(&self) -> Vec<(Name, Name, CacheConfig)> {
        let configured = self.connections.made.iter().filter_map(|(alias, value)| {
            let handle = value.native::<Handle>()?;
            Some((alias.clone(), self.type_name(value), handle.cache.borrow().config.clone()))
        });
        configured.collect()
    }
}

/// A cache over the store of the config's location.
pub fn open(m: &mut Machine, config: CacheConfig) -> Cache<ManualClock, Pickle> {
    m.connections.engine.open(config)
}

/// `CACHES`, or what Django has without it.
fn settings(m: &mut Machine) -> Outcome {
    let settings = m.connections.settings.clone();
    if !settings.is_unset() {
        return Ok(settings);
    }
    let backend = Value::str("django.core.cache.backends.locmem.LocMemCache");
    let params = m.new_dict(vec![(Value::str("BACKEND"), backend)])?;
    let settings = m.new_dict(vec![(Value::str("default"), params)])?;
    m.connections.settings = settings.clone();
    Ok(settings)
}

pub fn backend_error(m: &mut Machine, text: String) -> Exit {
    let class = m
        .import_module("django.core.cache.backends.base")
        .and_then(|base| m.attribute(&base, "InvalidCacheBackendError"));
    match class {
        Ok(Value::Class(class)) => Exit::raise(m.exception_of(class, vec![Value::from(text)])),
        Ok(_) => m.value_error(text),
        Err(exit) => exit,
    }
}

/// `caches[alias]`.
pub fn connection(m: &mut Machine, alias: &Name) -> Outcome {
    if let Some(made) = m.connections.made.get(alias) {
        return Ok(made.clone());
    }
    let settings = settings(m)?;
    let params = match &settings {
        Value::Dict(dict) => m.dict_get(dict, &Value::Str(alias.clone()))?,
        _ => None,
    };
    let Some(params) = params else {
        let error = CacheError::NoConnection { alias: alias.clone() };
        return Err(cache_error(m, &error));
    };
    let instance = create(m, &params)?;
    if let Some(handle) = instance.native::<Handle>() {
        *handle.alias.borrow_mut() = alias.clone();
    }
    m.connections.made.insert(alias.clone(), instance.clone());
    Ok(instance)
}

/// A backend made of one alias's settings.
fn create(m: &mut Machine, params: &Value) -> Outcome {
    let pairs = m.mapping_pairs(params)?.unwrap_or_default();
    let find = |name: &str| {
        pairs.iter().rev().find(|(key, _)| key.as_str().is_some_and(|text| **text == *name)).map(|(_, v)| v.clone())
    };
    let Some(path) = find("BACKEND") else { return Err(cache_error(m, &CacheError::NoBackend)) };
    let path = m.str(&path)?;
    let location = find("LOCATION").unwrap_or_else(|| Value::str(""));
    let class = backend_class(m, &path)?;
    m.call(&class, Args::positional([location, params.clone()]))
}

/// The class that `BACKEND` names.
fn backend_class(m: &mut Machine, path: &str) -> Outcome {
    let known = match path.rsplit_once('.') {
        Some((module, name)) if m.modules.contains_key(module) || modules::find(module).is_some() => {
            Some((module, name))
        }
        _ => None,
    };
    if let Some((module, name)) = known {
        let holder = m.import_module(module)?;
        if let Some(class) = m.attribute_or_none(&holder, name)? {
            return Ok(class);
        }
        let reason = format!("Module \"{module}\" does not define a \"{name}\" attribute/class");
        let error = CacheError::BackendNotFound { path: path.into(), reason: reason.into() };
        return Err(cache_error(m, &error));
    }
    match Backend::from_path(path) {
        Ok(Backend::LocMem) => {
            let holder = m.import_module("django.core.cache.backends.locmem")?;
            m.attribute(&holder, "LocMemCache")
        }
        Ok(Backend::Dummy) => {
            let holder = m.import_module("django.core.cache.backends.dummy")?;
            m.attribute(&holder, "DummyCache")
        }
        Err(error) => Err(cache_error(m, &error)),
    }
}

/// A setting that is a callable or the dotted path of one: `KEY_FUNCTION`.
pub fn callable_setting(m: &mut Machine, given: Value) -> Outcome {
    let Some(path) = given.as_str().cloned() else { return Ok(given) };
    let Some((module, name)) = path.rsplit_once('.') else {
        return Err(m.error("ImportError", format!("{path} doesn't look like a module path")));
    };
    let holder = m.import_module(module)?;
    match m.attribute_or_none(&holder, name)? {
        Some(found) => Ok(found),
        None => {
            let text = format!("Module \"{module}\" does not define a \"{name}\" attribute/class");
            Err(m.error("ImportError", text))
        }
    }
}

pub fn import(m: &mut Machine, args: Args) -> Outcome {
    let [path] = args.exactly(m, "import_string")?;
    callable_setting(m, path)
}

/// What a `ConnectionProxy` holds.
struct Proxy {
    alias: Name,
    /// Where the backend was among those that were made, when it was last looked for.
    place: Cell<usize>,
}

/// The alias that a proxy stands for.
pub fn proxied_alias(value: &Value) -> Option<Name> {
    value.native::<Proxy>().map(|proxy| proxy.alias.clone())
}

/// The backend behind a proxy, once it was made.
pub fn proxied_target(m: &Machine, value: &Value) -> Option<Value> {
    let Proxy { alias, place } = value.native()?;
    let made = &m.connections.made;
    if let Some((its, backend)) = made.get_index(place.get())
        && Rc::ptr_eq(its, alias)
    {
        return Some(backend.clone());
    }
    let (found, _, backend) = made.get_full(alias)?;
    place.set(found);
    Some(backend.clone())
}

pub static FUNCTIONS: &[Native] = &[Native::function("_proxy", new_proxy)];

fn new_proxy(m: &mut Machine, args: Args) -> Outcome {
    let [class, _, alias] = args.exactly(m, "_proxy")?;
    let (Value::Class(class), Some(alias)) = (class, alias.as_str().cloned()) else {
        return Err(m.type_error("a proxy needs its class and an alias"));
    };
    Ok(Value::Instance(Instance::new(class, Payload::Native(Box::new(Proxy { alias, place: Cell::default() })))))
}

pub static PROXY: &[Native] = &[
    Native::method("ConnectionProxy", "__getattr__", proxy_getattr),
    Native::method("ConnectionProxy", "__setattr__", proxy_setattr),
    Native::method("ConnectionProxy", "__delattr__", proxy_delattr),
    Native::method("ConnectionProxy", "__contains__", proxy_contains),
    Native::method("ConnectionProxy", "__eq__", proxy_eq),
];

fn target(m: &mut Machine, this: &Value) -> Outcome {
    match proxied_alias(this) {
        Some(alias) => connection(m, &alias),
        None => Err(m.type_error("not a proxy")),
    }
}

fn name_of(m: &Machine, value: &Value) -> Outcome<Name> {
    value.as_str().cloned().ok_or_else(|| m.type_error("attribute name must be string"))
}

fn proxy_getattr(m: &mut Machine, args: Args) -> Outcome {
    let [this, name] = args.exactly(m, "ConnectionProxy.__getattr__")?;
    let (target, name) = (target(m, &this)?, name_of(m, &name)?);
    m.attribute(&target, &name)
}

fn proxy_setattr(m: &mut Machine, args: Args) -> Outcome {
    let [this, name, value] = args.exactly(m, "ConnectionProxy.__setattr__")?;
    let (target, name) = (target(m, &this)?, name_of(m, &name)?);
    m.set_attribute(&target, &name, value)?;
    Ok(Value::None)
}

fn proxy_delattr(m: &mut Machine, args: Args) -> Outcome {
    let [this, name] = args.exactly(m, "ConnectionProxy.__delattr__")?;
    let (target, name) = (target(m, &this)?, name_of(m, &name)?);
    m.delete_attribute(&target, &name)?;
    Ok(Value::None)
}

fn proxy_contains(m: &mut Machine, args: Args) -> Outcome {
    let [this, key] = args.exactly(m, "ConnectionProxy.__contains__")?;
    let target = target(m, &this)?;
    m.contains(&target, &key).map(Value::Bool)
}

fn proxy_eq(m: &mut Machine, args: Args) -> Outcome {
    let [this, other] = args.exactly(m, "ConnectionProxy.__eq__")?;
    let target = target(m, &this)?;
    let other = match proxied_alias(&other) {
        Some(alias) => connection(m, &alias)?,
        None => other,
    };
    m.equal(&target, &other).map(Value::Bool)
}

pub static HANDLER: &[Native] = &[
    Native::method("CacheHandler", "__getitem__", handler_getitem),
    Native::method("CacheHandler", "__iter__", handler_iter),
    Native::method("CacheHandler", "all", handler_all),
    Native::method("CacheHandler", "close_all", handler_close_all),
    Native::method("CacheHandler", "__setitem__", handler_setitem),
    Native::method("CacheHandler", "__delitem__", handler_delitem),
    Native::method("CacheHandler", "create_connection", handler_create),
    Native::method("CacheHandler", "_settings", |m, _| settings(m)),
];

fn handler_getitem(m: &mut Machine, args: Args) -> Outcome {
    let [_, alias] = args.exactly(m, "CacheHandler.__getitem__")?;
    // Django keeps its connections as attributes of an object, and looks there first.
    if alias.as_str().is_none() {
        let name = m.type_name(&alias);
        return Err(m.type_error(format!("attribute name must be string, not '{name}'")));
    }
    let alias = m.str(&alias)?;
    connection(m, &alias)
}

fn aliases(m: &mut Machine) -> Outcome<Vec<Value>> {
    let settings = settings(m)?;
    m.collect(&settings)
}

fn handler_iter(m: &mut Machine, args: Args) -> Outcome {
    let [_] = args.exactly(m, "CacheHandler.__iter__")?;
    let aliases = aliases(m)?;
    m.iter(&Value::list(aliases))
}

fn handler_all(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseConnectionHandler.all", &["self", "initialized_only"], 1, args)?;
    let only_made = m.truth(&values[1].clone().set_or(Value::Bool(false)))?;
    let mut found = Vec::new();
    for alias in aliases(m)? {
        let alias = m.str(&alias)?;
        if !only_made || m.connections.made.contains_key(&alias) {
            found.push(connection(m, &alias)?);
        }
    }
    Ok(Value::list(found))
}

fn handler_close_all(m: &mut Machine, args: Args) -> Outcome {
    let [_] = args.exactly(m, "CacheHandler.close_all")?;
    Ok(Value::None)
}

fn handler_create(m: &mut Machine, args: Args) -> Outcome {
    let [_, alias] = args.exactly(m, "CacheHandler.create_connection")?;
    let settings = settings(m)?;
    let params = m.subscript(&settings, &alias)?;
    create(m, &params)
}

fn handler_setitem(m: &mut Machine, args: Args) -> Outcome {
    let [_, alias, value] = args.exactly(m, "CacheHandler.__setitem__")?;
    let alias = m.str(&alias)?;
    m.connections.made.insert(alias, value);
    Ok(Value::None)
}

fn handler_delitem(m: &mut Machine, args: Args) -> Outcome {
    let [_, alias] = args.exactly(m, "CacheHandler.__delitem__")?;
    let alias = m.str(&alias)?;
    m.connections.made.shift_remove(&alias);
    Ok(Value::None)
}

static CONF_FUNCTIONS: &[Native] = &[Native::function("_set_caches", replace_settings)];

/// `django.conf`: `settings`, with what settings.py gave.
pub fn fill_conf(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    let given = m.connections.given.iter().map(|(name, value)| (Value::Str(name.clone()), value.clone())).collect();
    let given = m.new_dict(given)?;
    globals.set("_given", given);
    let caches = settings(m)?;
    globals.set("_caches", caches);
    for native in CONF_FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    Ok(())
}

/// `settings.CACHES = …`, which Django reads once, when a cache is first used.
fn replace_settings(m: &mut Machine, args: Args) -> Outcome {
    let [caches] = args.exactly(m, "_set_caches")?;
    if m.connections.made.is_empty() {
        m.connections.settings = caches;
    }
    Ok(Value::None)
}
