//! `complex`.
//! Invariant: methods answer for instances of subclasses by the number inside.

use std::rc::Rc;

use super::int::{constructed_class, number_methods};
use crate::python::code::{BinaryOp, CompareOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::{Defined, rank};
use crate::python::text::parse;
use crate::python::value::Value;

pub static METHODS: &[Native] = number_methods! {
    "complex":
    "__add__" "__radd__" Add,
    "__sub__" "__rsub__" Subtract,
    "__mul__" "__rmul__" Multiply,
    "__truediv__" "__rtruediv__" TrueDivide,
    "__pow__" "__rpow__" Power,
    ;
    Native::static_method("complex", "__new__", new),
    Native::method("complex", "conjugate", conjugate),
    Native::method("complex", "__neg__", |m, args| unary(m, "__neg__", UnaryOp::Negative, args)),
    Native::method("complex", "__pos__", |m, args| unary(m, "__pos__", UnaryOp::Positive, args)),
    Native::method("complex", "__abs__", abs),
    Native::method("complex", "__complex__", itself),
    Native::method("complex", "__bool__", bool),
    Native::method("complex", "__hash__", hash),
    Native::method("complex", "__repr__", repr),
    Native::method("complex", "__format__", format),
    Native::method("complex", "__getnewargs__", getnewargs),
    Native::method("complex", "__eq__", |m, args| compare(m, CompareOp::Equal, args)),
    Native::method("complex", "__ne__", |m, args| compare(m, CompareOp::NotEqual, args)),
};

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "complex", &args)?;
    let [_, real, imag] = args.bind(m, "complex.complex", &["", "real", "imag"], 3, 1)?;
    if let Some(text) = real.as_str()
        && !matches!(m.defined(&real, "__complex__"), Defined::Own(_))
    {
        if !imag.is_unset() {
            return Err(m.type_error("complex() can't take second arg if first is a string"));
        }
        let z = parse::parse_complex(text).map_err(|error| m.text_error(error))?;
        return Ok(m.wrap_inner(&class, Value::Complex(Rc::new(z))));
    }
    if imag.as_str().is_some() {
        return Err(m.type_error("complex() second arg can't be a string"));
    }
    let first = if real.is_unset() { Some((0.0, 0.0)) } else { m.complex_number(&real)? };
    let Some(first) = first else {
        let given = m.type_name(&real);
        return Err(m.type_error(format!("complex() first argument must be a string or a number, not '{given}'")));
    };
    let z = if imag.is_unset() {
        first
    } else {
        let second = match imag.plain() {
            Value::Complex(z) => Some(**z),
            _ => m.real(&imag)?.map(|x| (x, 0.0)),
        };
        let Some(second) = second else {
            let given = m.type_name(&imag);
            return Err(m.type_error(format!("complex() second argument must be a number, not '{given}'")));
        };
        // real + imag * 1j, where either may be complex itself; a real part keeps its own zero's sign.
        let is_complex = |value: &Value| matches!(value.plain(), Value::Complex(_));
        let re = if is_complex(&imag) { first.0 - second.1 } else { first.0 };
        let im = if is_complex(&real) { second.0 + first.1 } else { second.0 };
        (re, im)
    };
    Ok(m.wrap_inner(&class, Value::Complex(Rc::new(z))))
}

fn complex_of(m: &mut Machine, name: &str, this: &Value) -> Outcome<Rc<(f64, f64)>> {
    match this.plain() {
        Value::Complex(z) => Ok(z.clone()),
        _ => Err(m.wrong_self("complex", name, this)),
    }
}

fn this_complex(m: &mut Machine, name: &str, args: Args) -> Outcome<Rc<(f64, f64)>> {
    let [this] = args.exactly(m, &format!("complex.{name}"))?;
    complex_of(m, name, &this)
}

fn slot_complex(m: &mut Machine, name: &str, args: Args) -> Outcome<Value> {
    let [this] = m.dunder_args::<1>(name, args)?;
    complex_of(m, name, &this).map(Value::Complex)
}

fn conjugate(m: &mut Machine, args: Args) -> Outcome {
    let z = this_complex(m, "conjugate", args)?;
    Ok(Value::Complex(Rc::new((z.0, -z.1))))
}

fn unary(m: &mut Machine, name: &str, op: UnaryOp, args: Args) -> Outcome {
    let z = slot_complex(m, name, args)?;
    m.unary(op, &z)
}

fn abs(m: &mut Machine, args: Args) -> Outcome {
    let z = slot_complex(m, "__abs__", args)?;
    m.absolute(&z)
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    this_complex(m, "__complex__", args).map(Value::Complex)
}

fn bool(m: &mut Machine, args: Args) -> Outcome {
    let z = slot_complex(m, "__bool__", args)?;
    m.truth(&z).map(Value::Bool)
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let z = slot_complex(m, "__hash__", args)?;
    m.hash(&z).map(Value::Int)
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let z = slot_complex(m, "__repr__", args)?;
    m.repr(&z).map(Value::from)
}

fn format(m: &mut Machine, args: Args) -> Outcome {
    let [this, spec] = args.exactly(m, "complex.__format__")?;
    let z = complex_of(m, "__format__", &this)?;
    m.format_plain(&Value::Complex(z), &spec)
}

fn getnewargs(m: &mut Machine, args: Args) -> Outcome {
    let z = this_complex(m, "__getnewargs__", args)?;
    Ok(Value::tuple(vec![Value::Float(z.0), Value::Float(z.1)]))
}

fn compare(m: &mut Machine, op: CompareOp, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>(op.method(), args)?;
    let z = complex_of(m, op.method(), &this)?;
    if rank(other.plain()).is_none() {
        return Ok(Value::NotImplemented);
    }
    m.compare(op, &Value::Complex(z), other.plain())
}
