import { h } from './dom.js';
import { t } from './text.js';
import { isTransfer, roughly, minute, shortId, shortOutput, trimmed } from './format.js';
import { capital } from './labels.js';
import { badge, copy, endWord, partyName, show } from './parts.js';

/** The account of a trace: its terms, their sum, and whether it closes. */
export function accountPanel(document) {
  const { balance } = document;
  const total = roughly(exact(balance.source)) || 1;
  const bar = h('div', { class: 'split', role: 'img', 'aria-label': balance.terms.map(x => `${t(`term.${x.term}`)} ${x.amount.text}`).join(', ') },
    balance.terms.filter(x => exact(x.amount) !== '0').map(x => {
      const part = h('i', { class: `term-${x.term}`, title: `${t(`term.${x.term}`)} ${x.amount.text}` });
      part.style.flexGrow = String(Math.max(roughly(exact(x.amount)) / total, 0.004));
      return part;
    }));
  return h('section', { class: 'card panel account' }, h('h2', {}, t('account')), bar,
    h('table', {}, h('caption', { class: 'visually-hidden' }, balance.equation), h('tbody', {},
      balance.terms.map(x => h('tr', {}, h('td', {}, swatch(x.term), t(`term.${x.term}`), x.items.length > 0 ? ` (${x.items.length})` : null), h('td', { class: 'num' }, x.amount.text))),
      h('tr', { class: 'sum' }, h('td', {}, t('sum')), h('td', { class: 'num' }, balance.total.text)),
      h('tr', {}, h('td', {}, t(`side.${document.question.direction}`)), h('td', { class: 'num' }, balance.source.text)))),
    h('p', { class: balance.closes ? 'closes' : 'closes bad', id: 'closes' }, t(balance.closes ? document.asset ? 'closes.units' : 'closes' : 'closes.not')));
}

function swatch(term) {
  return h('span', { class: `swatch term-${term}`, 'aria-hidden': 'true' });
}

function exact(amount) {
  return amount.sats ?? amount.units;
}

/** What accounts still hold of it where the trace ended. */
export function remaindersPanel(document) {
  if (document.remainders.length === 0) return null;
  return h('section', { class: 'card panel remainders' }, h('h2', {}, t(`remainders.${document.question.direction}`, { count: document.remainders.length })), h('p', { class: 'note' }, t(`remainders.note.${document.question.direction}`)),
    h('ol', { class: 'stops-list' }, document.remainders.slice(0, 100).map(x => h('li', {}, partyName(x.holder), h('strong', { class: 'num' }, trimmed(x.traced)),
      h('small', {}, endWord(x.end.kind), ` ${t('of-balance', { balance: trimmed(x.balance) })}. ${capital(x.end.sentence)} `, badge(x.end.evidence)))),
      document.remainders.length > 100 ? h('li', {}, t('list.first', { shown: 100, total: document.remainders.length })) : null));
}

/** The services where it stopped: what a request for records needs to name. */
export function servicesPanel(document) {
  const stops = document.holdings ? outputsAtServices(document) : transfersAtServices(document);
  if (stops.length === 0) return null;
  return h('section', { class: 'card panel' }, h('h2', {}, t('services')), h('p', { class: 'note' }, t('services.note')),
    h('ol', { class: 'stops-list' }, stops.map(x => h('li', {},
      h('span', { class: 'who' }, x.end.labels.map(l => l.name).join(', '), ' ', badge(x.end.evidence)), h('strong', { class: 'num' }, trimmed(x.traced)),
      h('small', {}, x.place, x.address ? copy(x.address) : null),
      h('small', {}, show(x.kind, x.id, shortOutput(x.id)), copy(x.id), x.at ? ` · ${minute(x.at.stamped)} UTC · ` : ' · ', t('value-of', { value: trimmed(x.value) }))))));
}

function outputsAtServices(document) {
  return document.holdings.filter(x => x.end?.kind === 'service').map(x => ({ kind: 'output', id: x.output, end: x.end, traced: x.traced, value: x.value,
    address: x.party.address, place: x.party.address ?? x.party.scriptClass, at: x.created }));
}

function transfersAtServices(document) {
  const party = x => document.question.direction === 'forward' ? x.to : x.from;
  return document.movements.filter(x => x.end?.kind === 'service').map(x => ({ kind: 'transfer', id: x.id, end: x.end, traced: x.traced, value: x.amount,
    address: party(x).address, place: party(x).address, at: x.block }));
}

/** What a limit or missing data cut. Never silent. */
export function notFollowedPanel(document) {
  if (document.notFollowed.length === 0) return null;
  return h('section', { class: 'card panel' }, h('h2', {}, t('not-followed', { count: document.notFollowed.length })), h('p', { class: 'note' }, t('not-followed.note')),
    h('ol', { class: 'stops-list' }, document.notFollowed.slice(0, 100).map(x => h('li', {},
      h('span', {}, cutAt(x)), h('strong', { class: 'num' }, trimmed(x.traced)), h('small', {}, x.reason))),
      document.notFollowed.length > 100 ? h('li', {}, t('list.first', { shown: 100, total: document.notFollowed.length })) : null));
}

/** An output; on account chains a transfer, or an address whose balance it is. */
function cutAt(x) {
  const [tx, part] = (x.output ?? '').split(':');
  if (['fee', 'subsidy', 'unclaimed'].includes(part)) return [show('transaction', tx, `${t(`reward.${part}`)} ${shortId(tx)}`), copy(tx)];
  if (x.output) return [show('output', x.output, shortOutput(x.output)), copy(x.output)];
  const [id] = x.where.split(' ');
  return [isTransfer(id) ? show('transfer', id, shortOutput(id)) : show('address', id), copy(id)];
}
