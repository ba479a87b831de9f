//! Tracebacks, frames and code as objects.
//! Invariant: they are made when a program looks at them, and are as much as programs look at.

use super::super::Machine;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

impl Machine {
    /// What `__traceback__` is a chain of, as far as programs look into it.
    pub(super) fn traceback_object(&self, function: &Name, line: u32, next: Value) -> Value {
        let traceback = Instance::new(self.types.traceback.clone(), Payload::None);
        traceback.set("tb_frame", self.frame_object(function, line, Value::None));
        traceback.set("tb_lasti", Value::Int(0));
        traceback.set("tb_lineno", Value::Int(i64::from(line)));
        traceback.set("tb_next", next);
        Value::Instance(traceback)
    }

    /// A frame, as far as programs look into it.
    pub fn frame_object(&self, function: &Name, line: u32, back: Value) -> Value {
        let code = Instance::new(self.types.code.clone(), Payload::None);
        code.set("co_name", Value::Str(function.clone()));
        code.set("co_qualname", Value::Str(function.clone()));
        code.set("co_filename", Value::str("main.py"));
        let frame = Instance::new(self.types.frame.clone(), Payload::None);
        frame.set("f_back", back);
        frame.set("f_code", Value::Instance(code));
        frame.set("f_lineno", Value::Int(i64::from(line)));
        Value::Instance(frame)
    }

    /// `function.__code__`, as far as programs look into it.
    pub(super) fn code_object(&self, function: &crate::python::object::function::Function) -> Value {
        let code = &function.code;
        let object = Instance::new(self.types.code.clone(), Payload::None);
        object.set("co_name", Value::Str(code.name.clone()));
        object.set("co_qualname", Value::Str(code.qualname.clone()));
        object.set("co_filename", Value::str("main.py"));
        object.set("co_firstlineno", Value::Int(i64::from(code.first_line)));
        object.set("co_argcount", Value::Int(i64::from(code.parameters.positional)));
        object.set("co_posonlyargcount", Value::Int(i64::from(code.parameters.positional_only)));
        object.set("co_kwonlyargcount", Value::Int(i64::from(code.parameters.keyword_only)));
        let parameters = &code.parameters;
        let (positional, keyword_only) = (parameters.positional as usize, parameters.keyword_only as usize);
        let has_args = usize::from(parameters.has_args);
        let mut names: Vec<Name> = code.locals.to_vec();
        // Ours lie with `*args` before what is keyword only.
        if let Some(middle) = names.get_mut(positional..positional + has_args + keyword_only) {
            middle.rotate_left(has_args);
        }
        let is_cell = |name: &&Name| code.cells.contains(name);
        let (own, free) = code.cells.split_at(code.cells.len() - code.free_count);
        let names = names
            .iter()
            .take(parameters.count())
            .chain(names.iter().skip(parameters.count()).filter(|name| !is_cell(name)));
        let tuple = |names: &[Name]| Value::tuple(names.iter().cloned().map(Value::Str).collect());
        object.set("co_varnames", Value::tuple(names.cloned().map(Value::Str).collect()));
        object.set("co_cellvars", tuple(own));
        object.set("co_freevars", tuple(free));
        Value::Instance(object)
    }
}
