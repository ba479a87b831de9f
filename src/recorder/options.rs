//! How a program is run, and where it is stopped.
//! Invariant: a run without steps may do ten times as much as one with them.

/// How to run a program.
#[derive(Debug, Clone, PartialEq)]
pub struct RunOptions {
    /// Python text of `settings.py`; `CACHES` in it counts unless the program's first line has its own.
    pub settings: Option<String>,
    /// `time.time()` at lesson time 0, in seconds.
    pub epoch: f64,
    /// Whether steps are recorded; without them a program runs at full speed.
    pub steps: bool,
    pub limits: Limits,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self { settings: None, epoch: 1_700_000_000.0, steps: true, limits: Limits::default() }
    }
}

/// Where a run is stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub steps: usize,
    /// Calls, backward jumps and items; `None`: 20 million with steps, 200 million without.
    pub operations: Option<u64>,
    pub output_bytes: usize,
    pub memory_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 5_000, operations: None, output_bytes: 250_000, memory_bytes: 64 << 20 }
    }
}

const OPERATIONS_WITH_STEPS: u64 = 20_000_000;
const OPERATIONS_WITHOUT: u64 = 200_000_000;

/// Operations that a program may take.
pub(super) fn operations_of(options: &RunOptions) -> u64 {
    options.limits.operations.unwrap_or(if options.steps { OPERATIONS_WITH_STEPS } else { OPERATIONS_WITHOUT })
}
