// The lines of a program that the frame does not show at first, although they run.

/** Ranges of lines, from 1 and inclusive: between `# hide` and `# endhide`, and all but `shown`. */
export function foldedLines(code, { hide = true, shown }) {
  const lines = code.replace(/\n$/, '').split('\n');
  const isFolded = lines.map(() => false);
  if (shown?.some((line) => line <= lines.length)) lines.forEach((_, index) => (isFolded[index] = !shown.includes(index + 1)));
  if (hide) {
    let isHiding = false;
    lines.forEach((line, index) => {
      const [, end] = /^\s*#\s*(end)?hide\s*$/.exec(line) ?? [null, null];
      if (end === undefined) isHiding = true;
      if (isHiding || end === 'end') isFolded[index] = true;
      if (end === 'end') isHiding = false;
    });
  }
  if (isFolded.every(Boolean)) return [];
  const ranges = [];
  isFolded.forEach((is, index) => {
    if (!is) return;
    if (isFolded[index - 1]) ranges.at(-1)[1] = index + 1;
    else ranges.push([index + 1, index + 1]);
  });
  return ranges;
}
