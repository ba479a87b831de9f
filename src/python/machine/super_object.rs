//! `super()`.
//! Invariant: a proxy looks attributes up after its start class in the order of the object's own class.

use std::rc::Rc;

use super::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::class::Class;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

/// What a `super` object knows.
pub struct Super {
    start: Rc<Class>,
    this: Value,
    /// The class whose order counts: that of `this`, or `this` itself in a class method.
    class: Rc<Class>,
}

pub static METHODS: &[Native] = &[Native::static_method("super", "__new__", new)];

/// `super(type, object)`, or `super()` inside a method.
fn new(m: &mut Machine, args: Args) -> Outcome {
    let [_, start, this] = args.between(m, "super.__new__", 1)?;
    let (start, this) = if start.is_unset() {
        match m.super_of_frame() {
            Some(found) => found,
            None => return Err(m.error("RuntimeError", "super(): no arguments")),
        }
    } else {
        let Value::Class(class) = start else {
            let name = m.type_name(&start);
            return Err(m.type_error(format!("super() argument 1 must be a type, not {name}")));
        };
        (class, this)
    };
    let class = match &this {
        Value::Class(class) if class.is_subclass_of(&start) => class.clone(),
        other => m.class_of(other),
    };
    if !class.is_subclass_of(&start) {
        return Err(m.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    let proxy = Super { start, this, class };
    Ok(Value::Instance(Instance::new(m.types.super_.clone(), Payload::Native(Box::new(proxy)))))
}

impl Machine {
    /// The class and the first argument of the function that runs.
    fn super_of_frame(&self) -> Option<(Rc<Class>, Value)> {
        let frame = self.top_frame()?;
        let at = frame.code().cells.iter().position(|name| &**name == "__class__")?;
        let class = match &*frame.cells.get(at)?.borrow() {
            Value::Class(class) => class.clone(),
            _ => return None,
        };
        let captured = frame.code().cell_parameters.iter().find(|(_, local)| *local == 0);
        let this = match captured {
            Some((cell, _)) => frame.cells.get(*cell as usize)?.borrow().clone(),
            None => self.stack.get(frame.base)?.clone(),
        };
        (!this.is_unset()).then_some((class, this))
    }

    pub(super) fn begin_super_attribute(&mut self, proxy: &Super, name: &Name) -> Outcome<Option<Value>> {
        if &**name == "__class__" {
            return Ok(Some(Value::Class(self.types.super_.clone())));
        }
        let order = std::iter::once(&proxy.class).chain(proxy.class.ancestors.iter());
        let found =
            order.skip_while(|class| !Rc::ptr_eq(class, &proxy.start)).skip(1).find_map(|class| class.get_own(name));
        match found {
            Some(found) => {
                match (&proxy.this, &found) {
                    // In a class method, or in `__new__`: functions stay as they are.
                    (Value::Class(class), Value::Function(_)) if !self.is_metaclass_call(class, proxy) => {
                        Ok(Some(found))
                    }
                    (Value::Class(class), Value::Native(native))
                        if native.kind == crate::python::native::NativeKind::Method
                            && !self.is_metaclass_call(class, proxy) =>
                    {
                        Ok(Some(found))
                    }
                    _ => {
                        let class = proxy.class.clone();
                        let this = proxy.this.clone();
                        self.bind_attribute(found, &this, &class).map(Some)
                    }
                }
            }
            None => {
                if let Value::Instance(instance) = &proxy.this
                    && matches!(&**name, "__dict__" | "args" | "__cause__" | "__context__")
                {
                    let class = instance.class();
                    return self.begin_instance_attribute(instance, &proxy.this, &class, name);
                }
                Err(self.error("AttributeError", format!("'super' object has no attribute '{name}'")))
            }
        }
    }

    /// Whether `this` is a class because the method is one of its metaclass.
    fn is_metaclass_call(&self, class: &Rc<Class>, proxy: &Super) -> bool {
        !class.is_subclass_of(&proxy.start)
    }
}
