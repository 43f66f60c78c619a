import { h, svg } from './dom.js';
import { t } from './text.js';
import { endWord } from './parts.js';
import { peelMark } from './marks.js';

/** What shapes and lines mean; only those ends that occur. */
export function legend(document) {
  const kinds = [...new Set(document.holdings.filter(x => x.end).map(x => x.end.kind))];
  const claimed = document.holdings.some(x => x.evidence === 'claimed');
  const inferred = document.holdings.some(x => x.end?.evidence === 'inference');
  return h('div', { class: 'legend', 'aria-label': t('legend') },
    entry(shape('rect', { x: 4, y: 2, width: 12, height: 12, fill: 'currentColor' }), 'legend.transaction'),
    entry(shape('circle', { cx: 10, cy: 8, r: 6, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }), 'legend.address'),
    entry(stroke({ 'stroke-width': 3 }), 'legend.fact'),
    claimed ? entry(stroke({ 'stroke-width': 1.4 }), 'legend.claimed') : null,
    inferred ? entry(stroke({ 'stroke-width': 2, 'stroke-dasharray': '5 3' }), 'legend.inference') : null,
    foldEntry(document), kinds.map(endWord), h('span', {}, t('legend.width')));
}

/** Of accounts and transfers; all of them are claimed. */
export function accountLegend(document) {
  const kinds = [...new Set([...document.movements.map(x => x.end?.kind ?? (x.fate === 'fee' ? 'fee' : null)), ...document.remainders.map(x => x.end.kind)])].filter(Boolean);
  return h('div', { class: 'legend', 'aria-label': t('legend') },
    entry(shape('circle', { cx: 10, cy: 8, r: 6, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }), 'legend.account'),
    entry(svg('svg', { width: 20, height: 16, 'aria-hidden': 'true' }, [6.5, 4].map(r => svg('circle', { cx: 10, cy: 8, r, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.3 }))), 'legend.labelled'),
    entry(claimedLine(), 'legend.transfer'), foldEntry(document), kinds.map(endWord));
}

function foldEntry(document) {
  if (document.folds.length === 0) return null;
  return entry(shape('rect', { x: 2, y: 3, width: 16, height: 10, rx: 3, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-dasharray': '3 2' }), 'legend.fold');
}

function claimedLine() {
  const line = { y1: 8, y2: 8, stroke: 'currentColor', 'stroke-width': 1.4 };
  return svg('svg', { width: 30, height: 16, 'aria-hidden': 'true' }, svg('line', { x1: 1, x2: 11, ...line }),
    svg('circle', { cx: 15, cy: 8, r: 3.2, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4 }), svg('line', { x1: 19, x2: 29, ...line }));
}

/** Once transactions of peeling chains are marked. */
export function markPeels(element) {
  element.append(entry(peelMark(), 'legend.peel'));
}

function entry(picture, key) {
  return h('span', {}, picture, t(key));
}

function shape(tag, attributes) {
  return svg('svg', { width: 20, height: 16, 'aria-hidden': 'true' }, svg(tag, attributes));
}

function stroke(attributes) {
  return svg('svg', { width: 30, height: 16, 'aria-hidden': 'true' }, svg('line', { x1: 1, y1: 8, x2: 29, y2: 8, stroke: 'currentColor', ...attributes }));
}
