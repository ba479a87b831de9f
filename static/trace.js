// A trace, from the text in which `src/embed/messages.rs` writes it.
//
// Invariant: steps share what they have in common; the text says each such thing once.

/**
 * The trace as `run` of `api.js` returns it. Its steps are made when somebody looks at them, for that
 * takes longer than to run the program.
 */
export function traceOf(text) {
  const end = text.indexOf('\n');
  const { outcome, output, duration } = JSON.parse(text.slice(0, end));
  let left = text.slice(end + 1);
  let made;
  return {
    outcome,
    output,
    get steps() {
      if (left) made = stepsOf(JSON.parse(left));
      left = undefined;
      return made;
    },
    set steps(given) {
      left = undefined;
      made = given;
    },
    duration,
  };
}

function stepsOf({ calls, variables, entries, lists: places, steps }) {
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
  const lists = places.map((list) => list.map((place) => variableRows[place]));
  let asked = 0;
  let shown = [];
  return rows(steps, 6, (at) => {
    if (steps[at + 5]) shown = changedEntries(shown, steps[at + 5], entryRows);
    const own = callRows.slice(asked, (asked += steps[at + 3]));
    return { line: steps[at], t: steps[at + 1], depth: steps[at + 2], calls: own, variables: lists[steps[at + 4]], entries: shown };
  });
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
    const [place, gone, came] = [changes[at], changes[at + 1], changes[at + 2]];
    at += 3;
    // The usual: an entry in the place of another, or after all others.
    if (came === 1 && (gone === 1 || place === now.length)) now[place] = entries[changes[at]];
    else now.splice(place, gone, ...changes.slice(at, at + came).map((entry) => entries[entry]));
    at += came;
  }
  return now;
}
