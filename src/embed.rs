//! The doors through which other pages and programs reach the playground.
//! Invariant: loading the module calls nothing here; every door is opened by its caller.

mod api;
mod cache;
mod json;
mod messages;

pub use messages::trace as trace_message;
