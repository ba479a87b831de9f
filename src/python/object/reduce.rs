//! How an object is taken apart to be copied or pickled: what `object.__reduce_ex__` gives.
//! Invariant: calling the first part with the second, then adding the rest, makes an equal object.

use std::rc::Rc;

use super::class::Layout;
use super::instance::{Instance, Payload};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

impl Machine {
    /// The name of a global, or (callable, arguments, state, items, pairs).
    ///
    /// # Errors
    /// `cannot pickle 'generator' object`; what `__getstate__` and its like raise.
    pub fn reduced(&mut self, value: &Value) -> Outcome {
        match value {
            Value::Instance(instance) => self.reduced_instance(value, instance),
            Value::Set(set) => {
                let items = set.table.borrow().iter().map(|(_, item)| item.clone()).collect();
                let class = if set.is_frozen { &self.types.frozenset } else { &self.types.set };
                Ok(call_of(Value::Class(class.clone()), vec![Value::list(items)]))
            }
            Value::ByteArray(bytes) => {
                let copy = Value::bytes(&bytes.borrow());
                Ok(call_of(Value::Class(self.types.bytearray.clone()), vec![copy]))
            }
            Value::Iter(_) => {
                let items = self.collect(value)?;
                let iter = self.builtins.borrow().get("iter").cloned().unwrap_or_default();
                Ok(call_of(iter, vec![Value::list(items)]))
            }
            Value::Function(function) => Ok(Value::Str(function.qualname.borrow().clone())),
            Value::Native(native) => Ok(Value::str(native.name)),
            Value::Method(method) => {
                let name = self.attribute(&method.function.clone(), "__name__")?;
                let getattr = self.builtins.borrow().get("getattr").cloned().unwrap_or_default();
                Ok(call_of(getattr, vec![method.this.clone(), name]))
            }
            _ => {
                let name = self.type_name(value);
                Err(self.type_error(format!("cannot pickle '{name}' object")))
            }
        }
    }

    fn reduced_instance(&mut self, value: &Value, instance: &Rc<Instance>) -> Outcome {
        let class = instance.class();
        if matches!(instance.payload, Payload::Native(_)) {
            let name = self.type_name(value);
            return Err(self.type_error(format!("cannot pickle '{name}' object")));
        }
        let mut args = vec![Value::Class(class.clone())];
        match (self.special(value, "__getnewargs__"), &instance.payload) {
            (Some(method), _) => {
                let more = self.call(&method, Args::none())?;
                args.extend(self.collect(&more)?);
            }
            (None, Payload::Inner(inner)) if !matches!(class.layout, Layout::List | Layout::Dict) => {
                args.push(inner.clone());
            }
            _ => {}
        }
        let state = match self.special(value, "__getstate__") {
            Some(method) => self.call(&method, Args::none())?,
            None if instance.attributes.borrow().is_empty() => Value::None,
            None => {
                let dict = self.attributes_dict(value)?;
                if class.slots.is_some() { Value::tuple(vec![Value::None, dict]) } else { dict }
            }
        };
        let (mut items, mut pairs) = (Value::None, Value::None);
        match instance.inner() {
            Some(inner @ Value::List(_)) => items = self.iter(inner)?,
            Some(Value::Dict(dict)) => {
                let all: Vec<Value> = dict
                    .map
                    .borrow()
                    .iter()
                    .map(|(key, value)| Value::tuple(vec![key.clone(), value.clone()]))
                    .collect();
                pairs = self.iter(&Value::list(all))?;
            }
            _ => {}
        }
        let registry = self.import_module("copyreg")?;
        let new = self.attribute(&registry, "__newobj__")?;
        Ok(Value::tuple(vec![new, Value::tuple(args), state, items, pairs]))
    }
}

fn call_of(callable: Value, args: Vec<Value>) -> Value {
    Value::tuple(vec![callable, Value::tuple(args)])
}
