//! `template % values` for `str` and `bytes`.
//! Invariant: an argument is converted when its turn comes, so that the first error is CPython's first error.

use std::rc::Rc;

use smallvec::SmallVec;

use super::Defined;
use super::itoa;
use super::sequence::{bytes_of, like_bytes};
use crate::memory::piece::joined;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::text::percent::{
    Amount, Conversion, PercentItem, PercentTemplate, not_all_converted, not_enough_arguments, requires_mapping,
    star_wants_int,
};
use crate::python::text::repr::ascii_of_repr;
use crate::python::text::{Int, IntRef, TextError};
use crate::python::value::Value;

/// The arguments of a template and how many have been taken.
struct Values<'a> {
    whole: &'a Value,
    /// The items of a tuple; None where the template has one argument.
    items: Option<Vec<Value>>,
    taken: usize,
    mapping: Option<Value>,
}

impl<'a> Values<'a> {
    fn new(m: &mut Machine, whole: &'a Value) -> Self {
        let items = match whole.plain() {
            Value::Tuple(items) => Some(items.to_vec()),
            _ => None,
        };
        let is_mapping = items.is_none()
            && match whole.plain() {
                Value::Dict(_) | Value::List(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::Range(_) => true,
                Value::Instance(_) => matches!(m.defined(whole, "__getitem__"), Defined::Own(_)),
                _ => false,
            };
        Self { whole, items, taken: 0, mapping: is_mapping.then(|| whole.clone()) }
    }

    fn next(&mut self) -> Result<Value, TextError> {
        self.taken += 1;
        match &self.items {
            Some(items) => items.get(self.taken - 1).cloned().ok_or_else(not_enough_arguments),
            None if self.taken == 1 => Ok(self.whole.clone()),
            None => Err(not_enough_arguments()),
        }
    }

    /// Goes on with the value that a key was found to have.
    fn replace(&mut self, value: Value) {
        self.items = Some(vec![value]);
        self.taken = 0;
    }

    fn is_used_up(&self) -> bool {
        self.mapping.is_some() || self.taken >= self.items.as_ref().map_or(1, Vec::len)
    }
}

/// `template % values` where there are only bare `%d` and `%s` of strings and small integers, as many as values.
#[cfg_attr(fast, optimize(speed))]
fn quick_percent(template: &str, values: &Value) -> Option<Rc<str>> {
    /// How many values there may be.
    const MOST: usize = 4;
    let values = match values {
        Value::Tuple(items) => &items[..],
        one => std::slice::from_ref(one),
    };
    if let [value] = values
        && let Some(text) = percent_of_one(template, value)
    {
        return Some(text);
    }
    let mut values = values.iter();
    let mut digits = [[0; 20]; MOST];
    let mut digits = digits.iter_mut();
    let mut parts: SmallVec<[&str; 2 * MOST + 1]> = SmallVec::new();
    let mut rest = template;
    while let Some(at) = rest.bytes().position(|byte| byte == b'%') {
        parts.push(&rest[..at]);
        let digits = digits.next()?;
        match (rest.as_bytes().get(at + 1)?, values.next()?) {
            (b'd' | b's', Value::Int(number)) => parts.push(itoa(*number, digits)),
            (b's', Value::Str(text)) if text.len() < 1 << 16 => parts.push(text),
            _ => return None,
        }
        rest = &rest[at + 2..];
    }
    parts.push(rest);
    values.next().is_none().then(|| joined(&parts))
}

/// The same for one value, which is the usual.
#[inline(always)]
fn percent_of_one(template: &str, value: &Value) -> Option<Rc<str>> {
    let at = template.bytes().position(|byte| byte == b'%')?;
    let kind = template.as_bytes().get(at + 1)?;
    let mut digits = [0; 20];
    let text = match (kind, value) {
        (b'd' | b's', Value::Int(number)) => itoa(*number, &mut digits),
        (b's', Value::Str(text)) if text.len() < 1 << 16 => text,
        _ => return None,
    };
    let rest = &template[at + 2..];
    (!rest.bytes().any(|byte| byte == b'%')).then(|| joined(&[&template[..at], text, rest]))
}

impl Machine {
    /// `template % values`.
    ///
    /// # Errors
    /// TypeError and ValueError in CPython's words; what the arguments' methods raise.
    #[cfg_attr(fast, optimize(speed))]
    pub(crate) fn percent_format(&mut self, template: &str, values: &Value) -> Outcome {
        if let Some(text) = quick_percent(template, values) {
            return Ok(Value::Str(text));
        }
        let mut values = Values::new(self, values);
        let mut items = PercentTemplate::new(template);
        let mut out = String::with_capacity(template.len() + 16);
        while let Some(item) = items.next_item().map_err(|error| self.text_error(error))? {
            match item {
                PercentItem::Literal(text) => out.push_str(text),
                PercentItem::Conversion(mut conversion) => {
                    let value = self.percent_argument(&mut conversion, &mut values, false)?;
                    self.push_converted(&mut out, &conversion, &value)?;
                }
            }
        }
        if !values.is_used_up() {
            return Err(self.text_error(not_all_converted()));
        }
        Ok(Value::from(out))
    }

