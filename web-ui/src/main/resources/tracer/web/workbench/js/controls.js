import { h } from './dom.js';
import { t } from './text.js';
import { change } from './state.js';
import { policyWord } from './accountlabels.js';

/** How the question is asked. Every choice is in the address. */
export function controls(document) {
  const { question, asset } = document;
  const form = h('form', { class: 'card controls', 'aria-label': t('question') },
    h('div', { class: 'field' }, h('span', {}, t('direction')), segmented('direction', ['backward', 'forward'], question.direction,
      direction => ({ policy: policies(direction, asset).includes(question.policy) ? question.policy : '' }))),
    h('label', {}, t('policy'), h('select', { name: 'policy' }, policies(question.direction, asset).map(policy =>
      option(policy, asset ? policyWord({ question: { policy } }) : t(`policy.${policy}`), policy === question.policy)))),
    field('hops', 'number', question.limits.hops ?? '', { min: 0, placeholder: t('all') }),
    asset ? field('minimum', 'text', decimalOf(question.limits.minTraced), { placeholder: '0', inputmode: 'decimal' }, t('minimum.of', { unit: unitOf(asset) }))
      : field('minimum', 'text', decimalOf(question.limits.minTraced), { placeholder: '0', inputmode: 'decimal' }),
    field('transactions', 'number', question.limits.transactions ?? question.limits.transfers, { min: 1, max: 10000 }, t(asset ? 'transfers' : 'transactions')),
    h('label', {}, t('stops'), h('select', { name: 'stop' },
      option('', t('stops.default'), !isUnstopped(question)), option('none', t('stops.none'), isUnstopped(question)))),
    more(question, asset),
    h('button', { type: 'submit' }, t('ask')));
  form.addEventListener('submit', event => { event.preventDefault(); submit(form, asset); });
  form.elements.policy.addEventListener('change', () => change({ policy: form.elements.policy.value, show: '' }));
  form.elements.stop.addEventListener('change', () => submit(form, asset));
  return form;
}

/** Limits that most questions leave alone; open where one was set. */
function more({ limits, fees }, asset) {
  const hub = String(limits.maxPayments ?? limits.maxTransfers ?? 'none');
  const open = fees === 'to-miner' || limits.minShare || limits.within || limits.maxEntity || hub !== '10000';
  return h('details', { class: 'more', open: Boolean(open) }, h('summary', {}, t('limits.more')),
    h('div', { class: 'fields' }, field('minShare', 'text', limits.minShare ?? '', { placeholder: '1/100', title: t('minShare.note') }),
      field('within', 'text', limits.within ?? '', { placeholder: '30d', title: t('within.note') }),
      field('maxPayments', 'text', hub === '10000' ? '' : hub, { placeholder: '10000', title: t('maxPayments.note') }),
      asset ? null : h('label', { title: t('fees.to-miner.note') }, t('fees'), h('select', { name: 'fees' }, option('', t('fees.lost'), fees !== 'to-miner'), option('to-miner', t('fees.to-miner'), fees === 'to-miner'))),
      asset ? null : field('maxEntity', 'number', limits.maxEntity ?? '', { min: 1, placeholder: t('all'), title: t('maxEntity.note') }),
      field('time', 'text', limits.time === '1m' ? '' : limits.time ?? '', { placeholder: '60s', title: t('time.note') })));
}

/** The policies that can answer: some say where dirty money goes and run forward only; poison is a set of outputs. */
function policies(direction, asset) {
  const forward = asset ? ['dirty-first', 'clean-first', 'libr'] : ['highest-output-first', 'dirty-first', 'clean-first'];
  return ['fifo', 'lifo', 'haircut', 'haircut-int', ...direction === 'forward' ? forward : [], 'poison'];
}

function isUnstopped(question) {
  return question.stops.categories.length === 0;
}

/** What people say of an asset: its symbol if its decimals are known, else base units. */
function unitOf(asset) {
  return asset.decimals === null ? t('units') : asset.symbol ?? t('token.unit');
}

function decimalOf(amount) {
  return amount ? amount.text.split(' ')[0].replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : '';
}

function submit(form, asset) {
  const typed = form.elements.minimum.value.trim().replace(',', '.');
  const units = asset ? unitsOf(typed, asset.decimals ?? 0) : satsOf(typed);
  form.elements.minimum.setCustomValidity(units === null ? t(asset ? 'minimum.invalid.units' : 'minimum.invalid', { decimals: asset?.decimals ?? 0 }) : '');
  if (!form.reportValidity()) return;
  const stop = form.elements.stop.value;
  const asked = { hops: form.elements.hops.value, transactions: form.elements.transactions.value, stop, show: '' };
  for (const name of ['minShare', 'within', 'maxPayments', 'maxEntity', 'time', 'fees']) {
    if (form.elements[name]) asked[name] = form.elements[name].value.trim();
  }
  const onlyOutputs = stop === 'none' ? 'false' : '';
  change(asset ? { ...asked, minUnits: units } : { ...asked, minSats: units, throughEntities: onlyOutputs, atCollaborative: onlyOutputs });
}

/** Decimal bitcoin as whole satoshis, by its digits; null if it is not such a number. */
export function satsOf(text) {
  return /^\d{0,8}(\.|$)/.test(text) ? unitsOf(text, 8) : null;
}

/** A decimal number as whole base units, by its digits; null if it is none or has more decimals. */
export function unitsOf(text, decimals) {
  if (text === '' || text === '0') return '';
  const parts = /^(\d{0,60})(?:\.(\d*))?$/.exec(text);
  if (!parts || (parts[2] ?? '').length > decimals || text === '.') return null;
  return BigInt((parts[1] || '0') + (parts[2] ?? '').padEnd(decimals, '0')).toString();
}

function segmented(name, values, chosen, besides = () => ({})) {
  return h('div', { class: 'segmented', role: 'group', 'aria-label': t(name) }, values.map(value =>
    h('button', { type: 'button', 'aria-pressed': String(value === chosen), onclick: () => change({ [name]: value, ...besides(value), show: '' }) }, t(`${name}.${value}`))));
}

function field(name, type, value, attributes, text = t(name)) {
  return h('label', {}, text, h('input', { name, type, value: String(value), ...attributes }));
}

function option(value, text, selected) {
  return h('option', { value, selected }, text);
}
