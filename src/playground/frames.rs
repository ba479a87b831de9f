//! Where the frames of a traceback are in the trace.
//! Invariant: a frame's moment is before that of the frame it called.

use crate::trace::{OutputItem, Step, Trace};

/// For each frame of an exception the moment at which it is looked at: the failing line once it has run, and before that
/// each line that called the next, when it was about to run.
pub fn frame_cursors(trace: &Trace, item: &OutputItem) -> Vec<usize> {
    let frames = &*item.traceback;
    let failing = (item.step + 1).min(trace.steps.len());
    let mut cursors = vec![failing; frames.len()];
    let mut before = item.step;
    for (depth, (frame, cursor)) in frames.iter().zip(&mut cursors).enumerate().rev().skip(1) {
        let steps = trace.steps.get(..before).unwrap_or_default();
        let is_it = |step: &Step| step.line == frame.line && step.depth as usize == depth;
        if let Some(found) = steps.iter().rposition(is_it) {
            *cursor = found;
            before = found;
        }
    }
    cursors
}
