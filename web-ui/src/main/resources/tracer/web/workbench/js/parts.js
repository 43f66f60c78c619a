import { h } from './dom.js';
import { language, t } from './text.js';
import { mark, copyMark } from './marks.js';
import { shortId, shortOutput } from './format.js';
import { href, current } from './state.js';

/** Small pieces that every view uses. */
export function badge(evidence) {
  return h('span', { class: `badge ${evidence}`, title: t(`evidence.${evidence}.meaning`) }, t(`evidence.${evidence}`));
}

export function endWord(kind) {
  return h('span', { class: `end-word end-${kind}` }, mark(kind), t(`end.${kind}`));
}

/** Copies the full id, whatever is shown. */
export function copy(id) {
  const button = h('button', { type: 'button', class: 'copy', title: t('copy', { id }), 'aria-label': t('copy', { id: shortId(id) }) }, copyMark());
  button.addEventListener('click', async event => {
    event.stopPropagation();
    await navigator.clipboard.writeText(id);
    button.replaceChildren('✓');
    setTimeout(() => button.replaceChildren(copyMark()), 1200);
  });
  return button;
}

export function fullId(id) {
  return h('span', {}, h('span', { class: 'id' }, id), copy(id));
}

/** A link that shows something in the panel beside the drawing and keeps the rest as it is. */
export function show(kind, id, text = null) {
  const shown = text ?? (kind === 'output' ? shortOutput(id) : shortId(id, 6, kind === 'transaction' ? 4 : 6));
  return h('a', { href: href({ ...current(), show: `${kind}:${id}` }), 'data-link': '', class: text ? null : 'id', title: id }, shown);
}

export function trace(output, direction, text) {
  return h('a', { class: 'button', href: href({ seed: output, direction }), 'data-link': '' }, text);
}

/** A sanction is a mark on the way, never an end. */
function sanctionMarks(party) {
  const marks = party.labels.filter(l => l.category === 'sanctioned').map(l => l.inForce ?? 'undated');
  return [...new Set(marks)].map(m => h('span', { class: `sanction ${m}` }, t(`sanction.${m}`)));
}

export function partyName(party) {
  const labels = party.labels.map(l => h('span', { class: 'who' }, `${l.name} `, badge('label')));
  return h('span', {}, labels, sanctionMarks(party), labels.length > 0 && party.address ? ' ' : null,
    party.address ? show('address', party.address) : party.labels.length > 0 ? null : party.scriptClass);
}

export function working() {
  return h('p', { class: 'working', role: 'status' }, t('working'));
}

/** While a trace is on its way: how far it is of its budget, and how to call it off. */
export function underWay(budget, onCancel) {
  const bar = h('progress', { max: budget });
  const text = h('p', { role: 'status' }, t('working'));
  const element = h('section', { class: 'working' }, text, bar, h('p', {}, h('button', { type: 'button', class: 'cancel', onclick: onCancel }, t('cancel'))));
  const tell = ({ unit, done }) => {
    bar.value = Math.min(done, budget);
    text.textContent = t('under-way', { done: done.toLocaleString(language()), budget: Number(budget).toLocaleString(language()), unit: t(unit) });
  };
  return { element, tell };
}

export function calledOff(onAgain) {
  return h('section', { class: 'card notice', role: 'status' }, h('h1', {}, t('called-off')), h('p', {}, t('called-off.detail')),
    h('button', { type: 'button', onclick: onAgain }, t('ask')));
}

export function notice(problem) {
  const kind = problem.type.split(':').at(-1);
  return h('section', { class: `card notice ${problem.status >= 500 || problem.status === 0 ? 'bad' : ''}`, role: 'alert' },
    h('h1', {}, t(`problem.${kind}`)), h('p', {}, problem.detail || t('problem.unreachable.detail')),
    h('p', { class: 'code' }, `${kind} · ${problem.status}`));
}
