//! `str.encode` and `bytes.decode`.
//! Invariant: text here has no lone surrogates, so nothing yields one; handlers that would need them act as `strict`.

use super::TextError;
use super::repr::{push_escape, push_hex};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// UTF-8 behind a byte order mark.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// By the byte order mark, little-endian without one.
    Marked,
    Little,
    Big,
}

/// Finds an encoding by any of its names, however they are spelt.
fn encoding_named(name: &str) -> Result<Encoding, TextError> {
    let unified: String = name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    Ok(match unified.to_ascii_lowercase().as_str() {
        "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "utf8sig" => Encoding::Utf8Sig,
        "ascii" | "usascii" | "us" | "646" | "cp367" | "iso646us" => Encoding::Ascii,
        "latin1" | "latin" | "l1" | "iso88591" | "8859" | "iso8859" | "cp819" => Encoding::Latin1,
        "utf16" | "u16" => Encoding::Utf16(Order::Marked),
        "utf16le" => Encoding::Utf16(Order::Little),
        "utf16be" => Encoding::Utf16(Order::Big),
        "utf32" | "u32" => Encoding::Utf32(Order::Marked),
        "utf32le" => Encoding::Utf32(Order::Little),
        "utf32be" => Encoding::Utf32(Order::Big),
        _ => return Err(TextError::new("LookupError", format!("unknown encoding: {name}"))),
    })
}

/// `text.encode(encoding, errors)`: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 under any of their names.
pub fn encode(text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>, TextError> {
    match encoding_named(encoding)? {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Ascii => encode_narrow(text, "ascii", 0x80, errors),
        Encoding::Latin1 => encode_narrow(text, "latin-1", 0x100, errors),
        Encoding::Utf16(order) => Ok(encode_wide(text, order, |c, out| {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| (u32::from(*unit), 2)))
        })),
        Encoding::Utf32(order) => Ok(encode_wide(text, order, |c, out| out.push((u32::from(c), 4)))),
    }
}

/// Units with their sizes in bytes, in the order's bytes.
fn encode_wide(text: &str, order: Order, split: fn(char, &mut Vec<(u32, usize)>)) -> Vec<u8> {
    let mut units = Vec::with_capacity(text.len() + 1);
    if order == Order::Marked {
        split('\u{feff}', &mut units);
    }
    text.chars().for_each(|c| split(c, &mut units));
    let mut out = Vec::with_capacity(units.len() * 2);
    for (unit, size) in units {
        match order {
            Order::Big => out.extend_from_slice(&unit.to_be_bytes()[4 - size..]),
            _ => out.extend_from_slice(&unit.to_le_bytes()[..size]),
        }
    }
    out
}

/// Encodes code points below `limit` as one byte each.
fn encode_narrow(text: &str, codec: &str, limit: u32, errors: &str) -> Result<Vec<u8>, TextError> {
    let mut out = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    let mut position = 0;
    while let Some((start, first)) = chars.next() {
        position += 1;
        if u32::from(first) < limit {
            out.push(u32::from(first) as u8);
            continue;
        }
        let mut bad = 1;
        while chars.next_if(|(_, c)| u32::from(*c) >= limit).is_some() {
            bad += 1;
        }
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        let range = (position - 1, position - 1 + bad);
        position += bad - 1;
        replace_unencodable(&text[start..end], codec, limit, range, errors, &mut out)?;
    }
    Ok(out)
}

fn replace_unencodable(
    bad: &str,
    codec: &str,
    limit: u32,
    (start, end): (usize, usize),
    errors: &str,
    out: &mut Vec<u8>,
) -> Result<(), TextError> {
    for c in bad.chars() {
        let mut replacement = String::new();
        match errors {
            "ignore" => {}
            "replace" => replacement.push('?'),
            "backslashreplace" => push_escape(&mut replacement, c),
            "xmlcharrefreplace" => {
                replacement = format!("&#{};", u32::from(c));
            }
            _ => {
                check_handler(errors)?;
                let what = if end - start == 1 {
                    let mut shown = String::new();
                    push_escape(&mut shown, c);
                    format!("character '{shown}' in position {start}")
                } else {
                    format!("characters in position {start}-{}", end - 1)
                };
                let message = format!("'{codec}' codec can't encode {what}: ordinal not in range({limit})");
                return Err(TextError::new("UnicodeEncodeError", message));
            }
        }
        out.extend_from_slice(replacement.as_bytes());
    }
    Ok(())
}

fn check_handler(errors: &str) -> Result<(), TextError> {
    if matches!(errors, "strict" | "namereplace" | "surrogateescape" | "surrogatepass") {
        return Ok(());
    }
    Err(TextError::new("LookupError", format!("unknown error handler name '{errors}'")))
}

/// Bytes that cannot be decoded: where they end, and why.
struct Undecodable {
    end: usize,
    reason: &'static str,
}

/// Reads one character from `bytes` at a position that is not their end: the character and where it ends.
type ReadChar = fn(&[u8], usize) -> Result<(char, usize), Undecodable>;

