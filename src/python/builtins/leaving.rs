//! `exit` and `quit`.
//! Invariant: both end the program as `sys.exit` does, by a SystemExit that may be caught.

use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Native, Outcome};

pub static FUNCTIONS: &[Native] = &[Native::function("exit", leave), Native::function("quit", leave)];

fn leave(m: &mut Machine, args: Args) -> Outcome {
    let [code] = args.between(m, "Quitter.__call__", 0)?;
    let code = if code.is_unset() { crate::python::value::Value::None } else { code };
    Err(Exit::raise(m.new_exception("SystemExit", vec![code])))
}
