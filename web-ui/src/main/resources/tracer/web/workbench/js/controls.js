import { h } from './dom.js';
import { t } from './text.js';
import { change } from './state.js';

/** How the question is asked. Every choice is in the address. */
export function controls(document) {
  const { question } = document;
  const form = h('form', { class: 'card controls', 'aria-label': t('question') },
    h('div', { class: 'field' }, h('span', {}, t('direction')), segmented('direction', ['backward', 'forward'], question.direction)),
    h('div', { class: 'field' }, h('span', {}, t('policy')), segmented('policy', ['fifo', 'haircut', 'haircut-int'], question.policy)),
    field('hops', 'number', question.limits.hops ?? '', { min: 0, placeholder: t('all') }),
    field('minimum', 'text', question.limits.minTraced ? question.limits.minTraced.text.replace(/0+ BTC$/, '').replace(/[. ]+(BTC)?$/, '') : '', { placeholder: '0', inputmode: 'decimal' }),
    field('transactions', 'number', question.limits.transactions, { min: 1, max: 10000 }),
    h('label', {}, t('stops'), h('select', { name: 'stop' },
      option('', t('stops.default'), !isUnstopped(question)), option('none', t('stops.none'), isUnstopped(question)))),
    h('button', { type: 'submit' }, t('ask')));
  form.addEventListener('submit', event => { event.preventDefault(); submit(form); });
  form.elements.stop.addEventListener('change', () => submit(form));
  return form;
}

function isUnstopped(question) {
  return question.stops.categories.length === 0;
}

function submit(form) {
  const typed = form.elements.minimum.value.trim().replace(',', '.');
  const sats = satsOf(typed);
  form.elements.minimum.setCustomValidity(sats === null ? t('minimum.invalid') : '');
  if (!form.reportValidity()) return;
  const stop = form.elements.stop.value;
  change({ hops: form.elements.hops.value, minSats: sats, transactions: form.elements.transactions.value, stop,
    throughEntities: stop === 'none' ? 'false' : '', atCollaborative: stop === 'none' ? 'false' : '', show: '' });
}

/** Decimal bitcoin as whole satoshis, by its digits; null if it is not such a number. */
export function satsOf(text) {
  if (text === '' || text === '0') return '';
  const parts = /^(\d{0,8})(?:\.(\d{0,8}))?$/.exec(text);
  if (!parts) return null;
  return BigInt((parts[1] || '0') + (parts[2] ?? '').padEnd(8, '0')).toString();
}

function segmented(name, values, chosen) {
  return h('div', { class: 'segmented', role: 'group', 'aria-label': t(name) }, values.map(value =>
    h('button', { type: 'button', 'aria-pressed': String(value === chosen), onclick: () => change({ [name]: value, show: '' }) }, t(`${name}.${value}`))));
}

function field(name, type, value, attributes) {
  return h('label', {}, t(name), h('input', { name, type, value: String(value), ...attributes }));
}

function option(value, text, selected) {
  return h('option', { value, selected }, text);
}
