import { h } from './dom.js';
import { plural, t } from './text.js';
import { ask } from './api.js';
import { change, href } from './state.js';
import { day, isAccountId, minute, name, shortId, shortName, trimmed } from './format.js';
import { badge, copy, partyName, show, trace } from './parts.js';
import { capital } from './labels.js';
import { nameOf } from './accountlabels.js';
import { fillInspector } from './inspector.js';
import { Graph } from './graph.js';
import { accountPaths, outputPaths } from './pathmodel.js';

const WANTED = ['best', 'count', 'avoid', 'hops', 'fromHeight', 'toHeight', 'from', 'to', 'transactions', 'stop'];
const OUTPUTS = [...WANTED, 'minSats', 'throughEntities', 'atCollaborative'];
const ACCOUNTS = [...WANTED, 'minUnits', 'chain', 'asset'];
const RANKS = ['fewest', 'widest', 'earliest'];

/** Whether the ends are accounts: their addresses begin with 0x, or a chain of theirs is named. */
function ofAccounts(state) {
  return Boolean(state.chain || state.asset) || `${state.source ?? ''},${state.target ?? ''}`.split(',').some(end => isAccountId(end.trim()));
}

/** Ways for value from one side to another: drawn from left to right, and listed. */
export class PathView {
  static async ask(state, signal) {
    if (!state.source || !state.target) return new PathView(state, null);
    const [path, keys] = ofAccounts(state) ? ['account-path', ACCOUNTS] : ['path', OUTPUTS];
    const asked = Object.fromEntries(['source', 'target', ...keys].filter(key => state[key]).map(key => [key, state[key]]));
    return new PathView(state, await ask(path, asked, signal));
  }

  constructor(state, found) {
    this.found = found;
    this.grammar = found?.chain ? ACCOUNT_GRAMMAR : OUTPUT_GRAMMAR;
    this.title = t('path.title');
    this.inspector = h('aside', { class: 'inspector', 'aria-label': t('inspector'), hidden: true });
    if (found?.paths.length > 0) {
      this.canvas = h('div', { id: 'graph', tabindex: 0, role: 'application', 'aria-label': t('path.graph') });
      this.canvas.addEventListener('keydown', event => this.moved(event));
      this.tip = h('div', { class: 'tip', hidden: true });
    }
    this.stage = h('div', { class: 'card stage', hidden: true },
      this.canvas ? h('div', { class: 'drawing' }, h('div', { class: 'canvas-frame' }, this.canvas, this.tip)) : null, this.inspector);
    this.element = h('div', { class: 'trace' }, h('div', { class: 'headline' }, h('h1', {}, this.title)), form(state), this.stage, found ? answer(found) : null);
  }

  /** Once it stands in the page: a canvas needs its size. */
  shown(state) {
    if (this.canvas) {
      this.stage.hidden = false;
      this.graph = new Graph(this.canvas, { onSelect: id => this.chosen(id), onOpen: () => {}, onHover: (text, at) => this.hover(text, at), grammar: this.grammar });
      this.graph.show(this.found, new Set());
      this.graph.frame();
    }
    this.update(state);
  }

  update(state) {
    const shown = state.show ?? '';
    this.inspector.hidden = shown === '';
    this.stage.hidden = !this.canvas && shown === '';
    this.stage.classList.toggle('inspecting', shown !== '' && Boolean(this.canvas));
    this.graph?.resized();
    this.graph?.select(shown.split(':').slice(1).join(':'));
    if (shown !== '' && shown !== this.inspected) fillInspector(this.inspector, shown, this.found?.chain ? { chain: this.found.chain } : null);
    this.inspected = shown;
  }

  chosen(id) {
    const kind = id?.includes(':') ? (this.found.chain ? 'transfer' : 'output') : this.found.chain ? 'address' : 'transaction';
    change({ show: id ? `${kind}:${id}` : '' }, true);
  }

  moved(event) {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen(this.graph.step(new URLSearchParams(location.search).get('show')?.split(':').slice(1).join(':') ?? null, event.key));
  }

  hover(text, at) {
    this.tip.hidden = !text;
    if (!text) return;
    this.tip.textContent = text;
    this.tip.style.left = `${Math.max(8, Math.min(at.x + 14, this.canvas.clientWidth - 330))}px`;
    this.tip.style.top = `${at.y + 16}px`;
  }

  fit() { this.graph?.fitAll(); }

  restyle() { this.graph?.restyle(); }

  gone() { this.graph?.destroy(); }
}

/** What stands at a drawing of outputs; see {@link Graph}. */
const OUTPUT_GRAMMAR = { drawing: outputPaths,
  label: (e, found, places) => e.kind === 'start' ? `${t('path.start')}\n${endName(found.from)}`
    : e.kind === 'transaction' ? `${day(e.stop.block.stamped)}\n${shortId(e.id)}`
    : e.kind === 'address' ? `${t('path.end')}\n${shortName(e.stop.party)}` : inLine(e, places) ? trimmed(e.stop.amount) : '',
  sentence: (e, found) => e.kind === 'start' ? found.from.join(', ') : e.kind === 'transaction' ? t('path.says.transaction', { id: e.id })
    : says(trimmed(e.stop.amount), name(e.stop.party), e.stop.block, e.stop.evidence),
  selects: node => node.kind === 'start' ? null : node.kind === 'transaction' ? node.id : node.stop.output };

