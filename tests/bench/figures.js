// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures of a running process, and how they are written.
import { readdirSync, readFileSync } from 'node:fs';

const sorted = (values) => [...values].sort((a, b) => a - b);
export const median = (values) => sorted(values)[Math.floor(values.length / 2)];
export const grouped = (value) => Math.round(value).toLocaleString('en-US');

export function residentKilobytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
}

/// CPU time of a thread, in the kernel as well, to the nanosecond.
const microsecondsOf = (pid, id) =>
  Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1000;

/// Of each that the process has.
const threadMicroseconds = (pid) => readdirSync(`/proc/${pid}/task`).map((id) => microsecondsOf(pid, id));

/// The same by their names.
export function threadsMicroseconds(pid) {
  const nameOf = (id) => readFileSync(`/proc/${pid}/task/${id}/comm`, 'utf8').trim();
  return Object.fromEntries(readdirSync(`/proc/${pid}/task`).map((id) => [nameOf(id), microsecondsOf(pid, id)]));
}

/// CPU time of all of them.
export const cpuMicroseconds = (pid) =>
  threadMicroseconds(pid).reduce((sum, value) => sum + value, 0);

/// CPU time of the one that worked most.
export const busiestMicroseconds = (pid) => Math.max(...threadMicroseconds(pid));

export function hardDescriptorLimit() {
  const line = /Max open files\s+\S+\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'));
  return line[1] === 'unlimited' ? Infinity : Number(line[1]);
}
