// What a wasm module consists of, to tell which part of the engine has grown.
// Invariant: sizes are bytes of the module as it is, and a function counts for the module of the crate that it is in.

const SECTIONS = ['custom', 'types', 'imports', 'functions', 'tables', 'memory', 'globals', 'exports', 'start', 'elements', 'code', 'data'];

/** The bytes of each section and, where functions have names, of the code of each module. */
export function parts(bytes) {
  const sections = {};
  const sizes = [];
  const names = [];
  let imported = 0;
  const read = reader(bytes);
  for (read.at = 8; read.at < bytes.length; ) {
    const id = bytes[read.at++];
    const length = read.number();
    const end = read.at + length;
    const section = SECTIONS[id] ?? `section ${id}`;
    sections[section] = (sections[section] ?? 0) + length;
    // All that the engine imports are functions, and they are numbered first.
    if (id === 2) imported = read.number();
    if (id === 10) {
      for (let left = read.number(); left > 0; left -= 1) {
        const size = read.number();
        sizes.push(size);
        read.at += size;
      }
    }
    if (id === 0 && read.text() === 'name') readNames(read, end, names);
    read.at = end;
  }
  const modules = {};
  if (names.length > 0) {
    sizes.forEach((size, index) => {
      const module = moduleOf(names[imported + index] ?? '');
      modules[module] = (modules[module] ?? 0) + size;
    });
  }
  return { sections, modules };
}

/** What has grown most between two lists of sizes. */
export function growth(before, now) {
  return Object.keys({ ...before, ...now })
    .map((name) => [name, (now[name] ?? 0) - (before[name] ?? 0)])
    .filter(([, difference]) => difference > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([name, difference]) => `${name} +${difference}`)
    .join(', ');
}

function reader(bytes) {
  const read = {
    at: 0,
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[read.at++];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    },
    text() {
      const length = read.number();
      read.at += length;
      return bytes.toString('utf8', read.at - length, read.at);
    },
  };
  return read;
}

function readNames(read, end, names) {
  while (read.at < end) {
    const kind = read.number();
    const length = read.number();
    const stop = read.at + length;
    if (kind === 1) {
      for (let left = read.number(); left > 0; left -= 1) {
        const index = read.number();
        names[index] = read.text();
      }
    }
    read.at = stop;
  }
}

/** `python::object` of the mangled name of a function of ours that is in there; the crate of any other. */
function moduleOf(name) {
  const ours = /16cache_playground(.*)/.exec(name);
  if (!ours) {
    const crate = /Cs[0-9A-Za-z]*_(\d+)_?/.exec(name);
    const from = crate ? crate.index + crate[0].length : 0;
    return crate ? name.slice(from, from + Number(crate[1])) : 'other';
  }
  const path = [];
  for (let rest = ours[1], part; path.length < 2 && (part = /^(\d+)_?([a-z_]+)/.exec(rest)); ) {
    path.push(part[2].slice(0, Number(part[1])));
    rest = rest.slice(part[0].length - part[2].length + Number(part[1]));
  }
  return path.join('::') || 'cache_playground';
}