const ACCOUNT_GRAMMAR = { drawing: accountPaths,
  label: (e, found, places) => e.kind === 'account' ? `${e.start ? `${t('path.start')}\n` : ''}${nameOf(e.party)}` : e.transfer && (inLine(e, places) || e.isBack) ? trimmed(e.transfer.amount) : '',
  sentence: e => e.party ? e.party.address : e.transfer ? `${says(e.transfer.amount.text, nameOf(e.transfer.to), e.transfer.block, e.transfer.evidence)} ${capital(e.keptSays)}.` : '',
  selects: node => node.party?.address ?? null };

function inLine(line, places) {
  return places.get(line.source).lane === places.get(line.target).lane;
}

function says(amount, who, block, evidence) {
  return t('path.says.step', { amount, name: who, height: block.height, time: block.stamped, evidence: t(`evidence.${evidence}`) });
}

function endName(ends) {
  return ends.length === 1 ? shortId(ends[0], 10, 6) : `${shortId(ends[0], 7, 5)} +${ends.length - 1}`;
}

function form(state) {
  const text = (key, look, required) => h('label', {}, t(`path.${key}`), h('input', { name: key, value: state[key] ?? '', class: look, spellcheck: 'false', required }));
  const number = (key, words, otherwise, max) => h('label', {}, words, h('input', { name: key, type: 'number', min: 1, max, value: state[key] ?? '', placeholder: otherwise }));
  const accounts = ofAccounts(state);
  const element = h('form', { class: 'card controls' }, text('source', 'wide', true), text('target', 'wide', true),
    h('label', {}, t('path.best'), h('select', { name: 'best' }, RANKS.map(rank => h('option', { value: rank, selected: rank === (state.best ?? 'fewest') }, t(`path.best.${rank}`))))),
    number('count', t('path.count'), '1', 100), number('hops', t('hops'), t('all'), null), text('avoid', 'wide', false), accounts ? text('asset', 'wide', false) : null, h('button', { type: 'submit' }, t('ask')));
  element.addEventListener('submit', event => {
    event.preventDefault();
    const given = key => element.elements[key]?.value.trim() ?? '';
    change({ source: given('source'), target: given('target'), best: given('best') === 'fewest' ? '' : given('best'), count: given('count'), hops: given('hops'), avoid: given('avoid'), asset: given('asset'), show: '' });
  });
  return element;
}

function answer(found) {
  return h('section', { class: `card panel path-${found.outcome}` },
    h('h2', {}, t(`path.${found.outcome}`)), h('p', {}, `${capital(found.sentence)}.`),
    h('p', { class: 'note' }, plural(found.chain ? 'path.explored.transfers' : 'path.explored', found.explored), '. ', t('path.within', { within: found.within })),
    found.cuts.length > 0 ? h('ul', { class: 'notes' }, found.cuts.map(cut => h('li', {}, `${capital(cut.sentence)}.`))) : null,
    found.paths.map((path, i) => listed(path, i, found)),
    found.notes ? h('ul', { class: 'notes' }, found.notes.map(note => h('li', {}, note))) : null);
}

function listed(path, index, found) {
  const words = t('path.least', { hops: plural('path.hops', path.hops), amount: trimmed(path.least) });
  return h('section', {}, h('h3', {}, found.paths.length > 1 ? t('path.rank', { rank: index + 1 }) : '', words),
    h('ol', { class: 'steps' }, path.stops ? path.stops.map(stopItem) : path.steps.map(step => hopItem(step, found.chain))));
}

/** An output and the transaction that pays it; the next one spends it. */
function stopItem(stop) {
  return h('li', {},
    h('div', { class: 'when' }, minute(stop.block.stamped), h('small', {}, t('data.block'), ` ${stop.block.height}`)),
    h('div', {}, h('div', {}, partyName(stop.party), ' ', badge(stop.evidence)), h('small', {}, show('output', stop.output), copy(stop.output))),
    h('div', { class: 'num' }, h('strong', {}, trimmed(stop.amount)), h('div', { class: 'actions' }, trace(stop.output, 'forward', t('trace.forward')))));
}

/** A transfer, and what its receiver held until the next. */
function hopItem({ transfer, keptSays }, chain) {
  return h('li', {},
    h('div', { class: 'when' }, minute(transfer.block.stamped), h('small', {}, t('data.block'), ` ${transfer.block.height}`)),
    h('div', {}, h('div', {}, partyName(transfer.from), ' → ', partyName(transfer.to), ' ', badge(transfer.evidence)), h('small', {}, h('span', { class: 'id' }, shortId(transfer.id, 10, 12)), copy(transfer.id)), h('small', {}, `${capital(keptSays)}.`)),
    h('div', { class: 'num' }, h('strong', {}, trimmed(transfer.amount)), h('div', { class: 'actions' },
      h('a', { class: 'button', href: href({ seed: transfer.id, direction: 'forward', chain }), 'data-link': '' }, t('trace.forward')))));
}
