//! What objects show that have no literal: `<function f at 0x7f…>`.
//! Invariant: an object shows the same address wherever it is shown.

use std::rc::Rc;

use crate::python::code::CodeKind;
use crate::python::machine::Machine;
use crate::python::native::{Native, NativeKind, Outcome};
use crate::python::object::base::address_text;
use crate::python::object::class::Class;
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Method;
use crate::python::value::Value;

/// `datetime.date`, `__main__.User`, `int`.
fn dotted_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualname.borrow());
    if &**module == "builtins" { name.to_string() } else { format!("{module}.{name}") }
}

impl Machine {
    /// The repr of a value that is not a literal.
    pub(super) fn write_object(&mut self, value: &Value, out: &mut String) -> Outcome<()> {
        let at = address_text(value.address());
        let text = match value {
            Value::Function(function) => format!("<function {} at {at}>", function.qualname.borrow()),
            Value::Native(native) => native_text(native),
            Value::Method(method) => {
                let method = method.clone();
                self.method_text(&method)?
            }
            Value::Class(class) => format!("<class '{}'>", dotted_name(class)),
            Value::Module(module) => match &*module.name {
                "__main__" => "<module '__main__'>".to_owned(),
                name => format!("<module '{name}' (built-in)>"),
            },
            Value::Generator(generator) => {
                let kind = match generator.kind {
                    CodeKind::Coroutine => "coroutine",
                    CodeKind::AsyncGenerator => "async_generator",
                    _ => "generator",
                };
                format!("<{kind} object {} at {at}>", generator.qualname.borrow())
            }
            Value::Iter(iter) => {
                let name = iter.try_borrow().map_or("iterator", |iter| iter.type_name());
                format!("<{name} object at {at}>")
            }
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::Property(_) => format!("<property object at {at}>"),
                Descriptor::StaticMethod(inner) => format!("<staticmethod({})>", self.repr(inner)?),
                Descriptor::ClassMethod(inner) => format!("<classmethod({})>", self.repr(inner)?),
            },
            Value::Instance(instance) if instance.exception().is_some() => {
                let instance = instance.clone();
                self.exception_repr(&instance)?
            }
            Value::Cell(cell) => {
                let inside = cell.borrow().clone();
                let name = self.type_name(&inside);
                format!("<cell at {at}: {name} object at {}>", address_text(inside.address()))
            }
            _ => {
                let class = self.class_of(value);
                format!("<{} object at {at}>", dotted_name(&class))
            }
        };
        out.push_str(&text);
        Ok(())
    }

    fn method_text(&mut self, method: &Rc<Method>) -> Outcome<String> {
        match &method.function {
            Value::Native(native) if native.kind == NativeKind::ClassMethod => {
                let at = address_text(method.this.address());
                Ok(format!("<built-in method {} of type object at {at}>", native.name))
            }
            Value::Native(native) if native.is_python_like() => {
                let this = self.repr(&method.this)?;
                Ok(format!("<bound method {}.{} of {this}>", native.owner, native.name))
            }
            Value::Native(native) => {
                let (name, at) = (self.type_name(&method.this), address_text(method.this.address()));
                let kind = if native.name.starts_with("__") { "method-wrapper" } else { "built-in method" };
                let shown =
                    if kind == "method-wrapper" { format!("'{}'", native.name) } else { native.name.to_owned() };
                Ok(format!("<{kind} {shown} of {name} object at {at}>"))
            }
            function => {
                let name = match function {
                    Value::Function(function) => function.qualname.borrow().clone(),
                    other => self.type_name(other),
                };
                let this = self.repr(&method.this)?;
                Ok(format!("<bound method {name} of {this}>"))
            }
        }
    }
}

fn native_text(native: &Native) -> String {
    let (name, owner) = (native.name, native.owner);
    match native.kind {
        _ if native.is_python_like() => {
            format!("<function {owner}.{name} at {}>", address_text(std::ptr::from_ref(native) as usize))
        }
        NativeKind::Method if name.starts_with("__") => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        NativeKind::Method => format!("<method '{name}' of '{owner}' objects>"),
        NativeKind::Function => format!("<built-in function {name}>"),
        NativeKind::ClassMethod | NativeKind::StaticMethod => format!("<built-in method {name} of type object>"),
    }
}
