//! What JavaScript says to the core.
//! Invariant: names and shapes are those of the published API; the core may change behind them.

use serde::Deserialize;

use crate::recorder::{Limits, RunOptions};

/// The second argument of `run`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RunMessage {
    settings: Option<String>,
    epoch: Option<f64>,
    steps: Option<bool>,
    limits: Option<LimitsMessage>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct LimitsMessage {
    steps: Option<f64>,
    operations: Option<f64>,
    output_bytes: Option<f64>,
    memory_bytes: Option<f64>,
}

impl RunMessage {
    /// The options of the core. `now` is the wall clock, in seconds.
    pub fn into_options(self, now: f64) -> RunOptions {
        let default = Limits::default();
        let limits = self.limits.unwrap_or_default();
        let count = |given: Option<f64>, default: usize| given.filter(|n| *n >= 0.0).map_or(default, |n| n as usize);
        RunOptions {
            settings: self.settings,
            epoch: self.epoch.filter(|epoch| epoch.is_finite()).unwrap_or(now),
            steps: self.steps.unwrap_or(true),
            limits: Limits {
                steps: count(limits.steps, default.steps),
                operations: limits.operations.filter(|n| *n >= 0.0).map(|n| n as u64),
                output_bytes: count(limits.output_bytes, default.output_bytes),
                memory_bytes: count(limits.memory_bytes, default.memory_bytes),
            },
        }
    }
}
