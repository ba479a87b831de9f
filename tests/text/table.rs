//! Reading a table of recorded calls and comparing each with ours.
//! Invariant: a table that has no line fails, and so does one that names a function which nobody calls.

use std::path::PathBuf;

use cache_playground::python::text::{Int, TextError};
use num_bigint::BigInt;
use serde_json::{Value, json};

/// What a call gave: its value as the table writes it, or the exception.
pub type Outcome = Result<Value, TextError>;

/// The arguments of one recorded call.
pub struct Arguments<'a>(pub &'a [Value]);

impl Arguments<'_> {
    pub fn text(&self, at: usize) -> &str {
        self.0[at].as_str().expect("a string")
    }

    pub fn optional_text(&self, at: usize) -> Option<&str> {
        self.0[at].as_str()
    }

    pub fn is(&self, at: usize) -> bool {
        self.0[at].as_bool().expect("a bool")
    }

    pub fn float(&self, at: usize) -> f64 {
        self.text(at).parse().expect("a float")
    }

    pub fn complex(&self, at: usize) -> (f64, f64) {
        let parts = Arguments(self.0[at].as_array().expect("two parts"));
        (parts.float(0), parts.float(1))
    }

    pub fn int(&self, at: usize) -> Int {
        Int::from(self.text(at).parse::<BigInt>().expect("an integer"))
    }

    pub fn small(&self, at: usize) -> i64 {
        self.text(at).parse().expect("a small integer")
    }

    pub fn optional_small(&self, at: usize) -> Option<i64> {
        self.optional_text(at).map(|text| text.parse().expect("a small integer"))
    }

    pub fn bytes(&self, at: usize) -> Vec<u8> {
        let text = self.text(at);
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("a byte")).collect()
    }

    pub fn char(&self, at: usize) -> char {
        self.text(at).chars().next().expect("a character")
    }

    pub fn smalls(&self, at: usize) -> Vec<i64> {
        let items = self.0[at].as_array().expect("a list");
        (0..items.len()).map(|item| Arguments(items).small(item)).collect()
    }
}

/// A float as the tables write it; Rust's own digits, so that nothing of ours writes what ours is compared with.
pub fn float(x: f64) -> Value {
    if x.is_nan() { json!("nan") } else { json!(format!("{x:e}")) }
}

pub fn complex(z: (f64, f64)) -> Value {
    json!([float(z.0), float(z.1)])
}

pub fn int(n: Int) -> Value {
    match n {
        Int::Small(small) => json!(small.to_string()),
        Int::Big(big) => json!(big.to_string()),
    }
}

pub fn hex(bytes: &[u8]) -> Value {
    json!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// Whether two values are the same, floats by their bits however they are written.
fn is_same(ours: &Value, recorded: &Value) -> bool {
    match (ours, recorded) {
        (Value::Array(ours), Value::Array(recorded)) => {
            ours.len() == recorded.len() && ours.iter().zip(recorded).all(|(ours, recorded)| is_same(ours, recorded))
        }
        (Value::String(ours), Value::String(recorded)) if ours != recorded => {
            // Only `float` writes such text where Python prints something else.
            let is_float = ours.contains('e') || ours.contains("inf");
            match (is_float, ours.parse::<f64>(), recorded.parse::<f64>()) {
                (true, Ok(ours), Ok(recorded)) => ours.to_bits() == recorded.to_bits(),
                _ => false,
            }
        }
        _ => ours == recorded,
    }
}

/// Calls everything in a table and compares.
#[track_caller]
pub fn check(table: &str, call: fn(&str, &Arguments<'_>) -> Option<Outcome>) {
    let folder = std::env::var_os("TEXT_CASES").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/text"));
    let lines = std::fs::read_to_string(folder.join(format!("{table}.jsonl"))).expect("the table");
    let mut differences = Vec::new();
    let mut count = 0;
    for line in lines.lines() {
        let recorded: Vec<Value> = serde_json::from_str(line).expect("a JSON array");
        let [name, arguments @ .., expected] = recorded.as_slice() else { panic!("too short: {line}") };
        let name = name.as_str().expect("a function's name");
        let outcome = call(name, &Arguments(arguments)).unwrap_or_else(|| panic!("nobody calls {name}"));
        let ours = match outcome {
            Ok(value) => value,
            Err(error) => json!({ "raises": format!("{}: {}", error.class, error.message) }),
        };
        count += 1;
        if !is_same(&ours, expected) {
            differences.push(format!("{line}\n    ours: {ours}"));
        }
    }
    assert!(count > 0, "{table} is empty");
    let shown = differences.len().min(25);
    assert!(differences.is_empty(), "{} of {count} differ:\n{}", differences.len(), differences[..shown].join("\n"));
}
