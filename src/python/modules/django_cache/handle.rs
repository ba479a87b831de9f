//! What an instance of a cache backend holds.
//! Invariant: the attributes that Django keeps on an instance are read from, and written to, its config.

use std::cell::RefCell;
use std::rc::Rc;

use super::{calls, connections, store};
use crate::cache::{Backend, Cache, CacheConfig, CacheError, ManualClock, Params, Setting};
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::class::Class;
use crate::python::object::descriptor::{Descriptor, Property};
use crate::python::object::instance::{Instance, Payload};
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

/// The Rust side of a cache backend's instance.
pub struct Handle {
    pub cache: RefCell<Cache<ManualClock, Pickle>>,
    /// The alias it was made for; empty for one that the program made itself.
    pub alias: RefCell<Name>,
    /// None: Django's own.
    pub key_function: RefCell<Value>,
    /// As the settings or the program gave it; the config has its text.
    pub version: RefCell<Value>,
    pub timeout: RefCell<Value>,
    /// `make_key` and `validate_key` of the program's class, where it has its own.
    pub own_key_methods: RefCell<[Value; 2]>,
}

impl Handle {
    pub fn is_dummy(&self) -> bool {
        self.cache.borrow().config.backend == Backend::Dummy
    }

    /// Whether keys are made and validated by Django's own functions.
    #[inline(always)]
    pub fn has_usual_keys(&self) -> bool {
        let [make, validate] = &*self.own_key_methods.borrow();
        make.is_unset() && validate.is_unset() && self.key_function.borrow().is_none()
    }

    pub fn location(&self) -> Rc<str> {
        self.cache.borrow().config.location.clone()
    }
}

/// The handle behind `self`, which may be a proxy.
#[cfg_attr(fast, optimize(speed))]
pub fn with_handle<T>(
    m: &mut Machine,
    this: &Value,
    body: impl FnOnce(&mut Machine, &Handle, &Value) -> T,
) -> Outcome<T> {
    if let Some(handle) = this.native::<Handle>() {
        return Ok(body(m, handle, this));
    }
    if let Some(alias) = connections::proxied_alias(this) {
        let instance = connections::connection(m, &alias)?;
        if let Some(handle) = instance.native::<Handle>() {
            return Ok(body(m, handle, &instance));
        }
    }
    let name = m.type_name(this);
    Err(m.type_error(format!("'{name}' object is not a cache")))
}

/// `__new__` of every backend.
pub fn new(m: &mut Machine, args: Args) -> Outcome {
    let Some(Value::Class(class)) = args.values.first().cloned() else {
        return Err(m.type_error("a cache needs its class"));
    };
    let handle = Handle {
        cache: RefCell::new(Cache::new(m.clock.clone(), CacheConfig::default())),
        alias: RefCell::new(Name::from("")),
        key_function: RefCell::new(Value::None),
        version: RefCell::new(Value::Int(1)),
        timeout: RefCell::new(Value::Int(300)),
        own_key_methods: RefCell::default(),
    };
    Ok(Value::Instance(Instance::new(class, Payload::Native(Box::new(handle)))))
}

/// `BaseCache.__init__(params)`.
pub fn init_base(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseCache.__init__", &["self", "params"], 2, args)?;
    init(m, &values[0], None, &values[1], Backend::LocMem)
}

/// `LocMemCache.__init__(name, params)`.
pub fn init_locmem(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("LocMemCache.__init__", &["self", "name", "params"], 3, args)?;
    init(m, &values[0], Some(values[1].clone()), &values[2], Backend::LocMem)
}

/// `DummyCache.__init__(host, *args)`.
pub fn init_dummy(m: &mut Machine, args: Args) -> Outcome {
    let (values, _) = args.split();
    let (this, params) = (values.first().cloned().unwrap_or_default(), values.get(2).cloned().unwrap_or(Value::None));
    init(m, &this, None, &params, Backend::Dummy)
}

