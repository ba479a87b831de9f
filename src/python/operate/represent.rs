//! `repr`, `str`, `ascii` and `format` of any value.
//! Invariant: a value whose repr is being made shows as `[...]` or its like inside itself.

mod exception;
mod object;
mod text;
mod unicode_error;

use super::Defined;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::dict::{Dict, DictView, ViewKind};
use crate::python::object::set::Set;
use crate::python::text::IntRef;
use crate::python::text::repr::{ascii_of_repr, repr_bytes, repr_complex, repr_float, repr_int, repr_str};
use crate::python::value::{Slice, Value};

pub use exception::{exception_repr, exception_str};

/// Text longer than this is asked for before it is made.
const LARGE: usize = 1 << 14;

impl Machine {
    /// `repr(value)`.
    ///
    /// # Errors
    /// What a `__repr__` raises; `__repr__ returned non-string (type int)`; RecursionError; MemoryError.
    pub fn repr(&mut self, value: &Value) -> Outcome<String> {
        let mut out = String::new();
        self.write_repr(value, &mut out)?;
        Ok(out)
    }

    /// `ascii(value)`.
    ///
    /// # Errors
    /// As [`Machine::repr`].
    pub fn ascii(&mut self, value: &Value) -> Outcome<String> {
        Ok(ascii_of_repr(&self.repr(value)?))
    }

    fn write_repr(&mut self, value: &Value, out: &mut String) -> Outcome<()> {
        if let Value::Instance(_) | Value::Class(_) = value
            && let Defined::Own(method) = self.defined(value, "__repr__")
        {
            let result = self.call(&method, Args::none())?;
            if let Some(text) = self.checked_repr(result)?.as_str() {
                out.push_str(text);
            }
            return Ok(());
        }
        self.write_builtin_repr(value, out)
    }

    /// What a `__repr__` returned, which must be text.
    pub(crate) fn checked_repr(&mut self, result: Value) -> Outcome {
        if result.as_str().is_some() {
            return Ok(result);
        }
        let name = self.type_name(&result);
        Err(self.type_error(format!("__repr__ returned non-string (type {name})")))
    }

    /// The repr that the built-in type of `value`, or the built-in base of its class, gives it.
    ///
    /// # Errors
    /// As [`Machine::repr`].
    pub(crate) fn builtin_repr(&mut self, value: &Value) -> Outcome<String> {
        let mut out = String::new();
        self.write_builtin_repr(value, &mut out)?;
        Ok(out)
    }

    fn write_builtin_repr(&mut self, value: &Value, out: &mut String) -> Outcome<()> {
        match value.plain() {
            Value::None => out.push_str("None"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::Bool(true) => out.push_str("True"),
            Value::Bool(false) => out.push_str("False"),
            Value::Int(number) => out.push_str(itoa(*number, &mut [0; 20])),
            Value::Big(big) => {
                let shown = repr_int(IntRef::Big(big)).map_err(|error| self.text_error(error))?;
                out.push_str(&shown);
            }
            Value::Float(x) => out.push_str(&repr_float(*x)),
            Value::Complex(z) => out.push_str(&repr_complex(z.0, z.1)),
            Value::Str(text) => {
                self.reserve_text(text.len() + out.len())?;
                out.push_str(&repr_str(text));
            }
            Value::Bytes(bytes) => {
                self.reserve_text(bytes.len() * 4 + out.len())?;
                out.push_str(&repr_bytes(bytes));
            }
            Value::ByteArray(bytes) => {
                self.reserve_text(bytes.borrow().len() * 4 + out.len())?;
                let name = self.type_name(value);
                out.push_str(&format!("{name}({})", repr_bytes(&bytes.borrow())));
            }
            inner @ (Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) | Value::DictView(_)) => {
                let inner = inner.clone();
                return self.write_container(value, &inner, out);
            }
            Value::Range(range) => {
                out.push_str(&format!("range({}, {}", range.start, range.stop));
                out.push_str(&if range.step == 1 { ")".to_owned() } else { format!(", {})", range.step) });
            }
            Value::Slice(slice) => {
                let slice = slice.clone();
                return self.write_slice(&slice, out);
            }
            _ => return self.write_object(value, out),
        }
        Ok(())
    }

    fn reserve_text(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > LARGE { self.reserve(bytes) } else { Ok(()) }
    }

    fn write_slice(&mut self, slice: &Slice, out: &mut String) -> Outcome<()> {
        self.deepen("while getting the repr of an object")?;
        out.push_str("slice(");
        for (part, end) in [(&slice.start, ", "), (&slice.stop, ", "), (&slice.step, ")")] {
            let written = self.write_repr(part, out);
            if written.is_err() {
                self.surface();
                return written;
            }
            out.push_str(end);
        }
        self.surface();
        Ok(())
    }

