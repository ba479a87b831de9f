//! The program for the terminal: what `cache-playground trace` writes, and where.
//!
//! Invariant: what programs print and return is held against recordings of real Django (`.out` files); the tables of
//! `tests/command/` say what the page's own tables say of the same programs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What one run of the program leaves.
struct Run {
    output: String,
    errors: String,
    code: Option<i32>,
}

#[track_caller]
fn run_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cache-playground"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().expect("it has an input").write_all(input);
    let done = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    Run { output: text(done.stdout), errors: text(done.stderr), code: done.status.code() }
}

#[track_caller]
fn run(arguments: &[&str]) -> Run {
    run_with(arguments, b"")
}

/// The trace of a program as JSON.
#[track_caller]
fn json(program: &str, more: &[&str]) -> Value {
    let run = run_with(&[&["trace", "-", "--format", "json"], more].concat(), program.as_bytes());
    serde_json::from_str(&run.output).unwrap_or_else(|error| panic!("{error}: {}", run.output))
}

/// What a trace printed, in the words of the recordings.
fn printed(trace: &Value) -> String {
    let items = trace["output"].as_array().expect("the output is a list");
    let text = |item: &Value| {
        let (text, line) = (item["text"].as_str().unwrap_or_default(), &item["line"]);
        match item["kind"].as_str() {
            Some("stdout") => text.to_owned(),
            Some("result") => String::new(),
            Some(kind @ "exception") => format!("!! {kind} on line {line}\n{text}\n"),
            kind => format!("!! {} on line {line}: {text}\n", kind.unwrap_or_default()),
        }
    };
    items.iter().map(text).collect()
}

fn recipes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/playground/recipes");
    let files = fs::read_dir(folder).expect("the examples can be read").map(|entry| entry.expect("a file").path());
    let mut programs: Vec<_> = files.filter(|path| path.extension().is_some_and(|name| name == "py")).collect();
    programs.sort();
    programs
}

#[test]
fn every_example_prints_in_its_json_what_it_prints_with_django() {
    for path in recipes() {
        let run = run(&["trace", "--format=json", &path.to_string_lossy()]);
        let trace: Value = serde_json::from_str(&run.output).expect("it writes JSON");
        let recorded = fs::read_to_string(path.with_extension("out")).expect("an example has a recording");
        assert_eq!(printed(&trace), recorded, "{}", path.display());
    }
}

/// Holds what a program becomes against a file of `tests/command/`.
#[track_caller]
fn check_table(program: &str, file: &str, more: &[&str]) {
    let format = file.rsplit('.').next().unwrap_or_default();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command").join(file);
    let run = run(&[&["trace", program, "--format", format], more].concat());
    assert_eq!((run.errors.as_str(), run.code), ("", Some(0)));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &run.output).expect("the table can be written");
    }
    assert_eq!(run.output, fs::read_to_string(&golden).unwrap_or_default());
}

#[test]
fn a_program_becomes_a_table() {
    for format in ["md", "rst", "html"] {
        check_table("src/playground/recipes/greet.py", &format!("greet.{format}"), &[]);
    }
}

#[test]
fn with_lines_every_executed_line_has_a_row() {
    check_table("src/playground/recipes/default_values.py", "default_values.md", &["--lines"]);
}

#[test]
fn html_in_a_program_is_text_in_its_table() {
    check_table("tests/command/markup.py", "markup.html", &[]);
}

#[test]
fn a_trace_of_a_program_that_does_not_end_well_keeps_what_it_did() {
    let program = b"from django.core.cache import cache\ncache.set('n', 1)\ncache.incr('x')\n";
    let run = run_with(&["trace", "-"], program);
    assert_eq!(run.output.lines().count(), 4, "{}", run.output);
    assert_eq!(run.errors, "-:3: ValueError: Key ':1:x' not found\n");
    assert_eq!(run.code, Some(1));
}

#[test]
fn a_program_that_does_not_begin_leaves_no_table() {
    let run = run_with(&["trace", "-", "--format", "html"], b"if True\n    pass\n");
    assert_eq!((run.output.as_str(), run.code), ("", Some(1)));
    assert_eq!(run.errors, "-:1: SyntaxError: expected ':'\n");
    let trace = json("if True\n    pass\n", &[]);
    assert_eq!((&trace["outcome"], &trace["steps"]), (&"raised".into(), &Value::Array(Vec::new())));
}

