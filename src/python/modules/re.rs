//! The core of `re`: reads patterns and finds their matches.
//! Invariant: positions are counted in characters; bytes are matched as the characters with their numbers.

mod program;
mod syntax;

use std::rc::Rc;

use program::{Found, Mode, NOWHERE, Program, Run};

use super::native_class::{add_class, add_functions, new_object};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome, in_pieces};
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] = &[Native::function("_find", find)];
static METHODS: &[Native] = &[Native::static_method("re._Program", "__new__", compile)];

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    let object = m.types.object.clone();
    add_class(m, globals, "_Program", &object, false, METHODS).map(|_| ())
}

fn characters(m: &mut Machine, value: &Value) -> Outcome<Vec<char>> {
    let latin = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect();
    Ok(match value.plain() {
        Value::Str(text) => {
            m.spend(text.len() as u64 / 16)?;
            text.chars().collect()
        }
        Value::Bytes(bytes) => latin(bytes),
        Value::ByteArray(bytes) => latin(&bytes.borrow()),
        _ => return Err(m.type_error("expected string or bytes-like object")),
    })
}

/// `_Program(pattern, flags)`: the program, its groups, the pairs of names and indices, and the flags; or the text and
/// the place of a mistake.
fn compile(m: &mut Machine, args: Args) -> Outcome {
    let [class, pattern, flags] = args.exactly(m, "_Program")?;
    let flags = m.index(&flags)? as u32;
    let is_bytes = !matches!(pattern.plain(), Value::Str(_));
    let text = characters(m, &pattern)?;
    let syntax = match syntax::read(&text, flags, is_bytes) {
        Ok(syntax) => syntax,
        Err(fault) if fault.text == syntax::TOO_LARGE => return Err(m.error("OverflowError", fault.text)),
        Err(fault) => {
            let at = if fault.at > text.len() { Value::None } else { Value::from(fault.at) };
            return Ok(Value::tuple(vec![Value::from(fault.text), at]));
        }
    };
    let Some(program) = Program::new(&syntax) else {
        return Err(m.error("OverflowError", syntax::TOO_LARGE));
    };
    let names = syntax.names.into_iter().map(|(name, index)| (Value::from(name), Value::from(index))).collect();
    let groups = Value::from(program.groups - 1);
    let program = new_object(m, &class, program)?;
    let names = m.new_dict(names)?;
    Ok(Value::tuple(vec![program, groups, names, Value::Int(i64::from(syntax.flags))]))
}

/// Steps of a search that are done at once, about a millisecond; what a match costs in them besides.
const STEPS: u64 = 1 << 15;
const MATCH: u64 = 32;
/// Bytes of a text that are read at once.
const READ: usize = 1 << 17;

/// `_find(program, text, pos, endpos, mode, count)`: the spans of up to `count` matches, each a tuple of the starts
/// and ends of all groups and the index of the group closed last; -1 for what there is not.
fn find(m: &mut Machine, args: Args) -> Outcome {
    let [program, text, start, end, mode, count] = args.exactly(m, "_find")?;
    if program.native::<Program>().is_none() {
        return Err(m.type_error("not a pattern"));
    }
    let (program, mode, count) = (program.clone(), m.index(&mode)?, m.index(&count)?);
    let bounds = (m.index(&start)?, m.index(&end)?);
    let mode = match mode {
        0 => Mode::Match,
        1 => Mode::Full,
        _ => Mode::Search,
    };
    let mut search = Search { program, text: Text::new(m, text)?, bounds, mode, count, run: None, found: Vec::new() };
    in_pieces(m, move |m| search.advance(m))
}

/// A search for all matches, or some, in pieces.
struct Search {
    program: Value,
    text: Text,
    /// Where it begins and where the text ends for it, as the program gave it.
    bounds: (i64, i64),
    mode: Mode,
    /// How many matches are wanted.
    count: i64,
    /// The search for the next one.
    run: Option<Run>,
    found: Vec<Value>,
}

impl Search {
    fn advance(&mut self, m: &mut Machine) -> Outcome<Option<Value>> {
        if !self.text.advance() {
            return Ok(None);
        }
        let Some(program) = self.program.native::<Program>() else { return Err(m.type_error("not a pattern")) };
        let length = self.text.characters.len();
        let bound = |value: i64| usize::try_from(value.clamp(0, length as i64)).unwrap_or(0);
        let text = &self.text.characters[..bound(self.bounds.1)];
        let mut most = STEPS;
        while (self.found.len() as i64) < self.count {
            if most == 0 {
                return Ok(None);
            }
            let run = match &mut self.run {
                Some(run) => run,
                None if self.found.is_empty() && bound(self.bounds.0) > text.len() => break,
                None => self.run.insert(Run::new(program, bound(self.bounds.0), self.mode, false)),
            };
            match run.advance(m, program, text, &mut most)? {
                Found::NotYet => return Ok(None),
                Found::Nothing => break,
                Found::Match(slots) => {
                    let is_empty = slots[0] == slots[1];
                    self.run = Some(Run::new(program, slots[1], self.mode, is_empty));
                    let numbers =
                        slots.iter().map(|&slot| if slot == NOWHERE { Value::Int(-1) } else { Value::from(slot) });
                    self.found.push(Value::tuple(numbers.collect()));
                    most = most.saturating_sub(MATCH);
                }
            }
        }
        Ok(Some(Value::list(std::mem::take(&mut self.found))))
    }
}

/// The text that is searched, as characters: made of it piece by piece.
struct Text {
    source: Value,
    /// How many bytes of it have been read.
    read: usize,
    characters: Vec<char>,
}

impl Text {
    fn new(m: &mut Machine, source: Value) -> Outcome<Self> {
        match source.plain() {
            Value::Str(text) => m.spend(text.len() as u64 / 16)?,
            Value::Bytes(_) | Value::ByteArray(_) => {}
            _ => return Err(m.type_error("expected string or bytes-like object")),
        }
        Ok(Self { source, read: 0, characters: Vec::new() })
    }

    /// Reads on; whether that was all.
    fn advance(&mut self) -> bool {
        let latin = |byte: &u8| char::from(*byte);
        let length = match self.source.plain() {
            Value::Str(text) => {
                let end = text.ceil_char_boundary(self.read + READ);
                self.characters.extend(text[self.read..end].chars());
                self.read = end;
                text.len()
            }
            Value::Bytes(bytes) => {
                self.characters.extend(bytes.iter().skip(self.read).take(READ).map(latin));
                self.read = self.characters.len();
                bytes.len()
            }
            Value::ByteArray(bytes) => {
                let bytes = bytes.borrow();
                self.characters.extend(bytes.iter().skip(self.read).take(READ).map(latin));
                self.read = self.characters.len();
                bytes.len()
            }
            _ => 0,
        };
        self.read >= length
    }
}
