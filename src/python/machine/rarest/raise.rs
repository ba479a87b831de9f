//! What `raise`, `except` and `with` do.
//! Invariant: what is raised is an instance of a class of exceptions, or TypeError in CPython's words.

use super::super::Machine;
use super::super::run::Rare;
use crate::python::frame::Role;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::instance::Instance;
use crate::python::value::Value;
use std::rc::Rc;

impl Machine {
    pub(super) fn raise(&mut self, kind: u8) -> Exit {
        let cause = if kind == 2 { self.pop() } else { Value::Unset };
        if kind == 0 {
            return match self.handled_exception() {
                Some(exception) => {
                    self.is_reraised = true;
                    Exit::raise(exception)
                }
                None => self.error("RuntimeError", "No active exception to reraise"),
            };
        }
        let raised = self.pop();
        let exception = match self.exception_from(raised, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(exit) => return exit,
        };
        if kind == 2 {
            let cause = match cause {
                Value::None => None,
                other => match self.exception_from(other, "exception causes must derive from BaseException") {
                    Ok(cause) => Some(cause),
                    Err(exit) => return exit,
                },
            };
            if let Some(data) = exception.exception() {
                let mut data = data.borrow_mut();
                data.cause = cause;
                data.suppress_context = true;
            }
        }
        Exit::raise(exception)
    }

    /// An exception given as an instance or as a class.
    pub fn exception_from(&mut self, value: Value, refusal: &str) -> Outcome<Rc<Instance>> {
        let value = match &value {
            Value::Class(class) if class.is_subclass_of(&self.types.base_exception) => {
                self.call(&value, Args::none())?
            }
            _ => value,
        };
        match value {
            Value::Instance(instance) if instance.exception().is_some() => Ok(instance),
            _ => Err(self.type_error(refusal)),
        }
    }

    /// Whether `except classes` catches an exception.
    pub fn exception_matches(&mut self, exception: &Value, classes: &Value) -> Outcome<bool> {
        let refusal = "catching classes that do not inherit from BaseException is not allowed";
        match classes {
            Value::Class(class) if class.is_subclass_of(&self.types.base_exception) => {
                Ok(self.is_instance(exception, class))
            }
            Value::Tuple(items) => {
                for item in items.iter() {
                    match item {
                        Value::Class(class) if class.is_subclass_of(&self.types.base_exception) => {
                            if self.is_instance(exception, class) {
                                return Ok(true);
                            }
                        }
                        _ => return Err(self.type_error(refusal)),
                    }
                }
                Ok(false)
            }
            _ => Err(self.type_error(refusal)),
        }
    }

    pub(super) fn before_with(&mut self, is_async: bool) -> Outcome<Rare> {
        let manager = self.pop();
        let (enter, exit, protocol) = if is_async {
            ("__aenter__", "__aexit__", "asynchronous context manager")
        } else {
            ("__enter__", "__exit__", "context manager")
        };
        let Some(enter_method) = self.special(&manager, enter) else {
            let name = self.type_name(&manager);
            return Err(self.type_error(format!("'{name}' object does not support the {protocol} protocol")));
        };
        let Some(exit_method) = self.special(&manager, exit) else {
            let name = self.type_name(&manager);
            let text = format!("'{name}' object does not support the {protocol} protocol (missed {exit} method)");
            return Err(self.type_error(text));
        };
        self.stack.push(exit_method);
        let begun = self.begin_call(enter_method, Args::none(), Role::Call)?;
        Ok(self.answer(begun))
    }
}
