//! `json`: reading and writing in Rust, the classes around them in Python.
//! Invariant: a text that is read once from its start is never longer than it was, and nothing recurses without bound.

mod read;
mod write;

use std::rc::Rc;

use super::Source;
use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Native, Outcome};
use crate::python::value::Globals;

pub(super) const JSON: Source = Source { native: None, python: Some(python_source!("json.py")) };
pub(super) const DECODER: Source =
    Source { native: Some(fill_decoder), python: Some(python_source!("json/decoder.py")) };
pub(super) const ENCODER: Source =
    Source { native: Some(fill_encoder), python: Some(python_source!("json/encoder.py")) };

static DECODER_FUNCTIONS: &[Native] = &[Native::function("_scan", read::scan)];
static ENCODER_FUNCTIONS: &[Native] =
    &[Native::function("_write", write::write), Native::function("_quote", write::quote)];

fn fill_decoder(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, DECODER_FUNCTIONS);
    Ok(())
}

fn fill_encoder(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, ENCODER_FUNCTIONS);
    Ok(())
}
