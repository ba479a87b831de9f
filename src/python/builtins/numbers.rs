//! Builtins over numbers: `abs`, `round`, `divmod`, `pow`, `hex` …
//! Invariant: what a number can do is in `operate`; here are only the names.

use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::Value;

pub static FUNCTIONS: &[Native] = &[
    Native::function("abs", abs),
    Native::function("round", round),
    Native::function("divmod", divmod),
    Native::function("pow", pow),
    Native::function("bin", bin),
    Native::function("oct", oct),
    Native::function("hex", hex),
];

fn abs(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "abs")?;
    m.absolute(&value)
}

fn round(m: &mut Machine, args: Args) -> Outcome {
    let [number, digits] = args.bind(m, "round", &["number", "ndigits"], 2, 1)?;
    m.round(&number, &digits)
}

fn divmod(m: &mut Machine, args: Args) -> Outcome {
    let [a, b] = args.between(m, "divmod", 2)?;
    m.divmod(&a, &b)
}

fn pow(m: &mut Machine, args: Args) -> Outcome {
    let [base, exponent, modulus] = args.bind(m, "pow", &["base", "exp", "mod"], 3, 2)?;
    if modulus.is_unset() || modulus.is_none() {
        return m.binary(BinaryOp::Power, &base, &exponent);
    }
    m.power_modulo(&base, &exponent, &modulus)
}

/// An integer in another base, with its prefix.
fn based(m: &mut Machine, args: Args, name: &str, spec: &str) -> Outcome {
    let [value] = args.exactly(m, name)?;
    let number = match value.plain() {
        Value::Int(_) | Value::Big(_) => value.plain().clone(),
        Value::Bool(b) => Value::Int(i64::from(*b)),
        _ => Value::Int(m.index(&value)?),
    };
    m.format(&number, spec).map(Value::Str)
}

fn bin(m: &mut Machine, args: Args) -> Outcome {
    based(m, args, "bin", "#b")
}

fn oct(m: &mut Machine, args: Args) -> Outcome {
    based(m, args, "oct", "#o")
}

fn hex(m: &mut Machine, args: Args) -> Outcome {
    based(m, args, "hex", "#x")
}
