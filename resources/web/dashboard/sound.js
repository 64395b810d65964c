// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Three short sounds, made here: nothing is loaded. Silent until it was asked for.
import { isQuiet } from './quiet.js';
import { remember, setting } from './settings.js';

const gapMs = 700;
const loudness = 0.12;
const visitorTones = [[880, 0]];
const goalTones = [[784, 0], [988, 0.1], [1319, 0.2]];
const alertTones = [[660, 0], [990, 0.14]];
const tonesOf = { visitors: visitorTones, goals: goalTones, alerts: alertTones };
/// Of goals there may be many.
const goalGapMs = 2_000;

let context = null;
let lastAt = 0;
let lastGoalAt = 0;

export const isSounding = (kind) => setting(`sound.${kind}`, 'off') === 'on';

/// Browsers let a page be heard only after its user did something.
function wake() {
  if (!Object.keys(tonesOf).some(isSounding)) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') context.resume();
}

for (const event of ['pointerdown', 'keydown']) addEventListener(event, wake, { passive: true });

function playTone([hertz, afterSeconds]) {
  const at = context.currentTime + afterSeconds;
  const tone = new OscillatorNode(context, { frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}

function play(tones) {
  if (context?.state !== 'running' || Date.now() - lastAt < gapMs) return;
  lastAt = Date.now();
  for (const tone of tones) playTone(tone);
}

export function chooseSound(kind, on) {
  remember(`sound.${kind}`, on ? 'on' : 'off');
  wake();
  if (on) context.resume().then(() => soundFor(kind));
}

export function soundFor(kind) {
  if (!isSounding(kind) || isQuiet()) return;
  if (kind === 'goals' && Date.now() - lastGoalAt < goalGapMs) return;
  if (kind === 'goals') lastGoalAt = Date.now();
  play(tonesOf[kind]);
}
