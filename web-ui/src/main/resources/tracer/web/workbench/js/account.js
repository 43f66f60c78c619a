import { h } from './dom.js';
import { t } from './text.js';
import { roughly, minute, shortOutput, trimmed } from './format.js';
import { badge, copy, show } from './parts.js';

/** The account of a trace: its terms, their sum, and whether it closes. */
export function accountPanel(document) {
  const { balance } = document;
  const total = roughly(balance.source.sats) || 1;
  const bar = h('div', { class: 'split', role: 'img', 'aria-label': balance.terms.map(x => `${t(`term.${x.term}`)} ${x.amount.text}`).join(', ') },
    balance.terms.filter(x => x.amount.sats !== '0').map(x => {
      const part = h('i', { class: `term-${x.term}`, title: `${t(`term.${x.term}`)} ${x.amount.text}` });
      part.style.flexGrow = String(Math.max(roughly(x.amount.sats) / total, 0.004));
      return part;
    }));
  return h('section', { class: 'card panel account' }, h('h2', {}, t('account')), bar,
    h('table', {}, h('caption', { class: 'visually-hidden' }, balance.equation), h('tbody', {},
      balance.terms.map(x => h('tr', {}, h('td', {}, swatch(x.term), t(`term.${x.term}`), x.items.length > 0 ? ` (${x.items.length})` : null), h('td', { class: 'num' }, x.amount.text))),
      h('tr', { class: 'sum' }, h('td', {}, t('sum')), h('td', { class: 'num' }, balance.total.text)),
      h('tr', {}, h('td', {}, t(`side.${document.question.direction}`)), h('td', { class: 'num' }, balance.source.text)))),
    h('p', { class: balance.closes ? 'closes' : 'closes bad', id: 'closes' }, balance.closes ? t('closes') : t('closes.not')));
}

function swatch(term) {
  return h('span', { class: `swatch term-${term}`, 'aria-hidden': 'true' });
}

/** The services where it stopped: what a request for records needs to name. */
export function servicesPanel(document) {
  const stops = document.holdings.filter(x => x.end?.kind === 'service');
  if (stops.length === 0) return null;
  return h('section', { class: 'card panel' }, h('h2', {}, t('services')), h('p', { class: 'note' }, t('services.note')),
    h('ol', { class: 'stops-list' }, stops.map(x => h('li', {},
      h('span', { class: 'who' }, x.end.labels.map(l => l.name).join(', '), ' ', badge(x.end.evidence)), h('strong', { class: 'num' }, trimmed(x.traced)),
      h('small', {}, x.party.address ?? x.party.scriptClass, x.party.address ? copy(x.party.address) : null),
      h('small', {}, show('output', x.output), copy(x.output), x.created ? ` · ${minute(x.created.stamped)} UTC · ` : ' · ', t('value-of', { value: trimmed(x.value) }))))));
}

/** What a limit or missing data cut. Never silent. */
export function notFollowedPanel(document) {
  if (document.notFollowed.length === 0) return null;
  return h('section', { class: 'card panel' }, h('h2', {}, t('not-followed', { count: document.notFollowed.length })), h('p', { class: 'note' }, t('not-followed.note')),
    h('ol', { class: 'stops-list' }, document.notFollowed.slice(0, 100).map(x => h('li', {},
      h('span', {}, show('output', x.output, shortOutput(x.output)), copy(x.output)), h('strong', { class: 'num' }, trimmed(x.traced)), h('small', {}, x.reason))),
      document.notFollowed.length > 100 ? h('li', {}, t('list.first', { shown: 100, total: document.notFollowed.length })) : null));
}
