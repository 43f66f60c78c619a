import { h } from './dom.js';
import { t } from './text.js';
import { ask } from './api.js';
import { change } from './state.js';
import { isAccountId, minute, shortId, shortOutput, trimmed } from './format.js';
import { badge, copy, partyName, show } from './parts.js';
import { fillInspector } from './inspector.js';

const WANTED = ['policy', 'sharing', 'toHeight'];
const POLICIES = ['libr', 'clean-first', 'dirty-first', 'fifo', 'lifo', 'haircut', 'haircut-int'];
const PAGE = 300;

/** Whether the fund is of accounts: their addresses begin with 0x. */
function ofAccounts(state) {
  return Boolean(state.chain) || `${state.fund ?? ''},${state.claims ?? ''}`.split(',').some(name => isAccountId(name.trim()));
}

/** What of payments into a declared fund is still in it: a form, then tables and what they come to. */
export class FundView {
  static async ask(state, signal) {
    if (!state.fund || !state.claims) return new FundView(state, null);
    const [path, keys] = ofAccounts(state) ? ['account-fund', [...WANTED, 'chain']] : ['fund', WANTED];
    const asked = Object.fromEntries(keys.filter(key => state[key]).map(key => [key, state[key]]));
    return new FundView(state, await ask(path, { of: state.fund, claims: state.claims, ...asked }, signal));
  }

  constructor(state, found) {
    this.found = found;
    this.title = found?.title ?? t('fund.title');
    this.inspector = h('aside', { class: 'card inspector', 'aria-label': t('inspector'), hidden: true });
    this.element = h('div', { class: 'trace fund' }, h('div', { class: 'headline' }, h('h1', {}, t('fund.title'))),
      form(state), found ? answer(found) : h('section', { class: 'card panel' }, h('p', {}, t('fund.note'))), this.inspector);
  }

  shown(state) { this.update(state); }

  update(state) {
    const shown = state.show ?? '';
    this.inspector.hidden = shown === '';
    if (shown !== '' && shown !== this.inspected) fillInspector(this.inspector, shown, this.found?.chain ? { chain: this.found.chain } : null);
    this.inspected = shown;
  }
}

function form(state) {
  const wide = key => h('label', {}, t(`fund.${key}`), h('input', { name: key, value: state[key] ?? '', class: 'wide', spellcheck: 'false', required: true }));
  const choice = (key, values, chosen, word) => h('label', {}, t(key), h('select', { name: key }, values.map(value => h('option', { value, selected: value === chosen }, word(value)))));
  const policy = value => value === 'haircut-int' ? t('policy.whole-units') : t(`policy.${value}`);
  const element = h('form', { class: 'card controls', 'aria-label': t('question') }, wide('fund'), wide('claims'),
    choice('policy', POLICIES, state.policy || 'libr', policy), choice('sharing', ['pro-rata', 'first-in'], state.sharing || 'pro-rata', value => t(`sharing.${value}`)),
    h('label', {}, t('fund.toHeight'), h('input', { name: 'toHeight', type: 'number', min: 0, value: state.toHeight ?? '', placeholder: t('all') })), h('button', { type: 'submit' }, t('ask')));
  element.addEventListener('submit', event => {
    event.preventDefault();
    const given = key => element.elements[key].value.trim();
    const unless = (key, usual) => given(key) === usual ? '' : given(key);
    change({ fund: given('fund'), claims: given('claims'), policy: unless('policy', 'libr'), sharing: unless('sharing', 'pro-rata'), toHeight: given('toHeight'), show: '' });
  });
  return element;
}

