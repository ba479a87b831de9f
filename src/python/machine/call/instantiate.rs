//! `Class(...)`: `__new__`, then `__init__`.
//! Invariant: as of every call: a value at once, or exactly one activation more.

use std::rc::Rc;

use crate::python::frame::{Activation, Role};
use crate::python::machine::Machine;
use crate::python::machine::tasks::NewThenInit;
use crate::python::native::{Args, Outcome};
use crate::python::object::class::{Class, Layout};
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::Value;

impl Machine {
    /// `Class(...)`.
    pub(super) fn begin_instantiate(&mut self, class: &Rc<Class>, args: Args, role: Role) -> Outcome<Option<Value>> {
        if let Some(metaclass) = &class.metaclass
            && let Some(call) = metaclass.lookup("__call__")
            && matches!(call, Value::Function(_))
        {
            return self.begin_call(call, args.prepend(Value::Class(class.clone())), role);
        }
        self.begin_type_call(class, args, role)
    }

    /// What `type.__call__` does: `__new__`, then `__init__`.
    pub(in crate::python::machine) fn begin_type_call(
        &mut self,
        class: &Rc<Class>,
        args: Args,
        role: Role,
    ) -> Outcome<Option<Value>> {
        if !class.is_heap {
            let Some(new) = class.lookup("__new__") else {
                let name = class.full_name();
                return Err(self.type_error(format!("cannot create '{name}' instances")));
            };
            return self.begin_call(new, args.prepend(Value::Class(class.clone())), role);
        }
        let new = class.lookup("__new__").unwrap_or_default();
        let init = class.lookup("__init__").unwrap_or_default();
        match &new {
            // `object.__new__` and the constructors of built-in types.
            Value::Native(_) => {
                let has_init = matches!(init, Value::Function(_)) || !matches!(init, Value::Native(_));
                let is_plain = matches!(&new, Value::Native(native) if native.owner == "object");
                let instance = match class.layout {
                    Layout::Object if is_plain => {
                        self.check_abstract(class)?;
                        if !has_init && !args.values.is_empty() {
                            let name = class.name();
                            return Err(self.type_error(format!("{name}() takes no arguments")));
                        }
                        Value::Instance(Instance::new(class.clone(), Payload::None))
                    }
                    // What `__init__` fills starts empty.
                    Layout::List | Layout::Dict | Layout::Set | Layout::ByteArray => {
                        self.call(&new, Args::one(Value::Class(class.clone())))?
                    }
                    _ => {
                        let copy = Args { values: args.values.clone(), keywords: args.keywords.clone() };
                        self.call(&new, copy.prepend(Value::Class(class.clone())))?
                    }
                };
                match &init {
                    Value::Unset => self.settle(instance, role),
                    Value::Native(native) if native.owner == "object" => self.settle(instance, role),
                    _ => {
                        if !matches!(role, Role::Call) {
                            let value = self.call_init(&init, instance, class, args)?;
                            return self.settle(value, role);
                        }
                        let (function, args) = self.bound_call(init, &instance, class, args)?;
                        self.begin_call(function, args, Role::Init(instance))
                    }
                }
            }
            Value::Unset => Err(self.type_error(format!("cannot create '{}' instances", class.name()))),
            _ => {
                let task = NewThenInit::new(class.clone(), new.clone(), args);
                self.frames.push(Activation::native(Box::new(task), role));
                Ok(None)
            }
        }
    }

    fn call_init(&mut self, init: &Value, instance: Value, class: &Rc<Class>, args: Args) -> Outcome {
        let (function, args) = self.bound_call(init.clone(), &instance, class, args)?;
        let floor = self.frames.len();
        match self.begin_call(function, args, Role::Init(instance))? {
            Some(value) => Ok(value),
            None => self.run_nested(floor),
        }
    }

    /// Refuses to make an instance of a class with abstract methods.
    pub fn check_abstract(&mut self, class: &Rc<Class>) -> Outcome<()> {
        let Some(Value::Set(names)) = class.get_own("__abstractmethods__") else { return Ok(()) };
        let mut missing: Vec<String> =
            names.table.borrow().iter().filter_map(|(_, name)| Some(name.as_str()?.to_string())).collect();
        if missing.is_empty() {
            return Ok(());
        }
        missing.sort();
        let plural = if missing.len() == 1 { "" } else { "s" };
        let name = class.name();
        Err(self.type_error(format!(
            "Can't instantiate abstract class {name} with abstract method{plural} {}",
            missing.join(", ")
        )))
    }
}
