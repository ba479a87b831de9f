// Draws the playground's sign, the ring of a key with time left, as a PNG: what asks for one
// takes no SVG. The same as static/icon.svg.
import { deflateSync } from 'node:zlib';

const GREEN = [0x0b, 0x6b, 0x4f];
const PAPER = [0xff, 0xff, 0xff];
const FAINT = [0x6b, 0xa6, 0x94];

/** A square PNG of `size` pixels. A maskable one is smaller within its ground, whose edges may be cut off. */
export function icon(size, { isMaskable = false } = {}) {
  // As in the SVG, whose sides are 32.
  const scale = (isMaskable ? 0.75 : 1) * (size / 32);
  const middle = size / 2;
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [right, down] = [(x + 0.5 - middle) / scale, (y + 0.5 - middle) / scale];
      rows.set(colour(right, down, scale), y * (1 + size * 3) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits for each of red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** The colour at a distance from the middle, its edges softened over a pixel. */
function colour(right, down, scale) {
  const cover = (distance) => Math.min(1, Math.max(0, 0.5 - distance * scale));
  const radius = Math.hypot(right, down);
  const ring = cover(Math.abs(radius - 9.5) - 1.75);
  // What is left of the ring: two thirds, from the top on.
  const angle = (Math.atan2(right, -down) / (2 * Math.PI) + 1) % 1;
  const notch = cover(Math.max(Math.abs(right) - 1, Math.abs(down + 11) - 3.5));
  const ground = mixed(GREEN, angle < 0.68 ? PAPER : FAINT, ring);
  return mixed(ground, PAPER, notch);
}

function mixed(from, to, part) {
  return from.map((value, index) => Math.round(value + (to[index] - value) * part));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** PNG's checksum; Node's own is not in every version that builds here. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
