//! Every character against what CPython's Unicode database says of it.
//! Invariant: what the table does not name has none of the properties and no other case.

use std::collections::{HashMap, HashSet};

use cache_playground::python::text::{case, classify};

fn table() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/text/unicode.txt")).expect("the table")
}

fn code(text: &str) -> u32 {
    u32::from_str_radix(text, 16).expect("a code point")
}

/// Every character of the planes that have any assigned, and a few of the empty and the private ones.
fn every_char() -> impl Iterator<Item = char> {
    let is_assigned = |code: &u32| *code < 0x3_2000 || (0xe_0000..0xe_0200).contains(code) || code.is_multiple_of(997);
    (0..0x11_0000).filter(is_assigned).filter_map(char::from_u32)
}

pub fn check_classes() {
    let mut checked = 0;
    for line in table().lines() {
        let mut words = line.split(' ');
        let name = words.next().expect("a name");
        let holds: fn(char) -> bool = match name {
            "isalpha" => classify::is_alpha,
            "isdecimal" => classify::is_decimal,
            "isdigit" => classify::is_digit,
            "isnumeric" => classify::is_numeric,
            "isspace" => classify::is_space,
            "isprintable" => classify::is_printable,
            "islower" => classify::is_lower,
            "isupper" => classify::is_upper,
            "istitle" => |c| classify::str_is_title(c.encode_utf8(&mut [0; 4])),
            "isidentifier" => |c| classify::str_is_identifier(c.encode_utf8(&mut [0; 4])),
            "continues" => |c| {
                let alone = c.encode_utf8(&mut [0; 4]).to_owned();
                classify::str_is_identifier(&format!("a{c}")) && !classify::str_is_identifier(&alone)
            },
            _ => continue,
        };
        let members: HashSet<u32> = words
            .flat_map(|range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                code(first)..=code(last)
            })
            .collect();
        let wrong: Vec<String> = every_char()
            .filter(|c| holds(*c) != members.contains(&u32::from(*c)))
            .map(|c| format!("{:x}", u32::from(c)))
            .collect();
        assert!(wrong.is_empty(), "{name} is wrong for {} characters: {}", wrong.len(), wrong.join(" "));
        checked += 1;
    }
    assert_eq!(checked, 11);
}

pub fn check_cases() {
    let table = table();
    let mapped: HashMap<u32, Vec<String>> = table
        .lines()
        .filter_map(|line| line.strip_prefix("map "))
        .map(|line| {
            let mut words = line.split(' ');
            let key = code(words.next().expect("a code point"));
            let decode = |word: &str| word.split('.').filter_map(|c| char::from_u32(code(c))).collect();
            (key, words.map(decode).collect())
        })
        .collect();
    assert!(mapped.len() > 2000);
    let mut wrong = Vec::new();
    for c in every_char() {
        let text = c.to_string();
        let ours = [case::lower, case::upper, case::title, case::swapcase, case::casefold].map(|change| change(&text));
        let expected = mapped.get(&u32::from(c)).cloned().unwrap_or_else(|| vec![text.clone(); 5]);
        if ours[..] != expected[..] {
            wrong.push(format!("{:x}: {ours:?} {expected:?}", u32::from(c)));
        }
    }
    assert!(wrong.is_empty(), "{} characters: {}", wrong.len(), wrong.join("\n"));
}