function answer(found) {
  return h('div', { class: 'fund-answer' },
    h('section', { class: 'card panel' }, h('h2', {}, found.title, ' ', badge(found.evidence)),
      found.asset?.contract ? h('p', {}, t('token', { contract: found.asset.contract })) : null,
      h('p', { class: found.closes ? 'closes' : 'closes bad', id: 'closes' },
        found.closes ? t('fund.closes', { paid: trimmed(found.paidIn), left: trimmed(found.left), remaining: trimmed(found.remaining) }) : t('closes.not')),
      h('p', {}, t('fund.balance', { balance: trimmed(found.balance) }), found.opening ? ` ${t('fund.opening', { amount: trimmed(found.opening), height: found.from })}` : null),
      found.inside || found.empty ? h('p', { class: 'note' }, t('fund.left-out', { inside: found.inside, empty: found.empty })) : null,
      h('ul', { class: 'notes' }, found.notes.map(note => h('li', {}, note)))),
    h('section', { class: 'card panel' }, h('h2', { id: 'fund-policies' }, t('fund.policies')), h('p', { class: 'note' }, t('fund.policies.note')),
      table('fund-policies', ['policy', 'fund.left', 'fund.remaining'], found.policies.map(x => outcome(x, found)))),
    h('section', { class: 'card panel' }, h('h2', { id: 'fund-claims' }, t('fund.claims.title', { count: found.claims.length })),
      table('fund-claims', ['fund.payment', 'stamped', 'fund.paid', 'fund.remaining'], found.claims.map(x => claim(x)))),
    entries(found));
}

function outcome(x, found) {
  const declared = x.policy === found.policy;
  const words = x.policy === 'haircut-int' ? t('policy.whole-units') : t(`policy.${x.policy}`);
  return h('tr', { class: declared ? 'declared' : null }, h('td', {}, declared ? h('strong', {}, `${words} (${t('fund.declared')})`) : words),
    number(x.left), x.remaining ? number(x.remaining) : h('td', {}, t('fund.too-long')));
}

function claim(x) {
  const id = x.transfer ?? x.output;
  return h('tr', {}, h('td', { class: 'nowrap' }, named(id), x.by ? h('div', {}, partyName(x.by)) : null), h('td', {}, minute(x.block.stamped)), number(x.paid), number(x.remaining));
}

function named(id) {
  return [show(isAccountId(id) ? 'transfer' : 'output', id, isAccountId(id) ? shortId(id, 8, 10) : shortOutput(id)), copy(id)];
}

/** Whatever changed the balance, in the order of the chain. */
function entries(found) {
  const accounts = Boolean(found.chain);
  const columns = accounts ? ['fund.payment', 'stamped', 'fund.way', 'fund.other', 'fund.amount', 'fund.claims-left', 'balance', 'fund.claims-after']
    : ['fund.payment', 'stamped', 'fund.paid', 'fund.claimed', 'fund.out', 'fund.claims-left', 'balance', 'fund.claims-after'];
  const rows = found.entries.map(x => accounts ? transferRow(x) : transactionRow(x));
  const frame = table('fund-entries', columns, rows.slice(0, PAGE));
  const more = h('p', { class: 'note' });
  if (rows.length > PAGE) {
    more.append(h('button', { type: 'button', class: 'plain', onclick: () => { frame.replaceWith(table('fund-entries', columns, rows)); more.remove(); } },
      t('list.all', { shown: PAGE, total: rows.length })));
  }
  return h('section', { class: 'card panel' }, h('h2', { id: 'fund-entries' }, t('fund.entries', { count: rows.length })), frame, more);
}

function transferRow(x) {
  return h('tr', { class: x.way === 'claim' ? 'declared' : null }, h('td', { class: 'nowrap' }, named(x.transfer)), h('td', {}, minute(x.block.stamped)), h('td', {}, t(`fund.way.${x.way}`)),
    h('td', {}, x.other ? partyName(x.other) : t(x.way === 'out' ? 'nobody' : 'outside')), number(x.amount), number(x.claimsLeft), number(x.balance), number(x.claims));
}

function transactionRow(x) {
  return h('tr', {}, h('td', { class: 'nowrap' }, show('transaction', x.txid), copy(x.txid)), h('td', {}, minute(x.block.stamped)),
    number(x.paidIn), number(x.claimed), number(x.paidOut), number(x.claimsLeft), number(x.balance), number(x.claims));
}

function number(amount) {
  return h('td', { class: 'num', title: amount ? amount.units ?? amount.sats : null }, amount ? trimmed(amount) : '');
}

function table(title, columns, rows) {
  const words = ['policy', 'fund.payment', 'stamped', 'fund.way', 'fund.other'];
  return h('div', { class: 'table-frame' }, h('table', { 'aria-labelledby': title },
    h('thead', {}, h('tr', {}, columns.map(key => h('th', { scope: 'col', class: words.includes(key) ? null : 'num' }, t(key))))), h('tbody', {}, rows)));
}
