import { h } from './dom.js';
import { plural, t } from './text.js';
import { ask } from './api.js';
import { change, current } from './state.js';
import { isOfAccounts, isTransfer, shortId, shortOutput, trimmed } from './format.js';
import { badge, copy, endWord, notice, show } from './parts.js';

const FIRST = 50;

/** Every policy side by side, for the same seed. Computed when it is asked for, since it takes several traces. */
export class ComparisonPanel {
  constructor(document, question, signal) {
    const { direction, policy, ...asked } = question;
    this.asked = asked;
    this.document = document;
    this.signal = signal;
    this.element = h('section', { class: 'card panel comparison', id: 'comparison' });
    this.shown = null;
  }

  /** Open or not stands in the address. */
  update(state) {
    const wanted = state.compare === 'yes' && this.document.question.direction === 'forward';
    if (wanted === this.shown) return;
    this.shown = wanted;
    if (wanted) this.load();
    else this.element.replaceChildren(h('h2', {}, t('comparison.title')), h('p', { class: 'note' }, t('comparison.note')),
      this.document.question.direction === 'forward' ? h('button', { type: 'button', onclick: () => change({ compare: 'yes' }, true) }, t('comparison.open'))
        : h('p', { class: 'note' }, t('comparison.forward-only')));
  }

  async load() {
    this.element.replaceChildren(h('h2', {}, t('comparison.title')), h('p', { class: 'working', role: 'status' }, t('working')));
    try {
      const path = isOfAccounts(this.asked.seed) ? 'account-compare' : 'compare';
      const found = await ask(path, this.asked, this.signal);
      if (this.shown) this.element.replaceChildren(...table(found));
    } catch (error) {
      if (error.name !== 'AbortError') this.element.replaceChildren(notice(error.document ?? { type: 'internal', status: 500, detail: String(error) }));
    }
  }
}

function table(found) {
  const declared = current().policy || 'fifo';
  const body = h('tbody', {});
  const more = h('p', { class: 'note' });
  const fill = atMost => {
    body.replaceChildren(...found.destinations.slice(0, atMost).map(row => line(row, declared)), fees(found, declared));
    more.replaceChildren(...found.destinations.length > atMost
      ? [h('button', { type: 'button', class: 'plain', onclick: () => fill(found.destinations.length) }, t('list.all', { shown: atMost, total: found.destinations.length }))] : []);
  };
  fill(FIRST);
  return [
    h('div', { class: 'toolbar' }, h('h2', { id: 'comparison-title' }, t('comparison.title')),
      h('button', { type: 'button', class: 'plain', onclick: () => change({ compare: '' }, true) }, t('close'))),
    h('p', { class: found.disputed > 0 ? 'disputed' : 'note' }, plural('comparison.disputed', found.disputed, { total: found.destinations.length })),
    h('div', { class: 'table-frame' }, h('table', { 'aria-labelledby': 'comparison-title' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('comparison.destination')), h('th', { scope: 'col' }, t('then')),
        found.policies.map(p => h('th', { scope: 'col', class: p.policy === declared ? 'num declared' : 'num' }, t(`policy.${p.policy}`))),
        h('th', { scope: 'col', class: 'num' }, t('comparison.bound')), h('th', { scope: 'col' }, t('comparison.orders')))),
      body)), more,
    h('p', { class: found.policies.every(p => p.closes) ? 'closes' : 'closes bad' }, t(found.policies.every(p => p.closes) ? 'comparison.closes' : 'closes.not')),
    h('ul', { class: 'notes' }, found.notes.map(n => h('li', {}, n)), found.truncated ? h('li', {}, t('comparison.partial')) : null)];
}

function line(row, declared) {
  return h('tr', { class: row.disputed ? 'is-disputed' : null },
    h('td', {}, place(row), row.disputed ? h('span', { class: 'disputed-mark' }, t('comparison.is-disputed')) : null),
    h('td', { title: row.end.sentence }, h('span', { class: 'nowrap' }, endWord(row.end.kind), ' ', row.end.evidence === 'inference' ? badge('inference') : null)),
    row.amounts.map(a => amount(a, declared)),
    h('td', { class: row.bound.maximum ? 'num' : 'num open-bound', title: row.bound.sentence }, row.bound.within
      ? [trimmed(row.bound.within), row.bound.maximum ? null : h('small', {}, t('comparison.possible', { amount: trimmed(row.bound.possible) }))] : t('comparison.not-computed')),
    h('td', { class: 'orders' }, orders('fifo', row.fifoOrders), orders('lifo', row.lifoOrders)));
}

function place(row) {
  const [id] = row.where.split(' ');
  const name = row.labels.length > 0 ? h('span', { class: 'who' }, `${row.labels[0].name} `, badge('label')) : null;
  const at = id.includes(':') ? isTransfer(id) ? show('transfer', id, shortOutput(id)) : show('output', id) : show('address', id);
  return h('div', {}, name, row.address && id.includes(':') ? h('div', { title: row.address }, shortId(row.address, 8, 6)) : null, h('small', {}, at, copy(id)));
}

function amount(a, declared) {
  const isNone = /^0( |$)/.test(a.amount.units);
  const text = isNone ? '–' : a.wentOn ? `(${trimmed(a.amount)})` : trimmed(a.amount);
  return h('td', { class: `num${a.policy === declared ? ' declared' : ''}${isNone ? ' none' : ''}`, title: a.wentOn ? t('comparison.went-on') : a.amount.text }, text);
}

function orders(policy, range) {
  if (!range) return null;
  return h('div', { class: 'nowrap', title: range.attained ? null : t('comparison.widest') }, `${t(`policy.${policy}`)} `,
    range.least.units === range.most.units ? trimmed(range.least) : `${trimmed(range.least)} – ${trimmed(range.most)}`, range.attained ? null : ' *');
}

function fees(found, declared) {
  return h('tr', { class: 'sum' }, h('td', { colspan: 2 }, t('term.fees')),
    found.policies.map(p => h('td', { class: p.policy === declared ? 'num declared' : 'num' }, trimmed(p.fees))), h('td', { colspan: 2 }));
}
