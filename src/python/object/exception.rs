//! What an exception carries: arguments, causes, the lines it passed.
//! Invariant: the traceback grows outwards, so its first frame is the innermost.

use std::cell::RefCell;
use std::rc::Rc;

use super::base::class_argument;
use super::burial::bury;
use super::instance::Instance;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::{exception_repr, exception_str};
use crate::python::value::{Name, Value};

#[derive(Default)]
pub struct Exception {
    pub args: Vec<Value>,
    /// `raise … from cause`.
    pub cause: Option<Rc<Instance>>,
    /// What was being handled when it was raised.
    pub context: Option<Rc<Instance>>,
    pub suppress_context: bool,
    /// Innermost first.
    pub traceback: Vec<Passed>,
    /// What `__traceback__` gave last, and how many of `traceback` that tells of: a frame more costs one object more.
    pub chain: RefCell<(usize, Value)>,
    /// Coroutines, not yet awaited, of the frames that it left.
    pub kept: Vec<Value>,
}

impl Exception {
    pub fn with_args(args: Vec<Value>) -> Self {
        Self {
            args,
            cause: None,
            context: None,
            suppress_context: false,
            traceback: Vec::new(),
            chain: RefCell::default(),
            kept: Vec::new(),
        }
    }
}

impl Drop for Exception {
    /// Contexts form chains as long as a program likes.
    fn drop(&mut self) {
        let links = [self.cause.take(), self.context.take()];
        if !self.args.is_empty() || links.iter().any(Option::is_some) {
            let links = links.into_iter().flatten().map(Value::Instance);
            bury(std::mem::take(&mut self.args).into_iter().chain(links));
        }
    }
}

/// A frame that an exception passed.
#[derive(Debug, Clone)]
pub struct Passed {
    pub function: Name,
    pub line: u32,
    /// Whether the frame belongs to the program, not to a module of the playground.
    pub visible: bool,
}

pub static METHODS: &[Native] = &[
    Native::static_method("BaseException", "__new__", new),
    Native::method("BaseException", "__init__", init),
    Native::method("BaseException", "__str__", exception_str),
    Native::method("BaseException", "__repr__", exception_repr),
    Native::method("BaseException", "with_traceback", with_traceback),
    Native::method("BaseException", "add_note", add_note),
    Native::method("BaseException", "__reduce__", reduce),
];

fn new(m: &mut Machine, args: Args) -> Outcome {
    let (mut values, keywords) = args.split();
    if values.is_empty() {
        return Err(m.type_error("BaseException.__new__(): not enough arguments"));
    }
    let class = class_argument(m, &values.remove(0))?;
    let class = match &values[..] {
        [Value::Int(number), _, ..] if &**class.name.borrow() == "OSError" => os_error_class(m, *number),
        _ => class,
    };
    let exception = m.exception_of(class.clone(), values);
    if !keywords.is_empty() {
        // Only a class with an `__init__` of its own takes keywords, but for those of ImportError and AttributeError.
        let has_own_init = !matches!(class.lookup("__init__"), Some(Value::Native(_)));
        let takes = |name: &str| matches!(name, "name" | "path" | "obj");
        if !has_own_init {
            if !keywords.iter().all(|(name, _)| takes(name))
                || !class.is_subclass_of(&m.class("ImportError"))
                    && !class.is_subclass_of(&m.class("AttributeError"))
                    && !class.is_subclass_of(&m.class("NameError"))
            {
                return Err(m.type_error(format!("{}() takes no keyword arguments", class.name())));
            }
            for (name, value) in keywords {
                exception.set(&name, value);
            }
        }
    }
    Ok(Value::Instance(exception))
}

/// `OSError(2, …)` makes a FileNotFoundError, and so on (PEP 3151).
fn os_error_class(m: &Machine, number: i64) -> Rc<super::class::Class> {
    m.class(match number {
        1 | 13 => "PermissionError",
        2 => "FileNotFoundError",
        4 => "InterruptedError",
        11 => "BlockingIOError",
        17 => "FileExistsError",
        20 => "NotADirectoryError",
        21 => "IsADirectoryError",
        32 => "BrokenPipeError",
        103 => "ConnectionAbortedError",
        104 => "ConnectionResetError",
        110 => "TimeoutError",
        111 => "ConnectionRefusedError",
        _ => "OSError",
    })
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    let (mut values, _) = args.split();
    if values.is_empty() {
        return Err(m.type_error("BaseException.__init__(): not enough arguments"));
    }
    if let Value::Instance(instance) = values.remove(0)
        && let Some(data) = instance.exception()
    {
        data.borrow_mut().args = values;
    }
    Ok(Value::None)
}

fn with_traceback(m: &mut Machine, args: Args) -> Outcome {
    let [this, _] = args.exactly(m, "BaseException.with_traceback")?;
    Ok(this)
}

fn add_note(m: &mut Machine, args: Args) -> Outcome {
    let [this, note] = args.exactly(m, "BaseException.add_note")?;
    if note.as_str().is_none() {
        let name = m.type_name(&note);
        return Err(m.type_error(format!("note must be a str, not '{name}'")));
    }
    if let Value::Instance(instance) = &this {
        match instance.get("__notes__") {
            Some(Value::List(list)) => list.items.borrow_mut().push(note),
            _ => instance.set("__notes__", Value::list(vec![note])),
        }
    }
    Ok(Value::None)
}

fn reduce(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "BaseException.__reduce__")?;
    let class = Value::Class(m.class_of(&this));
    let Value::Instance(instance) = &this else { return Err(m.type_error("not an exception")) };
    let given = instance.exception().map_or_else(Vec::new, |data| data.borrow().args.clone());
    let mut parts = vec![class, Value::tuple(given)];
    if !instance.attributes.borrow().is_empty() {
        parts.push(m.attributes_dict(&this)?);
    }
    Ok(Value::tuple(parts))
}
