//! Pattern matching.
//! Invariant: a failed match leaves only what the op promises.

use super::Machine;
use crate::python::code::Op;
use crate::python::native::Outcome;
use crate::python::object::class::{Class, Layout};
use crate::python::value::{Name, Value};

impl Machine {
    pub(super) fn match_op(&mut self, op: Op) -> Outcome<()> {
        match op {
            Op::MatchSequence => {
                let subject = self.stack.last().cloned().unwrap_or_default();
                let matches = match subject.plain() {
                    Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
                    Value::Instance(instance) => {
                        let class = instance.class();
                        std::iter::once(&class)
                            .chain(&class.ancestors)
                            .any(|c| matches!(&**c.name.borrow(), "Sequence" | "deque"))
                    }
                    _ => false,
                };
                self.stack.push(Value::Bool(matches));
            }
            Op::MatchMapping => {
                let subject = self.stack.last().cloned().unwrap_or_default();
                let matches = match subject.plain() {
                    Value::Dict(_) => true,
                    Value::Instance(instance) => {
                        let class = instance.class();
                        std::iter::once(&class)
                            .chain(&class.ancestors)
                            .any(|c| matches!(&**c.name.borrow(), "Mapping" | "MutableMapping"))
                    }
                    _ => false,
                };
                self.stack.push(Value::Bool(matches));
            }
            Op::GetLen => {
                let subject = self.stack.last().cloned().unwrap_or_default();
                let length = self.length(&subject)?;
                self.stack.push(Value::from(length));
            }
            Op::MatchKeys => {
                let len = self.stack.len();
                let (subject, keys) = (self.stack[len - 2].clone(), self.stack[len - 1].clone());
                let found = self.match_keys(&subject, &keys)?;
                self.stack.push(found);
            }
            Op::MatchRest => {
                let keys = self.stack.pop().unwrap_or_default();
                let subject = self.stack.pop().unwrap_or_default();
                let pairs = self.mapping_pairs(&subject)?.unwrap_or_default();
                let dict = self.new_dict(pairs)?;
                if let (Value::Dict(dict), Value::Tuple(keys)) = (&dict, &keys) {
                    for key in keys.iter() {
                        self.dict_remove(dict, key)?;
                    }
                }
                self.stack.push(dict);
            }
            Op::MatchClass(positional) => {
                let names = self.stack.pop().unwrap_or_default();
                let class = self.stack.pop().unwrap_or_default();
                let subject = self.stack.pop().unwrap_or_default();
                let found = self.match_class(&subject, &class, &names, positional as usize)?;
                self.stack.push(found);
            }
            _ => {}
        }
        Ok(())
    }

    fn match_keys(&mut self, subject: &Value, keys: &Value) -> Outcome {
        let Value::Tuple(keys) = keys else { return Ok(Value::None) };
        let mut values = Vec::with_capacity(keys.len());
        for key in keys.iter() {
            let value = match subject.plain() {
                Value::Dict(dict) => {
                    let dict = dict.clone();
                    self.dict_get(&dict, key)?
                }
                _ => {
                    if self.contains(subject, key)? {
                        Some(self.subscript(subject, key)?)
                    } else {
                        None
                    }
                }
            };
            match value {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(Value::tuple(values))
    }

    fn match_class(&mut self, subject: &Value, class: &Value, names: &Value, positional: usize) -> Outcome {
        let Value::Class(class) = class else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.is_instance(subject, class) {
            return Ok(Value::None);
        }
        let mut found = Vec::new();
        let mut seen: Vec<Name> = Vec::new();
        if positional > 0 {
            if Self::matches_itself(class) && class.lookup("__match_args__").is_none() {
                if positional > 1 {
                    let name = class.name();
                    return Err(
                        self.type_error(format!("{name}() accepts 1 positional sub-pattern ({positional} given)"))
                    );
                }
                found.push(subject.clone());
            } else {
                let args = match class.lookup("__match_args__") {
                    Some(Value::Tuple(args)) => args.to_vec(),
                    Some(other) => {
                        let (name, given) = (class.name(), self.type_name(&other));
                        return Err(self.type_error(format!("{name}.__match_args__ must be a tuple (got {given})")));
                    }
                    None => Vec::new(),
                };
                if args.len() < positional {
                    let name = class.name();
                    let plural = if args.len() == 1 { "" } else { "s" };
                    let text =
                        format!("{name}() accepts {} positional sub-pattern{plural} ({positional} given)", args.len());
                    return Err(self.type_error(text));
                }
                for arg in args.iter().take(positional) {
                    let Some(name) = arg.as_str() else {
                        let given = self.type_name(arg);
                        return Err(self.type_error(format!("__match_args__ elements must be strings (got {given})")));
                    };
                    seen.push(name.clone());
                    match self.attribute_or_none(subject, name)? {
                        Some(value) => found.push(value),
                        None => return Ok(Value::None),
                    }
                }
            }
        }
        if let Value::Tuple(names) = names {
            for name in names.iter().filter_map(Value::as_str) {
                if seen.contains(name) {
                    let class = class.name();
                    let text = format!("{class}() got multiple sub-patterns for attribute '{name}'");
                    return Err(self.type_error(text));
                }
                match self.attribute_or_none(subject, name)? {
                    Some(value) => found.push(value),
                    None => return Ok(Value::None),
                }
            }
        }
        Ok(Value::tuple(found))
    }

    /// Whether `int(x)` in a pattern captures the subject itself.
    fn matches_itself(class: &Class) -> bool {
        match class.layout {
            Layout::Object | Layout::Exception | Layout::Native(_) | Layout::Type | Layout::Complex => false,
            Layout::Sealed => &**class.name.borrow() == "bool",
            _ => true,
        }
    }
}
