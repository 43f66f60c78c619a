import { h } from './dom.js';
import { t, plural } from './text.js';
import { ask, Problem } from './api.js';
import { isAccountId, trimmed } from './format.js';
import { badge, copy, endWord, fullId, notice, partyName, show, trace, working } from './parts.js';
import { capital } from './labels.js';
import { distinct, labelNote, labelsOf } from './labelnote.js';
import { go, current, href } from './state.js';
import { cutList, facts, stamped } from './inspectorparts.js';
import { crossingLink, crossingPart } from './crossing.js';
import { entityPart } from './entityinspector.js';
import { accountAddressPart, accountTransactionPart, movementPart } from './accountinspector.js';

/** The panel that tells everything about one thing. It stands beside the drawing, never over it. */
export async function fillInspector(panel, shown, traceDocument) {
  const [kind, ...rest] = shown.split(':');
  const id = rest.join(':');
  const holding = kind === 'output' ? traceDocument?.holdings?.find(x => x.output === id) : undefined;
  const movement = kind === 'transfer' ? traceDocument?.movements?.find(x => x.id === id) : undefined;
  const content = h('div', {}, working());
  panel.replaceChildren(head(kind), content);
  try {
    content.replaceChildren(kind === 'crossing' ? crossingPart(id) : holding ? holdingPart(holding, traceDocument) : movement ? movementPart(movement, traceDocument)
      : isAccountId(id) ? await byAccountKind(kind, id, traceDocument?.chain ?? current().chain) : await byKind(kind, id));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    content.replaceChildren(notice(error.document));
  }
}

function head(kind) {
  return h('header', {}, h('h2', {}, t(`kind.${kind}`)),
    h('a', { class: 'button icon-button', href: href({ ...current(), show: '' }), 'data-link': '', 'aria-label': t('close'), title: t('close') }, '×'));
}

/** Of account chains; a transfer that no trace came by is shown with its transaction. */
async function byAccountKind(kind, id, chain) {
  return kind === 'address' ? accountAddressPart(await ask(`account-address/${encodeURIComponent(id)}`, { chain, size: 25 }))
    : accountTransactionPart(await ask(`account-tx/${encodeURIComponent(id.split(':')[0])}`, { chain }));
}

async function byKind(kind, id) {
  switch (kind) {
    case 'transaction': return transactionPart(await ask(`tx/${encodeURIComponent(id)}`));
    case 'output': return transactionPart(await ask(`tx/${encodeURIComponent(id.split(':')[0])}`));
    case 'address': return addressPart(await ask(`address/${encodeURIComponent(id)}`, { size: 25 }));
    case 'entity': return entityPart(await ask(`entity/${encodeURIComponent(id)}`, { size: 25 }));
    default: return h('p', {}, t('problem.not-found'));
  }
}

function holdingPart(holding, document) {
  const policy = t(`policy.${document.question.policy}`);
  return h('div', {},
    facts(['traced', h('strong', {}, holding.traced.text), ` ${t('under', { policy })} `, badge('convention')],
      ['of-value', holding.value.text, ' ', badge(holding.evidence)],
      ['paid-to', holding.party.labels.length > 0 ? partyName(holding.party) : null],
      ['address', holding.party.address ? fullId(holding.party.address) : null],
      ['script', holding.party.scriptClass],
      ['output', fullId(holding.output)],
      ['paid-in', stamped(holding.created)],
      ['spent-in', holding.spentIn ? show('transaction', holding.spentIn) : null],
      ['entity', holding.party.entity ? entityLink(holding.party.entity) : null]),
    holding.end ? h('div', { class: 'sentence' }, endWord(holding.end.kind), ' ', badge(holding.end.evidence), h('p', {}, `${capital(holding.end.sentence)}.`)) : null,
    crossingLink(holding.output, labelsOf(holding)),
    labelsOf(holding).map(labelNote),
    holding.runs.length > 0 ? h('p', {}, t('runs'), ' ', h('code', {}, holding.runs.slice(0, 8).map(r => `${r.offset}+${r.length}`).join(', ')), holding.runs.length > 8 ? ` … (${holding.runs.length})` : null) : null,
    h('div', { class: 'actions' }, trace(holding.output, 'forward', t('trace.forward')), trace(holding.output, 'backward', t('trace.backward'))));
}

function entityLink(entity) {
  return h('span', {}, show('entity', entity.id, plural('entity.members', entity.members)), ' ', badge('inference'));
}

