import { h } from './dom.js';
import { language, t } from './text.js';
import { mark, copyMark } from './marks.js';
import { ask, cancelJob } from './api.js';
import { roughly, shortId, shortOutput, trimmed } from './format.js';
import { href, current } from './state.js';

/** Small pieces that every view uses. */
export function badge(evidence) {
  return h('span', { class: `badge ${evidence}`, title: t(`evidence.${evidence}.meaning`) }, t(`evidence.${evidence}`));
}

export function endWord(kind) {
  return h('span', { class: `end-word end-${kind}` }, mark(kind), t(`end.${kind}`));
}

/** Copies the full id, whatever is shown. */
export function copy(id) {
  const button = h('button', { type: 'button', class: 'copy', title: t('copy', { id }), 'aria-label': t('copy', { id: shortId(id) }) }, copyMark());
  button.addEventListener('click', async event => {
    event.stopPropagation();
    await navigator.clipboard.writeText(id);
    button.replaceChildren('✓');
    setTimeout(() => button.replaceChildren(copyMark()), 1200);
  });
  return button;
}

export function fullId(id) {
  return h('span', {}, h('span', { class: 'id' }, id), copy(id));
}

/** A link that shows something in the panel beside the drawing and keeps the rest as it is. */
export function show(kind, id, text = null) {
  const shown = text ?? (kind === 'output' ? shortOutput(id) : shortId(id, 6, kind === 'transaction' ? 4 : 6));
  return h('a', { href: href({ ...current(), show: `${kind}:${id}` }), 'data-link': '', class: text ? null : 'id', title: id }, shown);
}

export function trace(output, direction, text) {
  return h('a', { class: 'button', href: href({ seed: output, direction }), 'data-link': '' }, text);
}

/** A sanction is a mark on the way, never an end. */
function sanctionMarks(party) {
  const marks = party.labels.filter(l => l.category === 'sanctioned').map(l => l.inForce ?? 'undated');
  return [...new Set(marks)].map(m => h('span', { class: `sanction ${m}` }, t(`sanction.${m}`)));
}

export function partyName(party) {
  const labels = party.labels.map(l => h('span', { class: 'who' }, `${l.name} `, badge('label')));
  return h('span', {}, labels, sanctionMarks(party), labels.length > 0 && party.address ? ' ' : null,
    party.address ? show('address', party.address) : party.labels.length > 0 ? null : party.scriptClass);
}

export function working() {
  return h('p', { class: 'working', role: 'status' }, t('working'));
}

/** How many of the rows known so far are shown: the largest. */
const MOST_KNOWN = 20;

/** While a trace is on its way: how far it is of its budget, what is known, how to end it or call it off. */
export function underWay(budget, onCancel) {
  const bar = h('progress', { max: budget });
  const text = h('p', { role: 'status' }, t('working'));
  const known = new Map();
  let job = null;
  const enough = h('button', { type: 'button', class: 'enough', hidden: true, title: t('enough.note'), onclick: () => { enough.disabled = true; cancelJob(job); } }, t('enough'));
  const rows = h('div', { class: 'so-far', hidden: true });
  const element = h('section', { class: 'working' }, text, bar, h('p', {}, enough, ' ', h('button', { type: 'button', class: 'cancel', onclick: onCancel }, t('cancel'))), rows);
  const tell = ({ job: named, progress, found }) => {
    if (named) { job = named.id; enough.hidden = false; }
    if (progress) {
      bar.value = Math.min(progress.done, budget);
      text.textContent = t('under-way', { done: progress.done.toLocaleString(language()), budget: Number(budget).toLocaleString(language()), unit: t(progress.unit) });
    }
    if (found) {
      found.gone.forEach(output => known.delete(output));
      found.rows.forEach(row => known.set(row.output, row));
      rows.hidden = false;
      rows.replaceChildren(...soFar(found, [...known.values()]));
    }
  };
  return { element, tell };
}

/** Rows that may still change, the largest first, and no account: that comes with the answer. */
function soFar(found, known) {
  const largest = known.sort((a, b) => roughly(b.traced.sats) - roughly(a.traced.sats)).slice(0, MOST_KNOWN);
  return [h('h2', {}, t('so-far', { total: found.total.toLocaleString(language()), rounds: found.rounds })), h('p', { class: 'note' }, t('so-far.note')),
    h('table', {}, h('thead', {}, h('tr', {}, [t('hop'), t('output'), t('traced'), t('then')].map(word => h('th', { scope: 'col' }, word)))),
      h('tbody', {}, largest.map(row => h('tr', {}, h('td', { class: 'num' }, String(row.hop)), h('td', { title: row.output }, shortOutput(row.output)),
        h('td', { class: 'num' }, trimmed(row.traced)), h('td', {}, row.end ? endWord(row.end) : row.through ? t('goes-on') : t('not-asked')))))),
    found.total > largest.length ? h('p', { class: 'note' }, t('list.first', { shown: largest.length, total: found.total })) : null];
}

/** What the server is working on, with a way to end it; nothing where there is nothing. */
export async function jobsPanel() {
  const panel = h('div', { class: 'card jobs', hidden: true });
  const fill = async () => {
    const { jobs } = await ask('jobs');
    panel.hidden = jobs.length === 0;
    panel.replaceChildren(h('h2', {}, t('jobs')), h('ul', {}, jobs.map(job => h('li', {},
      h('span', { class: 'id' }, job.question), ` ${t('jobs.done', { done: job.done.toLocaleString(language()), since: job.started.slice(11, 19) })} `,
      h('button', { type: 'button', disabled: job.cancelled, onclick: async () => { await cancelJob(job.id); await fill(); } }, t('enough'))))));
  };
  await fill();
  return panel;
}

export function calledOff(onAgain) {
  return h('section', { class: 'card notice', role: 'status' }, h('h1', {}, t('called-off')), h('p', {}, t('called-off.detail')),
    h('button', { type: 'button', onclick: onAgain }, t('ask')));
}

export function notice(problem) {
  const kind = problem.type.split(':').at(-1);
  return h('section', { class: `card notice ${problem.status >= 500 || problem.status === 0 ? 'bad' : ''}`, role: 'alert' },
    h('h1', {}, t(`problem.${kind}`)), h('p', {}, problem.detail || t('problem.unreachable.detail')),
    h('p', { class: 'code' }, `${kind} · ${problem.status}`));
}
