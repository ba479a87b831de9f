//! The built-in types: what their objects hold and the methods written in Rust, one file a type.
//! Invariant: a table of methods names every method once, with `self` as the first argument.

pub mod base;
pub mod bool;
pub mod burial;
pub mod bytearray;
pub mod bytes;
pub mod class;
pub mod complex;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod instance;
pub mod int;
pub mod iterator;
pub mod list;
pub mod module;
pub mod range;
pub mod reduce;
pub mod set;
pub mod slice;
pub mod str;
pub mod tuple;
pub mod union;
