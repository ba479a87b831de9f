//! `MakeFunction`: a function from its code and what lies on the stack for it.
//! Invariant: it takes exactly the operands that the flags name.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::code::{Code, FunctionFlags};
use crate::python::frame::{Activation, CellRef};
use crate::python::machine::Machine;
use crate::python::object::function::Function;
use crate::python::value::{Attributes, Name, Tuple, Value};

impl Machine {
    #[inline(never)]
    pub(in crate::python::machine) fn make_function(&mut self, code: &Rc<Code>, flags: FunctionFlags) {
        let closure: Box<[CellRef]> = if flags.has(FunctionFlags::CLOSURE) {
            match self.pop() {
                Value::Tuple(cells) => cells
                    .iter()
                    .map(|cell| match cell {
                        Value::Cell(cell) => cell.clone(),
                        _ => CellRef::default(),
                    })
                    .collect(),
                _ => Box::default(),
            }
        } else {
            Box::default()
        };
        let mut attributes = Attributes::default();
        if flags.has(FunctionFlags::ANNOTATIONS) {
            attributes.insert(Name::from("__annotations__"), self.pop());
        }
        let keyword_defaults = match flags.has(FunctionFlags::KEYWORD_DEFAULTS).then(|| self.pop()) {
            Some(Value::Dict(dict)) => Some(dict),
            _ => None,
        };
        let defaults: Tuple = match flags.has(FunctionFlags::DEFAULTS).then(|| self.pop()) {
            Some(Value::Tuple(items)) => items,
            _ => Tuple::default(),
        };
        let globals = self
            .frames
            .last()
            .and_then(Activation::as_frame)
            .map_or_else(|| self.main.clone(), |f| f.globals().clone());
        self.stack.push(Value::Function(Rc::new(Function {
            code: code.clone(),
            globals,
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            defaults: RefCell::new(defaults),
            keyword_defaults: RefCell::new(keyword_defaults),
            closure,
            attributes: RefCell::new(attributes),
        })));
    }
}
