//! The engine against real Django's record and against a naive model, over random sequences of calls.
//! Invariant: the calls are random but the same in every run, and a failure names the sequence to run again.

mod calls;
mod model;
mod random;
mod record;
mod sequences;
