// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values at one place of a chart: under the pointer, or step by step with the arrow keys.
import { byId, setHidden, setText } from './dom.js';

const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export class ChartPointer {
  /// `current()` is the chart that is shown: its `length` and `valuesText(place)`.
  constructor(chart, current) {
    this.chart = chart;
    this.current = current;
    this.place = null;
    this.box = byId('value');
    const plot = byId('plot');
    plot.addEventListener('pointermove', (event) => this.pointAt(event));
    plot.addEventListener('pointerleave', () => this.leave());
    plot.addEventListener('blur', () => this.leave());
    plot.addEventListener('keydown', (event) => this.step(event));
  }

  pointAt({ clientX }) {
    const { left } = this.chart.canvas.getBoundingClientRect();
    const place = this.chart.scales.x?.getValueForPixel(clientX - left);
    this.go(place);
  }

  step(event) {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const last = this.current().length - 1;
    const from = this.place ?? (step < 0 ? last + 1 : -1);
    this.go(Math.min(Math.max(from + step, 0), last));
    setText(byId('plot-value'), this.box.textContent);
  }

  go(place) {
    const isThere = Number.isInteger(place) && place >= 0 && place < this.current().length;
    this.place = isThere ? place : null;
    this.chart.marks.place = this.place;
    this.chart.draw();
    this.refresh();
  }

  leave() {
    if (this.place !== null) this.go(null);
  }

  refresh() {
    const isThere = this.place !== null && this.place < this.current().length;
    setHidden(this.box, !isThere);
    if (!isThere) return;
    setText(this.box, this.current().valuesText(this.place));
    const x = this.chart.scales.x.getPixelForValue(this.place);
    const half = this.box.offsetWidth / 2;
    const { width } = this.chart;
    this.box.style.setProperty('left', `${Math.min(Math.max(x, half), width - half)}px`);
  }
}
