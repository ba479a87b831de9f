//! Checks the shape of the crate: a module of `src/` uses the modules below it in [`LAYERS`] and no other.
//! Invariant: a module that is not in the table, a path upwards or sideways, and a browser's crate below the shell fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the crate, highest first; modules on one line may not use each other.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["command", "embed"],
    &["ui"],
    &["web"],
    &["playground"],
    &["practice"],
    &["recorder", "playback"],
    &["python"],
    &["trace"],
    &["cache"],
    &["memory", "sentences"],
];

/// What the interpreter may not know although it is below: who watches it.
const HIDDEN: &[(&str, &str)] = &[("python", "trace")];

/// The layers that may know that there is a browser.
const SHELL: &[&str] = &["main", "embed", "ui", "web"];

/// The crates that are the browser.
const BROWSER: &[&str] =
    &["yew", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen", "gloo"];

/// A source file: the names of its modules from the crate's root down, and its code.
struct Source {
    path: PathBuf,
    modules: Vec<String>,
    tokens: Vec<String>,
}

#[test]
fn every_module_has_a_place_in_the_table() {
    let known: BTreeSet<&str> = LAYERS.iter().flat_map(|layer| layer.iter().copied()).collect();
    let found: BTreeSet<String> = sources().into_iter().map(|source| source.modules[0].clone()).collect();
    let unknown: Vec<_> = found.iter().filter(|module| !known.contains(module.as_str())).collect();
    assert!(unknown.is_empty(), "not in LAYERS: {unknown:?}");
}

#[test]
fn a_module_uses_only_the_layers_below_it() {
    let mut faults = Vec::new();
    for source in sources() {
        let from = &source.modules[0];
        for used in source.used_modules() {
            let is_hidden = HIDDEN.contains(&(from, &used));
            if used != *from && (is_hidden || layer(&used) <= layer(from)) {
                faults.push(format!("{}: {from} uses {used}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_shell_knows_that_there_is_a_browser() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !SHELL.contains(&source.modules[0].as_str())) {
        for token in source.tokens.iter().filter(|token| BROWSER.contains(&token.as_str())) {
            faults.push(format!("{} names {token}", source.path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_reader_of_paths_sees_every_form_of_use() {
    let source = Source {
        path: PathBuf::from("src/python/object/list.rs"),
        modules: ["python", "object", "list"].map(str::to_owned).to_vec(),
        tokens: tokens(
            r##"
            // crate::comment
            /* crate::block /* crate::nested */ */
            use crate::{cache::{Cache, Clock}, trace as seen};
            use super::super::super::recorder::Recorder;
            use super::super::value;
            fn f<'a>(text: &'a str) -> char { let _ = "crate::text"; let _ = r#"crate::"raw"#; '"' }
            fn g() { crate::playback::step(); cache_playground::ui::App; }
            "##,
        ),
    };
    let used: Vec<String> = source.used_modules().into_iter().collect();
    assert_eq!(used, ["cache", "playback", "recorder", "trace", "ui"]);
}

impl Source {
    /// The modules of the crate's root that a path in this file begins with.
    fn used_modules(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for (at, token) in self.tokens.iter().enumerate() {
            // A path in the middle of another one, as in `$crate::a` or `a::super`, begins elsewhere.
            if at > 0 && self.tokens[at - 1] == "::" {
                continue;
            }
            match token.as_str() {
                "crate" | "cache_playground" => self.collect_heads(at + 1, &mut used),
                "super" => {
                    let mut end = at + 1;
                    let mut steps = 1;
                    while self.tokens[end..].starts_with(&["::".to_owned(), "super".to_owned()]) {
                        end += 2;
                        steps += 1;
                    }
                    // Only a path that climbs to the root can name another module of the root.
                    if steps == self.modules.len() {
                        self.collect_heads(end, &mut used);
                    }
                }
                _ => {}
            }
        }
        used
    }

    /// Collects the first names after the `::` at `at`: one, or each of a group in braces.
    fn collect_heads(&self, at: usize, into: &mut BTreeSet<String>) {
        if self.tokens.get(at).is_none_or(|token| token != "::") {
            return;
        }
        let names = self.tokens.get(at + 1..).unwrap_or_default();
        if names.first().is_none_or(|name| name != "{") {
            into.extend(names.first().filter(|name| is_module(name)).cloned());
            return;
        }
        let mut depth = 0;
        for pair in names.windows(2) {
            match pair[0].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && (pair[0] == "{" || pair[0] == ",") && is_module(&pair[1]) {
                into.insert(pair[1].clone());
            }
        }
    }
}

fn is_module(name: &str) -> bool {
    LAYERS.iter().any(|layer| layer.contains(&name))
}

/// The place of `module` in the table; a larger one is lower.
fn layer(module: &str) -> usize {
    LAYERS.iter().position(|layer| layer.contains(&module)).unwrap_or(LAYERS.len())
}

/// Every file of `src/` but the crate's root, which declares the modules.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && path != root.join("lib.rs") {
                let inside = path.strip_prefix(&root).expect("path is in src").with_extension("");
                let modules = inside.iter().map(|name| name.to_string_lossy().into_owned()).collect();
                let tokens = tokens(&fs::read_to_string(&path).expect("src is readable"));
                sources.push(Source { path, modules, tokens });
            }
        }
    }
    assert!(!sources.is_empty(), "src has files");
    sources
}

/// The code's names and signs, `::` being one; comments, strings and characters are left out.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = if name > 0 {
                name
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push(rest[..length].to_owned());
            length
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the block comment, nested ones included, that `code` begins with.
fn block_comment(code: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < code.len() {
        let (change, length) = match &code[at..] {
            rest if rest.starts_with("/*") => (1, 2),
            rest if rest.starts_with("*/") => (-1, 2),
            rest => (0, rest.chars().next().map_or(1, char::len_utf8)),
        };
        depth += change;
        at += length;
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// The length of the string or character that `code` begins with; a lifetime is neither.
fn literal(code: &str) -> Option<usize> {
    let body = code.strip_prefix('b').unwrap_or(code);
    let prefix = code.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let inside = &raw[hashes + 1..];
            let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
            return Some(prefix + 1 + hashes + 1 + length);
        }
    }
    let quote = body.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let is_lifetime = quote == '\'' && !body[1..].starts_with('\\') && body.chars().nth(2) != Some('\'');
    if is_lifetime {
        return None;
    }
    let mut escaped = false;
    for (at, c) in body.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(prefix + at + 1),
            _ => {}
        }
    }
    Some(code.len())
}
