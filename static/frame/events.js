// What the page around the frame is told of, from how the app stood before and stands now.
//
// Invariant: an event says only what changed, in plain data that fits a message.

/** Characters that a program may have in a message. */
const LONGEST = 60_000;

const isOver = (phase) => phase !== 'running' && phase !== 'ready' && phase !== 'starting';

/** The events, each with a name and a detail, in the order in which they happened. */
export function eventsBetween(before, now) {
  const events = [];
  if (now.code !== before.code) events.push(['change', { code: now.code.length <= LONGEST ? now.code : undefined }]);
  const hasRun = isOver(now.phase) && (before.phase === 'running' || now.run !== before.run);
  const line = now.line ?? undefined;
  if (hasRun) {
    events.push(['run', { outcome: now.phase, steps: now.steps }]);
    if (now.error) events.push(['error', { message: now.error, outcome: now.phase }]);
  }
  if (isOver(now.phase) && (hasRun || now.step !== before.step)) {
    events.push(['step', { step: now.step, steps: now.steps, t: now.t, line }]);
  }
  // Time has passed, and took these along; a key that a step back brings to life can expire again.
  if (!hasRun && now.t >= before.t) {
    for (const key of now.expired) if (!before.expired.includes(key)) events.push(['expire', { key, t: now.t }]);
  }
  // How a test went is told when it ends, question by question; see `src/web/page_port.rs`.
  const isSame = now.mode === before.mode && now.lesson === before.lesson && now.mode !== 'test';
  if (isSame && now.done !== before.done) events.push(['score', { mode: now.mode, lesson: now.lesson, done: now.done, of: now.of }]);
  return events;
}
