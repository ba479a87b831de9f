//! Calls of the methods of `str` and `bytes`, and of hashes.
//! Invariant: one line per recorded function.

use cache_playground::python::text::{bytes, case, classify, codec, hash, layout, repr, search, split};
use serde_json::{Value, json};

use crate::table::{Arguments, Outcome, hex};

fn count(n: usize) -> Value {
    json!(n.to_string())
}

fn found(at: Option<usize>) -> Value {
    at.map_or(json!("-1"), count)
}

fn hexes(parts: Vec<&[u8]>) -> Value {
    parts.into_iter().map(hex).collect()
}

pub fn call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    if let Some(name) = name.strip_prefix("bytes_") {
        return bytes_call(name, a);
    }
    if let Some(result) = text_call(name, a) {
        return Some(result);
    }
    let text = a.optional_text(0).unwrap_or("");
    let bounds = || (a.optional_small(2), a.optional_small(3));
    Some(match name {
        "find" => Ok(found(search::find(text, a.text(1), bounds().0, bounds().1))),
        "rfind" => Ok(found(search::rfind(text, a.text(1), bounds().0, bounds().1))),
        "index" => search::index(text, a.text(1), bounds().0, bounds().1).map(count),
        "rindex" => search::rindex(text, a.text(1), bounds().0, bounds().1).map(count),
        "count" => Ok(count(search::count(text, a.text(1), bounds().0, bounds().1))),
        "startswith" => Ok(json!(search::starts_with(text, a.text(1), bounds().0, bounds().1))),
        "endswith" => Ok(json!(search::ends_with(text, a.text(1), bounds().0, bounds().1))),
        "replace" => search::replace(text, a.text(1), a.text(2), a.small(3)).map(|text| json!(text)),
        "split" => split::split(text, a.text(1), a.small(2)).map(|parts| json!(parts)),
        "rsplit" => split::rsplit(text, a.text(1), a.small(2)).map(|parts| json!(parts)),
        "split_whitespace" => Ok(json!(split::split_whitespace(text, a.small(1)))),
        "rsplit_whitespace" => Ok(json!(split::rsplit_whitespace(text, a.small(1)))),
        "splitlines" => Ok(json!(split::split_lines(text, a.is(1)))),
        "partition" => split::partition(text, a.text(1)).map(|parts| json!(parts)),
        "rpartition" => split::rpartition(text, a.text(1)).map(|parts| json!(parts)),
        "strip" => Ok(json!(split::strip(text, a.optional_text(1)))),
        "lstrip" => Ok(json!(split::lstrip(text, a.optional_text(1)))),
        "rstrip" => Ok(json!(split::rstrip(text, a.optional_text(1)))),
        "removeprefix" => Ok(json!(split::remove_prefix(text, a.text(1)))),
        "removesuffix" => Ok(json!(split::remove_suffix(text, a.text(1)))),
        "slice" => Ok(json!(search::slice(text, a.optional_small(1), a.optional_small(2), a.small(3)))),
        "char_at" => Ok(json!(search::char_at(text, a.small(1)))),
        "slice_indices" => {
            let len = a.small(0) as usize;
            let (start, stop, items) = search::slice_indices(len, a.optional_small(1), a.optional_small(2), a.small(3));
            let all = [start.to_string(), stop.to_string(), a.text(3).to_owned(), items.to_string()];
            Ok(json!(all))
        }
        "ljust" => layout::ljust(text, a.small(1), a.char(2)).map(|text| json!(text)),
        "rjust" => layout::rjust(text, a.small(1), a.char(2)).map(|text| json!(text)),
        "center" => layout::center(text, a.small(1), a.char(2)).map(|text| json!(text)),
        "zfill" => layout::zfill(text, a.small(1)).map(|text| json!(text)),
        "expandtabs" => layout::expand_tabs(text, a.small(1)).map(|text| json!(text)),
        "encode" => codec::encode(text, a.text(1), a.text(2)).map(|bytes| hex(&bytes)),
        "decode" => codec::decode(&a.bytes(0), a.text(1), a.text(2)).map(|text| json!(text)),
        "repr_bytes" => Ok(json!(repr::repr_bytes(&a.bytes(0)))),
        "hash_bytes" => Ok(json!(hash::hash_bytes(&a.bytes(0)).to_string())),
        "hash_tuple" => Ok(json!(hash::hash_tuple(&a.smalls(0)).to_string())),
        "hash_frozenset" => Ok(json!(hash::hash_frozenset(&a.smalls(0)).to_string())),
        "hex" => Ok(json!(bytes::hex(&a.bytes(0)))),
        "hex_grouped" => Ok(json!(bytes::hex_grouped(&a.bytes(0), a.char(1), a.small(2)))),
        "fromhex" => bytes::from_hex(text).map(|bytes| hex(&bytes)),
        _ => return None,
    })
}

fn text_call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    let changed: fn(&str) -> String = match name {
        "lower" => case::lower,
        "upper" => case::upper,
        "title" => case::title,
        "capitalize" => case::capitalize,
        "swapcase" => case::swapcase,
        "casefold" => case::casefold,
        "repr" => repr::repr_str,
        "ascii" => repr::ascii_str,
        "hash_str" => |text| hash::hash_str(text).to_string(),
        _ => {
            let holds: fn(&str) -> bool = match name {
                "isalpha" => classify::str_is_alpha,
                "isdecimal" => classify::str_is_decimal,
                "isdigit" => classify::str_is_digit,
                "isnumeric" => classify::str_is_numeric,
                "isalnum" => classify::str_is_alnum,
                "isspace" => classify::str_is_space,
                "isidentifier" => classify::str_is_identifier,
                "isprintable" => classify::str_is_printable,
                "istitle" => classify::str_is_title,
                "isupper" => classify::str_is_upper,
                "islower" => classify::str_is_lower,
                _ => return None,
            };
            return Some(Ok(json!(holds(a.text(0)))));
        }
    };
    Some(Ok(json!(changed(a.text(0)))))
}

fn bytes_call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    let value = a.bytes(0);
    let bounds = || (a.optional_small(2), a.optional_small(3));
    let chars = || a.optional_text(1).map(|_| a.bytes(1));
    Some(match name {
        "find" => Ok(found(bytes::find(&value, &a.bytes(1), bounds().0, bounds().1))),
        "rfind" => Ok(found(bytes::rfind(&value, &a.bytes(1), bounds().0, bounds().1))),
        "count" => Ok(count(bytes::count(&value, &a.bytes(1), bounds().0, bounds().1))),
        "replace" => bytes::replace(&value, &a.bytes(1), &a.bytes(2), a.small(3)).map(|bytes| hex(&bytes)),
        "split" => bytes::split(&value, &a.bytes(1), a.small(2)).map(hexes),
        "split_whitespace" => Ok(hexes(bytes::split_whitespace(&value, a.small(1)))),
        "splitlines" => Ok(hexes(bytes::split_lines(&value, a.is(1)))),
        "strip" => Ok(hex(bytes::strip(&value, chars().as_deref()))),
        "lstrip" => Ok(hex(bytes::lstrip(&value, chars().as_deref()))),
        "rstrip" => Ok(hex(bytes::rstrip(&value, chars().as_deref()))),
        "slice" => Ok(hex(&bytes::slice(&value, a.optional_small(1), a.optional_small(2), a.small(3)))),
        _ => return None,
    })
}