function transactionPart(tx) {
  return h('div', {},
    facts(['txid', fullId(tx.txid)], ['block', stamped(tx.block), ' ', badge(tx.evidence)], ['confirmations', tx.confirmations.toLocaleString()],
      ['fee', tx.fee.amount ? `${tx.fee.amount.text}${tx.fee.state === 'claimed' ? ` (${t('evidence.claimed')})` : ''}` : t(`fee.${tx.fee.state}`)],
      ['collaborative', tx.collaborative ? h('span', {}, tx.collaborative.sentence, ' ', badge('inference')) : null]),
    h('h3', {}, plural('inputs', tx.inputs.length)), cutList(tx.inputs, inputItem),
    h('h3', {}, plural('outputs', tx.outputs.length)), cutList(tx.outputs, outputItem));
}

function inputItem(input) {
  if (input.state === 'coinbase') return h('li', { class: 'io' }, t('new-value'));
  return h('li', { class: 'io' }, input.party ? partyName(input.party) : h('span', {}, t('unknown')), h('span', { class: 'num' }, input.amount ? trimmed(input.amount) : t('unknown')),
    h('small', {}, show('transaction', input.output.split(':')[0], t('from-output', { index: input.output.split(':')[1] })), input.evidence === 'claimed' ? badge('claimed') : null));
}

function outputItem(output) {
  return h('li', { class: 'io' }, partyName(output.party), h('span', { class: 'num' }, trimmed(output.amount)),
    h('small', {}, `${output.index} · ${output.party.scriptClass} · ${output.sentence} `, output.evidence === 'fact' ? null : badge(output.evidence), ' ',
      output.spentBy ? show('transaction', output.spentBy.txid, t('spender')) : null, ' ',
      h('a', { href: href({ seed: output.output, direction: 'forward' }), 'data-link': '' }, t('trace.forward')), ' · ',
      h('a', { href: href({ seed: output.output, direction: 'backward' }), 'data-link': '' }, t('trace.backward')), copy(output.output)));
}

function addressPart(address) {
  const [party] = address.scripts;
  return h('div', {},
    facts(['address', fullId(address.address)], ['script', address.scripts.map(s => s.scriptClass).join(', ')],
      ['received', address.received.text], ['spent', address.spent.text], ['unspent', address.unspent.text, ' ', badge('claimed')],
      ['first', stamped(address.first)], ['last', stamped(address.last)], ['entity', party.entity ? entityLink(party.entity) : t('entity.none')],
      ['same-key', keyOf(address.sameKey)]),
    distinct(address.scripts.flatMap(s => s.labels)).map(labelNote),
    [...new Set(address.scripts.map(s => s.conflict).filter(Boolean))].map(c => h('p', {}, t('labels.differ', { sentence: c }))),
    h('p', {}, capital(address.sentence)),
    h('div', { class: 'actions' }, pathLink({ source: address.address, target: seedAddress() }, 'path.from-here'), pathLink({ source: seedAddress(), target: address.address }, 'path.to-here'),
      h('a', { class: 'button', href: `/?${new URLSearchParams({ fund: address.address, claims: '' })}`, 'data-link': '' }, t('fund.from-here'))),
    h('h3', {}, plural('payments', address.total)), paymentList(address));
}

/** The account of the same key on EVM chains, or why it is not known. */
function keyOf(key) {
  if (!key) return null;
  return h('span', {}, key.account ? show('address', key.account) : null, ' ', h('small', {}, key.sentence), ' ', badge(key.evidence));
}

function pathLink(ends, key) {
  return h('a', { class: 'button', href: `/?${new URLSearchParams(ends)}`, 'data-link': '' }, t(key));
}

/** Where the trace on the screen starts, if that has an address: the likely other end of a path. */
function seedAddress() {
  return document.querySelector('[data-seed-address]')?.dataset.seedAddress ?? '';
}

function paymentList(address) {
  const list = h('ol', {}, address.payments.map(paymentItem));
  const more = h('button', { type: 'button', class: 'plain' });
  let next = address.next;
  let shown = address.payments.length;
  const update = () => { if (next) more.textContent = t('list.next', { shown, total: address.total }); else more.remove(); };
  more.addEventListener('click', async () => {
    const page = await ask(`address/${encodeURIComponent(address.address)}`, { size: 100, cursor: next });
    list.append(...page.payments.map(paymentItem));
    next = page.next;
    shown += page.payments.length;
    update();
  });
  const part = h('div', {}, list, more);
  update();
  return part;
}

function paymentItem(payment) {
  return h('li', { class: 'io' }, h('span', {}, stamped(payment.block)), h('span', { class: 'num' }, trimmed(payment.amount)),
    h('small', {}, show('transaction', payment.output.split(':')[0]), `:${payment.output.split(':')[1]} `, copy(payment.output), payment.spentBy ? t('spent-in') : t('end.unspent'), ' ',
      payment.spentBy ? show('transaction', payment.spentBy) : null, ' · ',
      h('a', { href: href({ seed: payment.output }), 'data-link': '' }, t('trace.forward'))));
}

/** Escape closes it. */
export function closeInspector() {
  if (current().show) go({ ...current(), show: '' });
}
