//! Reading JSON.
//! Invariant: an error names the character, not the byte, at which CPython's scanner stops.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Args, Exit, Outcome, in_pieces};
use crate::python::text::Int;
use crate::python::text::parse::parse_int;
use crate::python::value::Value;

/// How deep arrays and objects may be nested: CPython runs into its recursion limit at about this depth.
const DEPTH_LIMIT: usize = 990;

/// `_scan(text, start, is_strict, is_raw)`: the value that begins at `start` (spaces before it are not skipped) and the place
/// after it. Raw: an object is a pair of `{` and a list of pairs, a number a pair of its kind and its text, for the
/// program's hooks to make something of.
///
/// # Errors
/// JSONDecodeError.
pub(super) fn scan(m: &mut Machine, args: Args) -> Outcome {
    let [text, start, is_strict, is_raw] = args.exactly(m, "_scan")?;
    let Some(text) = text.as_str().cloned() else {
        let name = m.type_name(&text);
        return Err(m.type_error(format!("first argument must be a string, not {name}")));
    };
    let start = usize::try_from(m.index(&start)?).map_err(|_| m.value_error("idx cannot be negative"))?;
    let start = match text.char_indices().nth(start) {
        _ if text.is_ascii() => start.min(text.len()),
        Some((at, _)) => at,
        None => text.len(),
    };
    let (is_strict, is_raw) = (m.truth(&is_strict)?, m.truth(&is_raw)?);
    // A long array is read some items at a time.
    let is_long = text.len() > LONG && text.as_bytes().get(start) == Some(&b'[');
    let (mut at, mut items) = (start + usize::from(is_long), Vec::new());
    in_pieces(m, move |m| {
        let (bytes, depth) = (text.as_bytes(), usize::from(is_long));
        let mut reader = Reader { text: &text, bytes, at, depth, is_strict, is_raw };
        let read = if is_long { reader.array_part(m, &mut items, AT_ONCE) } else { reader.value(m).map(Some) };
        at = reader.at;
        match read {
            Ok(value) => Ok(value.map(|value| Value::tuple(vec![value, Value::from(characters(&text, at))]))),
            Err(Stop::Exit(exit)) => Err(exit),
            Err(Stop::Wrong(message, at)) => Err(wrong(m, message, &text, at)),
        }
    })
}

/// Bytes of a text from which reading it takes long.
const LONG: usize = 1 << 16;

fn characters(text: &str, at: usize) -> usize {
    text.get(..at).map_or(at, |before| before.chars().count())
}

fn wrong(m: &mut Machine, message: &str, text: &Rc<str>, at: usize) -> Exit {
    let class = m.import_module("json.decoder").and_then(|module| m.attribute(&module, "JSONDecodeError"));
    let args = [Value::str(message), Value::Str(text.clone()), Value::from(characters(text, at))];
    match class.and_then(|class| m.call(&class, Args::positional(args))) {
        Ok(Value::Instance(exception)) => Exit::raise(exception),
        Ok(_) => m.value_error(message),
        Err(exit) => exit,
    }
}

enum Stop {
    /// What is wrong with the text, and at which byte.
    Wrong(&'static str, usize),
    Exit(Exit),
}

impl From<Exit> for Stop {
    fn from(exit: Exit) -> Self {
        Self::Exit(exit)
    }
}

type Read<T> = Result<T, Stop>;

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte, always at the start of a character.
    at: usize,
    depth: usize,
    is_strict: bool,
    is_raw: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn starts_with(&self, word: &str) -> bool {
        self.bytes[self.at.min(self.bytes.len())..].starts_with(word.as_bytes())
    }

