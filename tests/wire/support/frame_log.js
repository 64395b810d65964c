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

  /// Takes the oldest frame of this type whose data match; waits for it if need be.
  next(type, matches = () => true) {
    return this.nextFrame(`a frame "${type}"`, (frame) => frame.type === type && matches(frame.data));
  }

  /// Takes the frame that answers the question of that id.
  answerTo(id) {
    return this.nextFrame(`the answer to ${id}`, (frame) => frame.id === id);
  }

  async nextFrame(what, matches) {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        const at = this.untaken.findIndex(matches);
        if (at < 0) return;
        this.waiting.delete(look); // the next frame may come before the promise is looked at
        resolve(this.untaken.splice(at, 1)[0]);
      };
      this.waiting.add(look);
      look();
    });
    const seen = () => `${what}; seen were: ${this.frames.map((one) => one.type).join(' ')}`;
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
