//! `bytes`, and what it shares with `bytearray`.
//! Invariant: a method returns bytes of the type of its receiver, never the receiver of a mutable type itself.

pub(super) mod affix;
pub(super) mod ascii;
mod construct;
pub(super) mod find;
pub(super) mod layout;
pub(super) mod split;
pub(super) mod translate;

use std::rc::Rc;

use super::int::constructed_class;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::{bytes_of, like_bytes};
use crate::python::text::{bytes as pure, codec};
use crate::python::value::Value;

pub(super) use construct::filled;

/// The table of `bytes` or `bytearray`: what both have, then what is their own.
macro_rules! bytes_methods {
    ($owner:literal; $($native:expr,)*) => {
        &[
            Native::method($owner, "capitalize", |m, args| ascii::changed(m, concat!($owner, ".capitalize"), args, ascii::capitalize)),
            Native::method($owner, "center", |m, args| layout::padded(m, concat!($owner, ".center"), args)),
            Native::method($owner, "count", |m, args| find::count(m, concat!($owner, ".count"), args)),
            Native::method($owner, "decode", |m, args| decode(m, concat!($owner, ".decode"), args)),
            Native::method($owner, "endswith", |m, args| affix::tested(m, concat!($owner, ".endswith"), args)),
            Native::method($owner, "expandtabs", |m, args| layout::expandtabs(m, concat!($owner, ".expandtabs"), args)),
            Native::method($owner, "find", |m, args| find::find(m, concat!($owner, ".find"), args)),
            Native::class_method($owner, "fromhex", |m, args| fromhex(m, $owner, args)),
            Native::method($owner, "hex", |m, args| hex(m, concat!($owner, ".hex"), args)),
            Native::method($owner, "index", |m, args| find::index(m, concat!($owner, ".index"), args)),
            Native::method($owner, "isalnum", |m, args| ascii::asked(m, concat!($owner, ".isalnum"), args, ascii::is_alnum)),
            Native::method($owner, "isalpha", |m, args| ascii::asked(m, concat!($owner, ".isalpha"), args, ascii::is_alpha)),
            Native::method($owner, "isascii", |m, args| ascii::asked(m, concat!($owner, ".isascii"), args, <[u8]>::is_ascii)),
            Native::method($owner, "isdigit", |m, args| ascii::asked(m, concat!($owner, ".isdigit"), args, ascii::is_digit)),
            Native::method($owner, "islower", |m, args| ascii::asked(m, concat!($owner, ".islower"), args, ascii::is_lower)),
            Native::method($owner, "isspace", |m, args| ascii::asked(m, concat!($owner, ".isspace"), args, ascii::is_space)),
            Native::method($owner, "istitle", |m, args| ascii::asked(m, concat!($owner, ".istitle"), args, ascii::is_title)),
            Native::method($owner, "isupper", |m, args| ascii::asked(m, concat!($owner, ".isupper"), args, ascii::is_upper)),
            Native::method($owner, "join", |m, args| split::join(m, concat!($owner, ".join"), args)),
            Native::method($owner, "ljust", |m, args| layout::padded(m, concat!($owner, ".ljust"), args)),
            Native::method($owner, "lower", |m, args| ascii::changed(m, concat!($owner, ".lower"), args, <[u8]>::to_ascii_lowercase)),
            Native::method($owner, "lstrip", |m, args| layout::stripped(m, concat!($owner, ".lstrip"), args)),
            Native::static_method($owner, "maketrans", translate::maketrans),
            Native::method($owner, "partition", |m, args| split::partition(m, concat!($owner, ".partition"), args)),
            Native::method($owner, "removeprefix", |m, args| affix::removed(m, concat!($owner, ".removeprefix"), args)),
            Native::method($owner, "removesuffix", |m, args| affix::removed(m, concat!($owner, ".removesuffix"), args)),
            Native::method($owner, "replace", |m, args| find::replace(m, concat!($owner, ".replace"), args)),
            Native::method($owner, "rfind", |m, args| find::find(m, concat!($owner, ".rfind"), args)),
            Native::method($owner, "rindex", |m, args| find::index(m, concat!($owner, ".rindex"), args)),
            Native::method($owner, "rjust", |m, args| layout::padded(m, concat!($owner, ".rjust"), args)),
            Native::method($owner, "rpartition", |m, args| split::partition(m, concat!($owner, ".rpartition"), args)),
            Native::method($owner, "rsplit", |m, args| split::split(m, concat!($owner, ".rsplit"), args)),
            Native::method($owner, "rstrip", |m, args| layout::stripped(m, concat!($owner, ".rstrip"), args)),
            Native::method($owner, "split", |m, args| split::split(m, concat!($owner, ".split"), args)),
            Native::method($owner, "splitlines", |m, args| split::splitlines(m, concat!($owner, ".splitlines"), args)),
            Native::method($owner, "startswith", |m, args| affix::tested(m, concat!($owner, ".startswith"), args)),
            Native::method($owner, "strip", |m, args| layout::stripped(m, concat!($owner, ".strip"), args)),
            Native::method($owner, "swapcase", |m, args| ascii::changed(m, concat!($owner, ".swapcase"), args, ascii::swapcase)),
            Native::method($owner, "title", |m, args| ascii::changed(m, concat!($owner, ".title"), args, ascii::title)),
            Native::method($owner, "translate", |m, args| translate::translate(m, concat!($owner, ".translate"), args)),
            Native::method($owner, "upper", |m, args| ascii::changed(m, concat!($owner, ".upper"), args, <[u8]>::to_ascii_uppercase)),
            Native::method($owner, "zfill", |m, args| layout::zfill(m, concat!($owner, ".zfill"), args)),
            Native::method($owner, "__add__", |m, args| m.dunder_binary($owner, "__add__", BinaryOp::Add, args)),
            Native::method($owner, "__mul__", |m, args| m.dunder_binary($owner, "__mul__", BinaryOp::Multiply, args)),
            Native::method($owner, "__rmul__", |m, args| m.dunder_binary($owner, "__rmul__", BinaryOp::Multiply, args)),
            Native::method($owner, "__mod__", |m, args| modulo(m, concat!($owner, ".__mod__"), args)),
            Native::method($owner, "__rmod__", |m, args| reflected_modulo(m, args)),
            Native::method($owner, "__contains__", |m, args| m.dunder_contains($owner, args)),
            Native::method($owner, "__getitem__", |m, args| m.dunder_getitem($owner, args)),
            Native::method($owner, "__iter__", |m, args| m.dunder_iter($owner, args)),
            Native::method($owner, "__len__", |m, args| m.dunder_len($owner, args)),
            Native::method($owner, "__eq__", |m, args| m.dunder_compare($owner, CompareOp::Equal, args)),
            Native::method($owner, "__ne__", |m, args| m.dunder_compare($owner, CompareOp::NotEqual, args)),
            Native::method($owner, "__lt__", |m, args| m.dunder_compare($owner, CompareOp::Less, args)),
            Native::method($owner, "__le__", |m, args| m.dunder_compare($owner, CompareOp::LessEqual, args)),
            Native::method($owner, "__gt__", |m, args| m.dunder_compare($owner, CompareOp::Greater, args)),
            Native::method($owner, "__ge__", |m, args| m.dunder_compare($owner, CompareOp::GreaterEqual, args)),
            Native::method($owner, "__repr__", |m, args| m.dunder_repr($owner, args)),
            $($native,)*
        ]
    };
}

