//! Writing JSON, as a task that can stop wherever it needs the program's `default`.
//! Invariant: what is being written lies on an explicit stack, so depth costs no stack of ours.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Args, Ask, Exit, Outcome, Task};
use crate::python::text::IntRef;
use crate::python::text::repr::{repr_float, repr_int};
use crate::python::value::{Name, Tuple, Value};

/// How deep values may be nested: CPython runs into its recursion limit at about this depth.
const DEPTH_LIMIT: usize = 990;

/// `_write(value, default, skipkeys, ensure_ascii, check_circular, allow_nan, indent, item_separator, key_separator,
/// sort_keys)`; `default` None refuses what is not JSON.
///
/// # Errors
/// TypeError and ValueError in CPython's words; what `default` raises.
pub(super) fn write(m: &mut Machine, args: Args) -> Outcome {
    let [value, default, skip_keys, ascii, circular, nan, indent, item, key, sort] = args.exactly(m, "_write")?;
    let text_of = |m: &Machine, value: &Value| match value.as_str() {
        Some(text) => Ok(text.clone()),
        None => Err(m.type_error("separators must be strings")),
    };
    let indent = match &indent {
        Value::None => None,
        other => match other.as_str() {
            Some(text) => Some(text.clone()),
            None => {
                let width = usize::try_from(m.index(other)?).unwrap_or(0);
                m.reserve(width)?;
                Some(Name::from(" ".repeat(width)))
            }
        },
    };
    let options = Options {
        default,
        skips_keys: m.truth(&skip_keys)?,
        is_ascii: m.truth(&ascii)?,
        checks_circles: m.truth(&circular)?,
        allows_nan: m.truth(&nan)?,
        indent,
        item: text_of(m, &item)?,
        key: text_of(m, &key)?,
        sorts: m.truth(&sort)?,
    };
    let mut writer = Writer { options, out: String::new(), levels: Vec::new(), granted: 1 << 14, begin: value };
    match writer.advance(m, Value::Unset)? {
        Ask::Done(text) => Ok(text),
        ask => Err(Exit::task(Box::new(Resumed { writer, first: Some(ask) }))),
    }
}

/// `_quote(text, ensure_ascii)`
pub(super) fn quote(m: &mut Machine, args: Args) -> Outcome {
    let [text, ascii] = args.exactly(m, "_quote")?;
    let Some(text) = text.as_str() else {
        let name = m.type_name(&text);
        return Err(m.type_error(format!("first argument must be a string, not {name}")));
    };
    let mut out = String::new();
    let ascii = m.truth(&ascii)?;
    write_string(&mut out, text, ascii);
    Ok(Value::from(out))
}

struct Options {
    default: Value,
    skips_keys: bool,
    is_ascii: bool,
    checks_circles: bool,
    allows_nan: bool,
    indent: Option<Name>,
    item: Name,
    key: Name,
    sorts: bool,
}

/// A value of which a part is written.
enum Level {
    List {
        object: Value,
        items: Tuple,
        at: usize,
    },
    Dict {
        object: Value,
        pairs: Vec<(Value, Value)>,
        at: usize,
        has_written: bool,
    },
    /// What `default` was called with; its result is written inside.
    Default(Value),
}

struct Writer {
    options: Options,
    out: String,
    levels: Vec<Level>,
    /// How long the text may get before memory is asked for again.
    granted: usize,
    begin: Value,
}

/// A writer that asked for a call of `default`.
struct Resumed {
    writer: Writer,
    first: Option<Ask>,
}

impl Task for Resumed {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.first.take() {
            Some(ask) => Ok(ask),
            None => self.writer.advance(m, answer),
        }
    }
}

impl Writer {
    /// Writes until the end or until `default` is needed. `answer`: what it returned.
    fn advance(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        let mut next = if answer.is_unset() { std::mem::take(&mut self.begin) } else { answer };
        for _ in 0..AT_ONCE {
            if !next.is_unset()
                && let Some(object) = self.write_one(m, &next)?
            {
                let default = self.options.default.clone();
                if default.is_none() {
                    let name = m.class_of(&object).name();
                    return Err(m.type_error(format!("Object of type {name} is not JSON serializable")));
                }
                self.enter(m, Level::Default(object.clone()))?;
                return Ok(Ask::Call(default, Args::one(object)));
            }
            match self.next_part(m)? {
                Some(part) => next = part,
                None => return Ok(Ask::Done(Value::from(std::mem::take(&mut self.out)))),
            }
        }
        self.begin = next;
        Ok(Ask::Rest)
    }

    fn enter(&mut self, m: &Machine, level: Level) -> Outcome<()> {
        let address = level.object().address();
        if self.options.checks_circles && self.levels.iter().any(|outer| outer.object().address() == address) {
            return Err(m.value_error("Circular reference detected"));
        }
        if self.levels.len() >= DEPTH_LIMIT {
            return Err(m.error("RecursionError", "maximum recursion depth exceeded while encoding a JSON object"));
        }
        self.levels.push(level);
        Ok(())
    }

