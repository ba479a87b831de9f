//! Displays: texts, lists and dicts from the operands on top of the stack.
//! Invariant: what an operation takes from the stack is gone from there before the program's own code may run.

use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::value::Value;

impl Machine {
    /// `[str, ..] -> [str]`
    pub(super) fn build_string(&mut self, count: usize) -> Outcome<()> {
        let from = self.stack.len() - count;
        let mut length = 0;
        for part in &self.stack[from..] {
            length += part.as_str().map_or(0, |part| part.len());
        }
        if length > 1024 {
            self.reserve(length)?;
        }
        let mut text = String::with_capacity(length);
        for part in &self.stack[from..] {
            if let Some(part) = part.as_str() {
                text.push_str(part);
            }
        }
        self.stack.truncate(from);
        self.stack.push(Value::from(text));
        Ok(())
    }

    /// `[k1, v1, ..] -> [dict]`
    pub(super) fn build_dict(&mut self, count: usize) -> Outcome<()> {
        let mut items = self.pop_many(count * 2).into_iter();
        let mut pairs = Vec::with_capacity(count);
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            pairs.push((key, value));
        }
        let dict = self.new_dict(pairs)?;
        self.stack.push(dict);
        Ok(())
    }

    /// `[list, iterable] -> [list]`
    pub(super) fn extend_display(&mut self) -> Outcome<()> {
        let iterable = self.pop();
        let items = match self.collect(&iterable) {
            Err(exit)
                if !matches!(iterable, Value::Generator(_) | Value::Iter(_) | Value::Instance(_))
                    && self.raises(&exit, "TypeError") =>
            {
                let name = self.type_name(&iterable);
                return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
            }
            other => other?,
        };
        if let Some(Value::List(list)) = self.stack.last() {
            list.items.borrow_mut().extend(items);
        }
        Ok(())
    }

    /// `[dict, mapping] -> [dict]`
    pub(super) fn update_display(&mut self) -> Outcome<()> {
        let mapping = self.pop();
        let Some(pairs) = self.mapping_pairs(&mapping)? else {
            let name = self.type_name(&mapping);
            return Err(self.type_error(format!("'{name}' object is not a mapping")));
        };
        if let Some(Value::Dict(dict)) = self.stack.last().cloned() {
            for (key, value) in pairs {
                self.dict_set(&dict, key, value)?;
            }
        }
        Ok(())
    }
}
