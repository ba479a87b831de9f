// What the part of an address after `#` says: a program and how it is to be shown.
//
// Invariant: an unknown parameter is ignored, a value out of range is clamped, and a value of
// another kind counts as not given; only `Damaged` programs are told apart from missing ones.
import { LIMIT, MODE, Damaged, decode } from './share_link.js';

const VIEWS = ['full', 'stage', 'steps', 'code', 'quiz'];

const choice = (...values) => (text) => (values.includes(text) ? text : undefined);
const FLAGS = new Map([['0', false], ['1', true], ['true', true], ['false', false], ['', true]]);
const flag = (text) => FLAGS.get(text);
const word = (pattern) => (text) => (pattern.test(text) ? text : undefined);
const number = (least, most, round = (value) => value) => (text) => {
  const value = text.trim() === '' ? NaN : Number(text);
  // And no zero that has a sign.
  return Number.isNaN(value) ? undefined : round(Math.min(Math.max(value, least), most)) + 0;
};
const whole = (least, most) => number(least, most, Math.round);

/** Lines from 1, as in `2,4-6`; at most 1,000 of them. */
function lines(text) {
  const found = new Set();
  for (const part of text.split(',').slice(0, 100)) {
    const [, from, to = from] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
    for (let line = Number(from); line <= Number(to) && found.size < 1000; line += 1) if (line > 0) found.add(line);
  }
  return found.size > 0 ? [...found].sort((a, b) => a - b) : undefined;
}

/** How each parameter is read; `undefined` is as good as not given. */
const PARAMETERS = {
  code: (text) => text,
  ex: word(/^[a-z_]{1,40}$/),
  settings: (text) => text,
  step: whole(0, 1e6),
  t: number(0, 6.3e9),
  epoch: number(0, 1e11),
  mode: word(MODE),
  view: choice(...VIEWS),
  run: choice('0', '1', 'play'),
  speed: number(1, 600),
  readonly: flag,
  lines,
  hl: lines,
  hide: flag,
  max: whole(1, 1e9),
  cull: whole(0, 1e9),
  timeout: (text) => (/^none$/i.test(text) ? null : number(-1e9, 1e9)(text)),
  prefix: (text) => text.slice(0, 100),
  version: whole(-1e9, 1e9),
  theme: choice('auto', 'light', 'dark'),
  accent: word(/^[0-9a-f]{6}$/i),
  lang: word(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$/),
  motion: choice('auto', 'reduce'),
  height: whole(120, 4000),
  loading: choice('lazy', 'eager', 'click'),
  host: word(/^https?:\/\/[^/?#\s]+$/i),
};

/**
 * @param {string} fragment with or without `#`
 * @returns an object with what was given, `damaged` with what is left of a program that cannot be read
 */
export function read(fragment) {
  const given = {};
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    const raw = at < 0 ? '' : part.slice(at + 1);
    if (name === 'c1') {
      Object.assign(given, whenReadable(() => decode(raw)));
    } else if (Object.hasOwn(PARAMETERS, name)) {
      const value = whenReadable(() => PARAMETERS[name](text(raw, name)));
      if (value instanceof Object && 'damaged' in value) Object.assign(given, value);
      else if (value !== undefined) given[name] = value;
    }
  }
  if (given.code !== undefined) delete given.damaged;
  return given;
}

/** The value as it was before it was written into an address. */
function text(raw, name) {
  const isText = name === 'code' || name === 'settings';
  if (raw.length > (isText ? 4 * LIMIT : 1000)) throw isText ? new Damaged(raw.slice(0, LIMIT)) : new RangeError(name);
  let value;
  try {
    value = decodeURIComponent(raw);
  } catch {
    throw name === 'code' ? new Damaged(raw) : new RangeError(name);
  }
  if (value.length > LIMIT) throw name === 'code' ? new Damaged(value.slice(0, LIMIT)) : new RangeError(name);
  return value;
}

function whenReadable(reading) {
  try {
    return reading();
  } catch (fault) {
    return fault instanceof Damaged ? { damaged: fault.text } : undefined;
  }
}

/** A fragment without `#` that says `values`; it holds only signs that every program leaves alone. */
export function write(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
    .map(([name, value]) => `${name}=${value === true ? 1 : escaped(String(value))}`)
    .join('&');
}

const escaped = (value) => encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