fn init(m: &mut Machine, this: &Value, name: Option<Value>, params: &Value, backend: Backend) -> Outcome {
    let mut pairs = m.mapping_pairs(params)?.unwrap_or_default();
    pairs.retain(|(key, _)| !matches!(key.as_str().map(|text| &**text), Some("BACKEND" | "LOCATION")));
    let mut settings = params_of(m, &pairs)?;
    let path = match backend {
        Backend::LocMem => "django.core.cache.backends.locmem.LocMemCache",
        Backend::Dummy => "django.core.cache.backends.dummy.DummyCache",
    };
    settings.top.push((Rc::from("BACKEND"), Setting::Text(Rc::from(path))));
    if let Some(name) = name {
        let location = m.str(&name)?;
        settings.top.push((Rc::from("LOCATION"), Setting::Text(location)));
    }
    let config = CacheConfig::from_params(&settings).map_err(|error| cache_error(m, &error))?;
    let find = |key: &str| {
        pairs.iter().rev().find(|(k, _)| k.as_str().is_some_and(|text| **text == *key)).map(|(_, v)| v.clone())
    };
    let key_function = match find("KEY_FUNCTION") {
        Some(given) if !given.is_none() => connections::callable_setting(m, given)?,
        _ => Value::None,
    };
    let version = find("VERSION").unwrap_or(Value::Int(1));
    let timeout = config.timeout.map_or(Value::None, |seconds| Value::Int(seconds as i64));
    let cache = connections::open(m, config);
    let own = ["make_key", "validate_key"].map(|name| calls::overridden(m, this, name).unwrap_or_default());
    if let Some(handle) = this.native::<Handle>() {
        *handle.own_key_methods.borrow_mut() = own;
        *handle.cache.borrow_mut() = cache;
        *handle.key_function.borrow_mut() = key_function;
        *handle.version.borrow_mut() = version;
        *handle.timeout.borrow_mut() = timeout;
    }
    Ok(Value::None)
}

/// A dict of settings in the engine's form.
fn params_of(m: &mut Machine, pairs: &[(Value, Value)]) -> Outcome<Params> {
    let mut params = Params::default();
    for (key, value) in pairs {
        let Some(name) = key.as_str().cloned() else { continue };
        if &*name == "OPTIONS" {
            for (key, value) in m.mapping_pairs(value)?.unwrap_or_default() {
                if let Some(name) = key.as_str().cloned() {
                    let setting = setting(m, &value)?;
                    params.options.push((name, setting));
                }
            }
        } else if &*name != "KEY_FUNCTION" {
            let setting = setting(m, value)?;
            params.top.push((name, setting));
        }
    }
    Ok(params)
}

fn setting(m: &mut Machine, value: &Value) -> Outcome<Setting> {
    Ok(match value {
        Value::None => Setting::None,
        Value::Bool(b) => Setting::Bool(*b),
        Value::Int(i) => Setting::Int(*i),
        Value::Float(x) => Setting::Float(*x),
        Value::Str(text) => Setting::Text(text.clone()),
        other => Setting::Other(m.str(other)?),
    })
}

/// The exception that an error of the engine is in Python.
pub fn cache_error(m: &mut Machine, error: &CacheError) -> Exit {
    match error {
        CacheError::CulledUnrecorded { made } => m.key_error(&Value::Str(made.clone())),
        CacheError::NoBackend => m.key_error(&Value::str("BACKEND")),
        CacheError::NoConnection { .. } => connections::backend_error(m, error.to_string()),
        CacheError::BackendNotFound { reason, .. } => {
            let exit = connections::backend_error(m, error.to_string());
            if let Some(exception) = exit.exception()
                && let Some(data) = exception.exception()
            {
                let class = if reason.starts_with("No module") { "ModuleNotFoundError" } else { "ImportError" };
                let mut data = data.borrow_mut();
                data.cause = Some(m.new_exception(class, vec![Value::Str(reason.clone())]));
                data.suppress_context = true;
            }
            exit
        }
        CacheError::BackendNotModelled { path } => {
            let text = format!(
                "Could not find backend '{path}': the playground has LocMemCache and DummyCache, which need no server"
            );
            connections::backend_error(m, text)
        }
        other => m.error(other.class(), other.to_string()),
    }
}

static DEFAULT_TIMEOUT: (Native, Native) =
    (Native::function("default_timeout", get_timeout), Native::function("default_timeout", set_timeout));
static KEY_PREFIX: (Native, Native) =
    (Native::function("key_prefix", get_prefix), Native::function("key_prefix", set_prefix));
static VERSION: (Native, Native) = (Native::function("version", get_version), Native::function("version", set_version));
static KEY_FUNC: (Native, Native) =
    (Native::function("key_func", get_key_func), Native::function("key_func", set_key_func));
static MAX_ENTRIES: (Native, Native) =
    (Native::function("_max_entries", get_max_entries), Native::function("_max_entries", set_max_entries));
static CULL_FREQUENCY: (Native, Native) =
    (Native::function("_cull_frequency", get_cull_frequency), Native::function("_cull_frequency", set_cull_frequency));
