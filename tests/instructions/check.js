// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts, by valgrind's callgrind, the instructions that an event takes along each path, and compares
// them with what is written down: a machine that does much else has the same.
//   node check.js COUNTED_PATHS FIGURES [--renew]
// A path that takes more than the margin more has become slower; one that takes as much less is to
// be written down, so that it stays so. --renew writes what was counted.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program, figures, renew] = process.argv.slice(2);
const margin = 0.05;
/// The same code on every CPU that there is, and the same order in every hash.
const environment = {
  PATH: process.env.PATH, TMPDIR: tmpdir(), TZ: 'UTC', LC_ALL: 'C', QT_HASH_SEED: '0',
  SIMDJSON_FORCE_IMPLEMENTATION: 'westmere', GLIBC_TUNABLES: 'glibc.cpu.hwcaps=-AVX2,-AVX,-BMI2,-ERMS,-FSRM',
};

/// How many instructions each call of `countedPath` took; each is a file of its own.
function countPaths(folder) {
  const out = join(folder, 'counts');
  const printed = execFileSync('valgrind', ['--tool=callgrind', '--collect-atstart=no', '--toggle-collect=countedPath',
    '--dump-after=countedPath', `--callgrind-out-file=${out}`, `--log-file=${out}.log`, program],
  { encoding: 'utf8', env: environment });
  return printed.trim().split('\n').map((line, i) => {
    const [name, units] = line.split(' ');
    const [, total] = /^(?:summary|totals): (\d+)/m.exec(readFileSync(`${out}.${i + 1}`, 'utf8'));
    return { name, counted: Math.round(total / units) };
  });
}

function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'instructions-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/// Lines of a name and a number; others say something to people.
const written = (text) => new Map([...text.matchAll(/^(\w+) +([\d,]+)$/gm)]
  .map(([, name, count]) => [name, Number(count.replaceAll(',', ''))]));
const lineOf = ({ name, counted }) => `${name.padEnd(16)}${counted.toLocaleString('en-US').padStart(9)}`;

const text = readFileSync(figures, 'utf8');
const paths = inFolder(countPaths);
if (renew === '--renew') {
  const said = text.split('\n').filter((line) => line.startsWith('#'));
  writeFileSync(figures, [...said, '', ...paths.map(lineOf), ''].join('\n'));
  process.exit(0);
}
const expected = written(text);
let isGood = paths.length === expected.size;
if (!isGood) console.error(`${paths.length} paths were counted, and ${expected.size} are written down`);
for (const path of paths) {
  const change = path.counted / expected.get(path.name) - 1;
  const isSo = Math.abs(change) <= margin;
  isGood &&= isSo;
  console.log(`${lineOf(path)}  ${(change * 100).toFixed(1).padStart(6)} %${isSo ? '' : '  !'}`);
}
if (!isGood) {
  console.error(`Of instructions an event no more than ${margin * 100} % may come or go (core/README.md, "Where the time goes"). `
    + `Where that is meant: node ${process.argv[1]} ${program} ${figures} --renew`);
  process.exit(1);
}
