// The `c1` form of a link: JSON in UTF-8, deflated against a pinned dictionary, in base64url.
//
// Invariant: whatever a link holds, reading it takes bounded time and memory and ends in a state
// of known shape or in `Damaged`.
import { deflateSync, inflateSync } from 'fflate';
import { DICTIONARY as dictionary } from './dictionary.js';

/** Bytes that a link's text may have, and characters that the link itself may have. */
export const LIMIT = 65_536;

/** Lesson seconds that a link may name: 200 years. */
const LONGEST = 200 * 365.25 * 86_400;

/** A link that cannot be read; `text` is what can be made out of it. */
export class Damaged extends Error {
  constructor(text) {
    super('this link is damaged');
    this.text = text;
  }
}

/** A program that no link can hold. */
export class TooLong extends RangeError {
  constructor() {
    super('the program is too long for a link');
  }
}

/**
 * The link's part after `c1=`.
 * @param {{ code: string, opts?: { settings?: string, epoch?: number }, step?: number, t?: number, mode?: string }} state
 */
export function encode({ code, opts, step, t, mode }) {
  const isGiven = opts && Object.values(opts).some((value) => value !== undefined);
  const text = JSON.stringify({ code, opts: isGiven ? opts : undefined, step, t, mode });
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > LIMIT) throw new TooLong();
  const link = toBase64(deflateSync(bytes, { level: 9, dictionary }));
  if (link.length > LIMIT) throw new TooLong();
  return link;
}

/** What `encode` was given; parts of another shape are left out. */
export function decode(link) {
  if (link.length > LIMIT) throw new Damaged(link.slice(0, LIMIT));
  const bytes = fromBase64(link);
  if (!bytes) throw new Damaged(link);

  // A buffer of our own does not grow, and keeps what came before the damage.
  const out = new Uint8Array(LIMIT + 1);
  let plain;
  try {
    plain = inflateSync(bytes, { dictionary, out });
  } catch {
    throw new Damaged(readable(out) || link);
  }
  if (plain.length > LIMIT) throw new Damaged(readable(plain));
  try {
    return shaped(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)));
  } catch {
    throw new Damaged(readable(plain) || link);
  }
}

/** The known parts of a state; throws without a program. */
function shaped({ code, opts, step, t, mode }) {
  if (typeof code !== 'string') throw new TypeError('no program');
  const state = { code };
  const { settings, epoch } = Object(opts);
  if (typeof settings === 'string') state.settings = settings;
  if (isWithin(epoch, 0, 1e11)) state.epoch = epoch;
  if (isWithin(step, 0, 1e6)) state.step = Math.round(step);
  if (isWithin(t, 0, LONGEST)) state.t = t;
  if (typeof mode === 'string' && MODE.test(mode)) state.mode = mode;
  return state;
}

/** A mode's name in links. */
export const MODE = /^[a-z][a-z-]{0,19}$/;

const isWithin = (value, least, most) => typeof value === 'number' && value >= least && value <= most;

/** The text in bytes that may be cut or wrong: the program in it, where its beginning can be told. */
function readable(bytes) {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  const string = /^\{"code":("(?:[^"\\]|\\.)*)/s.exec(text)?.[1];
  try {
    return JSON.parse(`${string}"`);
  } catch {
    return text;
  }
}

function toBase64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64(link) {
  if (!/^[\w-]+$/.test(link)) return undefined;
  try {
    return Uint8Array.from(atob(link.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
