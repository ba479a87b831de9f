// A trace, from the text in which `src/embed/messages.rs` writes it.
//
// Invariant: steps share what they have in common; the text says each such thing once.

/** The trace as `run` of `api.js` returns it. */
export function traceOf(text) {
  const trace = JSON.parse(text);
  const { calls, variables, entries } = trace;
  const callRows = rows(calls, 7, (at) => {
    const call = { alias: calls[at], method: calls[at + 1], key: calls[at + 2], arguments: calls[at + 3], returned: calls[at + 4], outcome: calls[at + 5] };
    if (calls[at + 6] !== null) call.cause = calls[at + 6];
    return call;
  });
  const variableRows = rows(variables, 4, (at) => ({ scope: variables[at], name: variables[at + 1], repr: variables[at + 2], changed: variables[at + 3] }));
  const entryRows = rows(entries, 8, (at) => ({
    alias: entries[at],
    key: entries[at + 1],
    madeKey: entries[at + 2],
    version: entries[at + 3],
    repr: entries[at + 4],
    setAt: entries[at + 5],
    expiresAt: entries[at + 6],
    state: entries[at + 7],
  }));
  const lists = trace.lists.map((list) => list.map((place) => variableRows[place]));
  let asked = 0;
  let shown = [];
  const steps = rows(trace.steps, 6, (at) => {
    const [line, t, depth, count, list, changed] = trace.steps.slice(at, at + 6);
    if (changed) shown = changedEntries(shown, changed, entryRows);
    return { line, t, depth, calls: callRows.slice(asked, (asked += count)), variables: lists[list], entries: shown };
  });
  return { outcome: trace.outcome, output: trace.output, steps, duration: trace.duration };
}

/** What `make` makes of each `size` parts, given the place of the first. */
function rows(parts, size, make) {
  const made = [];
  for (let at = 0; at < parts.length; at += size) made.push(make(at));
  return made;
}

/** A copy of `shown` with the changes: a place, how many are gone there, how many came, and which of `entries`. */
function changedEntries(shown, changes, entries) {
  const now = shown.slice();
  for (let at = 0; at < changes.length; ) {
    const [place, gone, came] = changes.slice(at, (at += 3));
    const added = changes.slice(at, (at += came)).map((entry) => entries[entry]);
    if (gone === 1 && came === 1) now[place] = added[0];
    else now.splice(place, gone, ...added);
  }
  return now;
}
