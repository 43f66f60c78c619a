import { h } from './dom.js';
import { t, plural } from './text.js';
import { ask, Problem } from './api.js';
import { change, current, href } from './state.js';
import { minute, trimmed } from './format.js';
import { badge, copy, fullId, notice, partyName, show, working } from './parts.js';
import { capital } from './labels.js';

/** What is asked, in the address with an x before it: other questions have a "to" of their own. */
const ASKED = ['to', 'within', 'rate', 'rateSource', 'fee', 'tolerance', 'token', 'decimals'];
const inAddress = name => `x${name[0].toUpperCase()}${name.slice(1)}`;

/** Where value goes into a swap service: a way to the question, and never an answer to it. */
export function crossingLink(output, labels) {
  if (!labels.some(l => l.category === 'bridge')) return null;
  return h('p', { class: 'crossing-link' }, t('crossing.here'), ' ', show('crossing', output, t('crossing.look')));
}

/** Which payments on another chain could continue a deposit. Each is another trace; none is followed. */
export function crossingPart(output) {
  const answer = h('div', { class: 'crossing-answer', role: 'status' });
  const form = h('form', { class: 'crossing', 'aria-label': t('crossing.question') },
    h('p', {}, t('crossing.deposit'), ' ', fullId(output)), h('p', { class: 'note' }, t('crossing.note')),
    ASKED.map(name => h('label', {}, t(`crossing.${name}`), h('input', { type: 'text', name, autocomplete: 'off', placeholder: t(`crossing.${name}.example`), value: current()[inAddress(name)] ?? '' }))),
    h('div', { class: 'actions' }, h('button', { type: 'submit' }, t('crossing.ask'))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    change({ xAsked: '1', ...Object.fromEntries(ASKED.map(name => [inAddress(name), form.elements[name].value.trim()])) }, true);
    load(output, answer);
  });
  if (current().xAsked) load(output, answer);
  return h('div', {}, form, answer);
}

async function load(output, place) {
  place.replaceChildren(working());
  try {
    const asked = Object.fromEntries(ASKED.map(name => [name, current()[inAddress(name)]]).filter(([, value]) => value));
    place.replaceChildren(found(await ask('crossing', { deposit: output, ...asked })));
    place.scrollIntoView({ block: 'nearest' });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    place.replaceChildren(notice(error.document));
  }
}

function found(x) {
  return h('div', { 'data-outcome': x.outcome },
    h('h3', {}, plural('crossing.candidates', x.candidates.length)),
    h('p', { class: 'sentence' }, `${capital(x.sentence)}.`),
    x.terms ? h('p', {}, t('crossing.fits', { least: trimmed(x.terms.least), most: trimmed(x.terms.most), source: x.terms.source }), ' ', badge(x.terms.evidence)) : null,
    h('ol', { class: 'candidates' }, x.candidates.map(c => candidate(c, x.chain))),
    x.chance ? h('p', {}, `${x.chance.sentence}.`) : null,
    x.memos.length > 0 ? h('details', { open: true }, h('summary', {}, t('crossing.memos')), h('ul', {}, x.memos.map(memo))) : null,
    h('ul', { class: 'notes' }, x.notes.map(n => h('li', {}, n))));
}

function candidate(c, chain) {
  return h('li', { class: 'candidate', 'data-grade': c.grade },
    h('p', {}, h('strong', {}, t('crossing.grade', { grade: c.grade })), ' ', badge(c.evidence), ' ', capital(c.sentence), '.'),
    h('p', {}, h('span', { class: 'num' }, trimmed(c.amount)), c.impliedFee ? ` (${t('crossing.kept', { fee: c.impliedFee })})` : null),
    h('p', {}, c.from ? partyName(c.from) : t('outside'), ' → ', c.to ? partyName(c.to) : t('nobody')),
    h('small', {}, `${minute(c.block.stamped)} UTC · ${chain} ${c.block.height.toLocaleString()}`, ' ', copy(c.id)),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: href({ seed: c.id, direction: 'forward', chain }), 'data-link': '' }, t('crossing.follow'))));
}

function memo(m) {
  return h('li', {}, h('code', {}, m.text), ' ', show('output', m.output), h('br'), m.sentence);
}