pub(super) use bytes_methods;

pub static METHODS: &[Native] = bytes_methods! {
    "bytes";
    Native::static_method("bytes", "__new__", construct::new_bytes),
    Native::method("bytes", "__hash__", |m, args| m.dunder_hash("bytes", args)),
    Native::method("bytes", "__bytes__", itself),
    Native::method("bytes", "__getnewargs__", getnewargs),
};

/// The bytes of a receiver; `name` is `bytes.find`.
fn bytes<'a>(m: &mut Machine, name: &str, this: &'a Value) -> Outcome<std::borrow::Cow<'a, [u8]>> {
    match bytes_of(this) {
        Some(bytes) => Ok(bytes),
        None => Err(m.wrong_receiver(name, this)),
    }
}

/// An argument that must be bytes.
///
/// # Errors
/// `a bytes-like object is required, not 'str'`
fn needle<'a>(m: &mut Machine, value: &'a Value) -> Outcome<std::borrow::Cow<'a, [u8]>> {
    match bytes_of(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let given = m.type_name(value);
            Err(m.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

pub(super) fn decode(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, encoding, errors] = args.bind(m, name, &["", "encoding", "errors"], 3, 1)?;
    let bytes = bytes(m, name, &this)?;
    let encoding = m.word_argument("decode", "encoding", &encoding, "utf-8")?;
    let errors = m.word_argument("decode", "errors", &errors, "strict")?;
    if bytes.len() > 1024 {
        m.reserve(bytes.len() * 2)?;
    }
    codec::decode(&bytes, &encoding, &errors)
        .map(Value::from)
        .map_err(|error| m.codec_error(error, Value::bytes(&bytes)))
}

pub(super) fn fromhex(m: &mut Machine, owner: &str, args: Args) -> Outcome {
    let [class, text] = args.exactly(m, &format!("{owner}.fromhex"))?;
    let Some(text) = text.as_str() else {
        let given = m.given_name(&text);
        return Err(m.type_error(format!("fromhex() argument must be str, not {given}")));
    };
    let bytes = pure::from_hex(text).map_err(|error| m.text_error(error))?;
    match &class {
        Value::Class(found) if found.is_heap => m.call(&class, Args::one(Value::Bytes(Rc::from(bytes)))),
        _ if owner == "bytearray" => Ok(Value::ByteArray(Rc::new(std::cell::RefCell::new(bytes)))),
        _ => Ok(Value::Bytes(Rc::from(bytes))),
    }
}

pub(super) fn hex(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, separator, group] = args.bind(m, name, &["", "sep", "bytes_per_sep"], 3, 1)?;
    let bytes = bytes(m, name, &this)?;
    let group = if group.is_unset() { 1 } else { m.index(&group)? };
    if bytes.len() > 1024 {
        m.reserve(bytes.len() * 3)?;
    }
    if separator.is_unset() {
        return Ok(Value::from(pure::hex(&bytes)));
    }
    let length = m.length(&separator)?;
    if length != 1 {
        return Err(m.value_error("sep must be length 1."));
    }
    let character = match (separator.as_str(), bytes_of(&separator)) {
        (Some(text), _) => text.chars().next(),
        (None, Some(bytes)) => bytes.first().map(|&byte| char::from(byte)),
        (None, None) => return Err(m.type_error("sep must be str or bytes.")),
    };
    match character {
        Some(character) if character.is_ascii() => Ok(Value::from(pure::hex_grouped(&bytes, character, group))),
        _ => Err(m.value_error("sep must be ASCII.")),
    }
}

pub(super) fn modulo(m: &mut Machine, name: &str, args: Args) -> Outcome {
    let [this, values] = m.dunder_args::<2>("__mod__", args)?;
    bytes(m, name, &this)?;
    m.percent_format_bytes(&this, &values)
}

pub(super) fn reflected_modulo(m: &mut Machine, args: Args) -> Outcome {
    let [this, template] = m.dunder_args::<2>("__rmod__", args)?;
    match template.plain() {
        Value::Bytes(_) | Value::ByteArray(_) => m.percent_format_bytes(&template, &this),
        _ => Ok(Value::NotImplemented),
    }
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "bytes.__bytes__")?;
    let bytes = bytes(m, "bytes.__bytes__", &this)?;
    Ok(Value::bytes(&bytes))
}

fn getnewargs(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "bytes.__getnewargs__")?;
    let bytes = bytes(m, "bytes.__getnewargs__", &this)?;
    Ok(Value::tuple(vec![Value::bytes(&bytes)]))
}

/// A method's result, in bytes of the receiver's type.
fn made(m: &mut Machine, this: &Value, bytes: Vec<u8>) -> Outcome {
    if bytes.len() > 1024 {
        m.reserve(bytes.len())?;
    }
    Ok(like_bytes(this, bytes))
}
