//! What `await` and `async for` ask of an object.
//! Invariant: the errors name the type as CPython does.

use crate::python::code::CodeKind;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

impl Machine {
    /// The iterator that `await` drives.
    pub(super) fn awaitable(&mut self, value: Value) -> Outcome {
        match &value {
            Value::Generator(generator) if generator.kind == CodeKind::Coroutine => return Ok(value),
            Value::Instance(_) => {
                if let Some(iterator) = self.call_special(&value, "__await__", Args::none()) {
                    return iterator;
                }
            }
            _ => {}
        }
        let name = self.type_name(&value);
        Err(self.type_error(format!("object {name} can't be used in 'await' expression")))
    }

    pub(super) fn async_iterator(&mut self, value: &Value) -> Outcome {
        self.call_special(value, "__aiter__", Args::none()).unwrap_or_else(|| {
            let name = self.type_name(value);
            Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {name}")))
        })
    }

    /// What the next item of an asynchronous iterator is awaited from.
    pub(super) fn async_next(&mut self, iterator: &Value) -> Outcome {
        self.call_special(iterator, "__anext__", Args::none()).unwrap_or_else(|| {
            let name = self.type_name(iterator);
            Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")))
        })
    }
}
