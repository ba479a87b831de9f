//! `math`: functions of floats; those of whole numbers and of many arguments are in its Python part.
//! Invariant: a result that is not finite although the arguments are is an error, as in CPython.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::text::{Int, TextError, elementary, float, integer};
use crate::python::value::{Globals, Value};

macro_rules! unary {
    ($($name:literal: $function:expr;)*) => {
        static UNARY: &[Native] =
            &[$(Native::function($name, |m, args| unary(m, args, $name, $function)),)*];
    };
}

unary! {
    "acos": f64::acos;
    "acosh": f64::acosh;
    "asin": f64::asin;
    "asinh": f64::asinh;
    "atan": f64::atan;
    "atanh": |x| if x.abs() == 1.0 { f64::NAN } else { x.atanh() };
    "cbrt": f64::cbrt;
    "cos": f64::cos;
    "cosh": f64::cosh;
    "degrees": |x| x * (180.0 / std::f64::consts::PI);
    "exp": elementary::exp;
    "exp2": |x| elementary::pow(2.0, x);
    "expm1": f64::exp_m1;
    "fabs": f64::abs;
    "log10": |x| logarithm(x, elementary::log10);
    "log1p": |x| if x <= -1.0 { f64::NAN } else { x.ln_1p() };
    "log2": |x| logarithm(x, elementary::log2);
    "radians": |x| x * (std::f64::consts::PI / 180.0);
    "sin": f64::sin;
    "sinh": f64::sinh;
    "sqrt": f64::sqrt;
    "tan": f64::tan;
    "tanh": f64::tanh;
    "ulp": |x| {
        let x = x.abs();
        if !x.is_finite() { x } else if x == f64::MAX { x - x.next_down() } else { x.next_up() - x }
    };
}

static FUNCTIONS: &[Native] = &[
    Native::function("atan2", |m, args| binary(m, args, "atan2", f64::atan2)),
    Native::function("copysign", |m, args| binary(m, args, "copysign", f64::copysign)),
    Native::function("fmod", |m, args| binary(m, args, "fmod", |x, y| x % y)),
    Native::function("nextafter", next_after),
    Native::function("pow", |m, args| binary(m, args, "pow", power)),
    Native::function("remainder", |m, args| binary(m, args, "remainder", remainder)),
    Native::function("log", log),
    Native::function("floor", |m, args| rounded(m, args, "floor", "__floor__", float::floor_to_int)),
    Native::function("ceil", |m, args| rounded(m, args, "ceil", "__ceil__", float::ceil_to_int)),
    Native::function("trunc", |m, args| rounded(m, args, "trunc", "__trunc__", float::float_to_int)),
    Native::function("isfinite", |m, args| ask(m, args, "isfinite", f64::is_finite)),
    Native::function("isinf", |m, args| ask(m, args, "isinf", f64::is_infinite)),
    Native::function("isnan", |m, args| ask(m, args, "isnan", f64::is_nan)),
    Native::function("isqrt", isqrt),
    Native::function("ldexp", ldexp),
];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, UNARY);
    add_functions(globals, FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        globals.set(name, Value::Float(value));
    }
    Ok(())
}

fn logarithm(x: f64, function: fn(f64) -> f64) -> f64 {
    if x <= 0.0 { f64::NAN } else { function(x) }
}

/// The only argument of `math.name`.
fn one(m: &Machine, args: Args, name: &str) -> Outcome<Value> {
    let given = args.values.len();
    if args.keywords.is_some() {
        return Err(m.type_error(format!("math.{name}() takes no keyword arguments")));
    }
    match args.values.into_iter().next() {
        Some(value) if given == 1 => Ok(value),
        _ => Err(m.type_error(format!("math.{name}() takes exactly one argument ({given} given)"))),
    }
}

fn number(m: &mut Machine, value: &Value) -> Outcome<f64> {
    match m.real(value)? {
        Some(x) => Ok(x),
        None => {
            let name = m.type_name(value);
            Err(m.type_error(format!("must be real number, not {name}")))
        }
    }
}

/// A result for finite arguments; `is_range` tells an infinite one that is too large from one at a pole.
fn checked(m: &Machine, result: f64, were_finite: bool, is_range: bool) -> Outcome {
    if were_finite && !result.is_finite() {
        return Err(if is_range && result.is_infinite() {
            m.error("OverflowError", "math range error")
        } else {
            m.value_error("math domain error")
        });
    }
    Ok(Value::Float(result))
}

fn unary(m: &mut Machine, args: Args, name: &str, function: fn(f64) -> f64) -> Outcome {
    let value = one(m, args, name)?;
    if matches!(name, "log2" | "log10")
        && let Value::Big(big) = value.plain()
        && big.to_f64().is_none_or(f64::is_infinite)
    {
        return big_logarithm(m, big, function).map(Value::Float);
    }
    let x = number(m, &value)?;
    let result = function(x);
    if x.is_infinite() && result.is_nan() {
        return Err(m.value_error("math domain error"));
    }
    checked(m, result, x.is_finite(), true)
}