#[test]
fn warnings_go_to_the_errors_and_the_program_to_its_end() {
    let run = run_with(&["trace", "-"], b"from django.core.cache import cache\ncache.set('a b', 1)\n");
    assert!(run.errors.starts_with("-:2: CacheKeyWarning: "), "{}", run.errors);
    assert_eq!(run.code, Some(0));
}

#[test]
fn settings_and_epoch_are_those_that_were_given() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let settings = folder.join("settings.py");
    let text =
        "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'KEY_PREFIX': 'shop'}}";
    fs::write(&settings, text).expect("the folder can be written");
    let program = "import time\nfrom django.core.cache import cache\nprint(cache.make_key('a'), time.time())\n";
    let trace = json(program, &["--settings", &settings.to_string_lossy(), "--epoch", "5"]);
    assert_eq!(printed(&trace), "shop:1:a 5.0\n");
}

#[test]
fn a_file_is_read_as_python_reads_it() {
    let trace = json("\u{feff}print('''a\r\nb''')\r\n", &[]);
    assert_eq!(printed(&trace), "a\nb\n");
    let run = run_with(&["trace", "-"], b"print('\xff')\n");
    assert_eq!((run.errors.as_str(), run.code), ("cache-playground: -: the text is not UTF-8\n", Some(2)));
}

#[test]
fn json_keeps_every_character_and_number() {
    let program = "from django.core.cache import cache\nkey = '\\x01\\x7f\"\\\\\\n\\u2028é😀'\ncache.set(key, 1, 1e300)\nprint(key)\n";
    let trace = json(program, &[]);
    let entry = &trace["steps"][2]["entries"][0];
    assert_eq!(entry["key"], "\u{1}\u{7f}\"\\\n\u{2028}é😀");
    assert_eq!(entry["expiresAt"].as_f64(), Some(1e300));
    assert_eq!(
        trace["output"][trace["output"].as_array().map_or(0, Vec::len) - 1]["text"],
        "\u{1}\u{7f}\"\\\n\u{2028}é😀\n"
    );
}

#[track_caller]
fn check_misuse(arguments: &[&str], problem: &str) {
    let run = run(arguments);
    assert_eq!(run.errors, format!("cache-playground: {problem}\nTry cache-playground --help.\n"));
    assert_eq!((run.output.as_str(), run.code), ("", Some(2)));
}

#[test]
fn a_wrong_argument_is_told_and_nothing_is_run() {
    check_misuse(&[], "there is no command; trace FILE is one");
    check_misuse(&["play"], "there is no command play; trace FILE is one");
    check_misuse(&["trace"], "trace needs a FILE, or - for the standard input");
    check_misuse(&["trace", "a.py", "b.py"], "trace takes one FILE, and these are 2");
    check_misuse(&["trace", "-", "--fromat", "md"], "there is no option --fromat");
    check_misuse(&["trace", "-", "--lines=no"], "there is no option --lines=no");
    check_misuse(&["trace", "-", "--format"], "--format needs a value");
    check_misuse(&["trace", "-", "--format", "pdf"], "there is no format pdf; md, rst, html and json are");
    check_misuse(&["trace", "-", "--epoch=soon"], "--epoch takes a number of seconds, and soon is none");
    check_misuse(&["trace", "-", "--settings=-"], "the program and the settings cannot both be the standard input");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let run = run(&["trace", "tests/command/nowhere.py"]);
    assert!(run.errors.starts_with("cache-playground: tests/command/nowhere.py: "), "{}", run.errors);
    assert_eq!((run.output.as_str(), run.code), ("", Some(2)));
}

#[test]
fn help_and_version_are_what_was_asked_for() {
    for arguments in [&["--help"][..], &["trace", "--help"], &["-h"]] {
        let run = run(arguments);
        assert!(run.output.contains("usage: cache-playground trace FILE"), "{}", run.output);
        assert_eq!((run.errors.as_str(), run.code), ("", Some(0)));
    }
    assert_eq!(run(&["--version"]).output, format!("cache-playground {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_hostile_program_ends_too() {
    for program in ["while True: pass\n", "'x' * 10 ** 12\n", "def f(): f()\nf()\n", "while True: print('flood')\n"] {
        let trace = json(program, &[]);
        assert!(matches!(trace["outcome"].as_str(), Some("limit" | "raised")), "{program}: {}", trace["outcome"]);
    }
}
