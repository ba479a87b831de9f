//! The core of `re`: reads patterns and finds their matches.
//! Invariant: positions are counted in characters; bytes are matched as the characters with their numbers.

mod program;
mod syntax;

use std::rc::Rc;

use program::{Mode, NOWHERE, Program};

use super::native_class::{add_class, add_functions, new_object};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
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

/// `_find(program, text, pos, endpos, mode, count)`: the spans of up to `count` matches, each a tuple of the starts
/// and ends of all groups and the index of the group closed last; -1 for what there is not.
fn find(m: &mut Machine, args: Args) -> Outcome {
    let [program, text, start, end, mode, count] = args.exactly(m, "_find")?;
    let Some(program) = program.native::<Program>() else { return Err(m.type_error("not a pattern")) };
    let text = characters(m, &text)?;
    let bound = |value: i64| usize::try_from(value.clamp(0, text.len() as i64)).unwrap_or(0);
    let (start, end) = (bound(m.index(&start)?), bound(m.index(&end)?));
    let mode = match m.index(&mode)? {
        0 => Mode::Match,
        1 => Mode::Full,
        _ => Mode::Search,
    };
    let count = m.index(&count)?;
    let text = &text[..end];
    let mut found = Vec::new();
    let (mut at, mut must_move) = (start, false);
    while at <= end && (found.len() as i64) < count {
        let Some(slots) = program.find(m, text, at, mode, must_move)? else { break };
        must_move = slots[0] == slots[1];
        at = slots[1];
        let numbers = slots.iter().map(|&slot| if slot == NOWHERE { Value::Int(-1) } else { Value::from(slot) });
        found.push(Value::tuple(numbers.collect()));
    }
    Ok(Value::list(found))
}
