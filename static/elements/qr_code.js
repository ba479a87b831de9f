// A text as a QR code, drawn here.
import { encode } from 'uqr';

/** Characters beyond which a phone no longer reads the code from a screen. */
const MOST = 1200;

const SVG = 'http://www.w3.org/2000/svg';

/** The drawing, or nothing when the text is too long for one. */
export function qrCode(text, label) {
  if (text.length > MOST) return undefined;
  const { data, size } = encode(text, { ecc: 'L', border: 3 });
  const path = document.createElementNS(SVG, 'path');
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  path.setAttribute('d', squares.join(''));
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('shape-rendering', 'crispEdges');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  drawing.append(path);
  return drawing;
}