fn binary(m: &mut Machine, args: Args, name: &str, function: fn(f64, f64) -> f64) -> Outcome {
    let [x, y] = args.between(m, name, 2)?;
    let (x, y) = (number(m, &x)?, number(m, &y)?);
    let result = function(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(m.value_error("math domain error"));
    }
    checked(m, result, x.is_finite() && y.is_finite(), name != "pow" || x != 0.0)
}

fn next_after(m: &mut Machine, args: Args) -> Outcome {
    let [x, y] = args.between(m, "nextafter", 2)?;
    let (x, y) = (number(m, &x)?, number(m, &y)?);
    Ok(Value::Float(match x.partial_cmp(&y) {
        Some(std::cmp::Ordering::Less) => x.next_up(),
        Some(std::cmp::Ordering::Greater) => x.next_down(),
        Some(std::cmp::Ordering::Equal) => y,
        None => f64::NAN,
    }))
}

fn power(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 { 1.0 } else { elementary::pow(x, y) }
}

/// IEEE 754's remainder: to the nearest multiple, the even one of two equally near.
fn remainder(x: f64, y: f64) -> f64 {
    if y.is_infinite() && x.is_finite() {
        return x;
    }
    let (size, step) = (x.abs(), y.abs());
    let low = size % step;
    let high = step - low;
    let nearest = if low < high || (low == high && (0.5 * (size - low)) % step == 0.0) { low } else { -high };
    nearest.copysign(if nearest < 0.0 { -x.signum() } else { x.signum() })
}

/// A logarithm of an int beyond all floats.
fn big_logarithm(m: &Machine, big: &BigInt, function: fn(f64) -> f64) -> Outcome<f64> {
    if big.sign() == Sign::Minus {
        return Err(m.value_error("math domain error"));
    }
    let shift = big.bits().saturating_sub(64);
    let mantissa = (big >> shift).to_f64().unwrap_or(1.0) / 2f64.powi(64);
    Ok(function(mantissa) + (shift + 64) as f64 * function(2.0))
}

fn natural(m: &mut Machine, value: &Value) -> Outcome<f64> {
    if let Value::Big(big) = value.plain()
        && big.to_f64().is_none_or(f64::is_infinite)
    {
        return big_logarithm(m, big, elementary::ln);
    }
    let x = number(m, value)?;
    if x <= 0.0 {
        return Err(m.value_error("math domain error"));
    }
    Ok(elementary::ln(x))
}

fn log(m: &mut Machine, args: Args) -> Outcome {
    if args.values.is_empty() || args.values.len() > 2 {
        return Err(m.type_error("math.log requires 1 to 2 arguments"));
    }
    let [x, base] = args.between(m, "log", 1)?;
    let x = natural(m, &x)?;
    if base.is_unset() {
        return Ok(Value::Float(x));
    }
    let base = natural(m, &base)?;
    if base == 0.0 {
        return Err(m.error("ZeroDivisionError", "float division by zero"));
    }
    Ok(Value::Float(x / base))
}

fn rounded(
    m: &mut Machine,
    args: Args,
    name: &str,
    special: &str,
    function: fn(f64) -> Result<Int, TextError>,
) -> Outcome {
    let value = one(m, args, name)?;
    if matches!(value.plain(), Value::Instance(_)) {
        if let Some(result) = m.call_special(&value, special, Args::none()) {
            return result;
        }
    } else if matches!(value.plain(), Value::Int(_) | Value::Big(_) | Value::Bool(_)) {
        return m.whole(&value).map(Value::from);
    }
    if name == "trunc" && !matches!(value.plain(), Value::Float(_)) {
        let given = m.type_name(&value);
        return Err(m.type_error(format!("type {given} doesn't define __trunc__ method")));
    }
    let x = number(m, &value)?;
    function(x).map(Value::from).map_err(|error| m.text_error(error))
}

fn ask(m: &mut Machine, args: Args, name: &str, question: fn(f64) -> bool) -> Outcome {
    let value = one(m, args, name)?;
    let x = number(m, &value)?;
    Ok(Value::Bool(question(x)))
}

fn isqrt(m: &mut Machine, args: Args) -> Outcome {
    let value = one(m, args, "isqrt")?;
    let whole = m.whole(&value)?;
    // Newton's method divides again and again.
    let words = integer::bit_length(whole.as_ref()) / 64;
    m.spend(words.saturating_mul(words) / 8)?;
    integer::integer_sqrt(whole.as_ref()).map(Value::from).map_err(|error| m.text_error(error))
}

fn ldexp(m: &mut Machine, args: Args) -> Outcome {
    let [x, exponent] = args.between(m, "ldexp", 2)?;
    let x = number(m, &x)?;
    let Value::Int(exponent) = exponent.plain() else {
        return Err(m.type_error("Expected an int as second argument to ldexp."));
    };
    let turns = (*exponent).clamp(-3000, 3000) as i32;
    checked(m, float::scaled(x, turns), x.is_finite(), true)
}
