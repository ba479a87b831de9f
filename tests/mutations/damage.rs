//! Damages programs as slips of the hand and of the clipboard do: characters, words and lines.
//!
//! Invariant: what comes out follows from the random numbers alone.

use std::fs;
use std::path::Path;

use super::random::Random;

/// Every program of both corpora; `root` is the crate's folder.
pub fn programs(root: &Path) -> Vec<String> {
    let tests = root.join("tests");
    let mut programs = Vec::new();
    for folder in ["python", "scripts"] {
        collect(&tests.join(folder), &mut programs);
    }
    programs
}

fn collect(folder: &Path, programs: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, programs);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(fs::read_to_string(&path).expect("a program is text"));
        }
    }
}

/// The text with one to four damages, some with parts of `programs`.
pub fn damaged(random: &mut Random, mut source: String, programs: &[String]) -> String {
    for _ in 0..=random.below(3) {
        source = match random.below(3) {
            0 => damage_characters(random, &source),
            1 => damage(random, &tokens(&source), programs),
            _ => {
                let lines: Vec<String> = source.split_inclusive('\n').map(str::to_owned).collect();
                damage(random, &lines, programs)
            }
        };
    }
    source
}

/// Parts that are worth moving around: words, numbers, strings as far as quotes tell, and single characters.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut was_word = false;
    for character in source.chars() {
        let is_word = character.is_alphanumeric() || character == '_';
        match tokens.last_mut() {
            Some(token) if is_word && was_word => token.push(character),
            _ => tokens.push(character.to_string()),
        }
        was_word = is_word;
    }
    tokens
}

/// Deletes, doubles, swaps, repeats or replaces a run of parts, or puts in one from anywhere.
fn damage(random: &mut Random, parts: &[String], programs: &[String]) -> String {
    const STRANGE: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "\n",
        "    ",
        "\t",
        "not ",
        "lambda: ",
        "*",
        "**",
        "=",
        "yield ",
        "await ",
        "async ",
        "None",
        "0",
        "-1",
        "10**9",
        "'",
        "\"\"\"",
        "f'{",
        "\\",
        "#",
        "@",
        ":=",
        "...",
        "del ",
        "global x\n",
        "return ",
        "self",
        "cache",
        "\u{0}",
        "é",
        "\u{1f40d}",
        "1e999",
        "if ",
        "else ",
        "for x in ",
        "while True: ",
        "import ",
        "raise ",
        "try:\n",
        "except:\n",
        "class A:\n",
        "def f():\n",
        "with ",
        "match x:\n",
        "case _:\n",
        "'x' * 10**8",
        "[[]]",
        "range(10**9)",
        "str",
        "sorted",
        "__class__",
        "__dict__",
        "super()",
        "type",
        "int",
    ];
    let mut parts = parts.to_vec();
    if parts.is_empty() {
        return random.pick(STRANGE).to_string();
    }
    let at = random.below(parts.len() as u64) as usize;
    let end = (at + 1 + random.below(4) as usize).min(parts.len());
    match random.below(6) {
        0 => drop(parts.drain(at..end)),
        1 => {
            let run = parts[at..end].to_vec();
            parts.splice(at..at, run);
        }
        2 => {
            let other = random.below(parts.len() as u64) as usize;
            parts.swap(at, other);
        }
        3 => parts.insert(at, random.pick(STRANGE).to_string()),
        4 => parts[at] = random.pick(STRANGE).to_string(),
        _ => {
            let other: &String = random.pick(programs);
            let other = tokens(other);
            let from = random.below(other.len().max(1) as u64) as usize;
            let run: Vec<String> = other.into_iter().skip(from).take(6).collect();
            parts.splice(at..end, run);
        }
    }
    parts.concat()
}

/// Deletes, doubles, changes or inserts characters.
fn damage_characters(random: &mut Random, source: &str) -> String {
    let mut characters: Vec<char> = source.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(characters.len() as u64 + 1) as usize;
        let character = match random.below(8) {
            0 => '\u{0}',
            1 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            _ => char::from(random.below(128) as u8),
        };
        match characters.get_mut(at) {
            Some(place) if random.below(3) == 0 => *place = character,
            Some(_) if random.below(2) == 0 => drop(characters.remove(at)),
            _ => characters.insert(at, character),
        }
    }
    characters.into_iter().collect()
}
