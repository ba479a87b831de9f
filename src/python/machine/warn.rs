//! Warnings: filters, what was shown already, who records them.
//! Invariant: a change of the filters forgets what was shown, as in CPython.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::{Emitted, Machine};
use crate::memory::piece::{append, joined};
use crate::python::native::{Exit, Outcome};
use crate::python::object::class::Class;
use crate::python::object::instance::Instance;
use crate::python::operate::itoa;
use crate::python::text::case;
use crate::python::value::{List, Name, Value};

/// One entry of `warnings.filters`.
#[derive(Clone)]
pub struct Filter {
    pub action: Name,
    /// The start of the message, in lower case; empty for any.
    pub message: Name,
    pub category: Rc<Class>,
    /// 0 for any.
    pub line: i64,
}

#[derive(Clone, Default)]
pub struct Warnings {
    /// Those that the program added, the first to ask first.
    pub filters: Vec<Filter>,
    /// `catch_warnings(record=True)`: where they go instead.
    pub recorder: Option<Rc<List>>,
    pub ignores_defaults: bool,
    shown: FxHashSet<(String, usize, Name, u32)>,
}

impl Warnings {
    /// The filters changed.
    pub fn changed(&mut self) {
        self.shown.clear();
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Machine {
    pub fn warnings_mut(&mut self) -> &mut Warnings {
        &mut self.warnings
    }

    /// `warnings.warn(message, category)` from a place in a library: all from one place count as one line.
    ///
    /// # Errors
    /// The warning itself where a filter says "error".
    pub fn warn_of(&mut self, category: &Rc<Class>, message: &str, place: &str) -> Outcome<()> {
        let instance = self.exception_of(category.clone(), vec![Value::str(message)]);
        self.warn_explicit(instance, message, place, 0)
    }

    /// The same for a warning that exists, at a line of the program (0: a fixed line of `place`).
    ///
    /// # Errors
    /// The warning itself where a filter says "error".
    pub fn warn_explicit(&mut self, warning: Rc<Instance>, text: &str, place: &str, line: u32) -> Outcome<()> {
        let category = warning.class();
        let lowered = case::lower(text);
        let found = self.warnings.filters.iter().find(|filter| {
            category.is_subclass_of(&filter.category)
                && lowered.starts_with(&*filter.message)
                && (filter.line == 0 || filter.line == i64::from(line))
        });
        let action = match found {
            Some(filter) => filter.action.clone(),
            None if self.warnings.ignores_defaults => Name::from("default"),
            None => self.default_action(&category, place),
        };
        let address = Rc::as_ptr(&category) as usize;
        let key = match &*action {
            "ignore" => return Ok(()),
            "error" => return Err(Exit::raise(warning)),
            "always" => None,
            "module" => Some((text.to_owned(), address, Name::from(place), 0)),
            "once" => Some((text.to_owned(), address, Name::from(""), 0)),
            _ => Some((text.to_owned(), address, Name::from(place), line)),
        };
        if let Some(key) = key
            && !self.warnings.shown.insert(key)
        {
            return Ok(());
        }
        let shown_line = self.current_line();
        if let Some(recorder) = self.warnings.recorder.clone() {
            let record = self.warning_record(&warning, &category, shown_line)?;
            recorder.items.borrow_mut().push(record);
            return Ok(());
        }
        let category = category.name().to_string();
        self.emitted.push(Emitted::Warning { category, message: text.to_owned(), line: shown_line });
        Ok(())
    }

    /// What CPython does without any filter of the program's.
    fn default_action(&self, category: &Rc<Class>, place: &str) -> Name {
        let is = |name: &str| self.types.get(name).is_some_and(|class| category.is_subclass_of(&class));
        let ignored = is("PendingDeprecationWarning")
            || is("ImportWarning")
            || is("ResourceWarning")
            || (is("DeprecationWarning") && place != "__main__");
        Name::from(if ignored { "ignore" } else { "default" })
    }

    /// A `warnings.WarningMessage`.
    fn warning_record(&mut self, warning: &Rc<Instance>, category: &Rc<Class>, line: u32) -> Outcome {
        let module = self.import_module("warnings")?;
        let class = self.attribute(&module, "WarningMessage")?;
        let args = [
            Value::Instance(warning.clone()),
            Value::Class(category.clone()),
            Value::str("main.py"),
            Value::Int(i64::from(line)),
        ];
        self.call(&class, crate::python::native::Args::positional(args))
    }

    /// A value as a table shows it: its repr, at most 2 KB, whatever its own methods do.
    pub fn display(&mut self, value: &Value) -> String {
        match plain_repr(value, &mut [0; 20]) {
            Some(parts) => parts.concat(),
            None => self.display_any(value),
        }
    }

    /// [`Machine::display`], written behind a text.
    #[cfg_attr(fast, optimize(speed))]
    pub fn display_behind(&mut self, text: &mut String, value: &Value) {
        match plain_repr(value, &mut [0; 20]) {
            Some(parts) => parts.iter().for_each(|part| append(text, part)),
            None => text.push_str(&self.display_any(value)),
        }
    }

    /// [`Machine::display`] as a text that is shared.
    #[cfg_attr(fast, optimize(speed))]
    pub fn display_shared(&mut self, value: &Value) -> Rc<str> {
        match plain_repr(value, &mut [0; 20]) {
            Some(parts) => joined(&parts),
            None => Rc::from(self.display_any(value)),
        }
    }

    fn display_any(&mut self, value: &Value) -> String {
        let (watched, emitted, calls) = (self.is_watched, self.emitted.len(), self.cache_calls.len());
        // A `__repr__` of the program may run while the frame on top waits to return.
        let returning = self.is_returning;
        let spent = self.operations;
        let limit = self.limits.operations;
        let (floor, nesting, nested, open) = (self.frames.len(), self.nesting, self.nested_values, self.reprs.len());
        self.is_watched = false;
        self.limits.operations = spent.saturating_add(20_000);
        let text = match shortened(value) {
            Some(short) => self.repr(&short).map(|mut text| {
                let closing = text.pop();
                text.push_str(", …");
                text.extend(closing);
                text
            }),
            None => self.repr(value),
        };
        // A limit ends a run where it is; what was begun only to show a value has to go.
        self.drop_frames(floor);
        (self.nesting, self.nested_values) = (nesting, nested);
        self.reprs.truncate(open);
        self.is_watched = watched;
        self.is_returning = returning;
        self.limits.operations = limit;
        self.operations = spent;
        self.emitted.truncate(emitted);
        self.cache_calls.truncate(calls);
        let mut text = text.unwrap_or_else(|_| format!("<{} object>", self.type_name(value)));
        if text.len() > LONGEST {
            let cut = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            text.truncate(cut);
            text.push('…');
        }
        text
    }

    /// The last line of an exception's traceback: `ValueError: Key ':1:x' not found`.
    pub fn exception_line(&mut self, exception: &Rc<Instance>) -> String {
        let class = exception.class().full_name();
        let text = self.str(&Value::Instance(exception.clone()));
        match text {
            Ok(text) if text.is_empty() => class,
            Ok(text) => format!("{class}: {text}"),
            Err(_) => format!("{class}: <exception str() failed>"),
        }
    }
}

/// Bytes of what is shown of a value.
const LONGEST: usize = 2048;

/// The repr, in parts, of what most values are, which takes no machine.
#[cfg_attr(fast, optimize(speed))]
fn plain_repr<'v>(value: &'v Value, digits: &'v mut [u8; 20]) -> Option<[&'v str; 3]> {
    match value {
        Value::None => Some(["None", "", ""]),
        Value::Bool(truth) => Some([if *truth { "True" } else { "False" }, "", ""]),
        Value::Int(number) => Some([itoa(*number, digits), "", ""]),
        Value::Str(text) if text.len() + 2 <= LONGEST && text.bytes().all(is_shown_as_itself) => Some(["'", text, "'"]),
        _ => None,
    }
}

fn is_shown_as_itself(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\'
}

/// The start of a value that is too long to be shown whole.
fn shortened(value: &Value) -> Option<Value> {
    match value {
        Value::List(list) => start_of(&list.items.borrow()).map(Value::list),
        Value::Tuple(items) => start_of(items).map(Value::tuple),
        Value::Str(text) if text.len() > LONGEST => Some(start_of_text(text, LONGEST)),
        Value::Bytes(bytes) => bytes.get(..LONGEST).map(|start| Value::Bytes(Rc::from(start))),
        _ => None,
    }
}

fn start_of_text(text: &str, room: usize) -> Value {
    let end = (0..=room.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    Value::str(&text[..end])
}

/// The items that fill what is shown; None when all of them fit.
fn start_of(items: &[Value]) -> Option<Vec<Value>> {
    let mut room = LONGEST;
    let mut start = Vec::new();
    for item in items {
        if room == 0 {
            return Some(start);
        }
        let item = match item {
            Value::Str(text) if text.len() > room => start_of_text(text, room),
            other => other.clone(),
        };
        room = room.saturating_sub(if let Value::Str(text) = &item { text.len() + 4 } else { 3 });
        start.push(item);
    }
    None
}
