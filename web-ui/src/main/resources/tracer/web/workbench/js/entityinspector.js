import { h } from './dom.js';
import { t, plural } from './text.js';
import { ask, Problem } from './api.js';
import { trimmed } from './format.js';
import { badge, fullId, notice, partyName, show, working } from './parts.js';
import { capital } from './labels.js';
import { cutList, facts } from './inspectorparts.js';

/** Who is believed to have one owner, and for each member why: each reason leads to its transaction. */
export function entityPart(entity) {
  return h('div', {},
    facts(['entity', fullId(entity.id)], ['members', entity.members.toLocaleString(), ' ', badge('inference')], ['entity.settings', entity.settings]),
    h('p', { class: 'sentence' }, `${capital(entity.sentence)}.`, entity.current ? null : h('p', {}, t('entity.outdated', { height: entity.computedAt }))),
    entity.rules.map(r => ruleNote(r, entity)),
    h('h3', {}, t('members.shown', { shown: entity.page.length, total: entity.members })),
    h('ol', {}, entity.page.map(m => member(m, entity))),
    h('h3', {}, t(entity.moreReasons ? 'reasons.first' : 'reasons', { count: entity.reasons.length })),
    cutList(entity.reasons, r => reason(r, entity)),
    h('h3', {}, t('entity.history')),
    asking('entity.history.ask', () => ask(`entity/${entity.id}/history`), grown),
    h('h3', {}, t('entity.held')),
    asking('entity.held.ask', () => ask('held'), held));
}

/** A button, and below it what its question is answered with. */
function asking(name, question, drawn) {
  const place = h('div', { class: 'why', 'aria-live': 'polite' });
  const button = h('button', { type: 'button', class: 'plain' }, t(name));
  button.addEventListener('click', async () => {
    place.replaceChildren(working());
    try {
      place.replaceChildren(...[drawn(await question())].flat());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      place.replaceChildren(notice(error.document));
    }
  });
  return [button, place];
}

function ruleNote(r, entity) {
  return h('div', { class: 'sentence' }, h('strong', {}, `${r.id} ${r.version}`), `: ${r.claim}. `,
    h('em', {}, t('rule.fails', { failure: r.knownFailure })), ' ', h('small', {}, r.measured, ' '),
    without(entity, { rule: r.id }));
}

/** The chain of evidence between the member that names the entity and another. */
function member(m, entity) {
  const id = m.party.address ?? m.party.scriptHash;
  return h('li', { class: 'io' }, partyName(m.party), h('span', { class: 'num' }, trimmed(m.received)),
    h('small', {}, `${m.party.scriptClass} · ${plural('payments', m.payments)} `),
    asking('entity.why', () => ask('entity-why', { from: entity.id, to: id }),
      found => [h('p', { class: 'sentence' }, found.sentence), h('ol', {}, found.steps.map(s => reason(s, entity)))]));
}

function reason(r, entity) {
  return h('li', { class: 'io' }, h('span', {}, show('address', r.a), ' – ', show('address', r.b)), h('span', {}, `${r.rule} ${r.version}`),
    h('small', {}, t('in-transaction', { height: r.height }), ' ', show('transaction', r.txid)),
    without(entity, { tx: r.txid }));
}

/** What the entity would fall into; nothing is changed by asking. */
function without(entity, leftOut) {
  return asking('entity.without', () => ask(`entity/${entity.id}/without`, leftOut), found => [
    h('p', { class: 'sentence' }, found.sentence),
    found.totalParts > 1 ? cutList(found.parts, part) : null].filter(Boolean));
}

function part(p) {
  const named = p.scripts.slice(0, 3);
  return h('li', {}, plural('entity.members', p.members), ': ', named.flatMap((s, i) => [i ? ', ' : '', show('address', s)]),
    p.members > named.length ? ' …' : null);
}

function grown(history) {
  return [h('p', { class: 'sentence' }, history.sentence), cutList(history.joinings, j =>
    h('li', {}, t('in-transaction', { height: j.height }), ' ', show('transaction', j.txid), ' ',
      t('entity.joined', { parts: j.parts.map(p => p.members.toLocaleString()).join(' + '), after: j.after.members.toLocaleString() }), j.sudden ? ` – ${t('entity.sudden')}` : null))];
}

function held(found) {
  return [h('p', { class: 'sentence' }, found.sentence), cutList(found.held, q =>
    h('li', {}, t('in-transaction', { height: q.height }), ' ', show('transaction', q.txid), ` ${q.reason}: `,
      q.parts.flatMap((p, i) => [i ? ', ' : '', show('address', p.script), ' (', plural('entity.members', p.members), ')'])))];
}
