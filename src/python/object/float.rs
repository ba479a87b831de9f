//! `float`.
//! Invariant: methods answer for instances of subclasses by the float inside.

use super::int::{constructed_class, number_methods};
use crate::python::code::{BinaryOp, CompareOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Ask, Exit, Native, Outcome, Task};
use crate::python::operate::{Defined, as_int, bytes_of, rank};
use crate::python::text::{float as text, parse};
use crate::python::value::Value;

pub static METHODS: &[Native] = number_methods! {
    "float":
    "__add__" "__radd__" Add,
    "__sub__" "__rsub__" Subtract,
    "__mul__" "__rmul__" Multiply,
    "__truediv__" "__rtruediv__" TrueDivide,
    "__floordiv__" "__rfloordiv__" FloorDivide,
    "__mod__" "__rmod__" Remainder,
    ;
    Native::static_method("float", "__new__", new),
    Native::method("float", "as_integer_ratio", as_integer_ratio),
    Native::method("float", "conjugate", conjugate),
    Native::class_method("float", "fromhex", fromhex),
    Native::method("float", "hex", hex),
    Native::method("float", "is_integer", is_integer),
    Native::method("float", "__pow__", |m, args| pow(m, "__pow__", args)),
    Native::method("float", "__rpow__", |m, args| pow(m, "__rpow__", args)),
    Native::method("float", "__divmod__", |m, args| divmod(m, "__divmod__", args)),
    Native::method("float", "__rdivmod__", |m, args| divmod(m, "__rdivmod__", args)),
    Native::method("float", "__neg__", |m, args| unary(m, "__neg__", UnaryOp::Negative, args)),
    Native::method("float", "__pos__", |m, args| unary(m, "__pos__", UnaryOp::Positive, args)),
    Native::method("float", "__abs__", abs),
    Native::method("float", "__int__", |m, args| whole(m, "__int__", args, text::float_to_int)),
    Native::method("float", "__trunc__", |m, args| whole(m, "__trunc__", args, text::float_to_int)),
    Native::method("float", "__floor__", |m, args| whole(m, "__floor__", args, text::floor_to_int)),
    Native::method("float", "__ceil__", |m, args| whole(m, "__ceil__", args, text::ceil_to_int)),
    Native::method("float", "__round__", round),
    Native::method("float", "__float__", itself),
    Native::method("float", "__bool__", bool),
    Native::method("float", "__hash__", hash),
    Native::method("float", "__repr__", repr),
    Native::method("float", "__format__", format),
    Native::method("float", "__getnewargs__", getnewargs),
    Native::class_method("float", "__getformat__", getformat),
    Native::method("float", "__eq__", |m, args| compare(m, CompareOp::Equal, args)),
    Native::method("float", "__ne__", |m, args| compare(m, CompareOp::NotEqual, args)),
    Native::method("float", "__lt__", |m, args| compare(m, CompareOp::Less, args)),
    Native::method("float", "__le__", |m, args| compare(m, CompareOp::LessEqual, args)),
    Native::method("float", "__gt__", |m, args| compare(m, CompareOp::Greater, args)),
    Native::method("float", "__ge__", |m, args| compare(m, CompareOp::GreaterEqual, args)),
};

/// Asks the program's `__float__` and checks what it returns.
struct AskFloat {
    value: Value,
    method: Option<Value>,
}

impl Task for AskFloat {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.method.take() {
            Some(method) => Ok(Ask::Call(method, Args::none())),
            None => machine.float_answer(&self.value, answer).map(|x| Ask::Done(Value::Float(x))),
        }
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "float", &args)?;
    if args.keywords.is_some() && !class.is_heap {
        return Err(m.type_error("float() takes no keyword arguments"));
    }
    let [_, value] = args.between(m, "float.float", 1)?;
    let parsed = match value.plain() {
        Value::Unset => return Ok(m.wrap_inner(&class, Value::Float(0.0))),
        Value::Str(text) => Some(parse::parse_float(text)),
        Value::Bytes(_) | Value::ByteArray(_) => Some(parse::parse_float_bytes(&bytes_of(&value).unwrap_or_default())),
        _ => None,
    };
    let own = if let Value::Instance(_) = value { m.defined(&value, "__float__") } else { Defined::BuiltIn };
    if let Some(parsed) = parsed
        && !matches!(own, Defined::Own(_))
    {
        let x = parsed.map_err(|error| m.text_error(error))?;
        return Ok(m.wrap_inner(&class, Value::Float(x)));
    }
    if let Defined::Own(method) = own
        && !class.is_heap
    {
        // A step of its own, so that the program's `__float__` can be watched.
        return Err(Exit::task(Box::new(AskFloat { value, method: Some(method) })));
    }
    match m.real(&value)? {
        Some(x) => Ok(m.wrap_inner(&class, Value::Float(x))),
        None => {
            let given = m.type_name(&value);
            Err(m.type_error(format!("float() argument must be a string or a real number, not '{given}'")))
        }
    }
}

