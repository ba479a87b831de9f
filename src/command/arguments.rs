//! What the command was asked for.
//! Invariant: an argument that is not understood is an error, never ignored.

use std::ffi::OsString;

use crate::recorder::RunOptions;

pub enum Request {
    Help,
    Version,
    Trace(TraceRequest),
}

pub struct TraceRequest {
    /// `-` is the standard input, here and for the settings.
    pub program: OsString,
    pub settings: Option<OsString>,
    pub format: Format,
    pub epoch: f64,
    pub every_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Markdown,
    ReStructuredText,
    Html,
    Json,
}

/// What the arguments ask for, or what is wrong with them.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut arguments = arguments.into_iter();
    let command = arguments.next().ok_or("there is no command; trace FILE is one")?;
    match command.to_string_lossy().as_ref() {
        "trace" => read_trace(arguments),
        "--help" | "-h" | "help" => Ok(Request::Help),
        "--version" | "-V" => Ok(Request::Version),
        other => Err(format!("there is no command {other}; trace FILE is one")),
    }
}

fn read_trace(mut arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut files = Vec::new();
    let (mut settings, mut format) = (None, Format::Markdown);
    let (mut epoch, mut every_line) = (RunOptions::default().epoch, false);
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy().into_owned();
        if !text.starts_with('-') || text == "-" {
            files.push(argument);
            continue;
        }
        let (name, joined) = match text.split_once('=') {
            Some((name, value)) => (name, Some(OsString::from(value))),
            None => (text.as_str(), None),
        };
        let is_flag = joined.is_none();
        let mut value = || joined.clone().or_else(|| arguments.next()).ok_or(format!("{name} needs a value"));
        match name {
            "--format" => format = format_named(&value()?.to_string_lossy())?,
            "--settings" => settings = Some(value()?),
            "--epoch" => epoch = seconds(&value()?.to_string_lossy())?,
            "--lines" if is_flag => every_line = true,
            "--help" | "-h" if is_flag => return Ok(Request::Help),
            "--" if is_flag => files.extend(arguments.by_ref()),
            _ => return Err(format!("there is no option {text}")),
        }
    }
    let program = match files.len() {
        0 => return Err("trace needs a FILE, or - for the standard input".to_owned()),
        1 => files.remove(0),
        _ => return Err(format!("trace takes one FILE, and these are {}", files.len())),
    };
    if program == "-" && settings.as_ref().is_some_and(|settings| settings == "-") {
        return Err("the program and the settings cannot both be the standard input".to_owned());
    }
    Ok(Request::Trace(TraceRequest { program, settings, format, epoch, every_line }))
}

fn format_named(name: &str) -> Result<Format, String> {
    match name {
        "md" => Ok(Format::Markdown),
        "rst" => Ok(Format::ReStructuredText),
        "html" => Ok(Format::Html),
        "json" => Ok(Format::Json),
        _ => Err(format!("there is no format {name}; md, rst, html and json are")),
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or(format!("--epoch takes a number of seconds, and {text} is none"))
}