/// `bytes.decode(encoding, errors)`.
pub fn decode(bytes: &[u8], encoding: &str, errors: &str) -> Result<String, TextError> {
    // Nothing decodes to nothing, whatever the encoding is called.
    if bytes.is_empty() {
        return Ok(String::new());
    }
    let encoding = encoding_named(encoding)?;
    let (codec, start, read): (&str, usize, ReadChar) = match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => {
            let mark = if encoding == Encoding::Utf8Sig && bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            return decode_utf8(&bytes[mark..], errors);
        }
        Encoding::Ascii => ("ascii", 0, |bytes, at| match bytes[at] {
            byte @ 0..0x80 => Ok((char::from(byte), at + 1)),
            _ => Err(Undecodable { end: at + 1, reason: "ordinal not in range(128)" }),
        }),
        Encoding::Latin1 => return Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Encoding::Utf16(order) => match (order, bytes) {
            (Order::Marked, [0xfe, 0xff, ..]) => ("utf-16-be", 2, read_utf16_big),
            (Order::Marked, [0xff, 0xfe, ..]) => ("utf-16-le", 2, read_utf16_little),
            (Order::Big, _) => ("utf-16-be", 0, read_utf16_big),
            _ => ("utf-16-le", 0, read_utf16_little),
        },
        Encoding::Utf32(order) => match (order, bytes) {
            (Order::Marked, [0, 0, 0xfe, 0xff, ..]) => ("utf-32-be", 4, read_utf32_big),
            (Order::Marked, [0xff, 0xfe, 0, 0, ..]) => ("utf-32-le", 4, read_utf32_little),
            (Order::Big, _) => ("utf-32-be", 0, read_utf32_big),
            _ => ("utf-32-le", 0, read_utf32_little),
        },
    };
    let mut out = String::with_capacity(bytes.len());
    let mut at = start;
    while at < bytes.len() {
        match read(bytes, at) {
            Ok((c, end)) => {
                out.push(c);
                at = end;
            }
            Err(bad) => {
                replace_undecodable(bytes, at, &bad, codec, errors, &mut out)?;
                at = bad.end;
            }
        }
    }
    Ok(out)
}

fn decode_utf8(bytes: &[u8], errors: &str) -> Result<String, TextError> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let (valid, invalid) = rest.split_at(error.valid_up_to());
        out.push_str(std::str::from_utf8(valid).unwrap_or(""));
        at += valid.len();
        let bad = match (error.error_len(), invalid.first()) {
            (None, _) => Undecodable { end: bytes.len(), reason: "unexpected end of data" },
            (Some(length), Some(0xc2..=0xf4)) => Undecodable { end: at + length, reason: "invalid continuation byte" },
            (Some(length), _) => Undecodable { end: at + length, reason: "invalid start byte" },
        };
        replace_undecodable(bytes, at, &bad, "utf-8", errors, &mut out)?;
        at = bad.end;
    }
}

fn replace_undecodable(
    bytes: &[u8],
    start: usize,
    bad: &Undecodable,
    codec: &str,
    errors: &str,
    out: &mut String,
) -> Result<(), TextError> {
    let invalid = &bytes[start..bad.end];
    match (errors, invalid) {
        ("ignore", _) => {}
        ("replace", _) => out.push(char::REPLACEMENT_CHARACTER),
        ("backslashreplace", _) => {
            for byte in invalid {
                out.push_str("\\x");
                push_hex(out, u32::from(*byte), 2);
            }
        }
        ("xmlcharrefreplace" | "namereplace", _) => {
            let message = "don't know how to handle UnicodeDecodeError in error callback";
            return Err(TextError::new("TypeError", message));
        }
        _ => {
            check_handler(errors)?;
            let mut what = String::from("byte");
            if let [byte] = invalid {
                what.push_str(" 0x");
                push_hex(&mut what, u32::from(*byte), 2);
                what.push_str(&format!(" in position {start}"));
            } else {
                what.push_str(&format!("s in position {start}-{}", bad.end - 1));
            }
            let message = format!("'{codec}' codec can't decode {what}: {}", bad.reason);
            return Err(TextError::new("UnicodeDecodeError", message));
        }
    }
    Ok(())
}

fn read_utf16_little(bytes: &[u8], at: usize) -> Result<(char, usize), Undecodable> {
    read_utf16(bytes, at, u16::from_le_bytes)
}

fn read_utf16_big(bytes: &[u8], at: usize) -> Result<(char, usize), Undecodable> {
    read_utf16(bytes, at, u16::from_be_bytes)
}

fn read_utf16(bytes: &[u8], at: usize, unit: fn([u8; 2]) -> u16) -> Result<(char, usize), Undecodable> {
    let unit_at = |at: usize| bytes.get(at..)?.first_chunk().map(|pair| u32::from(unit(*pair)));
    match (unit_at(at), unit_at(at + 2)) {
        (None, _) => Err(Undecodable { end: bytes.len(), reason: "truncated data" }),
        (Some(0xd800..0xdc00), None) => Err(Undecodable { end: bytes.len(), reason: "unexpected end of data" }),
        (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
            let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), at + 4))
        }
        (Some(0xd800..0xdc00), _) => Err(Undecodable { end: at + 2, reason: "illegal UTF-16 surrogate" }),
        (Some(code), _) => {
            char::from_u32(code).map(|c| (c, at + 2)).ok_or(Undecodable { end: at + 2, reason: "illegal encoding" })
        }
    }
}

fn read_utf32_little(bytes: &[u8], at: usize) -> Result<(char, usize), Undecodable> {
    read_utf32(bytes, at, u32::from_le_bytes)
}

fn read_utf32_big(bytes: &[u8], at: usize) -> Result<(char, usize), Undecodable> {
    read_utf32(bytes, at, u32::from_be_bytes)
}

fn read_utf32(bytes: &[u8], at: usize, unit: fn([u8; 4]) -> u32) -> Result<(char, usize), Undecodable> {
    let Some(quad) = bytes.get(at..).and_then(|rest| rest.first_chunk()) else {
        return Err(Undecodable { end: bytes.len(), reason: "truncated data" });
    };
    let code = unit(*quad);
    let reason = if code < 0x11_0000 {
        "code point in surrogate code point range(0xd800, 0xe000)"
    } else {
        "code point not in range(0x110000)"
    };
    char::from_u32(code).map(|c| (c, at + 4)).ok_or(Undecodable { end: at + 4, reason })
}