    fn value(&mut self, m: &mut Machine) -> Read<Value> {
        m.spend(1)?;
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                let text = self.string(m)?;
                Ok(Value::from(text))
            }
            Some(b'{') => self.nested(m, "object", Self::object),
            Some(b'[') => self.nested(m, "array", Self::array),
            Some(b'-' | b'0'..=b'9') => match self.number(m)? {
                Some(number) => Ok(number),
                None if self.starts_with("-Infinity") => {
                    Ok(self.constant("-Infinity", Value::Float(f64::NEG_INFINITY)))
                }
                None => Err(Stop::Wrong("Expecting value", self.at)),
            },
            _ => {
                for (word, value) in [("null", Value::None), ("true", Value::Bool(true)), ("false", Value::Bool(false))]
                {
                    if self.starts_with(word) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                for (word, value) in [("NaN", f64::NAN), ("Infinity", f64::INFINITY)] {
                    if self.starts_with(word) {
                        return Ok(self.constant(word, Value::Float(value)));
                    }
                }
                Err(Stop::Wrong("Expecting value", self.at))
            }
        }
    }

    fn constant(&mut self, word: &str, value: Value) -> Value {
        self.at += word.len();
        if self.is_raw { Value::tuple(vec![Value::str("c"), Value::str(word)]) } else { value }
    }

    fn nested(&mut self, m: &mut Machine, what: &str, read: fn(&mut Self, &mut Machine) -> Read<Value>) -> Read<Value> {
        if self.depth >= DEPTH_LIMIT {
            let text = format!("maximum recursion depth exceeded while decoding a JSON {what} from a unicode string");
            return Err(Stop::Exit(m.error("RecursionError", text)));
        }
        self.depth += 1;
        self.at += 1;
        let result = read(self, m);
        self.depth -= 1;
        result
    }

    fn array(&mut self, m: &mut Machine) -> Read<Value> {
        let mut items = Vec::new();
        loop {
            if let Some(array) = self.array_part(m, &mut items, usize::MAX)? {
                return Ok(array);
            }
        }
    }

    /// Reads up to so many items more; the array once it ends.
    fn array_part(&mut self, m: &mut Machine, items: &mut Vec<Value>, most: usize) -> Read<Option<Value>> {
        self.skip_spaces();
        if items.is_empty() && self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Some(Value::list(Vec::new())));
        }
        for _ in 0..most {
            items.push(self.value(m)?);
            if items.len().is_multiple_of(4096) {
                m.reserve(items.len() * size_of::<Value>())?;
            }
            self.skip_spaces();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return Ok(Some(Value::list(std::mem::take(items))));
                }
                Some(b',') => self.at += 1,
                _ => return Err(Stop::Wrong("Expecting ',' delimiter", self.at)),
            }
            self.skip_spaces();
        }
        Ok(None)
    }

    fn object(&mut self, m: &mut Machine) -> Read<Value> {
        const WANTS_NAME: &str = "Expecting property name enclosed in double quotes";
        let mut pairs = Vec::new();
        self.skip_spaces();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return self.finished_object(m, pairs);
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(Stop::Wrong(WANTS_NAME, self.at));
            }
            self.at += 1;
            let key = self.string(m)?;
            self.skip_spaces();
            if self.peek() != Some(b':') {
                return Err(Stop::Wrong("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_spaces();
            pairs.push((Value::from(key), self.value(m)?));
            self.skip_spaces();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return self.finished_object(m, pairs);
                }
                Some(b',') => self.at += 1,
                _ => return Err(Stop::Wrong("Expecting ',' delimiter", self.at)),
            }
            self.skip_spaces();
        }
    }

    fn finished_object(&self, m: &mut Machine, pairs: Vec<(Value, Value)>) -> Read<Value> {
        if !self.is_raw {
            return Ok(m.new_dict(pairs)?);
        }
        let pairs = pairs.into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect();
        Ok(Value::tuple(vec![Value::str("{"), Value::list(pairs)]))
    }

    /// A number; None, with nothing read, where there is none.
    fn number(&mut self, m: &mut Machine) -> Read<Option<Value>> {
        let digits = |mut at: usize| {
            while let Some(b'0'..=b'9') = self.bytes.get(at) {
                at += 1;
            }
            at
        };
        let first = self.at + usize::from(self.peek() == Some(b'-'));
        let mut end = match self.bytes.get(first) {
            Some(b'0') => first + 1,
            Some(b'1'..=b'9') => digits(first),
            _ => return Ok(None),
        };
        let mut is_float = false;
        if self.bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
            end = digits(end + 1);
            is_float = true;
        }
        if let Some(b'e' | b'E') = self.bytes.get(end) {
            let sign = usize::from(matches!(self.bytes.get(end + 1), Some(b'+' | b'-')));
            let start = end + 1 + sign;
            if digits(start) > start {
                end = digits(start);
                is_float = true;
            }
        }
        let written = self.text.get(self.at..end).unwrap_or_default();
        self.at = end;
        if self.is_raw {
            return Ok(Some(Value::tuple(vec![Value::str(if is_float { "f" } else { "i" }), Value::str(written)])));
        }
        if is_float {
            return Ok(Some(Value::Float(written.parse().unwrap_or(f64::NAN))));
        }
        Ok(Some(match written.parse() {
            Ok(small) => Value::Int(small),
            Err(_) => match parse_int(written, 10).map_err(|error| m.text_error(error))? {
                Int::Small(small) => Value::Int(small),
                Int::Big(big) => Value::int(big),
            },
        }))
    }

    /// The rest of a string whose opening quote was read.
    fn string(&mut self, m: &mut Machine) -> Read<String> {
        let begin = self.at - 1;
        let mut text = String::new();
        loop {
            let plain = self.at;
            while let Some(byte) = self.peek()
                && byte != b'"'
                && byte != b'\\'
                && (byte >= 0x20 || !self.is_strict)
            {
                self.at += 1;
            }
            text.push_str(self.text.get(plain..self.at).unwrap_or_default());
            match self.peek() {
                None => return Err(Stop::Wrong("Unterminated string starting at", begin)),
                Some(b'"') => {
                    self.at += 1;
                    if text.len() > 4096 {
                        m.reserve(text.len())?;
                    }
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape(begin)?);
                }
                Some(_) => return Err(Stop::Wrong("Invalid control character at", self.at)),
            }
        }
    }

    fn escape(&mut self, begin: usize) -> Read<char> {
        let Some(byte) = self.peek() else {
            return Err(Stop::Wrong("Unterminated string starting at", begin));
        };
        let character = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(Stop::Wrong("Invalid \\escape", self.at - 1)),
        };
        self.at += 1;
        Ok(character)
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// `\uXXXX`, two of them for a character beyond 16 bits. Strings here hold no half of such a pair: it becomes U+FFFD.
    fn unicode_escape(&mut self) -> Read<char> {
        self.at += 1;
        let Some(unit) = self.hex(self.at) else { return Err(Stop::Wrong("Invalid \\uXXXX escape", self.at - 1)) };
        self.at += 4;
        if (0xd800..0xdc00).contains(&unit)
            && self.starts_with("\\u")
            && let Some(low @ 0xdc00..0xe000) = self.hex(self.at + 2)
        {
            self.at += 6;
            let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            return Ok(char::from_u32(code).unwrap_or('\u{fffd}'));
        }
        Ok(char::from_u32(unit).unwrap_or('\u{fffd}'))
    }
}