    /// The argument of a conversion, with the `*` of its width and precision put in.
    fn percent_argument(
        &mut self,
        conversion: &mut Conversion<'_>,
        values: &mut Values<'_>,
        is_bytes: bool,
    ) -> Outcome {
        if let Some(key) = conversion.key {
            let Some(mapping) = values.mapping.clone() else { return Err(self.text_error(requires_mapping())) };
            let key = if is_bytes { Value::bytes(&latin1_bytes(key)) } else { Value::str(key) };
            let value = self.subscript(&mapping, &key)?;
            values.replace(value);
        }
        if conversion.width == Amount::FromArgument {
            let width = self.star(values)?;
            conversion.set_width(width.as_ref()).map_err(|error| self.text_error(error))?;
        }
        if conversion.precision == Amount::FromArgument {
            let precision = self.star(values)?;
            conversion.set_precision(precision.as_ref()).map_err(|error| self.text_error(error))?;
        }
        values.next().map_err(|error| self.text_error(error))
    }

    fn star(&mut self, values: &mut Values<'_>) -> Outcome<Int> {
        let value = values.next().map_err(|error| self.text_error(error))?;
        match super::number::as_int(&value) {
            Some(int) => Ok(Int::from(int)),
            None => Err(self.text_error(star_wants_int())),
        }
    }

    fn push_converted(&mut self, out: &mut String, conversion: &Conversion<'_>, value: &Value) -> Outcome<()> {
        let is_bare = conversion.width == Amount::Absent
            && conversion.precision == Amount::Absent
            && !(conversion.plus || conversion.space || conversion.alternate);
        match (conversion.kind, value) {
            ('s', Value::Str(text)) if is_bare => {
                self.reserve_rendered(out, text)?;
                out.push_str(text);
                return Ok(());
            }
            ('d' | 's', Value::Int(number)) if is_bare => {
                use std::fmt::Write as _;
                // Writing to a string cannot fail.
                let _ = write!(out, "{number}");
                return Ok(());
            }
            _ => {}
        }
        conversion.check_kind().map_err(|error| self.text_error(error))?;
        let rendered = match conversion.kind {
            's' => {
                let text = self.str(value)?;
                conversion.render_str(&text)
            }
            'r' => {
                let text = self.repr(value)?;
                conversion.render_str(&text)
            }
            'a' => {
                let text = self.repr(value)?;
                conversion.render_str(&ascii_of_repr(&text))
            }
            'c' => match (value.as_str(), super::number::as_int(value)) {
                (Some(text), _) => conversion.render_char(text),
                (None, Some(code)) => conversion.render_char_code(code),
                (None, None) => match self.whole_or_none(value)? {
                    Some(code) => conversion.render_char_code(code.as_ref()),
                    None => Err(conversion.wrong_type(&self.type_name(value))),
                },
            },
            _ => return self.push_number(out, conversion, value, "").map(drop),
        };
        let rendered = rendered.map_err(|error| self.text_error(error))?;
        self.reserve_rendered(out, &rendered)?;
        out.push_str(&rendered);
        Ok(())
    }

    /// Grants room for `text` behind `out`, where either is large.
    fn reserve_rendered(&mut self, out: &str, text: &str) -> Outcome<()> {
        if text.len() > 1 << 16 { self.reserve_long_text(out.len() + text.len()) } else { Ok(()) }
    }