    /// Writes a value that has no parts, or the start of one that has; gives back what only `default` can write.
    fn write_one(&mut self, m: &mut Machine, value: &Value) -> Outcome<Option<Value>> {
        m.spend(8)?;
        if self.out.len() > self.granted {
            m.reserve(self.out.len())?;
            self.granted = self.out.len() * 2;
        }
        match value.plain() {
            Value::None => self.out.push_str("null"),
            Value::Bool(true) => self.out.push_str("true"),
            Value::Bool(false) => self.out.push_str("false"),
            Value::Str(text) => write_string(&mut self.out, text, self.options.is_ascii),
            number @ (Value::Int(_) | Value::Big(_) | Value::Float(_)) => {
                let text = self.number(m, number)?;
                self.out.push_str(&text);
            }
            Value::List(list) => {
                let items: Tuple = list.items.borrow().iter().cloned().collect();
                self.begin_list(m, value, items)?;
            }
            Value::Tuple(items) => self.begin_list(m, value, items.clone())?,
            Value::Dict(dict) => {
                let pairs: Vec<(Value, Value)> =
                    dict.map.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                if pairs.is_empty() {
                    self.out.push_str("{}");
                    return Ok(None);
                }
                let pairs = if self.options.sorts { sorted(m, pairs)? } else { pairs };
                self.enter(m, Level::Dict { object: value.clone(), pairs, at: 0, has_written: false })?;
                self.out.push('{');
                self.indent(self.levels.len());
            }
            _ => return Ok(Some(value.clone())),
        }
        Ok(None)
    }

    fn begin_list(&mut self, m: &Machine, object: &Value, items: Tuple) -> Outcome<()> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(());
        }
        self.enter(m, Level::List { object: object.clone(), items, at: 0 })?;
        self.out.push('[');
        self.indent(self.levels.len());
        Ok(())
    }

    fn number(&self, m: &Machine, number: &Value) -> Outcome<String> {
        match number {
            Value::Int(small) => Ok(small.to_string()),
            Value::Big(big) => repr_int(IntRef::Big(big)).map_err(|error| m.text_error(error)),
            Value::Float(x) if x.is_finite() => Ok(repr_float(*x)),
            Value::Float(x) if self.options.allows_nan => Ok(if x.is_nan() {
                "NaN".to_owned()
            } else if *x > 0.0 {
                "Infinity".to_owned()
            } else {
                "-Infinity".to_owned()
            }),
            Value::Float(x) => {
                let end = if self.options.indent.is_some() { format!(": {}", repr_float(*x)) } else { String::new() };
                Err(m.value_error(format!("Out of range float values are not JSON compliant{end}")))
            }
            _ => Ok(String::new()),
        }
    }

    /// What to write next inside of the innermost level; None when all is written.
    fn next_part(&mut self, m: &mut Machine) -> Outcome<Option<Value>> {
        loop {
            let depth = self.levels.len();
            match self.levels.last_mut() {
                None => return Ok(None),
                Some(Level::Default(_)) => {
                    self.levels.pop();
                }
                Some(Level::List { items, at, .. }) => {
                    let item = items.get(*at).cloned();
                    *at += 1;
                    let is_first = *at == 1;
                    match item {
                        Some(item) => {
                            self.separate(is_first, depth);
                            return Ok(Some(item));
                        }
                        None => self.close(']'),
                    }
                }
                Some(Level::Dict { pairs, at, has_written, .. }) => {
                    let pair = pairs.get(*at).cloned();
                    *at += 1;
                    let is_first = !*has_written;
                    let Some((key, value)) = pair else {
                        self.close('}');
                        continue;
                    };
                    let Some(key) = self.key(m, &key)? else { continue };
                    if let Some(Level::Dict { has_written, .. }) = self.levels.last_mut() {
                        *has_written = true;
                    }
                    self.separate(is_first, depth);
                    write_string(&mut self.out, &key, self.options.is_ascii);
                    self.out.push_str(&self.options.key);
                    return Ok(Some(value));
                }
            }
        }
    }

    /// A new line as far in as the containers that the part is in; without an indent, nothing.
    fn indent(&mut self, depth: usize) {
        let inside = self.levels.iter().take(depth).filter(|level| !matches!(level, Level::Default(_))).count();
        if let Some(indent) = &self.options.indent {
            self.out.push('\n');
            for _ in 0..inside {
                self.out.push_str(indent);
            }
        }
    }

    fn separate(&mut self, is_first: bool, depth: usize) {
        if !is_first {
            self.out.push_str(&self.options.item);
            self.indent(depth);
        }
    }

    fn close(&mut self, bracket: char) {
        self.levels.pop();
        self.indent(self.levels.len());
        self.out.push(bracket);
    }

    /// A dict's key as text; None: skipped.
    fn key(&self, m: &mut Machine, key: &Value) -> Outcome<Option<Rc<str>>> {
        Ok(Some(match key.plain() {
            Value::Str(text) => text.clone(),
            Value::None => Rc::from("null"),
            Value::Bool(true) => Rc::from("true"),
            Value::Bool(false) => Rc::from("false"),
            number @ (Value::Int(_) | Value::Big(_) | Value::Float(_)) => Rc::from(self.number(m, number)?),
            _ if self.options.skips_keys => return Ok(None),
            _ => {
                let name = m.class_of(key).name();
                return Err(m.type_error(format!("keys must be str, int, float, bool or None, not {name}")));
            }
        }))
    }
}

impl Level {
    fn object(&self) -> &Value {
        match self {
            Self::List { object, .. } | Self::Dict { object, .. } | Self::Default(object) => object,
        }
    }
}

fn sorted(m: &mut Machine, pairs: Vec<(Value, Value)>) -> Outcome<Vec<(Value, Value)>> {
    let mut keyed = pairs;
    m.sort_keyed(&mut keyed, false)?;
    Ok(keyed)
}

/// A string in quotes.
fn write_string(out: &mut String, text: &str, is_ascii: bool) {
    out.reserve(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{c}' => out.push_str("\\f"),
            '\u{8}' => out.push_str("\\b"),
            _ if character < ' ' || (is_ascii && character > '~') => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
