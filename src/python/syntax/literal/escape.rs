//! Backslash escapes: which are malformed, in the words of CPython's codecs.
//!
//! Invariant: positions count as CPython's do, for which a character outside ASCII is ten bytes, as in `\U0001F600`.

/// Checks the escapes of a literal's body.
pub fn check(body: &str, is_bytes: bool) -> Result<(), String> {
    if !body.contains('\\') {
        return Ok(());
    }
    let bytes = body.as_bytes();
    let mut index = 0;
    // Where CPython's rewritten text is.
    let mut position = 0;
    while let Some(byte) = bytes.get(index) {
        if *byte != b'\\' {
            let width = character_width(*byte);
            position += if width == 1 { 1 } else { 10 };
            index += width;
            continue;
        }
        let escape = bytes.get(index + 1).copied();
        let digits = bytes.get(index + 2..).unwrap_or_default();
        let (length, problem) = match (escape, is_bytes) {
            (Some(b'x'), true) => {
                if hex_digits(digits, 2) < 2 {
                    return Err(format!("(value error) invalid \\x escape at position {position}"));
                }
                (4, None)
            }
            (_, true) => (2, None),
            (Some(b'x'), _) => hex_escape(digits, 2, "truncated \\xXX escape"),
            (Some(b'u'), _) => hex_escape(digits, 4, "truncated \\uXXXX escape"),
            (Some(b'U'), _) => {
                let (length, problem) = hex_escape(digits, 8, "truncated \\UXXXXXXXX escape");
                if problem.is_none() && is_beyond_unicode(digits) {
                    (length, Some("illegal Unicode character"))
                } else {
                    (length, problem)
                }
            }
            (Some(b'N'), _) => name_escape(digits),
            (Some(byte), _) if byte >= 0x80 => (1, None),
            (Some(_), _) => (2, None),
            // Only before a field of an f-string; the backslash stays.
            (None, _) => (1, None),
        };
        if let Some(problem) = problem {
            let end = position + length - 1;
            return Err(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {problem}"
            ));
        }
        // A backslash before a character outside ASCII becomes `\u005c`.
        let is_rewritten = escape.is_some_and(|byte| byte >= 0x80);
        position += if is_rewritten { 6 } else { length };
        index += length;
    }
    Ok(())
}

fn character_width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

fn hex_digits(text: &[u8], most: usize) -> usize {
    text.iter().take(most).take_while(|byte| byte.is_ascii_hexdigit()).count()
}

/// The length of `\x…`, or of what there is of it and why that is too little.
fn hex_escape(digits: &[u8], wanted: usize, problem: &'static str) -> (usize, Option<&'static str>) {
    let found = hex_digits(digits, wanted);
    (found + 2, (found < wanted).then_some(problem))
}

fn is_beyond_unicode(digits: &[u8]) -> bool {
    let digits = digits.get(..8).and_then(|digits| std::str::from_utf8(digits).ok());
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).is_some_and(|code| code > 0x10_FFFF)
}

/// The length of `\N{…}`. Whether there is a character of that name is not known here.
fn name_escape(rest: &[u8]) -> (usize, Option<&'static str>) {
    const MALFORMED: &str = "malformed \\N character escape";
    if rest.first() != Some(&b'{') {
        return (2, Some(MALFORMED));
    }
    match rest.iter().position(|byte| *byte == b'}') {
        Some(1) => (3, Some(MALFORMED)),
        Some(end) => (end + 3, None),
        None => (rest.len() + 2, Some(MALFORMED)),
    }
}
