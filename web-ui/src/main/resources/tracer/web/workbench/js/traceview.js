import { h, say } from './dom.js';
import { t } from './text.js';
import { askSlowly } from './api.js';
import { FEES_QUESTION, OUTPUT_QUESTION, TRACE_QUESTION, change, current } from './state.js';
import { Graph } from './graph.js';
import { HoldingTable } from './table.js';
import { accountPanel, notFollowedPanel, servicesPanel } from './account.js';
import { controls } from './controls.js';
import { exportButton } from './export.js';
import { legend, markPeels } from './legend.js';
import { summaryButton } from './summary.js';
import { fillInspector } from './inspector.js';
import { ofHolding } from './labels.js';
import { Indicators } from './indicators.js';
import { ComparisonPanel } from './comparison.js';
import { trimmed, shortOutput } from './format.js';

/** A trace on the screen: drawing, table and panel with one selection. */
export class TraceView {
  static async ask(state, signal, tell) {
    const asked = questionOf(state, TRACE_QUESTION.filter(key => !['chain', 'minUnits', 'asset'].includes(key)));
    return new TraceView(await askSlowly('trace', asked, signal, tell), questionOf(state, OUTPUT_QUESTION));
  }

  constructor(document, question) {
    this.document = document;
    this.question = question;
    this.peels = new Map();
    this.leaving = new AbortController();
    this.indicators = new Indicators();
    this.comparison = new ComparisonPanel(document, question, this.leaving.signal);
    this.opened = new Set((current().open ?? '').split(',').filter(Boolean));
    this.folds = current().folds ?? '';
    this.canvas = h('div', { id: 'graph', tabindex: 0, role: 'application', 'aria-label': t('graph.label'), 'aria-describedby': 'table-title' });
    this.tip = h('div', { class: 'tip', hidden: true });
    this.note = h('div', { class: 'canvas-note', hidden: true }, t('graph.part'));
    this.inspector = h('aside', { class: 'inspector', 'aria-label': t('inspector'), hidden: true });
    this.stage = h('div', { class: 'card stage' },
      h('div', { class: 'drawing' }, h('div', { class: 'canvas-frame' }, this.canvas, this.note, this.tip, this.tools()), this.legend = this.legendPart()), this.inspector);
    this.table = this.tablePart();
    this.element = h('div', { class: 'trace', 'data-seed-address': this.seedAddress(), 'data-seed-account': this.seedAccount() }, this.headline(), controls(document), this.stage,
      h('div', { class: 'below' }, this.table.element, h('div', { class: 'side' }, this.side())), this.comparison.element);
    this.canvas.addEventListener('keydown', event => this.moved(event));
  }

  /** How it is drawn; that of outputs unless said otherwise. */
  grammar() { return undefined; }

  /** What can be selected: lines, then nodes. */
  kinds() { return ['output', 'transaction']; }

  legendPart() { return legend(this.document); }

  tablePart() { return new HoldingTable(this.document); }

  side() {
    return [accountPanel(this.document), this.indicators.element, servicesPanel(this.document), notFollowedPanel(this.document)];
  }

  seedAddress() { return this.document.holdings[0].party.address; }

  seedAccount() { return null; }

  headline() {
    const { question, balance } = this.document;
    return h('div', { class: 'headline' },
      h('h1', {}, `${trimmed(balance.source)} `, h('span', { class: 'policy' }, t('under', { policy: t(`policy.${question.policy}`) })), `, ${t(`headline.${question.direction}`)} `,
        h('span', { class: 'id', title: question.seeds.join('\n') }, this.seedName())),
      this.partial(), this.byChance(), this.feesFollowed(), summaryButton('summary', FEES_QUESTION), question.fees === 'to-miner' ? null : exportButton('export', OUTPUT_QUESTION));
  }

  /** A declared rule that changes the amounts is said beside them. */
  feesFollowed() {
    return this.document.question.fees === 'to-miner' ? h('span', { class: 'chip', title: t('fees.to-miner.note') }, t('fees.followed')) : null;
  }

  seedName() {
    const { seed, seeds } = this.document.question;
    if (seeds.length > 1) return t('outputs.count', { count: seeds.length });
    return seeds[0].includes('=') ? t('part-of', { output: shortOutput(seed) }) : shortOutput(seed);
  }

  /** The clock or a cancellation cut it: asked again it may end elsewhere. */
  byChance() {
    return this.document.reproducible ? null : h('span', { class: 'chip partial' }, t('by-chance'));
  }

