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
    entity.rules.map(ruleNote),
    h('h3', {}, t('members.shown', { shown: entity.page.length, total: entity.members })),
    h('ol', {}, entity.page.map(m => member(m, entity))),
    h('h3', {}, t(entity.moreReasons ? 'reasons.first' : 'reasons', { count: entity.reasons.length })),
    cutList(entity.reasons, reason));
}

function ruleNote(r) {
  return h('p', { class: 'sentence' }, h('strong', {}, `${r.id} ${r.version}`), `: ${r.claim}. `,
    h('em', {}, t('rule.fails', { failure: r.knownFailure })), ' ', h('small', {}, r.measured));
}

function member(m, entity) {
  const why = h('div', { class: 'why', 'aria-live': 'polite' });
  const button = h('button', { type: 'button', class: 'plain' }, t('entity.why'));
  button.addEventListener('click', () => explain(why, m.party.address ?? m.party.scriptHash, entity));
  return h('li', { class: 'io' }, partyName(m.party), h('span', { class: 'num' }, trimmed(m.received)),
    h('small', {}, `${m.party.scriptClass} · ${plural('payments', m.payments)} `, button), why);
}

/** The chain of evidence between the member that names the entity and another. */
async function explain(place, id, entity) {
  place.replaceChildren(working());
  try {
    const found = await ask('entity-why', { from: entity.id, to: id });
    place.replaceChildren(h('p', { class: 'sentence' }, found.sentence), h('ol', {}, found.steps.map(reason)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    place.replaceChildren(notice(error.document));
  }
}

function reason(r) {
  return h('li', { class: 'io' }, h('span', {}, show('address', r.a), ' – ', show('address', r.b)), h('span', {}, `${r.rule} ${r.version}`),
    h('small', {}, t('in-transaction', { height: r.height }), ' ', show('transaction', r.txid)));
}
