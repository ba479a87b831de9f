// Chance that can be had again: the same seed throws the same.

/** How many times as long the tests by chance last: `FUZZ=100 node --test …` for a night's worth. */
export const patience = Math.max(1, Number(process.env.FUZZ) || 1);

/** @returns a function that throws a whole number below the one it is given */
export function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
