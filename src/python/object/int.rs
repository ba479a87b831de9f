//! `int`.
//! Invariant: methods answer for `bool` and for instances of subclasses by the integer inside.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::base::class_argument;
use crate::python::code::{BinaryOp, CompareOp, UnaryOp};
use crate::python::machine::{Machine, MapAnswer};
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::class::Class;
use crate::python::operate::{as_int, bit_count, bytes_of};
use crate::python::text::{Int, IntRef, TextError, integer, parse};
use crate::python::value::Value;

/// The table of a number's methods: its operators, each with its reflection, then the others.
macro_rules! number_methods {
    ($owner:literal: $($name:literal $reflected:literal $op:ident,)*; $($native:expr,)*) => {
        &[
            $(
                Native::method($owner, $name, |m, args| m.number_dunder($owner, $name, BinaryOp::$op, false, args)),
                Native::method($owner, $reflected, |m, args| {
                    m.number_dunder($owner, $reflected, BinaryOp::$op, true, args)
                }),
            )*
            $($native,)*
        ]
    };
}
pub(crate) use number_methods;

pub static METHODS: &[Native] = number_methods! {
    "int":
    "__add__" "__radd__" Add,
    "__sub__" "__rsub__" Subtract,
    "__mul__" "__rmul__" Multiply,
    "__truediv__" "__rtruediv__" TrueDivide,
    "__floordiv__" "__rfloordiv__" FloorDivide,
    "__mod__" "__rmod__" Remainder,
    "__lshift__" "__rlshift__" LeftShift,
    "__rshift__" "__rrshift__" RightShift,
    "__and__" "__rand__" And,
    "__or__" "__ror__" Or,
    "__xor__" "__rxor__" Xor,
    ;
    Native::static_method("int", "__new__", new),
    Native::method("int", "as_integer_ratio", as_integer_ratio),
    Native::method("int", "bit_count", count_bits),
    Native::method("int", "bit_length", bit_length),
    Native::method("int", "conjugate", |m, args| itself(m, "conjugate", args)),
    Native::class_method("int", "from_bytes", from_bytes),
    Native::method("int", "to_bytes", to_bytes),
    Native::method("int", "__pow__", |m, args| pow(m, args, false)),
    Native::method("int", "__rpow__", |m, args| pow(m, args, true)),
    Native::method("int", "__divmod__", |m, args| divmod(m, "__divmod__", args)),
    Native::method("int", "__rdivmod__", |m, args| divmod(m, "__rdivmod__", args)),
    Native::method("int", "__neg__", |m, args| unary(m, "__neg__", UnaryOp::Negative, args)),
    Native::method("int", "__pos__", |m, args| unary(m, "__pos__", UnaryOp::Positive, args)),
    Native::method("int", "__invert__", |m, args| unary(m, "__invert__", UnaryOp::Invert, args)),
    Native::method("int", "__abs__", abs),
    Native::method("int", "__int__", |m, args| slot_itself(m, "__int__", args)),
    Native::method("int", "__index__", |m, args| slot_itself(m, "__index__", args)),
    Native::method("int", "__trunc__", |m, args| itself(m, "__trunc__", args)),
    Native::method("int", "__floor__", |m, args| itself(m, "__floor__", args)),
    Native::method("int", "__ceil__", |m, args| itself(m, "__ceil__", args)),
    Native::method("int", "__round__", round),
    Native::method("int", "__float__", float),
    Native::method("int", "__bool__", bool),
    Native::method("int", "__hash__", hash),
    Native::method("int", "__repr__", repr),
    Native::method("int", "__format__", format),
    Native::method("int", "__getnewargs__", getnewargs),
    Native::method("int", "__sizeof__", sizeof),
    Native::method("int", "__eq__", |m, args| compare(m, CompareOp::Equal, args)),
    Native::method("int", "__ne__", |m, args| compare(m, CompareOp::NotEqual, args)),
    Native::method("int", "__lt__", |m, args| compare(m, CompareOp::Less, args)),
    Native::method("int", "__le__", |m, args| compare(m, CompareOp::LessEqual, args)),
    Native::method("int", "__gt__", |m, args| compare(m, CompareOp::Greater, args)),
    Native::method("int", "__ge__", |m, args| compare(m, CompareOp::GreaterEqual, args)),
};

