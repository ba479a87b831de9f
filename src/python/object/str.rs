//! `str`.
//! Invariant: methods answer for instances of subclasses by the text inside, and return plain strings.

mod affix;
mod find;
mod join;
mod layout;
mod split;
mod template;
mod translate;

use std::ops::Range;
use std::rc::Rc;

use super::int::constructed_class;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::{Machine, MapAnswer};
use crate::python::native::{Args, Exit, Native, Outcome, in_pieces};
use crate::python::object::class::Class;
use crate::python::operate::{Defined, bytes_of};
use crate::python::text::{case, classify, codec};
use crate::python::value::Value;

pub static METHODS: &[Native] = &[
    Native::static_method("str", "__new__", new),
    Native::method("str", "capitalize", |m, args| changed(m, "str.capitalize", args, case::capitalize)),
    Native::method("str", "casefold", |m, args| changed(m, "str.casefold", args, case::casefold)),
    Native::method("str", "center", layout::center),
    Native::method("str", "count", find::count),
    Native::method("str", "encode", encode),
    Native::method("str", "endswith", affix::endswith),
    Native::method("str", "expandtabs", layout::expandtabs),
    Native::method("str", "find", find::find),
    Native::method("str", "format", template::format),
    Native::method("str", "format_map", template::format_map),
    Native::method("str", "index", find::index),
    Native::method("str", "isalnum", |m, args| asked(m, "str.isalnum", args, classify::str_is_alnum)),
    Native::method("str", "isalpha", |m, args| asked(m, "str.isalpha", args, classify::str_is_alpha)),
    Native::method("str", "isascii", |m, args| asked(m, "str.isascii", args, str::is_ascii)),
    Native::method("str", "isdecimal", |m, args| asked(m, "str.isdecimal", args, classify::str_is_decimal)),
    Native::method("str", "isdigit", |m, args| asked(m, "str.isdigit", args, classify::str_is_digit)),
    Native::method("str", "isidentifier", |m, args| asked(m, "str.isidentifier", args, classify::str_is_identifier)),
    Native::method("str", "islower", |m, args| asked(m, "str.islower", args, classify::str_is_lower)),
    Native::method("str", "isnumeric", |m, args| asked(m, "str.isnumeric", args, classify::str_is_numeric)),
    Native::method("str", "isprintable", |m, args| asked(m, "str.isprintable", args, classify::str_is_printable)),
    Native::method("str", "isspace", |m, args| asked(m, "str.isspace", args, classify::str_is_space)),
    Native::method("str", "istitle", |m, args| asked(m, "str.istitle", args, classify::str_is_title)),
    Native::method("str", "isupper", |m, args| asked(m, "str.isupper", args, classify::str_is_upper)),
    Native::method("str", "join", join::join),
    Native::method("str", "ljust", layout::ljust),
    Native::method("str", "lower", |m, args| changed_in_parts(m, "str.lower", args, case::lower_part)),
    Native::method("str", "lstrip", layout::lstrip),
    Native::static_method("str", "maketrans", translate::maketrans),
    Native::method("str", "partition", split::partition),
    Native::method("str", "removeprefix", affix::removeprefix),
    Native::method("str", "removesuffix", affix::removesuffix),
    Native::method("str", "replace", find::replace),
    Native::method("str", "rfind", find::rfind),
    Native::method("str", "rindex", find::rindex),
    Native::method("str", "rjust", layout::rjust),
    Native::method("str", "rpartition", split::rpartition),
    Native::method("str", "rsplit", split::rsplit),
    Native::method("str", "rstrip", layout::rstrip),
    Native::method("str", "split", split::split),
    Native::method("str", "splitlines", split::splitlines),
    Native::method("str", "startswith", affix::startswith),
    Native::method("str", "strip", layout::strip),
    Native::method("str", "swapcase", |m, args| changed(m, "str.swapcase", args, case::swapcase)),
    Native::method("str", "title", |m, args| changed(m, "str.title", args, case::title)),
    Native::method("str", "translate", translate::translate),
    Native::method("str", "upper", |m, args| changed_in_parts(m, "str.upper", args, case::upper_part)),
    Native::method("str", "zfill", layout::zfill),
    Native::method("str", "__add__", |m, args| m.dunder_binary("str", "__add__", BinaryOp::Add, args)),
    Native::method("str", "__mul__", |m, args| m.dunder_binary("str", "__mul__", BinaryOp::Multiply, args)),
    Native::method("str", "__rmul__", |m, args| m.dunder_binary("str", "__rmul__", BinaryOp::Multiply, args)),
    Native::method("str", "__mod__", modulo),
    Native::method("str", "__rmod__", reflected_modulo),
    Native::method("str", "__contains__", |m, args| m.dunder_contains("str", args)),
    Native::method("str", "__getitem__", |m, args| m.dunder_getitem("str", args)),
    Native::method("str", "__iter__", |m, args| m.dunder_iter("str", args)),
    Native::method("str", "__len__", |m, args| m.dunder_len("str", args)),
    Native::method("str", "__eq__", |m, args| m.dunder_compare("str", CompareOp::Equal, args)),
    Native::method("str", "__ne__", |m, args| m.dunder_compare("str", CompareOp::NotEqual, args)),
    Native::method("str", "__lt__", |m, args| m.dunder_compare("str", CompareOp::Less, args)),
    Native::method("str", "__le__", |m, args| m.dunder_compare("str", CompareOp::LessEqual, args)),
    Native::method("str", "__gt__", |m, args| m.dunder_compare("str", CompareOp::Greater, args)),
    Native::method("str", "__ge__", |m, args| m.dunder_compare("str", CompareOp::GreaterEqual, args)),
    Native::method("str", "__hash__", |m, args| m.dunder_hash("str", args)),
    Native::method("str", "__repr__", |m, args| m.dunder_repr("str", args)),
    Native::method("str", "__str__", itself),
    Native::method("str", "__format__", formatted),
    Native::method("str", "__getnewargs__", getnewargs),
    Native::method("str", "__sizeof__", sizeof),
];

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "str", &args)?;
    let [_, object, encoding, errors] = args.bind(m, "str.str", &["", "object", "encoding", "errors"], 4, 1)?;
    if encoding.is_unset() && errors.is_unset() {
        return text_of(m, &class, object);
    }
    let encoding = m.word_argument("str", "encoding", &encoding, "utf-8")?;
    let errors = m.word_argument("str", "errors", &errors, "strict")?;
    if object.is_unset() {
        return Ok(m.wrap_inner(&class, Value::str("")));
    }
    if object.as_str().is_some() {
        return Err(m.type_error("decoding str is not supported"));
    }
    let Some(bytes) = bytes_of(&object) else {
        let given = m.type_name(&object);
        return Err(m.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
    };
    let text = codec::decode(&bytes, &encoding, &errors).map_err(|error| m.codec_error(error, Value::bytes(&bytes)))?;
    Ok(m.wrap_inner(&class, Value::from(text)))
}

