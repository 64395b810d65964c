// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How long a test waits for something that is to happen at once. Generous, for slow machines
/// and sanitizers: what a test measures itself, it says itself.
export const patienceMs = 10_000;

const lookAgainMs = 20;

/// The promise, or a failure that says what was waited for.
export async function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const describe = () => (typeof what === 'function' ? what() : what);
    timer = setTimeout(() => reject(new Error(`waited ${ms} ms for ${describe()}`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/// Waits for what nothing tells of, by looking again and again.
export async function until(what, isTrue, ms = patienceMs) {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, lookAgainMs); });
  }
}
