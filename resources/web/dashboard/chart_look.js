// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How all charts look: hairlines, two ticks above zero, no animation, the theme's colours.
import { color } from './theme.js';

const { Chart } = window; // Chart.js, loaded before us
const nice = [1, 2, 4, 6, 8, 10];
const leastTop = 4;
const markSize = 10;
const narrowPixels = 360;

/// The least even round number that has room for `most`.
export function axisTop(most) {
  if (most <= leastTop) return leastTop;
  const power = 10 ** Math.floor(Math.log10(most));
  return nice.map((step) => step * power).find((top) => top >= most);
}

const drawMark = {
  triangle: (pen, x, y) => { pen.moveTo(x, y); pen.lineTo(x + 5, y + markSize); pen.lineTo(x - 5, y + markSize); },
  'triangle-down': (pen, x, y) => { pen.moveTo(x - 5, y); pen.lineTo(x + 5, y); pen.lineTo(x, y + markSize); },
  diamond: (pen, x, y) => { pen.moveTo(x, y); pen.lineTo(x + 5, y + 5); pen.lineTo(x, y + markSize); pen.lineTo(x - 5, y + 5); },
  other: (pen, x, y) => { pen.rect(x - 4, y + 1, 8, 8); },
};

function drawAlert(pen, area, x, [shape, tone]) {
  pen.fillStyle = pen.strokeStyle = color(tone);
  pen.setLineDash([1, 3]);
  pen.beginPath();
  if (shape.startsWith('triangle') && tone !== 'muted') {
    pen.moveTo(x, area.top + markSize);
    pen.lineTo(x, area.bottom);
  }
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  (drawMark[shape] ?? drawMark.other)(pen, x, area.top);
  pen.fill();
}

/// A star, a row below the signs of alerts.
function drawGoal(pen, area, x) {
  const corners = 10;
  const radius = markSize / 2;
  pen.fillStyle = color('good');
  pen.beginPath();
  for (let corner = 0; corner < corners; ++corner) {
    const length = radius * (corner % 2 === 0 ? 1 : 0.45);
    const angle = (2 * Math.PI * corner) / corners;
    pen.lineTo(x + length * Math.sin(angle), area.top + markSize + 4 + radius - length * Math.cos(angle));
  }
  pen.fill();
}

/// A line from top to bottom and, where there is room up to the next one, what somebody noted.
function drawNotes(pen, area, scale, notes) {
  pen.font = `${tickFont.size}px ${tickFont.family}`;
  pen.textBaseline = 'bottom';
  let free = area.right;
  for (const { place, text } of [...notes].reverse()) {
    const x = scale.getPixelForValue(place);
    pen.strokeStyle = color('muted');
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(x, area.top);
    pen.lineTo(x, area.bottom);
    pen.stroke();
    pen.setLineDash([]);
    const shown = fitted(pen, text, free - x - 8);
    const top = area.top + markSize + 4;
    pen.fillStyle = color('window');
    if (shown) pen.fillRect(x + 1, top, pen.measureText(shown).width + 8, tickFont.size + 4);
    pen.fillStyle = color('text');
    if (shown) pen.fillText(shown, x + 4, top + tickFont.size + 2);
    free = x;
  }
}

/// As much of a text as there is room for, with a sign that there is more.
function fitted(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  for (let end = text.length - 1; end > 2; --end)
    if (pen.measureText(`${text.slice(0, end)}…`).width <= room) return `${text.slice(0, end)}…`;
  return '';
}

const noMarks = { alerts: [], goals: [], notes: [], place: null };

/// Alerts at the top, each by its form, goals below them, and a line at the place whose values are told.
const marks = {
  id: 'marks',
  afterDatasetsDraw({ ctx: pen, chartArea: area, scales, marks: { alerts, goals, notes, place } = noMarks }) {
    pen.save();
    pen.lineWidth = 1;
    drawNotes(pen, area, scales.x, notes);
    for (const alert of alerts) drawAlert(pen, area, scales.x.getPixelForValue(alert.place), alert.look);
    for (const goal of goals) drawGoal(pen, area, scales.x.getPixelForValue(goal));
    if (place !== null) {
      pen.strokeStyle = color('muted');
      pen.strokeRect(Math.round(scales.x.getPixelForValue(place)) + 0.5, area.top, 0, area.bottom - area.top);
    }
    pen.restore();
  },
};

export function makeChart(canvas) {
  const chart = new Chart(canvas, {
    type: 'line',
    data: { labels: [], datasets: [] },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, events: [], normalized: true,
      layout: { padding: { top: 4, right: 4 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [marks],
  });
  chart.marks = { ...noMarks };
  return chart;
}

const tickFont = { size: 12, family: getComputedStyle(document.body).fontFamily };

/// Pixels; seen once a chart is drawn anew.
export function sizeText(pixels) {
  tickFont.size = pixels;
}

export function valueAxis(position, most, withGrid = true) {
  return {
    position, min: 0, max: axisTop(most), border: { display: false },
    grid: { display: withGrid, drawBorder: false, drawTicks: false, color: color('hairline') },
    ticks: { count: 3, color: color('muted'), font: tickFont, padding: 8, precision: 0 },
  };
}

/// `labels` maps places to texts; all others have none. Where it is narrow, each second has.
export function placeAxis(labels, offset = false) {
  const places = [...labels.keys()].sort((a, b) => b - a);
  return {
    offset, grid: { display: false, drawBorder: false },
    ticks: {
      autoSkip: false, maxRotation: 0, color: color('muted'), font: tickFont, padding: 2,
      callback(_, place) {
        const isLeftOut = this.chart.width < narrowPixels && places.indexOf(place) % 2 === 1;
        return isLeftOut ? null : labels.get(place) ?? null;
      },
    },
  };
}

export const line = (data, more = {}) => ({
  type: 'line', data, borderColor: color('accent'), borderWidth: 2, pointRadius: 0, tension: 0, ...more,
});
/// Where a line usually lies: a light area behind it. Each place has [level, low, high], or null.
export function band(usual, more = {}) {
  if (!usual.some(Boolean)) return [];
  const edge = (which, fill) => line(usual.map((at) => at?.[which] ?? null),
    { borderWidth: 0, fill, backgroundColor: color('accent-soft'), order: 1, ...more });
  return [edge(1, false), edge(2, '-1')];
}
export const highest = (usual) => Math.max(0, ...usual.map((at) => at?.[2] ?? 0));
export const dashes = (data) => line(data, { borderColor: color('muted'), borderWidth: 1.5, borderDash: [4, 4] });
export const bars = (data, more = {}) => ({
  type: 'bar', data, backgroundColor: color('bars'), barPercentage: 0.86, categoryPercentage: 0.9, ...more,
});
