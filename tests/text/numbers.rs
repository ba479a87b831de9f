//! Calls of arithmetic, conversions and number texts.
//! Invariant: one line per recorded function.

use cache_playground::python::text::integer::IntPower;
use cache_playground::python::text::{complex, elementary, float, hash, integer, parse, repr};
use serde_json::{Value, json};

use crate::table::{self, Arguments, Outcome, int};

pub fn call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    let reals = || (a.float(0), a.float(1));
    let ints = || (a.int(0), a.int(1));
    Some(match name {
        "repr_float" => Ok(json!(repr::repr_float(a.float(0)))),
        "float_to_int" => float::float_to_int(a.float(0)).map(int),
        "floor_to_int" => float::floor_to_int(a.float(0)).map(int),
        "ceil_to_int" => float::ceil_to_int(a.float(0)).map(int),
        "round_to_int" => float::round_to_int(a.float(0)).map(int),
        "as_integer_ratio" => float::as_integer_ratio(a.float(0)).map(|(n, d)| json!([int(n), int(d)])),
        "float_hex" => Ok(json!(float::float_hex(a.float(0)))),
        "hash_float" => Ok(json!(hash::hash_float(a.float(0)).to_string())),
        "round_float" => float::round_to_digits(a.float(0), a.small(1)).map(table::float),
        "float_divide" => float::float_divide(reals().0, reals().1).map(table::float),
        "float_floor_divide" => float::float_floor_divide(reals().0, reals().1).map(table::float),
        "float_modulo" => float::float_modulo(reals().0, reals().1).map(table::float),
        "float_divmod" => float::float_divmod(reals().0, reals().1).map(table::complex),
        "float_power" => float::float_power(reals().0, reals().1).map(|power| match power {
            float::Power::Real(x) => table::float(x),
            float::Power::Complex(re, im) => table::complex((re, im)),
        }),
        "exp" => Ok(table::float(elementary::exp(a.float(0)))),
        "log" => Ok(table::float(elementary::ln(a.float(0)))),
        "log2" => Ok(table::float(elementary::log2(a.float(0)))),
        "log10" => Ok(table::float(elementary::log10(a.float(0)))),
        "int_to_float" => float::int_to_float(a.int(0).as_ref()).map(table::float),
        "hash_int" => Ok(json!(hash::hash_int(a.int(0).as_ref()).to_string())),
        "repr_int" => repr::repr_int(a.int(0).as_ref()).map(Value::from),
        "bit_length" => Ok(json!(integer::bit_length(a.int(0).as_ref()).to_string())),
        "prefixed" => Ok(json!(integer::prefixed(a.int(0).as_ref(), a.small(1) as u32))),
        "round_int" => Ok(int(integer::round_to_digits(a.int(0).as_ref(), a.small(1)))),
        "integer_sqrt" => integer::integer_sqrt(a.int(0).as_ref()).map(int),
        "floor_divide" => integer::floor_divide(ints().0.as_ref(), ints().1.as_ref()).map(int),
        "modulo" => integer::modulo(ints().0.as_ref(), ints().1.as_ref()).map(int),
        "divmod" => integer::divmod(ints().0.as_ref(), ints().1.as_ref()).map(|(q, r)| json!([int(q), int(r)])),
        "true_divide" => integer::true_divide(ints().0.as_ref(), ints().1.as_ref()).map(table::float),
        "power" => integer::power(ints().0.as_ref(), ints().1.as_ref()).map(|power| match power {
            IntPower::Int(n) => int(n),
            IntPower::Float(x) => table::float(x),
        }),
        "power_modulo" => integer::power_modulo(ints().0.as_ref(), ints().1.as_ref(), a.int(2).as_ref()).map(int),
        "compare" => Ok(match float::compare_float_int(a.float(0), a.int(1).as_ref()) {
            Some(std::cmp::Ordering::Less) => json!("<"),
            Some(std::cmp::Ordering::Greater) => json!(">"),
            Some(std::cmp::Ordering::Equal) => json!("="),
            None => Value::Null,
        }),
        "repr_complex" => Ok(json!(repr::repr_complex(a.complex(0).0, a.complex(0).1))),
        "complex_abs" => complex::complex_abs(a.complex(0)).map(table::float),
        "hash_complex" => Ok(json!(hash::hash_complex(a.complex(0).0, a.complex(0).1).to_string())),
        "complex_multiply" => Ok(table::complex(complex::complex_multiply(a.complex(0), a.complex(1)))),
        "complex_divide" => complex::complex_divide(a.complex(0), a.complex(1)).map(table::complex),
        "complex_power" => complex::complex_power(a.complex(0), a.complex(1)).map(table::complex),
        "int" => parse::parse_int(a.text(0), a.small(1)).map(int),
        "int_bytes" => parse::parse_int_bytes(&a.bytes(0), a.small(1)).map(int),
        "float" => parse::parse_float(a.text(0)).map(table::float),
        "float_bytes" => parse::parse_float_bytes(&a.bytes(0)).map(table::float),
        "complex" => parse::parse_complex(a.text(0)).map(table::complex),
        "fromhex" => float::float_from_hex(a.text(0)).map(table::float),
        _ => return None,
    })
}
