import { h } from './dom.js';
import { t, plural } from './text.js';
import { href } from './state.js';
import { badge, copy, endWord, fullId, partyName, show } from './parts.js';
import { minute, trimmed } from './format.js';
import { capital } from './labels.js';
import { labelNote } from './labelnote.js';
import { policyWord } from './accountlabels.js';
import { cutList, facts, stamped } from './inspectorparts.js';

/** Everything about a transfer that a trace came by. */
export function movementPart(x, document) {
  const labels = [...(x.from?.labels ?? []), ...(x.to?.labels ?? [])];
  return h('div', {},
    facts(['traced', h('strong', {}, x.traced.text), ` ${t('under', { policy: policyWord(document) })} `, badge('convention')],
      ['of-value', x.amount.text, ' ', badge(x.evidence)],
      ['from', x.from ? partyName(x.from) : t('outside')], ['to', x.to ? partyName(x.to) : t('nobody')],
      ['transfer', fullId(x.id)], ['sort', t(`sort.${x.kind}`)],
      ['stamped', stamped(x.block)], ['in', x.transaction ? show('transaction', x.transaction) : null],
      ['token.contract', document.asset.contract ? fullId(document.asset.contract) : null]),
    x.end ? h('div', { class: 'sentence' }, endWord(x.end.kind), ' ', badge(x.end.evidence), h('p', {}, `${capital(x.end.sentence)}.`)) : null,
    x.end?.kind === 'service' && (x.to?.labels ?? []).some(l => l.category === 'bridge') ? h('p', { class: 'note' }, t('crossing.from-here')) : null,
    labels.map(labelNote),
    x.runs.length > 0 ? h('p', {}, t('runs.units'), ' ', h('code', {}, x.runs.slice(0, 8).map(r => `${r.offset}+${r.length}`).join(', ')), x.runs.length > 8 ? ` … (${x.runs.length})` : null) : null,
    x.fate === 'fee' ? null : h('div', { class: 'actions' }, follow(x.id, 'forward', document.chain, 'button'), follow(x.id, 'backward', document.chain, 'button')));
}

function follow(id, direction, chain, look = null) {
  return h('a', { class: look, href: href({ seed: id, direction, chain }), 'data-link': '' }, t(`trace.${direction}`));
}

export function accountTransactionPart(tx) {
  return h('div', {},
    facts(['hash', fullId(tx.hash)], ['chain', tx.chain], ['block', stamped(tx.block), ' ', badge(tx.evidence)], ['confirmations', tx.confirmations.toLocaleString()],
      ['outcome', capital(tx.sentence)], ['from', partyName(tx.from)], ['to', tx.to ? partyName(tx.to) : t('new-contract')],
      ['created', tx.created ? partyName(tx.created) : null], ['asked', tx.asked.text], ['fee', tx.fee.text]),
    h('h3', {}, plural('transfers', tx.transfers.length)), cutList(tx.transfers, x => transferItem(x, tx.chain)),
    list(tx.notFollowed), list(tx.notes));
}

function list(sentences) {
  return sentences.length === 0 ? null : h('ul', { class: 'notes' }, sentences.map(s => h('li', {}, s)));
}

function transferItem(x, chain) {
  return h('li', { class: 'io' }, h('span', {}, x.from ? partyName(x.from) : t('outside'), ' → ', x.to ? partyName(x.to) : t('nobody')), h('span', { class: 'num' }, trimmed(x.amount)),
    h('small', {}, `${t(`sort.${x.kind}`)} · ${minute(x.block.stamped)} UTC `, x.asset.contract ? h('span', { class: 'id' }, x.asset.contract) : null, ' ',
      x.traceable ? [follow(x.id, 'forward', chain), ' · ', follow(x.id, 'backward', chain)] : null, copy(x.id)));
}

export function accountAddressPart(address) {
  return h('div', {}, facts(['address', fullId(address.address)]),
    address.chains.length > 1 ? h('p', {}, t('chains.several', { count: address.chains.length })) : null,
    address.chains.map(c => onChain(c, address.address)));
}

/** To another account, in the same asset: the other end is typed in. */
function pathLink(ends, x, chain, key) {
  return h('a', { class: 'button', href: `/?${new URLSearchParams({ ...ends, chain, asset: x.asset.contract ?? 'native' })}`, 'data-link': '' }, t(key));
}

/** All that it received of an asset as one seed, or backward all that it sent. */
function allLink(seed, direction, x, chain) {
  return (direction === 'forward' ? x.received : x.sent).units === '0' ? null
    : h('a', { class: 'button', href: href({ seed, direction, chain, asset: x.asset.contract ?? 'native' }), 'data-link': '' }, t(`trace.all.${direction}`));
}

/** Where the trace on the screen starts: the likely other end of a path. */
function seedAccount() {
  return document.querySelector('[data-seed-account]')?.dataset.seedAccount ?? '';
}

function onChain(c, address) {
  return h('section', {}, h('h3', {}, t('on-chain', { chain: c.chain })), c.labels.map(labelNote),
    c.assets.slice(0, 100).map(x => holding(x, c.chain, address)), c.assets.length > 100 ? h('p', {}, t('list.first', { shown: 100, total: c.assets.length })) : null,
    h('p', {}, `${capital(c.sentence)}.`), list(c.notes));
}

function holding(x, chain, address) {
  return h('div', { class: 'sentence' },
    facts(['asset', x.asset.contract ? fullId(x.asset.contract) : x.asset.symbol],
      ['opening', x.opening ? t('opening.of', { amount: x.opening.amount.text, height: x.opening.height, by: x.opening.by }) : t('unknown')],
      ['received', x.received.text], ['sent', x.sent.text], ['balance', x.balance ? x.balance.text : t('unknown'), ' ', badge(x.evidence)],
      ['first', stamped(x.first)], ['last', stamped(x.last)]),
    h('div', { class: 'actions' }, allLink(address, 'forward', x, chain), allLink(address, 'backward', x, chain), pathLink({ source: address, target: '' }, x, chain, 'path.from-here'), pathLink({ source: seedAccount(), target: address }, x, chain, 'path.to-here'),
      h('a', { class: 'button', href: `/?${new URLSearchParams({ fund: address, claims: '', chain })}`, 'data-link': '' }, t('fund.from-here'))),
    h('h3', {}, plural('transfers', x.transfers)), cutList(x.shown, y => transferItem(y, chain)),
    x.shown.length < x.transfers ? h('p', {}, t('list.first', { shown: x.shown.length, total: x.transfers })) : null);
}