/// The arguments of a constructor behind the class, which must derive from the built-in type.
///
/// # Errors
/// `int.__new__(str): str is not a subtype of int` and its like.
pub(super) fn constructed_class(m: &mut Machine, owner: &str, args: &Args) -> Outcome<Rc<Class>> {
    let Some(first) = args.values.first() else {
        return Err(m.type_error(format!("{owner}.__new__(): not enough arguments")));
    };
    let class = match first {
        Value::Class(class) => class.clone(),
        other => {
            let given = m.type_name(other);
            return Err(m.type_error(format!("{owner}.__new__(X): X is not a type object ({given})")));
        }
    };
    let name = class.name();
    if !class.is_subclass_of(&m.class(owner)) {
        return Err(m.type_error(format!("{owner}.__new__({name}): {name} is not a subtype of {owner}")));
    }
    if &*name == "bool" && owner != "bool" && !class.is_heap {
        return Err(m.type_error(format!("{owner}.__new__(bool) is not safe, use bool.__new__()")));
    }
    Ok(class)
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "int", &args)?;
    let [_, value, base] = args.bind(m, "int.int", &["", "", "base"], 3, 1)?;
    if !base.is_unset() {
        let int = from_text(m, &value, &base)?;
        return Ok(m.wrap_inner(&class, Value::from(int)));
    }
    match &value {
        Value::Unset => return Ok(m.wrap_inner(&class, Value::Int(0))),
        Value::Int(_) | Value::Big(_) => return Ok(m.wrap_inner(&class, value)),
        // A step of its own, so that the program's `__int__` can be watched.
        Value::Instance(_) if !class.is_heap => {
            if let Some(method) = m.own_int_method(&value) {
                let task =
                    MapAnswer::new(method, Args::none(), |m, answer| m.int_answer(answer, "__int__").map(Value::from));
                return Err(Exit::task(Box::new(task)));
            }
        }
        _ => {}
    }
    match m.truncated(&value)? {
        Some(int) => Ok(m.wrap_inner(&class, Value::from(int))),
        None => {
            let given = m.type_name(&value);
            let text = format!("int() argument must be a string, a bytes-like object or a real number, not '{given}'");
            Err(m.type_error(text))
        }
    }
}

/// `int(value, base)`.
fn from_text(m: &mut Machine, value: &Value, base: &Value) -> Outcome<Int> {
    if value.is_unset() {
        return Err(m.type_error("int() missing string argument"));
    }
    if !matches!(value.plain(), Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_)) {
        return Err(m.type_error("int() can't convert non-string with explicit base"));
    }
    let base = m.clamped_index(base)?;
    let parsed = match value.plain() {
        Value::Str(text) => parse::parse_int(text, base),
        _ => parse::parse_int_bytes(&bytes_of(value).unwrap_or_default(), base),
    };
    parsed.map_err(|error| m.text_error(error))
}

/// The integer of `self`, given as the only argument.
fn this_int(m: &mut Machine, name: &str, args: Args) -> Outcome<Int> {
    let [this] = args.exactly(m, &format!("int.{name}"))?;
    int_of(m, name, &this)
}

fn int_of(m: &mut Machine, name: &str, this: &Value) -> Outcome<Int> {
    match as_int(this) {
        Some(int) => Ok(Int::from(int)),
        None => Err(m.wrong_self("int", name, this)),
    }
}

fn slot_int(m: &mut Machine, name: &str, args: Args) -> Outcome<Int> {
    let [this] = m.dunder_args::<1>(name, args)?;
    int_of(m, name, &this)
}

fn itself(m: &mut Machine, name: &str, args: Args) -> Outcome {
    this_int(m, name, args).map(Value::from)
}