fn float_of(m: &mut Machine, name: &str, this: &Value) -> Outcome<f64> {
    match this.plain() {
        Value::Float(x) => Ok(*x),
        _ => Err(m.wrong_self("float", name, this)),
    }
}

fn this_float(m: &mut Machine, name: &str, args: Args) -> Outcome<f64> {
    let [this] = args.exactly(m, &format!("float.{name}"))?;
    float_of(m, name, &this)
}

fn slot_float(m: &mut Machine, name: &str, args: Args) -> Outcome<f64> {
    let [this] = m.dunder_args::<1>(name, args)?;
    float_of(m, name, &this)
}

fn as_integer_ratio(m: &mut Machine, args: Args) -> Outcome {
    let x = this_float(m, "as_integer_ratio", args)?;
    let (numerator, denominator) = text::as_integer_ratio(x).map_err(|error| m.text_error(error))?;
    Ok(Value::tuple(vec![Value::from(numerator), Value::from(denominator)]))
}

fn conjugate(m: &mut Machine, args: Args) -> Outcome {
    this_float(m, "conjugate", args).map(Value::Float)
}

fn fromhex(m: &mut Machine, args: Args) -> Outcome {
    let [class, text] = args.exactly(m, "float.fromhex")?;
    let Some(text) = text.as_str() else { return Err(m.type_error("bad argument type for built-in operation")) };
    let x = text::float_from_hex(text).map_err(|error| m.text_error(error))?;
    match &class {
        Value::Class(class) if class.is_heap => m.call(&Value::Class(class.clone()), Args::one(Value::Float(x))),
        _ => Ok(Value::Float(x)),
    }
}

fn hex(m: &mut Machine, args: Args) -> Outcome {
    let x = this_float(m, "hex", args)?;
    Ok(Value::from(text::float_hex(x)))
}

fn is_integer(m: &mut Machine, args: Args) -> Outcome {
    let x = this_float(m, "is_integer", args)?;
    Ok(Value::Bool(x.is_finite() && x.fract() == 0.0))
}

fn pow(m: &mut Machine, name: &str, args: Args) -> Outcome {
    if let Some(modulus) = args.values.get(2)
        && !modulus.is_none()
    {
        return Err(m.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let args = Args::positional(args.values.into_iter().take(2));
    m.number_dunder("float", name, BinaryOp::Power, name == "__rpow__", args)
}

fn divmod(m: &mut Machine, name: &str, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>(name, args)?;
    float_of(m, name, &this)?;
    if rank(other.plain()).is_none_or(|rank| rank > 1) {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = if name == "__rdivmod__" { (other, this) } else { (this, other) };
    m.divmod(a.plain(), b.plain())
}

fn unary(m: &mut Machine, name: &str, op: UnaryOp, args: Args) -> Outcome {
    let x = slot_float(m, name, args)?;
    m.unary(op, &Value::Float(x))
}

fn abs(m: &mut Machine, args: Args) -> Outcome {
    Ok(Value::Float(slot_float(m, "__abs__", args)?.abs()))
}

fn whole(
    m: &mut Machine,
    name: &str,
    args: Args,
    convert: fn(f64) -> Result<crate::python::text::Int, crate::python::text::TextError>,
) -> Outcome {
    let x = this_float(m, name, args)?;
    convert(x).map(Value::from).map_err(|error| m.text_error(error))
}

fn round(m: &mut Machine, args: Args) -> Outcome {
    let [this, digits] = args.between(m, "float.__round__", 1)?;
    let x = float_of(m, "__round__", &this)?;
    m.round(&Value::Float(x), &digits)
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    slot_float(m, "__float__", args).map(Value::Float)
}

fn bool(m: &mut Machine, args: Args) -> Outcome {
    Ok(Value::Bool(slot_float(m, "__bool__", args)? != 0.0))
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let x = slot_float(m, "__hash__", args)?;
    m.hash(&Value::Float(x)).map(Value::Int)
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let x = slot_float(m, "__repr__", args)?;
    m.repr(&Value::Float(x)).map(Value::from)
}

fn format(m: &mut Machine, args: Args) -> Outcome {
    let [this, spec] = args.exactly(m, "float.__format__")?;
    let x = float_of(m, "__format__", &this)?;
    m.format_plain(&Value::Float(x), &spec)
}

fn getnewargs(m: &mut Machine, args: Args) -> Outcome {
    let x = this_float(m, "__getnewargs__", args)?;
    Ok(Value::tuple(vec![Value::Float(x)]))
}

fn getformat(m: &mut Machine, args: Args) -> Outcome {
    let [_, kind] = args.exactly(m, "float.__getformat__")?;
    match kind.as_str().map(|kind| &**kind) {
        Some("double" | "float") => Ok(Value::str("IEEE, little-endian")),
        _ => Err(m.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn compare(m: &mut Machine, op: CompareOp, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>(op.method(), args)?;
    let x = float_of(m, op.method(), &this)?;
    if as_int(&other).is_none() && !matches!(other.plain(), Value::Float(_)) {
        return Ok(Value::NotImplemented);
    }
    m.compare(op, &Value::Float(x), other.plain())
}
