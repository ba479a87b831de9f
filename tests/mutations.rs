//! Programs of the corpora, damaged at random: whatever a reader types, the page must survive it.
//!
//! Invariant: the same seed damages the same programs in the same way, so a failure can be run again alone. With
//! `MUTATIONS=100000` it runs that many, `MUTATIONS_FROM=1234` begins at that one.

#![allow(clippy::disallowed_methods, reason = "the clock only bounds the test")]

#[path = "mutations/behaviour.rs"]
mod behaviour;
#[path = "mutations/damage.rs"]
mod damage;
mod random;

use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use random::Random;

/// How many run without `MUTATIONS`; as many as there is time for.
const COUNT: u64 = 2_000;
const TIME: Duration = Duration::from_secs(20);
/// More than any run takes in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// More than any thread of a browser gives, because a debug build takes more of it, too.
const STACK: usize = 16 << 20;
const OPERATIONS: u64 = 200_000;

#[test]
fn a_damaged_program_ends_within_its_limits_and_without_a_panic() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let asked = number("MUTATIONS");
    let first = number("MUTATIONS_FROM").unwrap_or(0);
    let programs = damage::programs(Path::new(env!("CARGO_MANIFEST_DIR")));
    let began = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let last = first + asked.unwrap_or(COUNT);
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        for index in first..last {
            if asked.is_none() && began.elapsed() > TIME {
                break;
            }
            let (source, steps) = damaged(&programs, index);
            if sender.send((index, source.clone())).is_err() {
                break;
            }
            behaviour::check(&source, None, OPERATIONS, steps);
        }
    });
    let worker = worker.expect("room for a thread");
    let mut running = None;
    let mut count = 0;
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(next) => running = Some(next),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let (index, source) = running.unwrap_or_default();
                panic!("mutation {index} has not ended after {PATIENCE:?}:\n{source}");
            }
        }
        count += 1;
    }
    if worker.join().is_err() {
        let (index, source) = running.unwrap_or_default();
        panic!("mutation {index} failed (MUTATIONS_FROM={index} MUTATIONS=1 runs it alone):\n{source}");
    }
    println!("{count} damaged programs in {:?}", began.elapsed());
}

/// The damaged program with this number, and whether to record its steps.
fn damaged(programs: &[String], index: u64) -> (String, bool) {
    let mut random = Random::new(index);
    let source = random.pick(programs).clone();
    (damage::damaged(&mut random, source, programs), random.below(2) == 0)
}
