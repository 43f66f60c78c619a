import { markImage, peelImage, colourOf, KINDS } from './marks.js';

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The drawing's grammar: shape says what it is, line says what it rests on. */
export function styleOf() {
  const ink = token('ink'), muted = token('muted'), surface = token('surface'), money = token('money'), accent = token('accent');
  const sans = getComputedStyle(document.body).fontFamily;
  const ends = KINDS.map(kind => {
    const colour = token(colourOf(kind));
    const filled = kind === 'service';
    return { selector: `node[end="${kind}"][kind="end"], node[end="${kind}"][kind="group"]`, style: {
      'border-color': colour, 'background-color': filled ? colour : surface, color: kind === 'unspent' ? ink : colour,
      'background-image': markImage(kind, filled ? surface : colour), 'background-width': '62%', 'background-height': '62%',
      'border-style': kind === 'mixed' ? 'dashed' : kind === 'not-indexed' ? 'dotted' : 'solid' } };
  });
  const held = KINDS.map(kind => ({ selector: `node[end="${kind}"][kind="account"]`, style: {
    'background-image': markImage(kind, token(colourOf(kind))), 'background-width': '58%', 'background-height': '58%' } }));
  return [
    { selector: 'node', style: { width: 28, height: 28, 'background-color': surface, 'border-width': 2, 'border-color': money,
      label: 'data(label)', color: ink, 'font-family': sans, 'font-size': 13, 'line-height': 1.25, 'text-wrap': 'wrap',
      'text-valign': 'bottom', 'text-margin-y': 6, 'text-max-width': 140, 'text-background-color': surface,
      'text-background-opacity': 0.85, 'text-background-padding': 2, 'overlay-opacity': 0, 'min-zoomed-font-size': 5 } },
    { selector: 'node[kind="transaction"]', style: { shape: 'rectangle', width: 24, height: 24, 'background-color': money, 'border-color': money, color: muted } },
    { selector: 'node.peel', style: { shape: 'cut-rectangle', width: 32, height: 32, 'border-width': 5, 'border-style': 'double', 'border-color': token('limit'),
      'background-image': peelImage(surface), 'background-width': '72%', 'background-height': '72%', color: ink } },
    { selector: 'node[kind="seed"], node[kind="start"]', style: { shape: 'ellipse', width: 34, height: 34, 'border-width': 6, 'border-style': 'double', 'border-color': token('seed'), 'font-weight': 600 } },
    { selector: 'node[kind="end"], node[kind="address"], node[kind="account"], node[kind="outside"]', style: { shape: 'ellipse' } },
    { selector: 'node[kind="account"]', style: { width: 34, height: 34, 'text-max-width': 172 } },
    { selector: 'node[kind="outside"]', style: { 'border-style': 'dotted' } },
    { selector: 'node[?labelled]', style: { 'border-width': 6, 'border-style': 'double', 'font-weight': 600 } },
    { selector: 'node[kind="account"][?start], node[kind="outside"][?start]', style: { 'border-color': token('seed'), 'background-color': surface } },
    { selector: 'node[kind="end"][end="service"]', style: { shape: 'hexagon', width: 40, height: 36, 'font-weight': 600 } },
    { selector: 'node[kind="group"]', style: { shape: 'round-rectangle', width: 44, height: 30, 'border-style': 'dotted' } },
    { selector: 'node[kind="fold"]', style: { shape: 'round-rectangle', width: 64, height: 34, 'border-style': 'dashed', 'border-width': 3, 'border-color': token('mixed'),
      'background-image': peelImage(token('mixed')), 'background-width': '44%', 'background-height': '72%', 'font-weight': 600 } },
    ...ends,
    ...held,
    { selector: 'edge', style: { width: 'data(width)', 'line-color': money, 'target-arrow-color': money, 'target-arrow-shape': 'triangle', 'arrow-scale': 0.85,
      'curve-style': 'straight', label: 'data(label)', color: ink, 'font-family': sans, 'font-size': 13, 'text-margin-y': -12,
      'text-background-color': surface, 'text-background-opacity': 0.85, 'text-background-padding': 1, 'min-zoomed-font-size': 5, 'overlay-opacity': 0, 'line-opacity': 0.8 } },
    { selector: 'edge[shape="bent"]', style: { 'curve-style': 'round-taxi', 'taxi-direction': 'rightward', 'taxi-turn': 42, 'taxi-radius': 12 } },
    { selector: 'edge[shape="parallel"]', style: { 'curve-style': 'bezier', 'control-point-step-size': 30 } },
    { selector: 'edge[shape="back"]', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 108, 'control-point-weights': 0.5,
      label: '', 'source-label': 'data(label)', 'source-text-offset': 76, 'source-text-margin-y': -10 } },
    { selector: 'edge[evidence="claimed"]', style: { width: 1.5, 'mid-target-arrow-shape': 'circle', 'mid-target-arrow-fill': 'hollow', 'mid-target-arrow-color': money } },
    { selector: 'edge[evidence="inference"]', style: { width: 2, 'line-style': 'dashed', 'line-dash-pattern': [6, 4], 'line-color': token('mixed'), 'target-arrow-color': token('mixed'), color: token('mixed') } },
    { selector: 'edge[evidence="aggregate"]', style: { 'line-style': 'dotted' } },
    { selector: '.selected', style: { 'z-index': 9 } },
    { selector: 'node.selected', style: { 'outline-width': 3, 'outline-color': accent, 'outline-offset': 3 } },
    { selector: 'edge.selected', style: { 'line-color': accent, 'target-arrow-color': accent, 'line-opacity': 1, 'underlay-color': accent, 'underlay-opacity': 0.18, 'underlay-padding': 5 } },
  ];
}
