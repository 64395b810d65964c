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

/// CPU time of each thread that the process has, in the kernel as well, to the nanosecond.
function threadMicroseconds(pid) {
  const ofThread = (id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1000;
  return readdirSync(`/proc/${pid}/task`).map(ofThread);
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
