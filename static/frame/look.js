// How the frame looks, as its address or its host says: theme, accent, motion, and whether its
// height is fixed. A language that is asked for changes nothing while there are words in one
// alone, which is the document's.
//
// Invariant: an accent that would be hard to read is refused, in each theme by itself.
const root = document.documentElement;

/** Colours of the paper, as tokens.css has them. */
const PAPER = { light: '#f3f6f4', dark: '#0e1513' };
const LEAST_CONTRAST = 4.5;

const system = matchMedia('(prefers-color-scheme: dark)');
let accent;

/** Sets what is given of `{ theme, accent, motion, height }`. */
export function setLook(look) {
  if (look.theme) setAttribute('theme', look.theme);
  if (look.motion) setAttribute('motion', look.motion);
  if (look.accent) accent = `#${look.accent}`;
  if (look.height) root.dataset.fixed = '';
  paint();
  root.dispatchEvent(new Event('settings'));
}

function setAttribute(name, value) {
  if (value === 'auto') delete root.dataset[name];
  else root.dataset[name] = value;
}

function paint() {
  if (!accent) return;
  const theme = root.dataset.theme ?? (system.matches ? 'dark' : 'light');
  const isLegible = contrast(accent, PAPER[theme]) >= LEAST_CONTRAST;
  if (isLegible) root.style.setProperty('--color-fresh', accent);
  else root.style.removeProperty('--color-fresh');
}

system.addEventListener('change', paint);

/** The ratio of two colours, as WCAG defines it. */
function contrast(one, other) {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
