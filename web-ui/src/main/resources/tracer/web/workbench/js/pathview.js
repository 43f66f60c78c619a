import { h } from './dom.js';
import { plural, t } from './text.js';
import { ask } from './api.js';
import { change } from './state.js';
import { minute, trimmed } from './format.js';
import { badge, copy, partyName, show, trace } from './parts.js';
import { capital } from './labels.js';

const LIMITS = ['hops', 'minSats', 'fromHeight', 'toHeight', 'from', 'to', 'transactions', 'stop', 'throughEntities', 'atCollaborative'];

/** Whether value could have travelled from one address to another, output by output. */
export async function pathView(state, signal) {
  const isComplete = state.source && state.target;
  const limits = Object.fromEntries(LIMITS.filter(key => state[key]).map(key => [key, state[key]]));
  const found = isComplete ? await ask('path', { source: state.source, target: state.target, ...limits }, signal) : null;
  return h('div', { class: 'trace' }, h('div', { class: 'headline' }, h('h1', {}, t('path.title'))), form(state), found ? answer(found) : null);
}

function form(state) {
  const field = name => h('label', {}, t(`path.${name}`), h('input', { name, value: state[name] ?? '', class: 'wide', spellcheck: 'false', required: true }));
  const element = h('form', { class: 'card controls' }, field('source'), field('target'),
    h('label', {}, t('hops'), h('input', { name: 'hops', type: 'number', min: 1, value: state.hops ?? '', placeholder: t('all') })), h('button', { type: 'submit' }, t('ask')));
  element.addEventListener('submit', event => {
    event.preventDefault();
    const { source, target, hops } = element.elements;
    change({ source: source.value.trim(), target: target.value.trim(), hops: hops.value, show: '' });
  });
  return element;
}

function answer(found) {
  return h('section', { class: `card panel path-${found.outcome}` },
    h('h2', {}, t(`path.${found.outcome}`)), h('p', {}, `${capital(found.sentence)}.`),
    h('p', { class: 'note' }, plural('path.explored', found.explored)),
    found.stops.length > 0 ? h('ol', { class: 'steps' }, found.stops.map(step)) : null);
}

/** An output and the transaction that pays it; the next one spends it. */
function step(stop) {
  return h('li', {},
    h('div', { class: 'when' }, minute(stop.block.stamped), h('small', {}, t('data.block'), ` ${stop.block.height}`)),
    h('div', {}, h('div', {}, partyName(stop.party), ' ', badge(stop.evidence)), h('small', {}, show('output', stop.output), copy(stop.output))),
    h('div', { class: 'num' }, h('strong', {}, trimmed(stop.amount)), h('div', { class: 'actions' }, trace(stop.output, 'forward', t('trace.forward')))));
}
