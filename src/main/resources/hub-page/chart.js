// Calls and new leads of the last hours, drawn by uPlot.

import uPlot from './uPlot.js';
import { many } from './view.js';

const HEIGHT = 200;
const parent = document.getElementById('chart');
const text = document.getElementById('chart-text');
let data;
let plot;

export function showActivity(activity) {
  data = activity;
  draw();
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function summary() {
  const sum = numbers => numbers.reduce((total, value) => total + value, 0);
  return many(sum(data.calls), 'call') + ', ' + many(sum(data.leads), 'new lead') + ', in steps of ' + data.seconds / 60 + ' minutes.';
}

function hour(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}

function options(width) {
  const axis = { stroke: color('--muted'), grid: { stroke: color('--grid'), width: 1 }, ticks: { show: false }, font: '13px system-ui, sans-serif' };
  const bars = uPlot.paths.bars({ size: [0.8, 40], align: 1 });
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { range: (self, min, max) => [min, max + data.seconds] }, y: { range: (self, min, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [
      { ...axis, size: 30, grid: { show: false }, values: (self, splits) => splits.map(hour) },
      { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] }
    ],
    series: [
      {},
      { label: 'calls', fill: color('--calls'), stroke: color('--calls'), width: 0, paths: bars, points: { show: false } },
      { label: 'new leads', fill: color('--leads'), stroke: color('--leads'), width: 0, paths: bars, points: { show: false } }
    ],
    hooks: {
      setCursor: [self => {
        const at = self.cursor.idx;
        text.textContent = at === null || at === undefined || self.cursor.left < 0 ? summary()
          : hour(data.start[at]) + ' to ' + hour(data.start[at] + data.seconds) + ': ' + many(data.calls[at], 'call') + ', ' + many(data.leads[at], 'new lead') + '.';
      }]
    }
  };
}

function draw() {
  if (!data || parent.clientWidth === 0) {
    return;
  }
  const series = [data.start, data.calls, data.leads];
  if (plot) {
    plot.setData(series);
  } else {
    plot = new uPlot(options(parent.clientWidth), series, parent);
  }
  text.textContent = summary();
}

function redraw() {
  plot?.destroy();
  plot = undefined;
  draw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
new ResizeObserver(() => {
  if (plot && Math.abs(plot.width - parent.clientWidth) > 1) {
    plot.setSize({ width: parent.clientWidth, height: HEIGHT });
  }
}).observe(parent);