    /// A container, guarded against showing itself inside itself. `inner` is `value.plain()`.
    fn write_container(&mut self, value: &Value, inner: &Value, out: &mut String) -> Outcome<()> {
        self.deepen("while getting the repr of an object")?;
        let result = if self.enter_repr(inner) {
            let result = self.write_entered(value, inner, out);
            self.leave_repr(inner);
            result
        } else {
            let ellipsis = match inner {
                Value::List(_) => "[...]",
                Value::Tuple(_) => "(...)",
                Value::Dict(_) => "{...}",
                Value::DictView(_) => "...",
                _ => "",
            };
            out.push_str(ellipsis);
            if let Value::Set(_) = inner {
                let name = self.type_name(value);
                out.push_str(&format!("{name}(...)"));
            }
            Ok(())
        };
        self.surface();
        result
    }

    fn write_entered(&mut self, value: &Value, inner: &Value, out: &mut String) -> Outcome<()> {
        match inner {
            Value::List(list) => {
                out.push('[');
                let mut at = 0;
                // Item by item, because a `__repr__` may change the list.
                loop {
                    let Some(item) = list.items.borrow().get(at).cloned() else { break };
                    if at > 0 {
                        out.push_str(", ");
                    }
                    self.write_item(&item, out)?;
                    at += 1;
                }
                out.push(']');
                Ok(())
            }
            Value::Tuple(items) => {
                out.push('(');
                self.write_items(items, out)?;
                out.push_str(if items.len() == 1 { ",)" } else { ")" });
                Ok(())
            }
            Value::Dict(dict) => self.write_dict(dict, out),
            Value::Set(set) => self.write_set(value, set, out),
            Value::DictView(view) => self.write_view(view, out),
            _ => Ok(()),
        }
    }

    fn write_item(&mut self, item: &Value, out: &mut String) -> Outcome<()> {
        self.spend(1)?;
        self.reserve_text(out.len())?;
        self.write_repr(item, out)
    }

    fn write_items(&mut self, items: &[Value], out: &mut String) -> Outcome<()> {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            self.write_item(item, out)?;
        }
        Ok(())
    }

    fn write_dict(&mut self, dict: &Dict, out: &mut String) -> Outcome<()> {
        out.push('{');
        let mut place = 0;
        loop {
            let next = dict.map.borrow().next_from(place).map(|(at, key, value)| (at, key.clone(), value.clone()));
            let Some((at, key, value)) = next else { break };
            if place > 0 {
                out.push_str(", ");
            }
            place = at + 1;
            self.write_item(&key, out)?;
            out.push_str(": ");
            self.write_repr(&value, out)?;
        }
        out.push('}');
        Ok(())
    }

    fn write_set(&mut self, value: &Value, set: &Set, out: &mut String) -> Outcome<()> {
        let items: Vec<Value> = set.table.borrow().iter().map(|(_, item)| item.clone()).collect();
        let is_bare = !set.is_frozen && matches!(value, Value::Set(_));
        if items.is_empty() || !is_bare {
            out.push_str(&self.type_name(value));
            out.push('(');
        }
        if !items.is_empty() {
            out.push('{');
            self.write_items(&items, out)?;
            out.push('}');
        }
        if items.is_empty() || !is_bare {
            out.push(')');
        }
        Ok(())
    }

    fn write_view(&mut self, view: &DictView, out: &mut String) -> Outcome<()> {
        let (name, items): (&str, Vec<Value>) = {
            let map = view.dict.map.borrow();
            let items = map.iter().map(|(key, value)| crate::python::object::iterator::part(view.kind, key, value));
            let name = match view.kind {
                ViewKind::Keys => "dict_keys",
                ViewKind::Values => "dict_values",
                ViewKind::Items => "dict_items",
            };
            (name, items.collect())
        };
        out.push_str(if view.is_ordered { name.replacen("dict", "odict", 1) } else { name.to_owned() }.as_str());
        out.push_str("([");
        self.write_items(&items, out)?;
        out.push_str("])");
        Ok(())
    }
}

/// The decimal digits of an `i64`.
#[cfg_attr(fast, optimize(speed))]
pub(crate) fn itoa(number: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = number.unsigned_abs();
    let mut at = buffer.len();
    // To divide 32 bits is cheaper.
    let mut small = loop {
        match u32::try_from(rest) {
            Ok(small) => break small,
            Err(_) => {
                at -= 1;
                buffer[at] = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
        }
    };
    loop {
        at -= 1;
        buffer[at] = b'0' + (small % 10) as u8;
        small /= 10;
        if small == 0 {
            break;
        }
    }
    if number < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::itoa;

    #[test]
    fn digits_are_those_of_every_length_and_sign() {
        let powers = (0..19).map(|exponent| 10_i64.pow(exponent)).chain([1 << 32, i64::MAX]);
        for number in powers.flat_map(|power| [power - 1, power, power.wrapping_add(1), -power]) {
            assert_eq!(itoa(number, &mut [0; 20]), number.to_string());
        }
    }
}
