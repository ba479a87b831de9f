// What the project is made of besides itself: under licences that it may be given away with, from where it says, and
// unchanged since it was looked at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Licences that ask for no more than their text to be kept. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'ISC', 'MIT', 'Unicode-3.0', 'Unlicense', 'Zlib'];

/** Tools of the tests alone: what they ask for concerns who changes them. */
const TOOLS = { 'axe-core': 'MPL-2.0' };

/** Packages that run a program of theirs when they are installed. */
const INSTALLERS = ['esbuild'];

/** Packages whose code is in what is served. */
const SERVED = /^(@codemirror\/.*|@lezer\/.*|@marijn\/.*|crelt|style-mod|w3c-keyname|fflate|uqr)$/;

/** Whether an expression of SPDX can be met with what is allowed. */
function isMet(expression) {
  const tokens = expression.replace(/\s*\/\s*/g, ' OR ').match(/[()]|[^()\s]+/g);
  let at = 0;
  const term = () => {
    if (tokens[at] === '(') {
      at += 1;
      const inner = any();
      at += 1;
      return inner;
    }
    let name = tokens[at];
    at += 1;
    if (tokens[at] === 'WITH') {
      name += ` WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return ALLOWED.includes(name);
  };
  const all = () => {
    let met = term();
    while (tokens[at] === 'AND') {
      at += 1;
      met = term() && met;
    }
    return met;
  };
  const any = () => {
    let met = all();
    while (tokens[at] === 'OR') {
      at += 1;
      met = all() || met;
    }
    return met;
  };
  return any() && at === tokens.length;
}

test('an expression of licences is met or not', () => {
  for (const met of ['MIT', 'MIT OR GPL-3.0', 'GPL-2.0/MIT', '(MIT OR Apache-2.0) AND Unicode-3.0', 'Apache-2.0 WITH LLVM-exception OR GPL-3.0']) assert.ok(isMet(met), met);
  for (const not of ['GPL-3.0', 'MIT AND GPL-3.0', '(MIT OR Apache-2.0) AND GPL-3.0', 'MPL-2.0', 'MIT)', 'SEE LICENSE IN file']) assert.ok(!isMet(not), not);
});

test('every crate has a licence that allows it, and is the one of the lock file', () => {
  const host = /host: (\S+)/.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1];
  const lock = readFileSync(`${root}/Cargo.lock`, 'utf8').split('[[package]]').slice(1);
  const locked = new Map(lock.map((text) => [/name = "(.*)"\nversion = "(.*)"/.exec(text).slice(1).join(' '), text]));
  for (const platform of ['wasm32-unknown-unknown', host]) {
    const given = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', platform], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
    const { packages } = JSON.parse(given);
    assert.ok(packages.length > 50, `${packages.length} crates`);
    for (const { name, version, license, source, manifest_path: manifest } of packages) {
      if (source === null) {
        // Our own, and the patches, which stand in for crates that are not needed whole.
        assert.ok(manifest.startsWith(root), `${name} is in this project`);
        continue;
      }
      assert.ok(license && isMet(license), `${name} ${version}: ${license}`);
      assert.match(source, /^registry\+/, `${name} comes from a registry`);
      assert.match(locked.get(`${name} ${version}`), /\nchecksum = "[0-9a-f]{64}"/, `${name} ${version} is locked`);
    }
  }
});

test('every package has a licence that allows it, and is the one of the lock file', () => {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));
  const installers = [];
  for (const [path, { license, integrity, hasInstallScript, resolved }] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.replace(/.*node_modules\//, '');
    assert.ok(license && (isMet(license) || license === TOOLS[name]), `${name}: ${license}`);
    assert.match(integrity, /^sha512-/, `${name} is locked`);
    assert.ok(resolved === undefined || !/^(git|http:|file:)/.test(resolved), `${name} comes from ${resolved}`);
    if (hasInstallScript) installers.push(name);
    if (SERVED.test(name)) assert.equal(license, 'MIT', `${name} is served`);
  }
  assert.deepEqual(installers, INSTALLERS);
});
