// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { patienceMs, within } from './deadline.js';

// What a dashboard was sent. It keeps every frame; `next` takes them one by one, so that a test can
// neither miss a frame nor see one twice.
export class FrameLog {
  constructor() {
    this.frames = [];
    this.untaken = [];
    this.waiting = new Set();
  }

  received(frame) {
    this.frames.push(frame);
    this.untaken.push(frame);
    this.waiting.forEach((look) => look());
  }

  /// Takes the oldest frame of this type that matches; waits for it if need be.
  async next(type, matches = () => true) {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        const at = this.untaken.findIndex((frame) => frame.type === type && matches(frame.data));
        if (at < 0) return;
        this.waiting.delete(look); // the next frame may come before the promise is looked at
        resolve(this.untaken.splice(at, 1)[0]);
      };
      this.waiting.add(look);
      look();
    });
    const seen = () => `a frame "${type}"; seen were: ${this.frames.map((one) => one.type).join(' ')}`;
    try {
      return await within(patienceMs, seen, found);
    } finally {
      this.waiting.delete(look);
    }
  }

  ofType(type) {
    return this.frames.filter((frame) => frame.type === type);
  }
}
