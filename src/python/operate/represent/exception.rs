//! What exceptions show of themselves.
//! Invariant: the text follows the class's built-in base, whatever the program derived from it.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::instance::Instance;
use crate::python::value::Value;

fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Rc<Instance>> {
    match value {
        Value::Instance(instance) if instance.exception().is_some() => Ok(instance.clone()),
        _ => Err(m.wrong_self("BaseException", name, value)),
    }
}

/// `BaseException.__str__`
pub fn exception_str(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args::<1>("__str__", args)?;
    let exception = this(m, &object, "__str__")?;
    m.exception_text(&exception).map(Value::from)
}

/// `BaseException.__repr__`
pub fn exception_repr(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args::<1>("__repr__", args)?;
    let exception = this(m, &object, "__repr__")?;
    m.exception_repr(&exception).map(Value::from)
}

impl Machine {
    /// The text of an exception as `BaseException.__str__`, or that of its built-in base, gives it.
    ///
    /// # Errors
    /// What the arguments' own methods raise.
    pub fn exception_text(&mut self, exception: &Rc<Instance>) -> Outcome<String> {
        let args = arguments(exception);
        match &args[..] {
            [] => Ok(String::new()),
            [only] if self.is_exception(exception, "KeyError") => self.repr(only),
            [only] => self.str(only).map(|text| text.to_string()),
            [number, text, rest @ ..] if rest.len() < 4 && self.is_exception(exception, "OSError") => {
                let (number, text) = (self.str(number)?, self.str(text)?);
                match rest.first() {
                    Some(name) if !name.is_none() => {
                        let name = self.repr(name)?;
                        Ok(format!("[Errno {number}] {text}: {name}"))
                    }
                    _ => Ok(format!("[Errno {number}] {text}")),
                }
            }
            _ => match self.codec_error_text(exception, &args) {
                Some(text) => Ok(text),
                None => self.repr(&Value::tuple(args)),
            },
        }
    }

    /// `ValueError('x')`
    ///
    /// # Errors
    /// What the arguments' own methods raise.
    pub fn exception_repr(&mut self, exception: &Rc<Instance>) -> Outcome<String> {
        let name = exception.class().name();
        let mut args = arguments(exception);
        // The file name is an attribute of its own.
        if args.len() == 3 && self.is_exception(exception, "OSError") {
            args.pop();
        }
        match &args[..] {
            [only] => Ok(format!("{name}({})", self.repr(only)?)),
            _ => {
                let shown = self.repr(&Value::tuple(args))?;
                Ok(format!("{name}{shown}"))
            }
        }
    }
}

fn arguments(exception: &Instance) -> Vec<Value> {
    exception.exception().map(|exception| exception.borrow().args.clone()).unwrap_or_default()
}