fn slot_itself(m: &mut Machine, name: &str, args: Args) -> Outcome {
    slot_int(m, name, args).map(Value::from)
}

fn as_integer_ratio(m: &mut Machine, args: Args) -> Outcome {
    let int = this_int(m, "as_integer_ratio", args)?;
    Ok(Value::tuple(vec![Value::from(int), Value::Int(1)]))
}

fn count_bits(m: &mut Machine, args: Args) -> Outcome {
    let int = this_int(m, "bit_count", args)?;
    Ok(Value::Int(bit_count(int.as_ref()) as i64))
}

fn bit_length(m: &mut Machine, args: Args) -> Outcome {
    let int = this_int(m, "bit_length", args)?;
    Ok(Value::Int(integer::bit_length(int.as_ref()) as i64))
}

/// Whether bytes are the most significant first.
fn is_big_endian(m: &Machine, name: &str, order: &Value) -> Outcome<bool> {
    match order.as_str().map(|order| &**order) {
        None if order.is_unset() => Ok(true),
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        Some(_) => Err(m.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let given = m.given_name(order);
            Err(m.type_error(format!("{name}() argument 'byteorder' must be str, not {given}")))
        }
    }
}

fn from_bytes(m: &mut Machine, args: Args) -> Outcome {
    let names = ["", "bytes", "byteorder", "signed"];
    let [class, bytes, order, signed] = args.bind(m, "int.from_bytes", &names, 3, 2)?;
    let class_found = class_argument(m, &class)?;
    let is_big_endian = is_big_endian(m, "from_bytes", &order)?;
    let is_signed = !signed.is_unset() && m.truth(&signed)?;
    let mut bytes = match bytes_of(&bytes) {
        Some(bytes) => bytes.into_owned(),
        None => m.bytes_from(&bytes, "bytes")?,
    };
    if !is_big_endian {
        bytes.reverse();
    }
    let int = if is_signed { BigInt::from_signed_bytes_be(&bytes) } else { BigInt::from_bytes_be(Sign::Plus, &bytes) };
    let value = Value::int(int);
    if Rc::ptr_eq(&class_found, &m.types.int) { Ok(value) } else { m.call(&class, Args::one(value)) }
}

fn to_bytes(m: &mut Machine, args: Args) -> Outcome {
    let names = ["", "length", "byteorder", "signed"];
    let [this, length, order, signed] = args.bind(m, "int.to_bytes", &names, 3, 1)?;
    let int = int_of(m, "to_bytes", &this)?;
    let length = if length.is_unset() { 1 } else { m.index(&length)? };
    let is_big_endian = is_big_endian(m, "to_bytes", &order)?;
    let is_signed = !signed.is_unset() && m.truth(&signed)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(m.value_error("length argument must be non-negative"));
    };
    let mut bytes = little_endian(int.as_ref(), length, is_signed).map_err(|error| m.text_error(error))?;
    if bytes.len() < length {
        m.reserve(length)?;
        bytes.resize(length, if int.as_ref().is_negative() { 0xff } else { 0 });
    }
    if is_big_endian {
        bytes.reverse();
    }
    Ok(Value::Bytes(Rc::from(bytes)))
}

/// The bytes of a number, the least significant first, at most `length` of them.
fn little_endian(n: IntRef<'_>, length: usize, is_signed: bool) -> Result<Vec<u8>, TextError> {
    if !is_signed && n.is_negative() {
        return Err(TextError::new("OverflowError", "can't convert negative int to unsigned"));
    }
    let big = n.to_big();
    let mut bytes = if is_signed { big.to_signed_bytes_le() } else { big.to_bytes_le().1 };
    if big.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(TextError::new("OverflowError", "int too big to convert"));
    }
    Ok(bytes)
}

