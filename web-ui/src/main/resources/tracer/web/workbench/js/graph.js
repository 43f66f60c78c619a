import cytoscape from '/lib/cytoscape.js';
import { drawingOf } from './model.js';
import { place } from './layout.js';
import { styleOf } from './style.js';
import { label, sentence } from './labels.js';
import { t } from './text.js';

/** Below this the labels cannot be read; the drawing then shows its beginning instead of all. */
const SMALLEST = 0.8;
const LARGEST = 1.05;

/** What a drawing of outputs consists of: its nodes and lines, what stands at them, what a node selects. */
const OUTPUTS = { drawing: drawingOf, label, sentence,
  selects: node => node.reward ? node.reward.txid : node.kind === 'fold' ? node.fold.transactions[0] : node.kind === 'transaction' ? node.transaction.txid : node.kind === 'group' ? null : node.holding.output };

/** The drawing of a trace. It never moves unless asked to. */
export class Graph {
  constructor(container, { onSelect, onOpen, onHover, grammar = OUTPUTS }) {
    this.grammar = grammar;
    this.container = container;
    this.peels = new Map();
    this.cy = cytoscape({ container, style: styleOf(), minZoom: 0.08, maxZoom: 2.5, boxSelectionEnabled: false,
      autounselectify: true, autoungrabify: true, pixelRatio: 'auto' });
    this.cy.on('tap', event => {
      const data = event.target === this.cy ? null : event.target.data();
      if (data?.kind === 'group' || data?.kind === 'fold') onOpen(data.key);
      else onSelect(data?.selects ?? null);
    });
    this.cy.on('mouseover', 'node, edge', event => onHover(event.target.data('says'), event.renderedPosition));
    this.cy.on('mouseout', 'node, edge', () => onHover(null));
    this.cy.on('pan zoom', () => onHover(null));
  }

  show(trace, opened, mode) {
    const { label, sentence, selects } = this.grammar;
    const drawing = this.grammar.drawing(trace, opened, mode);
    const places = place(drawing);
    const widths = widthScale(drawing.lines);
    const parallel = countParallel(drawing.lines);
    this.cy.elements().remove();
    this.cy.add(drawing.nodes.map(n => ({ group: 'nodes', position: places.get(n.id),
      data: { id: n.id, kind: n.kind, end: n.end, key: n.key, start: n.start, labelled: n.party?.labels.length > 0, covers: covered(n), label: label(n, trace), selects: selects(n), says: sentence(n, trace) } })));
    this.cy.add(drawing.lines.map(l => ({ group: 'edges', data: { id: `line ${l.id}`, source: l.source, target: l.target,
      kind: l.kind, evidence: l.evidence, width: widths(l.weight), label: label(l, trace, places), selects: l.selects ?? l.holding?.output ?? l.movement?.id ?? null, covers: covered(l),
      shape: l.loop || parallel.get(`${l.source} ${l.target}`) > 1 ? 'parallel' : l.isBack ? 'back' : places.get(l.source).lane === places.get(l.target).lane ? 'straight' : 'bent',
      says: sentence(l, trace) } })));
    this.mark(this.peels);
  }

  /** Marks transactions with a word, a shape and a sign: never with a colour alone. */
  mark(peels) {
    this.peels = peels;
    for (const [txid, word] of peels) {
      const node = this.cy.getElementById(txid);
      if (node.empty() || node.hasClass('peel')) continue;
      node.addClass('peel');
      node.data('label', `${node.data('label')}\n${word}`);
      node.data('says', `${node.data('says')} ${t('indicators.says-peel', { word })}`);
    }
  }