static CACHE: (Native, Native) =
    (Native::function("_cache", |m, args| store::view(m, args, "_cache", 0)), Native::function("_cache", refuse));
static EXPIRE_INFO: (Native, Native) = (
    Native::function("_expire_info", |m, args| store::view(m, args, "_expire_info", 1)),
    Native::function("_expire_info", refuse),
);
static LOCK: (Native, Native) =
    (Native::function("_lock", |m, args| store::view(m, args, "_lock", 2)), Native::function("_lock", refuse));

/// The attributes that Django keeps on an instance.
pub fn add_properties(class: &Rc<Class>) {
    for (getter, setter) in
        [&DEFAULT_TIMEOUT, &KEY_PREFIX, &VERSION, &KEY_FUNC, &MAX_ENTRIES, &CULL_FREQUENCY, &CACHE, &EXPIRE_INFO, &LOCK]
    {
        let property = Property {
            getter: Value::Native(getter),
            setter: Value::Native(setter),
            deleter: Value::Unset,
            doc: Value::None,
            name: RefCell::new(Some(Name::from(getter.name))),
        };
        class.set(Name::from(getter.name), Value::Descriptor(Rc::new(Descriptor::Property(property))));
    }
}

fn read(m: &mut Machine, args: Args, read: impl FnOnce(&mut Machine, &Handle) -> Outcome) -> Outcome {
    let [this] = args.exactly(m, "attribute")?;
    with_handle(m, &this, |m, handle, _| read(m, handle))?
}

fn write(m: &mut Machine, args: Args, write: impl FnOnce(&mut Machine, &Handle, Value) -> Outcome<()>) -> Outcome {
    let [this, value] = args.exactly(m, "attribute")?;
    with_handle(m, &this, |m, handle, _| write(m, handle, value))??;
    Ok(Value::None)
}

fn get_timeout(m: &mut Machine, args: Args) -> Outcome {
    read(m, args, |_, handle| Ok(handle.timeout.borrow().clone()))
}

fn set_timeout(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |_, handle, value| {
        handle.cache.borrow_mut().config.timeout = match &value {
            Value::Int(i) => Some(*i as f64),
            Value::Float(x) => Some(*x),
            Value::Bool(b) => Some(f64::from(u8::from(*b))),
            _ => None,
        };
        *handle.timeout.borrow_mut() = value;
        Ok(())
    })
}

fn get_prefix(m: &mut Machine, args: Args) -> Outcome {
    read(m, args, |_, handle| Ok(Value::Str(handle.cache.borrow().config.key_prefix.clone())))
}

fn set_prefix(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |m, handle, value| {
        let text = m.str(&value)?;
        handle.cache.borrow_mut().config.key_prefix = text;
        Ok(())
    })
}

fn get_version(m: &mut Machine, args: Args) -> Outcome {
    read(m, args, |_, handle| Ok(handle.version.borrow().clone()))
}

fn set_version(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |m, handle, value| {
        let text = m.str(&value)?;
        handle.cache.borrow_mut().config.version = text;
        *handle.version.borrow_mut() = value;
        Ok(())
    })
}

fn get_key_func(m: &mut Machine, args: Args) -> Outcome {
    let function = read(m, args, |_, handle| Ok(handle.key_function.borrow().clone()))?;
    if !function.is_none() {
        return Ok(function);
    }
    let base = m.import_module("django.core.cache.backends.base")?;
    m.attribute(&base, "default_key_func")
}

fn set_key_func(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |_, handle, value| {
        *handle.key_function.borrow_mut() = value;
        Ok(())
    })
}

fn get_max_entries(m: &mut Machine, args: Args) -> Outcome {
    read(m, args, |_, handle| Ok(Value::Int(handle.cache.borrow().config.max_entries)))
}

fn set_max_entries(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |m, handle, value| {
        let count = m.index(&value)?;
        handle.cache.borrow_mut().config.max_entries = count;
        Ok(())
    })
}

fn get_cull_frequency(m: &mut Machine, args: Args) -> Outcome {
    read(m, args, |_, handle| Ok(Value::Int(handle.cache.borrow().config.cull_frequency)))
}

fn set_cull_frequency(m: &mut Machine, args: Args) -> Outcome {
    write(m, args, |m, handle, value| {
        let count = m.index(&value)?;
        handle.cache.borrow_mut().config.cull_frequency = count;
        Ok(())
    })
}

fn refuse(m: &mut Machine, _: Args) -> Outcome {
    Err(m.error("AttributeError", "the playground keeps its store elsewhere; this attribute can only be read"))
}
