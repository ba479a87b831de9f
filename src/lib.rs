//! A playground for Django's low-level cache API.
//!
//! One idea: *record first, then play*. A script runs once, in slices, against a
//! cache on a virtual clock and yields a [`trace::Trace`]; everything on screen is a
//! function of (trace, cursor, now). Each module may use the ones above it in this
//! list, never the ones below:

#![cfg_attr(fast, feature(optimize_attribute))]

pub mod memory;

pub mod cache;
pub mod playback;
pub mod playground;
pub mod practice;
pub mod python;
pub mod recorder;
pub mod sentences;
pub mod trace;
pub mod ui;
pub mod web;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(target_arch = "wasm32")]
pub mod embed;