    /// `%d`, `%x`, `%f` and their like; `float_error` replaces the text for what is no float.
    fn push_number(
        &mut self,
        out: &mut String,
        conversion: &Conversion<'_>,
        value: &Value,
        float_error: &str,
    ) -> Outcome<()> {
        let rendered = match conversion.kind {
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.real(value)? {
                Some(x) => conversion.render_float(x),
                None if !float_error.is_empty() => {
                    let given = self.type_name(value);
                    Err(TextError::new("TypeError", format!("{float_error}, not {given}")))
                }
                None => Err(conversion.wrong_type(&self.type_name(value))),
            },
            'd' | 'i' | 'u' => match value.plain() {
                Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {
                    Err(conversion.wrong_type(&self.type_name(value)))
                }
                _ => match self.truncated(value) {
                    Ok(Some(int)) => conversion.render_int(int.as_ref()),
                    Ok(None) => Err(conversion.wrong_type(&self.type_name(value))),
                    Err(exit) if self.raises(&exit, "TypeError") => Err(conversion.wrong_type(&self.type_name(value))),
                    Err(exit) => return Err(exit),
                },
            },
            _ => match self.whole_or_none(value)? {
                Some(int) => conversion.render_int(int.as_ref()),
                None => Err(conversion.wrong_type(&self.type_name(value))),
            },
        };
        let rendered = rendered.map_err(|error| self.text_error(error))?;
        self.reserve_rendered(out, &rendered)?;
        out.push_str(&rendered);
        Ok(())
    }

    /// `template % values` where the template is `bytes` or `bytearray`.
    ///
    /// # Errors
    /// As [`Machine::percent_format`], in the words for bytes.
    pub(crate) fn percent_format_bytes(&mut self, template: &Value, values: &Value) -> Outcome {
        // Each byte as the character with its number, so that one reader of templates serves both.
        let text = latin1_text(&bytes_of(template).unwrap_or_default());
        let mut values = Values::new(self, values);
        if matches!(values.whole.plain(), Value::Bytes(_) | Value::ByteArray(_)) {
            values.mapping = None;
        }
        let mut items = PercentTemplate::new(&text);
        let mut out = String::with_capacity(text.len() + 16);
        while let Some(item) = items.next_item().map_err(|error| self.text_error(error))? {
            match item {
                PercentItem::Literal(text) => out.push_str(text),
                PercentItem::Conversion(mut conversion) => {
                    let value = self.percent_argument(&mut conversion, &mut values, true)?;
                    self.push_converted_bytes(&mut out, &conversion, &value)?;
                }
            }
        }
        if !values.is_used_up() {
            return Err(self.type_error("not all arguments converted during bytes formatting"));
        }
        Ok(like_bytes(template, latin1_bytes(&out)))
    }

    fn push_converted_bytes(&mut self, out: &mut String, conversion: &Conversion<'_>, value: &Value) -> Outcome<()> {
        let text = match conversion.kind {
            'b' | 's' => {
                let bytes = match (bytes_of(value), self.defined(value, "__bytes__")) {
                    (_, Defined::Own(method)) => {
                        let answer = self.call(&method, Args::none())?;
                        self.bytes_answer(&answer)?
                    }
                    (Some(bytes), _) => bytes.into_owned(),
                    (None, _) => {
                        let given = self.type_name(value);
                        return Err(self.type_error(format!(
                            "%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'"
                        )));
                    }
                };
                latin1_text(&bytes)
            }
            'r' | 'a' => {
                let text = self.repr(value)?;
                ascii_of_repr(&text)
            }
            'c' => self.byte_character(value)?.to_string(),
            _ => {
                conversion.check_kind().map_err(|error| self.text_error(error))?;
                return self.push_number(out, conversion, value, "float argument required");
            }
        };
        let rendered = Conversion { kind: 's', ..conversion.clone() }.render_str(&text);
        let rendered = rendered.map_err(|error| self.text_error(error))?;
        self.reserve_rendered(out, &rendered)?;
        out.push_str(&rendered);
        Ok(())
    }

    /// The argument of `%c` in bytes.
    fn byte_character(&mut self, value: &Value) -> Outcome<char> {
        if let Some(bytes) = bytes_of(value)
            && let [byte] = *bytes
        {
            return Ok(char::from(byte));
        }
        match super::number::as_int(value) {
            Some(IntRef::Small(code)) if (0..256).contains(&code) => Ok(char::from(code as u8)),
            Some(_) => Err(self.error("OverflowError", "%c arg not in range(256)")),
            None => Err(self.type_error("%c requires an integer in range(256) or a single byte")),
        }
    }

    /// What `__bytes__` returned, as bytes.
    pub(crate) fn bytes_answer(&self, answer: &Value) -> Outcome<Vec<u8>> {
        match answer.plain() {
            Value::Bytes(bytes) => Ok(bytes.to_vec()),
            _ => {
                let given = self.type_name(answer);
                Err(self.type_error(format!("__bytes__ returned non-bytes (type {given})")))
            }
        }
    }
}

fn latin1_text(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn latin1_bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u8).collect()
}