/// `str(object)`.
fn text_of(m: &mut Machine, class: &Rc<Class>, object: Value) -> Outcome {
    match &object {
        Value::Unset => return Ok(m.wrap_inner(class, Value::str(""))),
        Value::Str(_) => return Ok(m.wrap_inner(class, object)),
        // A step of its own, so that the program's `__str__` can be watched.
        Value::Instance(_) if !class.is_heap => {
            if let Some((method, check)) = own_text_method(m, &object) {
                return Err(Exit::task(Box::new(MapAnswer::new(method, Args::none(), check))));
            }
        }
        _ => {}
    }
    let text = m.str(&object)?;
    Ok(m.wrap_inner(class, Value::Str(text)))
}

type Check = fn(&mut Machine, Value) -> Outcome;

/// The method of the program that `str(object)` asks, and the check of what it returns.
fn own_text_method(m: &mut Machine, object: &Value) -> Option<(Value, Check)> {
    if let Defined::Own(method) = m.defined(object, "__str__") {
        return Some((method, |m, answer| text_answer(m, answer, "__str__")));
    }
    let is_object_str = matches!(
        m.class_of(object).lookup("__str__"),
        Some(Value::Native(native)) if native.owner == "object"
    );
    match m.defined(object, "__repr__") {
        Defined::Own(method) if is_object_str => Some((method, |m, answer| text_answer(m, answer, "__repr__"))),
        _ => None,
    }
}

fn text_answer(m: &mut Machine, answer: Value, method: &str) -> Outcome {
    if answer.as_str().is_some() {
        return Ok(answer);
    }
    let given = m.type_name(&answer);
    Err(m.type_error(format!("{method} returned non-string (type {given})")))
}

/// The text of a receiver; `name` is `str.upper`.
fn text(m: &mut Machine, name: &str, this: &Value) -> Outcome<Rc<str>> {
    match this.as_str() {
        Some(text) => Ok(text.clone()),
        None => Err(m.wrong_receiver(name, this)),
    }
}