  /** All of it if that can be read, else its beginning. Returns whether all of it is seen. */
  frame() {
    this.cy.resize();
    const box = this.cy.elements().boundingBox();
    const zoom = Math.min(LARGEST, Math.max(SMALLEST, this.cy.width() / (box.w + 68)));
    this.container.parentElement.style.height = `${Math.round(Math.min(Math.max(box.h * zoom + 110, 300), innerHeight * 0.62))}px`;
    this.cy.resize();
    this.cy.fit(undefined, 34);
    if (this.cy.zoom() > LARGEST) { this.cy.zoom(LARGEST); this.cy.center(); }
    if (this.cy.zoom() >= SMALLEST) return true;
    this.cy.zoom(SMALLEST);
    const seed = this.cy.getElementById('seed').position();
    const onLeft = this.cy.extent().w / 2 - 90;
    const ahead = this.cy.nodes().some(n => n.position('x') < seed.x) ? -onLeft : onLeft;
    const y = box.h * SMALLEST < this.cy.height() ? (box.y1 + box.y2) / 2 : seed.y;
    this.cy.pan({ x: this.cy.width() / 2 - (seed.x + ahead) * SMALLEST, y: this.cy.height() / 2 - y * SMALLEST });
    return false;
  }

  fitAll() { this.cy.fit(undefined, 24); }

  zoomBy(factor) { this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } }); }

  resized() { this.cy.resize(); }

  restyle() { this.cy.style(styleOf()); }

  /** Marks what is selected, and brings it into sight if it is outside. */
  select(id) {
    this.cy.elements().removeClass('selected near');
    if (!id) return;
    const chosen = this.cy.elements().filter(e => e.data('selects') === id || e.data('covers')?.includes(id));
    chosen.addClass('selected');
    chosen.edges().connectedNodes().addClass('near');
    if (chosen.empty()) return;
    const box = chosen.renderedBoundingBox();
    const outside = box.x2 < 20 || box.y2 < 20 || box.x1 > this.cy.width() - 20 || box.y1 > this.cy.height() - 20;
    if (outside) this.cy.center(chosen);
  }

  /** What the arrow keys lead to: along the money, or to the neighbour above or below. */
  step(id, key) {
    const chosen = this.cy.elements().filter(e => e.data('selects') === id);
    if (!id || chosen.empty()) return this.cy.getElementById('seed').data('selects');
    const node = chosen.nodes().nonempty() ? chosen.nodes()[0] : key === 'ArrowLeft' ? chosen.edges()[0].source() : chosen.edges()[0].target();
    if (chosen.nodes().empty() && (key === 'ArrowLeft' || key === 'ArrowRight')) return node.data('selects');
    const reach = key === 'ArrowLeft' ? node.incomers('node') : key === 'ArrowRight' ? node.outgoers('node')
      : this.cy.nodes().filter(n => n.position('x') === node.position('x') && (key === 'ArrowUp') === (n.position('y') < node.position('y')) && n !== node && n.position('y') !== node.position('y'));
    if (reach.empty()) return id;
    const near = reach.sort((a, b) => Math.abs(a.position('y') - node.position('y')) - Math.abs(b.position('y') - node.position('y')));
    return near[0].data('selects') ?? id;
  }

  destroy() { this.cy.destroy(); }
}

/** What is drawn together with others; selecting one of it marks them all. */
function covered(element) {
  const { fold } = element;
  if (fold) return [...fold.transactions ?? [...fold.accounts, ...fold.fees], ...fold.inside];
  return element.movements?.length > 1 ? element.movements.map(m => m.id) : null;
}

function countParallel(lines) {
  const count = new Map();
  for (const l of lines) count.set(`${l.source} ${l.target}`, 1 + (count.get(`${l.source} ${l.target}`) ?? 0));
  return count;
}

/** From 1.5 to 7 pixels, by the logarithm of the traced value. */
function widthScale(lines) {
  const logs = lines.filter(l => l.weight > 0).map(l => Math.log(l.weight));
  const low = Math.min(...logs), high = Math.max(...logs);
  return weight => weight <= 0 ? 1.5 : high === low ? 3 : 1.5 + 5.5 * (Math.log(weight) - low) / (high - low);
}