  partial() {
    return this.document.truncated ? h('span', { class: 'chip partial' }, t('partial', { count: this.document.notFollowed.length })) : null;
  }

  tools() {
    const button = (key, sign, act) => h('button', { type: 'button', class: sign.length > 1 ? null : 'icon-button', title: t(key), 'aria-label': t(key), onclick: act }, sign);
    return h('div', { class: 'canvas-tools' }, button('zoom.in', '+', () => this.graph.zoomBy(1.25)), button('zoom.out', '−', () => this.graph.zoomBy(0.8)),
      button('fit', t('fit.word'), () => this.fit()), this.document.folds?.length > 0 ? this.foldButtons(button) : null);
  }

  /** Draws all that reads as one as one, or nothing; what was opened by hand is forgotten. */
  foldButtons(button) {
    const draw = folds => () => change({ folds, open: '' });
    return [button('folds.close', t('folds.close.word'), draw('all')), button('folds.open', t('folds.open.word'), draw('none'))];
  }

  /** Once it stands in the page: a canvas needs its size. */
  shown(state) {
    this.graph = new Graph(this.canvas, { onSelect: id => this.chosen(id), onOpen: key => this.open(key), onHover: (text, at) => this.hover(text, at), grammar: this.grammar() });
    this.graph.show(this.document, this.opened, this.folds);
    this.update(state);
    this.note.hidden = this.graph.frame();
    this.graph.select(this.selection);
    this.judge();
  }

  /** Indicators come later; the drawing stays where it is, marks are added to it. */
  async judge() {
    const peels = await this.indicators.load(this.indicated(), this.leaving.signal);
    if (this.leaving.signal.aborted || peels.size === 0) return;
    this.peels = peels;
    this.graph.mark(peels);
    markPeels(this.legend);
  }

  /** What indicators are asked for: the same trace. */
  indicated() { return { ...this.question, ...questionOf(current(), ['fees']) }; }

  fit() {
    this.graph.fitAll();
    this.note.hidden = true;
  }

  /** Selection and table follow the address. */
  update(state) {
    const opened = (state.open ?? '').split(',').filter(Boolean);
    const folds = state.folds ?? '';
    if (opened.length !== this.opened.size || folds !== this.folds) {
      this.opened = new Set(opened);
      this.folds = folds;
      this.graph.show(this.document, this.opened, folds);
      this.note.hidden = this.graph.frame();
    }
    const shown = state.show ?? '';
    const [kind, ...rest] = shown.split(':');
    this.selection = this.kinds().includes(kind) ? rest.join(':') : null;
    if (this.rows !== state.rows) { this.rows = state.rows; this.table.fill(300); }
    this.table.select(shown);
    const wasOpen = !this.inspector.hidden;
    this.inspector.hidden = shown === '';
    this.stage.classList.toggle('inspecting', shown !== '');
    if (wasOpen === this.inspector.hidden) this.graph.resized();
    this.graph.select(this.selection);
    if (shown !== '' && shown !== this.inspected) fillInspector(this.inspector, shown, this.document);
    this.inspected = shown;
    this.comparison.update(state);
  }

  chosen(id) {
    const [line, node] = this.kinds();
    const kind = id?.includes(':') ? line : node;
    change({ show: id ? `${kind}:${id}` : '' }, true);
    this.speak(id);
  }

  speak(id) {
    const said = this.said(id);
    if (said) say(said);
  }

  said(id) {
    const holding = this.document.holdings.find(x => x.output === id);
    if (holding) return ofHolding(holding, t(`policy.${this.document.question.policy}`));
    const tx = this.document.transactions.find(x => x.txid === id);
    return tx ? `${t('kind.transaction')} ${tx.block.stamped}, ${trimmed(tx.tracedIn)}${this.peels.has(id) ? `. ${t('indicators.says-peel', { word: this.peels.get(id) })}` : ''}` : null;
  }

  open(key) {
    change({ open: [...this.opened, key].join(',') });
  }

  hover(text, at) {
    this.tip.hidden = !text;
    if (!text) return;
    this.tip.textContent = text;
    const room = this.canvas.clientWidth - 330;
    this.tip.style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
    this.tip.style.top = `${at.y + 16}px`;
  }

  moved(event) {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen(this.graph.step(this.selection, event.key));
  }

  restyle() { this.graph.restyle(); }

  gone() {
    this.leaving.abort();
    this.graph?.destroy();
  }
}

export function questionOf(state, keys) {
  return Object.fromEntries(keys.filter(key => state[key]).map(key => [key, state[key]]));
}
