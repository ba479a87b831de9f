//! `format(value, spec)` for usual values, with specs that are parsed once.
//! Invariant: a spec is known by its address for only as long as it is kept here, and as what the last value was.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::machine::operands::Operands;
use crate::python::text::format::FormatSpec;
use crate::python::value::Value;

const KEPT: usize = 8;

/// The specs used last, each at a place that its address gives.
#[derive(Default)]
pub struct Specs([Option<Kept>; KEPT]);

struct Kept {
    spec: Rc<str>,
    /// Strings have other defaults than numbers.
    is_of_text: bool,
    parsed: FormatSpec,
}

impl Specs {
    /// None where there is anything wrong with the spec.
    #[cfg_attr(fast, optimize(speed))]
    fn parsed(&mut self, spec: &Rc<str>, is_of_text: bool) -> Option<&FormatSpec> {
        let place = (Rc::as_ptr(spec).cast::<u8>() as usize >> 4) % KEPT;
        let kept = &mut self.0[place];
        let is_known = kept.as_ref().is_some_and(|kept| Rc::ptr_eq(&kept.spec, spec) && kept.is_of_text == is_of_text);
        if !is_known {
            let parsed = FormatSpec::parse(spec, if is_of_text { "str" } else { "int" }).ok()?;
            *kept = Some(Kept { spec: spec.clone(), is_of_text, parsed });
        }
        kept.as_ref().map(|kept| &kept.parsed)
    }
}

impl Machine {
    /// Formats the value on the stack by the spec on top of it, in whose place the text comes. False where that takes
    /// more.
    #[cfg_attr(fast, optimize(speed))]
    pub fn quick_format(&mut self) -> bool {
        let [.., value, Value::Str(spec)] = &self.stack[..] else { return false };
        if spec.is_empty() {
            return false;
        }
        let text = match value {
            Value::Int(number) => self.specs.parsed(spec, false).and_then(|spec| spec.short_int(*number)),
            Value::Float(number) => self.specs.parsed(spec, false).and_then(|spec| spec.short_float(*number)),
            Value::Str(text) => self.specs.parsed(spec, true).and_then(|spec| spec.short_text(text)),
            _ => None,
        };
        let Some(text) = text else { return false };
        let left = self.stack.len() - 2;
        self.stack.cut(left);
        self.stack.put(Value::Str(text));
        true
    }
}
