//! What objects show that have no literal: `<function f at 0x7f…>`.
//! Invariant: an object shows the same address wherever it is shown.

use std::rc::Rc;

use crate::python::code::{CodeKind, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, NativeKind, Outcome};
use crate::python::object::class::Class;
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Method;
use crate::python::value::Value;

/// Of `object`: what every value can do that its type does not do otherwise.
pub static METHODS: &[Native] = &[
    Native::method("object", "__eq__", |m, args| m.object_compare(CompareOp::Equal, args)),
    Native::method("object", "__ne__", |m, args| m.object_compare(CompareOp::NotEqual, args)),
    Native::method("object", "__lt__", |m, args| m.object_compare(CompareOp::Less, args)),
    Native::method("object", "__le__", |m, args| m.object_compare(CompareOp::LessEqual, args)),
    Native::method("object", "__gt__", |m, args| m.object_compare(CompareOp::Greater, args)),
    Native::method("object", "__ge__", |m, args| m.object_compare(CompareOp::GreaterEqual, args)),
    Native::method("object", "__hash__", hash),
    Native::method("object", "__repr__", repr),
    Native::method("object", "__str__", str),
    Native::method("object", "__format__", format),
];

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__hash__", args)?;
    match &this {
        Value::Instance(instance) if instance.inner().is_none() => Ok(Value::Int(super::super::address_hash(&this))),
        _ => m.hash(this.plain()).map(Value::Int),
    }
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__repr__", args)?;
    match &this {
        // Reached through `super()`: what the built-in base would say is not asked for.
        Value::Instance(instance) if instance.inner().is_none() => {
            let class = m.class_of(&this);
            Ok(Value::from(format!("<{} object at {}>", dotted_name(&class), address_text(&this))))
        }
        _ => m.builtin_repr(&this).map(Value::from),
    }
}

fn str(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__str__", args)?;
    m.builtin_str(&this).map(Value::Str)
}

fn format(m: &mut Machine, args: Args) -> Outcome {
    let [this, spec] = args.exactly::<2>(m, "object.__format__")?;
    let Some(spec) = spec.as_str().cloned() else {
        let name = m.type_name(&spec);
        return Err(m.type_error(format!("__format__() argument must be str, not {name}")));
    };
    m.builtin_format(&this, &spec).map(Value::Str)
}

/// `0x7f…`: where CPython would show an address.
pub fn address_text(value: &Value) -> String {
    format!("0x7f{:010x}", value.address() & 0xff_ffff_ffff)
}

/// `datetime.date`, `__main__.User`, `int`.
fn dotted_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualname.borrow());
    if &**module == "builtins" { name.to_string() } else { format!("{module}.{name}") }
}

impl Machine {
    /// The repr of a value that is not a literal.
    pub(super) fn write_object(&mut self, value: &Value, out: &mut String) -> Outcome<()> {
        let at = address_text(value);
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
                format!("<cell at {at}: {name} object at {}>", address_text(&inside))
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
                let at = address_text(&method.this);
                Ok(format!("<built-in method {} of type object at {at}>", native.name))
            }
            Value::Native(native) => {
                let (name, at) = (self.type_name(&method.this), address_text(&method.this));
                let kind = if native.name.starts_with("__") { "method-wrapper" } else { "built-in method" };
                let shown = if kind == "method-wrapper" { format!("'{}'", native.name) } else { native.name.to_owned() };
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
        NativeKind::Method if name.starts_with("__") => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        NativeKind::Method => format!("<method '{name}' of '{owner}' objects>"),
        NativeKind::Function => format!("<built-in function {name}>"),
        NativeKind::ClassMethod | NativeKind::StaticMethod => format!("<built-in method {name} of type object>"),
    }
}
