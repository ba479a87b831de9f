//! Names of class bodies, and annotations.
//! Invariant: a name is looked for in the class namespace, then the globals, then the builtins.

use crate::python::frame::Activation;
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::value::{Name, Value};

impl Machine {
    #[inline(never)]
    pub(in crate::python::machine) fn load_name(&mut self, name: &Name) -> Outcome {
        if let Some(value) = self.namespace().borrow().get(name) {
            return Ok(value.clone());
        }
        let globals = self.frames.last().and_then(Activation::as_frame).map(|frame| frame.globals().clone());
        if let Some(value) = globals.and_then(|globals| globals.get(name)) {
            return Ok(value);
        }
        if let Some(value) = self.builtins.borrow().get(name) {
            return Ok(value.clone());
        }
        Err(self.name_error(name))
    }

    pub(super) fn store_annotation(&mut self, name: Name, value: Value) -> Outcome<()> {
        let frame = self.frames.last().and_then(Activation::as_frame);
        let key = Name::from("__annotations__");
        let (globals, namespace) = match frame {
            Some(frame) => (frame.globals().clone(), frame.namespace().cloned()),
            None => return Ok(()),
        };
        let existing = match &namespace {
            Some(namespace) => namespace.borrow().get(&key).cloned(),
            None => globals.get(&key),
        };
        let dict = match existing {
            Some(Value::Dict(dict)) => dict,
            _ => {
                let Value::Dict(dict) = self.new_dict(Vec::new())? else { return Ok(()) };
                match &namespace {
                    Some(namespace) => {
                        namespace.borrow_mut().insert(key, Value::Dict(dict.clone()));
                    }
                    None => globals.set(&key, Value::Dict(dict.clone())),
                }
                dict
            }
        };
        self.dict_set(&dict, Value::Str(name), value)
    }
}
