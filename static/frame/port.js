// The conversation with the page around the frame, over a port that it hands in.
//
// Invariant: one port is taken, from the parent window alone and from the origin that the address
// pins, if it pins one; what comes over it is data of a known shape and size or is refused; no
// answer and no event goes anywhere else.
const NS = 'cache-playground';
const VERSION = 1;

/** Characters of a message as JSON. */
const LARGEST = 65_536;

/** Messages that are heard at once, and how many more in every second. */
const BURST = 100;
const PER_SECOND = 50;

const optional = (isFit, what) => ({ isFit: (value) => value === undefined || isFit(value), what });
const amount = optional((value) => typeof value === 'number' && value >= 0, 'a number from 0');
const choice = (...values) => optional((value) => values.includes(value), values.join(' or '));

/** The messages that are obeyed, and what may stand in them. */
const COMMANDS = {
  run: {},
  stop: {},
  pause: {},
  resume: {},
  reset: {},
  state: {},
  trace: {},
  seek: { step: amount, t: amount },
  set: {
    code: optional((value) => typeof value === 'string', 'text'),
    theme: choice('auto', 'light', 'dark'),
    motion: choice('auto', 'reduce'),
    lang: optional((value) => typeof value === 'string' && /^[a-zA-Z-]{2,20}$/.test(value), 'a language'),
    readonly: optional((value) => typeof value === 'boolean', 'true or false'),
    step: amount,
    t: amount,
  },
};

/**
 * Listens for the greeting. `obey(type, fields)` gives an answer or throws; `host` pins the
 * origin of the page around.
 * @returns a function that tells the page around of an event
 */
export function openPort({ host, obey }) {
  let port;
  let credit = BURST;
  let credited = performance.now();

  addEventListener('message', ({ source, origin, data, ports }) => {
    if (port || source !== parent || parent === window || ports.length !== 1) return;
    if (host !== undefined && origin !== host) return;
    if (data?.ns !== NS || data.v !== VERSION || data.type !== 'hello') return;
    [port] = ports;
    port.onmessage = hear;
    port.postMessage({ type: 'welcome', v: VERSION });
  });

  function hear({ data }) {
    const now = performance.now();
    credit = Math.min(BURST, credit + ((now - credited) / 1000) * PER_SECOND);
    credited = now;
    if (credit < 1) return;
    credit -= 1;
    const id = typeof data?.id === 'number' ? data.id : undefined;
    const answer = (message) => id !== undefined && port.postMessage({ id, ...message });
    try {
      const fields = checked(data);
      if (fields) answer({ type: 'ok', result: obey(data.type, fields) });
    } catch (error) {
      answer({ type: 'error', message: error.message });
    }
  }

  return (name, detail) => port?.postMessage({ type: 'event', name, detail });
}

/** The known fields of a message; nothing for a type that is not known; throws for what does not fit. */
function checked(data) {
  if (!Object.hasOwn(COMMANDS, data?.type)) return undefined;
  if (sizeOf(data) > LARGEST) throw new RangeError(`${data.type}: the message is larger than ${LARGEST} characters`);
  const fields = {};
  for (const [name, { isFit, what }] of Object.entries(COMMANDS[data.type])) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (!isFit(value)) throw new TypeError(`${data.type}: ${name} must be ${what}`);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

function sizeOf(data) {
  if (Object.values(data).some((value) => typeof value === 'string' && value.length > LARGEST)) return Infinity;
  try {
    return JSON.stringify(data).length;
  } catch {
    return Infinity;
  }
}

/** Says to whoever is around that the frame can be greeted. */
export function tellReady(details) {
  parent.postMessage({ ns: NS, v: VERSION, type: 'ready', versions: [VERSION], ...details }, '*');
}
