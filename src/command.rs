//! The playground for a terminal and for the tools that build documentation: `cache-playground trace FILE`.
//! Invariant: what was asked for goes to the output alone; what went wrong goes to the errors and into the exit code.

mod arguments;
mod html;
mod json;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read, Write};

use crate::playground::markup::{Markup, Sheet};
use crate::playground::table;
use crate::recorder::{Recording, RunOptions};
use crate::trace::{Outcome, OutputKind, Trace};

use arguments::{Format, Request, TraceRequest};

const HELP: &str = "\
The playground for Django's low-level cache, without a browser.

usage: cache-playground trace FILE [options]

Runs a Python program and writes the table of what it asked of the cache.
FILE may be - for the standard input.

options:
  --format FORMAT    md (default), rst, html, or json: the whole trace
  --settings FILE    Python text of settings.py, with CACHES
  --epoch SECONDS    time.time() at the start (default 1700000000, so that
                     a program gives the same trace every time)
  --lines            a row for every executed line, not for cache calls alone
  --help, --version

exit codes:
  0  the program ran to its end
  1  it raised, met a limit or is not modelled; what it did before is written
  2  nothing was run: an argument is wrong, or a file cannot be read
";

/// Operations between two looks at whether the run is over; nothing else happens in between.
const SLICE: u32 = 1_000_000;

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Finished = 0,
    /// The program raised, met a limit or was refused.
    Unfinished = 1,
    /// Nothing was run.
    Misused = 2,
}

/// Where the command reads and writes.
pub struct Streams<'a> {
    pub input: &'a mut dyn Read,
    pub output: &'a mut dyn Write,
    pub errors: &'a mut dyn Write,
}

/// Does what `arguments`, the program's own name left out, ask for.
///
/// # Errors
/// Those of writing: whoever reads may have gone.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams) -> io::Result<Exit> {
    let exit = match arguments::read(arguments) {
        Ok(Request::Help) => {
            streams.output.write_all(HELP.as_bytes())?;
            Exit::Finished
        }
        Ok(Request::Version) => {
            writeln!(streams.output, "cache-playground {}", env!("CARGO_PKG_VERSION"))?;
            Exit::Finished
        }
        Ok(Request::Trace(request)) => trace(&request, streams)?,
        Err(problem) => {
            writeln!(streams.errors, "cache-playground: {problem}\nTry cache-playground --help.")?;
            Exit::Misused
        }
    };
    streams.output.flush()?;
    Ok(exit)
}

fn trace(request: &TraceRequest, streams: &mut Streams) -> io::Result<Exit> {
    let mut texts = Vec::new();
    for path in std::iter::once(&request.program).chain(&request.settings) {
        match read(path, streams.input) {
            Ok(text) => texts.push(text),
            Err(problem) => {
                writeln!(streams.errors, "cache-playground: {}: {problem}", path.display())?;
                return Ok(Exit::Misused);
            }
        }
    }
    let settings = request.settings.as_ref().and_then(|_| texts.pop());
    let source = texts.pop().unwrap_or_default();

    let options = RunOptions { settings, epoch: request.epoch, ..RunOptions::default() };
    let mut recording = Recording::start(&source, &options);
    while !recording.advance(SLICE) {}
    let trace = recording.into_trace();

    write_trace(&trace, &source, request, streams.output)?;
    write_problems(&trace, &request.program, streams.errors)?;
    Ok(if trace.outcome == Outcome::Finished { Exit::Finished } else { Exit::Unfinished })
}

/// The text of a file as Python reads one: UTF-8, perhaps with a mark at its head, and lines that end with `\n`.
fn read(path: &OsStr, input: &mut dyn Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let length = if path == "-" { input.read_to_end(&mut bytes) } else { read_file(path, &mut bytes) };
    length.map_err(|problem| problem.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "the text is not UTF-8")?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn read_file(path: &OsStr, into: &mut Vec<u8>) -> io::Result<usize> {
    fs::File::open(path)?.read_to_end(into)
}

fn write_trace(trace: &Trace, source: &str, request: &TraceRequest, output: &mut dyn Write) -> io::Result<()> {
    if request.format == Format::Json {
        return json::write(trace, output);
    }
    if trace.steps.is_empty() && trace.outcome != Outcome::Finished {
        return Ok(());
    }
    let sheet = Sheet::of_steps(trace, &table::rows(trace, request.every_line), source);
    let text = match request.format {
        Format::ReStructuredText => sheet.text(Markup::ReStructuredText),
        Format::Html => html::text(&sheet),
        Format::Markdown | Format::Json => sheet.text(Markup::Markdown),
    };
    output.write_all(text.as_bytes())
}

/// What a terminal shows of a program beside its output: `lesson.py:4: ValueError: Key ':1:nope' not found`.
fn write_problems(trace: &Trace, program: &OsStr, errors: &mut dyn Write) -> io::Result<()> {
    for item in &trace.output {
        if matches!(item.kind, OutputKind::Stdout | OutputKind::Stderr | OutputKind::Result | OutputKind::Input) {
            continue;
        }
        match item.line {
            0 => writeln!(errors, "{}: {}", program.display(), item.text)?,
            line => writeln!(errors, "{}:{line}: {}", program.display(), item.text)?,
        }
    }
    Ok(())
}
