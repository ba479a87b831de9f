//! Unpacking: of iterables into names, and of mappings into keyword arguments.
//! Invariant: what was taken from an iterator before an error stays taken, as in CPython.

use super::super::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

impl Machine {
    /// The pairs of a mapping: a dict, or anything with `keys()` and `[]`.
    pub fn mapping_pairs(&mut self, mapping: &Value) -> Outcome<Option<Vec<(Value, Value)>>> {
        if let Value::Dict(dict) = mapping.plain()
            && self.is_self_contained(mapping)
        {
            return Ok(Some(dict.map.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect()));
        }
        let Some(keys) = self.attribute_or_none(mapping, "keys")? else { return Ok(None) };
        let keys = self.call(&keys, Args::none())?;
        let mut pairs = Vec::new();
        for key in self.collect(&keys)? {
            let value = self.subscript(mapping, &key)?;
            pairs.push((key, value));
        }
        Ok(Some(pairs))
    }

    pub(super) fn merge_keywords(&mut self, function: &Value, mapping: &Value) -> Outcome<()> {
        let described = self.describe_function(function);
        let Some(pairs) = self.mapping_pairs(mapping)? else {
            let name = self.type_name(mapping);
            return Err(self.type_error(format!("{described} argument after ** must be a mapping, not {name}")));
        };
        let Some(Value::Dict(dict)) = self.stack.last().cloned() else { return Ok(()) };
        for (key, value) in pairs {
            let Some(text) = key.as_str().cloned() else { return Err(self.type_error("keywords must be strings")) };
            if self.dict_get(&dict, &key)?.is_some() {
                let text = format!("{described} got multiple values for keyword argument '{text}'");
                return Err(self.type_error(text));
            }
            self.dict_set(&dict, key, value)?;
        }
        Ok(())
    }

    /// `__main__.f()`, as errors about `**` name a function.
    pub(in crate::python::machine) fn describe_function(&mut self, function: &Value) -> String {
        match function {
            Value::Function(function) => format!("{}.{}()", function.globals.module, function.qualname.borrow()),
            Value::Method(method) => self.describe_function(&method.function.clone()),
            Value::Class(class) if &**class.module.borrow() == "builtins" => format!("{}()", class.qualname.borrow()),
            Value::Class(class) => format!("{}.{}()", class.module.borrow(), class.qualname.borrow()),
            Value::Native(native) => {
                let package = match native.owner {
                    "" => return format!("{}()", native.name),
                    "BaseCache" => "django.core.cache.backends.base.",
                    "LocMemCache" => "django.core.cache.backends.locmem.",
                    "DummyCache" => "django.core.cache.backends.dummy.",
                    _ => "",
                };
                format!("{package}{}.{}()", native.owner, native.name)
            }
            other => format!("{} object", self.type_name(other)),
        }
    }

    /// The items of `a, b = value`.
    pub(super) fn unpack(&mut self, value: &Value, count: usize) -> Outcome<Vec<Value>> {
        let items = match value {
            Value::Tuple(items) => items.to_vec(),
            Value::List(list) => list.items.borrow().clone(),
            other => {
                let iterator = self.unpack_iterator(other)?;
                let mut items = Vec::new();
                while items.len() <= count
                    && let Some(item) = self.next(&iterator)?
                {
                    items.push(item);
                }
                items
            }
        };
        if items.len() > count {
            return Err(self.value_error(format!("too many values to unpack (expected {count})")));
        }
        if items.len() < count {
            return Err(
                self.value_error(format!("not enough values to unpack (expected {count}, got {})", items.len()))
            );
        }
        Ok(items)
    }

    pub(super) fn unpack_iterator(&mut self, value: &Value) -> Outcome {
        match self.iter(value) {
            Err(exit) if self.raises(&exit, "TypeError") && !matches!(value, Value::Instance(_)) => {
                let name = self.type_name(value);
                Err(self.type_error(format!("cannot unpack non-iterable {name} object")))
            }
            Err(exit) if self.raises(&exit, "TypeError") && self.special(value, "__iter__").is_none() => {
                let name = self.type_name(value);
                Err(self.type_error(format!("cannot unpack non-iterable {name} object")))
            }
            other => other,
        }
    }

    pub(super) fn unpack_star(&mut self, value: &Value, before: usize, after: usize) -> Outcome<()> {
        let iterator = self.unpack_iterator(value)?;
        let mut items = self.collect(&iterator)?;
        if items.len() < before + after {
            let (want, got) = (before + after, items.len());
            return Err(self.value_error(format!("not enough values to unpack (expected at least {want}, got {got})")));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        self.stack.extend(tail.into_iter().rev());
        self.stack.push(Value::list(middle));
        self.stack.extend(items.into_iter().rev());
        Ok(())
    }
}