fn pow(m: &mut Machine, args: Args, is_reflected: bool) -> Outcome {
    let name = if is_reflected { "__rpow__" } else { "__pow__" };
    if args.values.len() < 3 {
        return m.number_dunder("int", name, BinaryOp::Power, is_reflected, args);
    }
    let [this, other, modulus] = m.dunder_args::<3>(name, args)?;
    if modulus.is_none() {
        return m.number_dunder("int", name, BinaryOp::Power, is_reflected, Args::positional([this, other]));
    }
    let (base, exponent) = if is_reflected { (other, this) } else { (this, other) };
    match (as_int(&base), as_int(&exponent), as_int(&modulus)) {
        (Some(_), Some(_), Some(_)) => m.power_modulo(base.plain(), exponent.plain(), modulus.plain()),
        _ => Ok(Value::NotImplemented),
    }
}

fn divmod(m: &mut Machine, name: &str, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>(name, args)?;
    int_of(m, name, &this)?;
    if as_int(&other).is_none() {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = if name == "__rdivmod__" { (other, this) } else { (this, other) };
    m.divmod(a.plain(), b.plain())
}

fn unary(m: &mut Machine, name: &str, op: UnaryOp, args: Args) -> Outcome {
    let int = Value::from(slot_int(m, name, args)?);
    m.unary(op, &int)
}

fn abs(m: &mut Machine, args: Args) -> Outcome {
    let int = Value::from(slot_int(m, "__abs__", args)?);
    m.absolute(&int)
}

fn round(m: &mut Machine, args: Args) -> Outcome {
    let [this, digits] = args.between(m, "int.__round__", 1)?;
    let int = Value::from(int_of(m, "__round__", &this)?);
    m.round(&int, &digits)
}

fn float(m: &mut Machine, args: Args) -> Outcome {
    let int = slot_int(m, "__float__", args)?;
    crate::python::text::float::int_to_float(int.as_ref()).map(Value::Float).map_err(|error| m.text_error(error))
}

fn bool(m: &mut Machine, args: Args) -> Outcome {
    Ok(Value::Bool(slot_int(m, "__bool__", args)? != Int::Small(0)))
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let int = Value::from(slot_int(m, "__hash__", args)?);
    m.hash(&int).map(Value::Int)
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let int = Value::from(slot_int(m, "__repr__", args)?);
    m.repr(&int).map(Value::from)
}

fn format(m: &mut Machine, args: Args) -> Outcome {
    let [this, spec] = args.exactly(m, "int.__format__")?;
    let number = match this.plain() {
        Value::Bool(flag) => Value::Bool(*flag),
        _ => Value::from(int_of(m, "__format__", &this)?),
    };
    m.format_plain(&number, &spec)
}

fn getnewargs(m: &mut Machine, args: Args) -> Outcome {
    let int = this_int(m, "__getnewargs__", args)?;
    Ok(Value::tuple(vec![Value::from(int)]))
}

fn sizeof(m: &mut Machine, args: Args) -> Outcome {
    let int = this_int(m, "__sizeof__", args)?;
    // CPython keeps 30 bits in a digit of 4 bytes, after a header of 24 bytes.
    let digits = integer::bit_length(int.as_ref()).div_ceil(30).max(1);
    Ok(Value::Int(24 + 4 * digits as i64))
}

fn compare(m: &mut Machine, op: CompareOp, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>(op.method(), args)?;
    int_of(m, op.method(), &this)?;
    if as_int(&other).is_none() {
        return Ok(Value::NotImplemented);
    }
    m.compare(op, this.plain(), other.plain())
}

impl Machine {
    /// `type(value).__format__(value, spec)` of a value of a built-in type.
    ///
    /// # Errors
    /// `__format__() argument must be str, not int`; ValueError for a spec that is none.
    pub(crate) fn format_plain(&mut self, value: &Value, spec: &Value) -> Outcome {
        match spec.as_str() {
            Some(spec) => self.format(value, spec).map(Value::Str),
            None => {
                let given = self.given_name(spec);
                Err(self.type_error(format!("__format__() argument must be str, not {given}")))
            }
        }
    }
}
