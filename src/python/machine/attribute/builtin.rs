//! The attributes that built-in values have of themselves, and what `__dict__` gives.
//! Invariant: a class is asked first; None here means that the value has no attribute of that name.

use super::super::Machine;
use crate::python::native::Outcome;
use crate::python::object::descriptor::Descriptor;
use crate::python::object::instance::Instance;
use crate::python::value::{Name, Value};
use std::rc::Rc;

impl Machine {
    /// Attributes that values without a namespace of their own have.
    pub(super) fn builtin_attribute(&mut self, value: &Value, name: &str) -> Outcome<Option<Value>> {
        if name == "__class__" {
            return Ok(Some(Value::Class(self.class_of(value))));
        }
        let found = match value {
            Value::Function(function) => match name {
                "__name__" => Some(Value::Str(function.name.borrow().clone())),
                "__qualname__" => Some(Value::Str(function.qualname.borrow().clone())),
                "__defaults__" => {
                    let defaults = function.defaults.borrow().clone();
                    Some(if defaults.is_empty() { Value::None } else { Value::Tuple(defaults) })
                }
                "__kwdefaults__" => Some(function.keyword_defaults.borrow().clone().map_or(Value::None, Value::Dict)),
                "__dict__" => {
                    let pairs: Vec<(Value, Value)> = function
                        .attributes
                        .borrow()
                        .iter()
                        .filter(|(key, _)| !matches!(&***key, "__doc__" | "__module__" | "__annotations__"))
                        .map(|(k, v)| (Value::Str(k.clone()), v.clone()))
                        .collect();
                    Some(self.new_dict(pairs)?)
                }
                "__annotations__" if !function.attributes.borrow().contains_key(name) => {
                    let dict = self.new_dict(Vec::new())?;
                    function.attributes.borrow_mut().insert(Name::from(name), dict.clone());
                    Some(dict)
                }
                "__code__" => Some(self.code_object(function)),
                "__closure__" if function.closure.is_empty() => Some(Value::None),
                "__closure__" => Some(Value::tuple(function.closure.iter().cloned().map(Value::Cell).collect())),
                "__module__" if !function.attributes.borrow().contains_key(name) => {
                    Some(Value::Str(function.globals.module.clone()))
                }
                "__doc__" if !function.attributes.borrow().contains_key(name) => {
                    Some(function.code.doc.clone().map_or(Value::None, Value::Str))
                }
                _ => function.attributes.borrow().get(name).cloned(),
            },
            Value::Method(method) => match name {
                "__self__" => Some(method.this.clone()),
                "__func__" => Some(method.function.clone()),
                "__get__" => None,
                _ => {
                    let function = method.function.clone();
                    return match &function {
                        Value::Function(_) | Value::Native(_) => self.builtin_attribute(&function, name),
                        _ => self.attribute_or_none(&function, name),
                    };
                }
            },
            Value::Native(native) => match name {
                "__name__" => Some(Value::str(native.name)),
                "__qualname__" if native.owner.is_empty() => Some(Value::str(native.name)),
                "__qualname__" => Some(Value::from(format!("{}.{}", native.owner, native.name))),
                "__module__" => Some(Value::str("builtins")),
                "__doc__" => Some(Value::None),
                _ => None,
            },
            Value::Generator(generator) => match name {
                "__name__" => Some(Value::Str(generator.name.borrow().clone())),
                "__qualname__" => Some(Value::Str(generator.qualname.borrow().clone())),
                _ => None,
            },
            Value::Range(range) => match name {
                "start" => Some(Value::Int(range.start)),
                "stop" => Some(Value::Int(range.stop)),
                "step" => Some(Value::Int(range.step)),
                _ => None,
            },
            Value::Slice(slice) => match name {
                "start" => Some(slice.start.clone()),
                "stop" => Some(slice.stop.clone()),
                "step" => Some(slice.step.clone()),
                _ => None,
            },
            Value::Complex(pair) => match name {
                "real" => Some(Value::Float(pair.0)),
                "imag" => Some(Value::Float(pair.1)),
                _ => None,
            },
            Value::Int(_) | Value::Big(_) | Value::Bool(_) => match name {
                "real" | "numerator" => Some(self.plain_int(value)),
                "imag" => Some(Value::Int(0)),
                "denominator" => Some(Value::Int(1)),
                _ => None,
            },
            Value::Float(x) => match name {
                "real" => Some(Value::Float(*x)),
                "imag" => Some(Value::Float(0.0)),
                _ => None,
            },
            Value::Cell(cell) if name == "cell_contents" => Some(cell.borrow().clone()),
            Value::Descriptor(descriptor) => match (&**descriptor, name) {
                (Descriptor::Property(property), "fget") => Some(property.getter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "fset") => Some(property.setter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "fdel") => Some(property.deleter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "__doc__") => Some(property.doc.clone().set_or(Value::None)),
                (
                    Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function),
                    "__func__" | "__wrapped__",
                ) => Some(function.clone()),
                (Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function), _)
                    if matches!(name, "__name__" | "__doc__" | "__qualname__" | "__module__") =>
                {
                    return self.attribute_or_none(&function.clone(), name);
                }
                _ => None,
            },
            _ => None,
        };
        if found.is_none() && name == "__doc__" {
            return Ok(Some(Value::None));
        }
        Ok(found)
    }

    pub(super) fn plain_int(&self, value: &Value) -> Value {
        match value {
            Value::Bool(b) => Value::Int(i64::from(*b)),
            other => other.clone(),
        }
    }

    pub(super) fn exception_attribute(&self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        if let Some(found) = self.codec_error_attribute(instance, name) {
            return Some(found);
        }
        let data = instance.exception()?.borrow();
        let link = |other: &Option<Rc<Instance>>| other.clone().map_or(Value::None, Value::Instance);
        match name {
            // The name of a file is kept apart.
            "args" if (3..=5).contains(&data.args.len()) && self.is_exception(instance, "OSError") => {
                Some(Value::tuple(data.args[..2].to_vec()))
            }
            "args" => Some(Value::tuple(data.args.clone())),
            "__cause__" => Some(link(&data.cause)),
            "__context__" => Some(link(&data.context)),
            "__suppress_context__" => Some(Value::Bool(data.suppress_context)),
            "__traceback__" if data.traceback.is_empty() => Some(Value::None),
            "__traceback__" => {
                let (told, chain) = data.chain.take();
                let mut chain = if told == 0 { Value::None } else { chain };
                for passed in data.traceback.iter().skip(told).filter(|passed| passed.visible) {
                    chain = self.traceback_object(&passed.function, passed.line, chain);
                }
                data.chain.replace((data.traceback.len(), chain.clone()));
                Some(chain)
            }
            "__notes__" => None,
            "value" if self.is_exception(instance, "StopIteration") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "msg" if self.is_exception(instance, "ImportError") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "name" | "path" if self.is_exception(instance, "ImportError") => Some(Value::None),
            "code" if self.is_exception(instance, "SystemExit") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "filename" if self.is_exception(instance, "OSError") => {
                Some(data.args.get(2).filter(|_| data.args.len() <= 5).cloned().unwrap_or(Value::None))
            }
            "errno" if self.is_exception(instance, "OSError") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "strerror" if self.is_exception(instance, "OSError") => {
                Some(data.args.get(1).cloned().unwrap_or(Value::None))
            }
            _ => None,
        }
    }

    /// `obj.__dict__`.
    pub(super) fn live_dict(&mut self, instance: &Rc<Instance>) -> Outcome {
        let copy = self.attributes_dict(&Value::Instance(instance.clone()))?;
        let Value::Dict(copy) = copy else { return Ok(copy) };
        Ok(Value::Dict(instance.live_dict(|_| copy)))
    }

    /// Changes an attribute in the object's own namespace.
    pub(super) fn put_attribute(&mut self, instance: &Rc<Instance>, name: &Name, value: Value) -> Outcome<()> {
        if let Some(dict) = instance.live() {
            instance.follow_live();
            self.dict_set(&dict, Value::Str(name.clone()), value.clone())?;
            instance.settle_live();
        }
        let old = instance.attributes.borrow_mut().insert(name.clone(), value);
        drop(old);
        Ok(())
    }

    /// A copy of the attributes as a dict.
    pub fn attributes_dict(&mut self, value: &Value) -> Outcome {
        let Value::Instance(instance) = value else { return Err(self.no_attribute(value, "__dict__")) };
        instance.follow_live();
        let pairs: Vec<(Value, Value)> =
            instance.attributes.borrow().iter().map(|(k, v)| (Value::Str(k.clone()), v.clone())).collect();
        self.new_dict(pairs)
    }
}
