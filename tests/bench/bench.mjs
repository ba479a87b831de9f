// Measures dist/api.js in Chromium: the workloads without steps, in fresh pages, best and median.
//   node tests/bench/bench.mjs [rounds]
import { pages } from '../browser/pages.mjs';
import { workloads } from './workloads.mjs';

const rounds = Number(process.argv[2] ?? 5);
const browser = await pages();
const html = '<!doctype html><html lang="en"><title>Bench</title></html>';

console.log(`${'program'.padEnd(10)} ${'best'.padStart(10)} ${'median'.padStart(10)}   operations/s at best`);
for (const [name, { source, operations, printed }] of Object.entries(workloads)) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.open('bench.html', { html });
    const { output, outcome, took } = await page.evaluate(async (source) => {
      const { default: init, run } = await import('./api.js');
      await init();
      const limits = { steps: 1e9, operations: 1e9 };
      run('x = 1', { steps: false });
      const start = performance.now();
      const trace = run(source, { steps: false, limits });
      const took = performance.now() - start;
      return { output: trace.output.map(({ text }) => text).join(''), outcome: trace.outcome, took };
    }, source);
    if (output !== printed) throw new Error(`${name} ended as ${outcome} and printed ${JSON.stringify(output)}, not ${JSON.stringify(printed)}`);
    times.push(took);
    await page.finish();
  }
  times.sort((a, b) => a - b);
  const ms = (time) => `${time.toFixed(1)} ms`.padStart(10);
  const rate = Math.round(operations / (times[0] / 1000)).toLocaleString('en');
  console.log(`${name.padEnd(10)} ${ms(times[0])} ${ms(times[Math.floor(times.length / 2)])}   ${rate}`);
}
await browser.close();
