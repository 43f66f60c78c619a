import { svg } from './dom.js';

/** One mark for each way a trace ends: the same in drawing, table, legend and print. */
const PATHS = {
  service: 'M3 6.5 8 3l5 3.5M4 7v5M8 7v5M12 7v5M2.5 13h11',
  mixed: 'M2 4h3l6 8h3M2 12h3l6-8h3',
  unspent: 'M8 3.2a4.8 4.8 0 1 0 .01 0M8 6.4a1.6 1.6 0 1 0 .01 0',
  unspendable: 'M4 4l8 8M12 4l-8 8',
  overwritten: 'M4 4l8 8M12 4l-8 8',
  coinbase: 'M8 3v10M3 8h10M4.5 4.5l7 7M11.5 4.5l-7 7',
  fee: 'M4.5 3v10M4.5 3h4.2a2.4 2.4 0 0 1 0 4.8H4.5M8 7.8l3.5 5.2',
  limit: 'M3 8h4M9 3v10M12 3v10',
  'not-indexed': 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 12.6v.2',
};

export const KINDS = Object.keys(PATHS);

const COLOURS = { service: 'service', mixed: 'mixed', unspent: 'unspent', unspendable: 'lost',
  overwritten: 'lost', coinbase: 'coinbase', limit: 'limit', fee: 'lost', 'not-indexed': 'missing' };

export function colourOf(kind) {
  return COLOURS[kind] ?? 'money';
}

export function mark(kind, size = 16) {
  const path = svg('path', { d: PATHS[kind], fill: 'none', stroke: 'currentColor',
    'stroke-width': '1.6', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  return svg('svg', { viewBox: '0 0 16 16', width: size, height: size, 'aria-hidden': 'true' }, path);
}

export function copyMark() {
  const sheet = (x, y) => svg('rect', { x, y, width: 7.5, height: 8.5, rx: 1.4, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.3' });
  return svg('svg', { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, sheet(2, 2), sheet(6, 5.5));
}

/** A large part goes on, a small one is paid off: the mark of a peeling chain. */
const PEEL = 'M2 6h12M11 3l3 3-3 3M5 6v6M3 10l2 2.5L7 10';

export function peelMark() {
  return svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, class: 'peel-mark', 'aria-hidden': 'true' },
    svg('path', { d: PEEL, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
}

export function peelImage(colour) {
  return image(PEEL, colour);
}

/** The mark as an image for the drawing. */
export function markImage(kind, colour) {
  return image(PATHS[kind], colour);
}

function image(path, colour) {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="32" height="32">`
    + `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return 'data:image/svg+xml,' + encodeURIComponent(text);
}
