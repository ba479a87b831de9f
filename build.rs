//! Writes what the crate includes: the Python sources of the modules without what only their readers need, for they are
//! downloaded, and a list of the lessons' folders. And it says whether the compiler can be told what is to be fast.
//! Invariant: the tokens of a source stay the same and so do its blocks; only the space around them goes. A folder of
//! lessons is listed with each of its files, so that one more needs no Rust.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const SOURCES: &str = "src/python/modules";
const LESSONS: &str = "src/practice/lessons";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(fast)");
    // A release is compiled for size. What runs at every step of a program is marked to be compiled for speed, which the
    // compiler allows only where it may use what is not stable yet, as releases that build the library along do.
    if env::var_os("RUSTC_BOOTSTRAP").is_some() && env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
    {
        println!("cargo::rustc-cfg=fast");
    }
    println!("cargo::rerun-if-changed={SOURCES}");
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    println!("cargo::rerun-if-changed={LESSONS}");
    fs::write(target.join("lessons.in"), lessons(Path::new(LESSONS))?)?;
    copy(Path::new(SOURCES), &target)
}

/// Rust that lists every folder with the names and the texts of its files.
fn lessons(root: &Path) -> io::Result<String> {
    let mut list = String::from("&[\n");
    for folder in sorted(root)?.into_iter().filter(|path| path.is_dir()) {
        list += &format!("({:?}, &[\n", folder.file_name().unwrap_or_default().to_string_lossy());
        for file in sorted(&folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let path = fs::canonicalize(&file)?;
            list += &format!("({name:?}, include_str!({:?})),\n", path.to_string_lossy());
        }
        list += "]),\n";
    }
    Ok(list + "]\n")
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>();
    paths.map(|mut paths| {
        paths.sort();
        paths
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            fs::write(target, shorten(&fs::read_to_string(path)?))?;
        }
    }
    Ok(())
}

/// `source` with an indentation of one space, one line for each statement and no space that parts nothing.
fn shorten(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let (mut indents, mut brackets) = (vec![0], 0usize);
    let mut rest = source;
    while !rest.is_empty() {
        // Here a statement starts, or a line without one.
        let text = rest.trim_start_matches(' ');
        let indent = rest.len() - text.len();
        if let Some(after) = text.strip_prefix('\n') {
            rest = after;
            continue;
        }
        if text.starts_with('#') {
            rest = &text[text.find('\n').unwrap_or(text.len())..];
            continue;
        }
        while indents.last().is_some_and(|&last| last > indent) {
            indents.pop();
        }
        if indents.last() != Some(&indent) {
            indents.push(indent);
        }
        out.extend(std::iter::repeat_n(' ', indents.len() - 1));
        rest = text;
        let mut is_apart = false;
        while let Some(c) = rest.chars().next() {
            let length = match c {
                '\n' if brackets == 0 => break,
                '\n' | ' ' => {
                    is_apart = true;
                    1
                }
                '\\' => {
                    is_apart = true;
                    2
                }
                '#' => rest.find('\n').unwrap_or(rest.len()),
                _ => {
                    let is_word = |c: char| c.is_alphanumeric() || c == '_';
                    if is_apart && out.ends_with(is_word) && (is_word(c) || c == '"' || c == '\'') {
                        out.push(' ');
                    }
                    is_apart = false;
                    let length = if c == '"' || c == '\'' { string_length(rest, c) } else { c.len_utf8() };
                    match c {
                        '(' | '[' | '{' => brackets += 1,
                        ')' | ']' | '}' => brackets = brackets.saturating_sub(1),
                        _ => {}
                    }
                    out.push_str(&rest[..length]);
                    length
                }
            };
            rest = &rest[length.min(rest.len())..];
        }
        out.push('\n');
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out
}

/// How long the string is that `text` starts with, its quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let triple = quote.to_string().repeat(3);
    let end = if text.starts_with(&triple) { triple } else { quote.to_string() };
    let mut at = end.len();
    while at < text.len() && !text[at..].starts_with(&end) {
        at += text[at..].chars().next().map_or(1, |c| if c == '\\' { 2 } else { c.len_utf8() });
    }
    (at + end.len()).min(text.len())
}
