// A trace, from the text and the numbers as which `src/embed/writer.rs` writes it and which it explains.
//
// Invariant: steps share what they have in common, of which each thing is written once.

/**
 * The trace as `run` of `api.js` returns it. Its steps are made when somebody looks at them, for that
 * takes longer than to run the program.
 */
export function traceOf([text, numbers]) {
  const end = text.indexOf('\n');
  const { outcome, output, duration } = JSON.parse(text.slice(0, end));
  let left = text.slice(end + 1);
  let made;
  return {
    outcome,
    output,
    get steps() {
      if (left) made = stepsOf(JSON.parse(left), numbers);
      left = numbers = undefined;
      return made;
    },
    set steps(given) {
      left = numbers = undefined;
      made = given;
    },
    duration,
  };
}

function stepsOf({ times, kinds, calls, names, variables, entries, states }, numbers) {
  const variable = madeOnce((code) => {
    const at = code & ~1;
    const name = variables[at];
    return { scope: names[name], name: names[name + 1], repr: variables[at + 1], changed: code !== at };
  });
  const entry = madeOnce((code) => {
    const at = Math.floor(code / states.length) * 7;
    return {
      alias: entries[at],
      key: entries[at + 1],
      madeKey: entries[at + 2],
      version: entries[at + 3],
      repr: entries[at + 4],
      setAt: entries[at + 5],
      expiresAt: entries[at + 6],
      state: states[code % states.length],
    };
  });
  const steps = [];
  let shownVariables = [];
  let shownEntries = [];
  let asked = 0;
  for (let at = 0; at < numbers.length; ) {
    const [line, depth, time] = [numbers[at], numbers[at + 1], numbers[at + 2]];
    at += 3;
    const own = [];
    for (let left = numbers[at++]; left > 0; left -= 1) {
      const kind = 4 * numbers[at++];
      const call = { alias: kinds[kind], method: kinds[kind + 1], key: calls[asked], arguments: calls[asked + 1], returned: calls[asked + 2], outcome: kinds[kind + 2] };
      if (kinds[kind + 3]) call.cause = kinds[kind + 3];
      own.push(call);
      asked += 3;
    }
    const count = numbers[at++];
    if (count > 0) {
      shownVariables = [];
      for (const end = at + count - 1; at < end; at += 1) shownVariables.push(variable(numbers[at]));
    }
    const changes = numbers[at++];
    if (changes > 0) shownEntries = shownEntries.slice();
    for (let left = changes; left > 0; left -= 1) {
      const [place, gone, came] = [numbers[at], numbers[at + 1], numbers[at + 2]];
      at += 3;
      // The usual: an entry in the place of another, or after all others.
      if (came && (gone || place === shownEntries.length)) shownEntries[place] = entry(numbers[at]);
      else if (came) shownEntries.splice(place, 0, entry(numbers[at]));
      else shownEntries.splice(place, gone);
      at += came;
    }
    steps.push({ line, t: times[time], depth, calls: own, variables: shownVariables, entries: shownEntries });
  }
  return steps;
}

/** What `make` makes of a number, made the first time. */
function madeOnce(make) {
  const made = [];
  return (number) => (made[number] ??= make(number));
}
