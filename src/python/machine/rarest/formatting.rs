//! `FormatValue`: the replacement fields of f-strings.
//! Invariant: a `__str__` or `__repr__` of the program runs as a frame of its own, so that it can be stepped.

use std::rc::Rc;

use crate::python::code::Conversion;
use crate::python::machine::Machine;
use crate::python::machine::run::Rare;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

impl Machine {
    pub(super) fn begin_format(&mut self, conversion: Conversion, value: Value, spec: Value) -> Outcome<Rare> {
        let spec_text = spec.as_str().cloned().unwrap_or_else(|| Rc::from(""));
        // `f'{obj}'`: the program's `__str__` runs as a frame of its own.
        if spec_text.is_empty()
            && conversion != Conversion::Ascii
            && let Value::Instance(instance) = &value
        {
            let class = instance.class();
            let own = |name: &str| class.lookup(name).filter(|found| matches!(found, Value::Function(_)));
            let has_own_format = conversion == Conversion::None && own("__format__").is_some();
            // Without a `__str__` of any kind, `__repr__` speaks for it.
            let is_plain = matches!(class.lookup("__str__"), Some(Value::Native(native)) if native.owner == "object");
            if !has_own_format {
                let wants_str = conversion != Conversion::Repr;
                if wants_str && let Some(found) = own("__str__") {
                    fn check(machine: &mut Machine, answer: Value) -> Outcome {
                        if answer.as_str().is_some() {
                            return Ok(answer);
                        }
                        let name = machine.type_name(&answer);
                        Err(machine.type_error(format!("__str__ returned non-string (type {name})")))
                    }
                    self.push_mapped(found, Args::one(value.clone()), check);
                    return Ok(Rare::Switch);
                }
                if (!wants_str || is_plain)
                    && let Some(found) = own("__repr__")
                {
                    self.push_mapped(found, Args::one(value.clone()), Self::checked_repr);
                    return Ok(Rare::Switch);
                }
            }
        }
        let converted = match conversion {
            Conversion::None => value,
            Conversion::Str => Value::Str(self.str(&value)?),
            Conversion::Repr => Value::from(self.repr(&value)?),
            Conversion::Ascii => Value::from(self.ascii(&value)?),
        };
        let text = match &converted {
            Value::Str(text) if spec_text.is_empty() => text.clone(),
            _ => self.format(&converted, &spec_text)?,
        };
        self.stack.push(Value::Str(text));
        Ok(Rare::Done)
    }
}