/// An argument that must be a string.
///
/// # Errors
/// `must be str, not int`
fn needle<'a>(m: &mut Machine, value: &'a Value) -> Outcome<&'a Rc<str>> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let given = m.type_name(value);
            Err(m.type_error(format!("must be str, not {given}")))
        }
    }
}

fn this(m: &mut Machine, name: &str, args: Args) -> Outcome<Rc<str>> {
    m.require_receiver(name, &args)?;
    let [this] = args.exactly(m, name)?;
    text(m, name, &this)
}

/// A method that makes one text of another.
fn changed(m: &mut Machine, name: &str, args: Args, change: fn(&str) -> String) -> Outcome {
    let text = this(m, name, args)?;
    spend_on_characters(m, &text)?;
    m.reserve_long_text(text.len())?;
    Ok(Value::from(change(&text)))
}

/// Bytes that are changed at once: less than a millisecond, unless they are not ASCII.
const CHANGED: usize = 1 << 17;

/// A method that makes one text of another, part by part.
fn changed_in_parts(m: &mut Machine, name: &str, args: Args, add: fn(&str, Range<usize>, &mut String)) -> Outcome {
    let text = this(m, name, args)?;
    spend_on_characters(m, &text)?;
    m.reserve_long_text(text.len())?;
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    in_pieces(m, move |_| {
        let end = text.ceil_char_boundary(done + CHANGED);
        add(&text, done..end, &mut out);
        done = end;
        Ok((done == text.len()).then(|| Value::from(std::mem::take(&mut out))))
    })
}

/// A method that says whether a text is something.
fn asked(m: &mut Machine, name: &str, args: Args, ask: fn(&str) -> bool) -> Outcome {
    let text = this(m, name, args)?;
    spend_on_characters(m, &text)?;
    Ok(Value::Bool(ask(&text)))
}

/// Counts the work of looking every character up.
fn spend_on_characters(m: &mut Machine, text: &str) -> Outcome<()> {
    // What is known of characters beyond ASCII is in short tables, which are slow to look into.
    let each = if text.len() > 64 && !text.is_ascii() { 64 } else { 1 };
    m.spend(text.len() as u64 * each / 8)
}

fn encode(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.encode", &args)?;
    let [this, encoding, errors] = args.bind(m, "str.encode", &["", "encoding", "errors"], 3, 1)?;
    let text = text(m, "str.encode", &this)?;
    let encoding = m.word_argument("encode", "encoding", &encoding, "utf-8")?;
    let errors = m.word_argument("encode", "errors", &errors, "strict")?;
    if text.len() > 1024 {
        m.reserve(text.len() * 4)?;
    }
    codec::encode(&text, &encoding, &errors)
        .map(|bytes| Value::Bytes(Rc::from(bytes)))
        .map_err(|error| m.codec_error(error, Value::Str(text.clone())))
}

fn modulo(m: &mut Machine, args: Args) -> Outcome {
    let [this, values] = m.dunder_args::<2>("__mod__", args)?;
    let template = text(m, "str.__mod__", &this)?;
    m.percent_format(&template, &values)
}

fn reflected_modulo(m: &mut Machine, args: Args) -> Outcome {
    let [this, template] = m.dunder_args::<2>("__rmod__", args)?;
    match template.as_str().cloned() {
        Some(template) => m.percent_format(&template, &this),
        None => Ok(Value::NotImplemented),
    }
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__str__", args)?;
    text(m, "str.__str__", &this).map(Value::Str)
}

fn formatted(m: &mut Machine, args: Args) -> Outcome {
    let [this, spec] = args.exactly(m, "str.__format__")?;
    let text = text(m, "str.__format__", &this)?;
    m.format_plain(&Value::Str(text), &spec)
}

fn getnewargs(m: &mut Machine, args: Args) -> Outcome {
    let text = this(m, "str.__getnewargs__", args)?;
    Ok(Value::tuple(vec![Value::Str(text)]))
}

fn sizeof(m: &mut Machine, args: Args) -> Outcome {
    let text = this(m, "str.__sizeof__", args)?;
    // CPython keeps each character in 1, 2 or 4 bytes, by the widest, after a header.
    let widest = text.chars().max().map_or(0, u32::from);
    let (header, width) = match widest {
        0..0x80 => (49, 1),
        0x80..0x100 => (73, 1),
        0x100..0x1_0000 => (74, 2),
        _ => (76, 4),
    };
    Ok(Value::from(header + width * text.chars().count()))
}
