//! Runs a program natively and prints what the oracle would: `cargo run --example run -- FILE [--steps]`.
//! Invariant: the text is that of the recorded `.out` files.

use cache_playground::recorder::{Recording, RunOptions};
use cache_playground::trace::OutputKind;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let steps = arguments.iter().any(|argument| argument == "--steps");
    let Some(path) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: run FILE [--steps]");
        return;
    };
    let source = std::fs::read_to_string(path).unwrap_or_default();
    let options = RunOptions { steps, ..RunOptions::default() };
    let mut recording = Recording::start(&source, &options);
    while !recording.advance(1_000_000) {}
    let trace = recording.into_trace();
    for item in &trace.output {
        match item.kind {
            OutputKind::Stdout => print!("{}", item.text),
            OutputKind::Stderr => eprint!("{}", item.text),
            OutputKind::Result | OutputKind::Input => {}
            OutputKind::Warning => println!("!! warning on line {}: {}", item.line, item.text),
            OutputKind::Exception => println!("!! exception on line {}\n{}", item.line, item.text),
            OutputKind::Refusal => println!("!! refusal on line {}: {}", item.line, item.text),
            OutputKind::Limit => println!("!! limit on line {}: {}", item.line, item.text),
        }
    }
    if steps {
        for (index, step) in trace.steps.iter().enumerate() {
            println!("{index:3} line {:3} t={} depth={}", step.line, step.t, step.depth);
            for call in step.calls.iter() {
                println!(
                    "      {}.{}({}) -> {} [{} {:?}]",
                    call.alias, call.method, call.arguments, call.returned, call.outcome, call.cause
                );
            }
            for variable in step.variables.iter().filter(|variable| variable.changed) {
                println!("      {}:{} = {}", variable.scope, variable.name, variable.repr);
            }
            for entry in step.snapshot.entries() {
                println!("      | {} = {} until {:?} {:?}", entry.made_key, entry.repr, entry.expires_at, entry.mark);
            }
        }
    }
}
