//! `pickle`: the machine's own pickling, which the cache uses, for programs.
//! Invariant: what is written is protocol 4 or 5; an older one that was asked for is only named in the header.

use std::rc::Rc;

use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] = &[Native::function("_dumps", dumps), Native::function("_loads", loads)];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    Ok(())
}

fn dumps(m: &mut Machine, args: Args) -> Outcome {
    let [value, protocol] = args.exactly(m, "dumps")?;
    let protocol = u8::try_from(m.index(&protocol)?).unwrap_or(5);
    let mut bytes = m.dumps_bytes(&value)?.to_vec();
    if let Some(header) = bytes.get_mut(1) {
        *header = protocol;
    }
    Ok(Value::bytes(&bytes))
}

/// The value and how many bytes it took.
fn loads(m: &mut Machine, args: Args) -> Outcome {
    let [bytes] = args.exactly(m, "loads")?;
    let Value::Bytes(bytes) = bytes.plain() else {
        let name = m.type_name(&bytes);
        return Err(m.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let (value, used) = m.loads_part(bytes)?;
    Ok(Value::tuple(vec![value, Value::from(used)]))
}
