//! `__del__`: what an object says as it goes.
//! Invariant: it is called once for an object, between two statements of the program or as a function returns, and what
//! it raises is printed and goes no further.

use super::Machine;
use crate::python::native::{Args, Outcome, Reason};
use crate::python::value::Value;

impl Machine {
    /// Calls `__del__` of what was dropped.
    pub(super) fn finalize_dropped(&mut self) -> Outcome<()> {
        let dying = std::mem::take(&mut *self.orphans.dying.borrow_mut());
        for instance in dying {
            self.finalize(&Value::Instance(instance))?;
        }
        Ok(())
    }

    fn finalize(&mut self, instance: &Value) -> Outcome<()> {
        let Some(function) = self.class_of(instance).lookup("__del__") else { return Ok(()) };
        match self.call(&function, Args::one(instance.clone())) {
            Ok(_) => Ok(()),
            Err(exit) if exit.is_limit() => Err(exit),
            Err(exit) => {
                let Reason::Raise(exception) = exit.reason() else { return Ok(()) };
                let function = self.repr(&function)?;
                let exception = self.exception_line(&exception);
                self.write(&format!("Exception ignored in: {function}\n{exception}\n"), true)
            }
        }
    }
}
