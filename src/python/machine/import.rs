//! Imports: from the modules that the playground has, and from nowhere else.
//! Invariant: a module's code runs at most once.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Machine;
use crate::python::code::Code;
use crate::python::frame::Activation;
use crate::python::modules;
use crate::python::native::{Exit, Outcome};
use crate::python::object::module::Module;
use crate::python::value::{Globals, Name, Value};

/// The code of a module of our own, and the names of its variables in the order of their slots.
type Compiled = (Rc<Code>, Vec<Name>);

thread_local! {
    /// The modules that any run has imported: the next one need not compile them again.
    static COMPILED: RefCell<FxHashMap<Name, Compiled>> = RefCell::default();
}

/// The code of a module for these variables.
fn compiled(name: &str, text: &'static str, globals: &Rc<Globals>) -> Option<Rc<Code>> {
    let known = COMPILED.with_borrow(|modules| modules.get(name).cloned());
    if let Some((code, names)) = known {
        let is_same = names.iter().enumerate().all(|(slot, name)| globals.slot(name) as usize == slot);
        if is_same {
            return Some(code);
        }
    }
    let code = crate::python::compile_module(text, globals)?;
    let entry = (code.clone(), globals.names());
    COMPILED.with_borrow_mut(|modules| modules.insert(Name::from(name), entry));
    Some(code)
}

impl Machine {
    /// `import a.b.c`, giving `a.b.c`.
    ///
    /// # Errors
    /// ModuleNotFoundError, and what the module's own code raises.
    pub fn import_module(&mut self, name: &str) -> Outcome {
        if let Some(module) = self.modules.get(name) {
            return Ok(Value::Module(module.clone()));
        }
        if name.starts_with('.') {
            return Err(self.error("ImportError", "attempted relative import with no known parent package"));
        }
        // The packages around it come first, the outermost before all.
        for (end, _) in name.match_indices('.') {
            self.import_one(&name[..end])?;
        }
        self.import_one(name)
    }

    /// A module whose packages have been imported.
    fn import_one(&mut self, name: &str) -> Outcome {
        if let Some(module) = self.modules.get(name) {
            return Ok(Value::Module(module.clone()));
        }
        let parent = name.rsplit_once('.');
        let Some(source) = modules::find(name) else {
            let text = match parent {
                Some((parent, _)) if !modules::is_package(parent) => {
                    format!("No module named '{name}'; '{parent}' is not a package")
                }
                _ => format!("No module named '{name}'"),
            };
            return Err(self.import_error("ModuleNotFoundError", text, name));
        };
        let globals = Globals::new(name, self.builtins.clone());
        globals.set("__name__", Value::from(name));
        let module = Rc::new(Module { name: Name::from(name), globals: globals.clone() });
        self.modules.insert(Name::from(name), module.clone());
        if let Some((parent, child)) = parent
            && let Some(parent) = self.modules.get(parent)
        {
            parent.globals.set(child, Value::Module(module.clone()));
        }
        if let Some(fill) = source.native {
            fill(self, &globals)?;
        }
        if let Some(text) = source.python {
            match compiled(name, text, &globals) {
                Some(code) => {
                    let floor = self.frames.len();
                    self.push_module(code, globals);
                    if let Err(exit) = self.run_nested(floor) {
                        self.modules.shift_remove(name);
                        return Err(exit);
                    }
                }
                None => return Err(self.error("ImportError", format!("the module '{name}' is damaged"))),
            }
        }
        Ok(Value::Module(module))
    }

    /// `from module import name`.
    ///
    /// # Errors
    /// ImportError.
    pub(super) fn import_from(&mut self, module: &Value, name: &str) -> Outcome {
        if let Some(value) = self.attribute_or_none(module, name)? {
            return Ok(value);
        }
        let Value::Module(module) = module else { return Err(self.error("ImportError", "not a module")) };
        let full = format!("{}.{name}", module.name);
        if modules::find(&full).is_some() {
            return self.import_module(&full);
        }
        let text = format!("cannot import name '{name}' from '{}'", module.name);
        let module = module.name.clone();
        Err(self.import_error("ImportError", text, &module))
    }

    /// An ImportError with its `name`, the module's.
    fn import_error(&self, class: &str, text: String, module: &str) -> Exit {
        let exception = self.new_exception(class, vec![Value::from(text)]);
        exception.set("name", Value::str(module));
        Exit::raise(exception)
    }

    /// `from module import *`.
    pub(super) fn import_star(&mut self, module: &Value) -> Outcome<()> {
        let Value::Module(inside) = module else { return Ok(()) };
        let target = self.frames.last().and_then(Activation::as_frame).map(|frame| frame.globals().clone());
        let Some(target) = target else { return Ok(()) };
        match inside.globals.get("__all__") {
            Some(listed) => {
                for name in self.collect(&listed)? {
                    // The module's own `__getattr__` may provide some of them.
                    if let Some(name) = name.as_str() {
                        let value = self.attribute(module, name)?;
                        target.set(name, value);
                    }
                }
            }
            None => {
                for (name, value) in inside.globals.bound().into_iter().filter(|(name, _)| !name.starts_with('_')) {
                    target.set(&name, value);
                }
            }
        }
        Ok(())
    }
}
