//! Usual values by usual specs: short fields of ASCII, laid out in a buffer and copied once.
//! Invariant: what is answered here is what the general way would answer; everything else is left to it.

use std::rc::Rc;

use super::{Align, FormatSpec};
use crate::memory::piece::joined;
use crate::python::text::digits::quick_fixed;

/// No field here is longer, in bytes.
const LONGEST: usize = 120;

/// A field that is being written from its end to its beginning.
struct Field {
    bytes: [u8; LONGEST],
    at: usize,
}

impl Field {
    fn new() -> Self {
        Self { bytes: [0; LONGEST], at: LONGEST }
    }

    #[inline(always)]
    fn put(&mut self, byte: u8) {
        if let Some(at) = self.at.checked_sub(1) {
            self.bytes[at] = byte;
            self.at = at;
        }
    }

    #[inline(always)]
    fn len(&self) -> usize {
        LONGEST - self.at
    }

    #[inline(always)]
    fn fill(&mut self, byte: u8, length: usize) {
        while self.len() < length {
            self.put(byte);
        }
    }

    #[inline(always)]
    fn decimal(&mut self, mut number: u64) {
        loop {
            // To divide 32 bits is cheaper.
            let (rest, digit) = match u32::try_from(number) {
                Ok(small) => (u64::from(small / 10), (small % 10) as u8),
                Err(_) => (number / 10, (number % 10) as u8),
            };
            self.put(b'0' + digit);
            number = rest;
            if number == 0 {
                return;
            }
        }
    }

    /// Sign, prefix and padding before the digits or the text that stand there already.
    #[inline(always)]
    fn finish(mut self, is_negative: bool, prefix: &str, spec: &FormatSpec, default: Align) -> Option<Rc<str>> {
        let fill = match spec.fill {
            None => b' ',
            Some(fill) => u8::try_from(fill).ok().filter(u8::is_ascii)?,
        };
        let sign = match spec.sign {
            _ if is_negative => Some(b'-'),
            Some('+') => Some(b'+'),
            Some(' ') => Some(b' '),
            _ => None,
        };
        let width = spec.width.unwrap_or(0);
        if width > LONGEST {
            return None;
        }
        let before = prefix.len() + usize::from(sign.is_some());
        let align = spec.align.unwrap_or(default);
        if align == Align::AfterSign {
            self.fill(fill, width.saturating_sub(before));
        }
        for byte in prefix.bytes().rev() {
            self.put(byte);
        }
        if let Some(sign) = sign {
            self.put(sign);
        }
        let missing = width.saturating_sub(self.len());
        let after = match align {
            Align::Left => missing,
            Align::Center => missing - missing / 2,
            Align::Right | Align::AfterSign => 0,
        };
        self.fill(fill, width - after.min(width));
        let padding = [fill; LONGEST];
        let (field, padding) = (&self.bytes[self.at..], &padding[..after]);
        Some(joined(&[std::str::from_utf8(field).ok()?, std::str::from_utf8(padding).ok()?]))
    }
}

impl FormatSpec {
    /// `format(number, spec)`.
    #[cfg_attr(fast, optimize(speed))]
    pub fn short_int(&self, number: i64) -> Option<Rc<str>> {
        if self.precision.is_some() || self.separator.is_some() || self.no_negative_zero {
            return None;
        }
        let mut field = Field::new();
        let mut rest = number.unsigned_abs();
        let (bits, prefix) = match self.kind {
            None | Some('d') => {
                field.decimal(rest);
                return field.finish(number < 0, "", self, Align::Right);
            }
            Some('x') => (4, "0x"),
            Some('b') => (1, "0b"),
            Some('o') => (3, "0o"),
            _ => return None,
        };
        loop {
            let digit = (rest & ((1 << bits) - 1)) as u8;
            field.put(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit });
            rest >>= bits;
            if rest == 0 {
                break;
            }
        }
        field.finish(number < 0, if self.alternate { prefix } else { "" }, self, Align::Right)
    }

    /// `format(number, spec)`: with up to three digits after the point.
    #[cfg_attr(fast, optimize(speed))]
    pub fn short_float(&self, number: f64) -> Option<Rc<str>> {
        if self.kind != Some('f') || self.separator.is_some() || self.no_negative_zero || self.alternate {
            return None;
        }
        let places = self.precision?;
        let units = quick_fixed(number.abs(), places)?;
        let scale = *[1, 10, 100, 1000].get(places)?;
        let mut field = Field::new();
        if places > 0 {
            field.decimal(units % scale);
            field.fill(b'0', places);
            field.put(b'.');
        }
        field.decimal(units / scale);
        field.finish(number.is_sign_negative(), "", self, Align::Right)
    }

    /// `format(text, spec)`.
    #[cfg_attr(fast, optimize(speed))]
    pub fn short_text(&self, text: &Rc<str>) -> Option<Rc<str>> {
        let is_plain = matches!(self.kind, None | Some('s')) && self.align != Some(Align::AfterSign);
        if !is_plain || self.sign.is_some() || self.no_negative_zero || self.alternate || self.separator.is_some() {
            return None;
        }
        let length = text.len().min(self.precision.unwrap_or(usize::MAX));
        if text.len() > LONGEST || !text.is_ascii() {
            return None;
        }
        if length == text.len() && self.width.unwrap_or(0) <= length {
            return Some(text.clone());
        }
        let mut field = Field::new();
        for byte in text.bytes().take(length).rev() {
            field.put(byte);
        }
        field.finish(false, "", self, Align::Left)
    }
}
