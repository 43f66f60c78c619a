import { h } from './dom.js';
import { t } from './text.js';
import { ask } from './api.js';
import { jobsPanel } from './parts.js';
import { href } from './state.js';

/** What was recognised in what was pasted, and what to open. */
export async function searchView(query) {
  const found = await ask('search', { q: query });
  return h('section', { class: 'answers', 'aria-label': t('search.results') },
    found.truncated && found.lines > found.answers.length ? h('p', { class: 'chip partial' }, t('search.cut', { shown: found.answers.length, lines: found.lines })) : null,
    found.answers.map(answerCard));
}

function answerCard(answer) {
  return h('article', { class: `card answer ${answer.outcome}` },
    h('p', { class: 'input' }, answer.input),
    h('p', { class: 'sentence' }, `${t(`outcome.${answer.outcome}`)}: ${answer.sentence}`),
    answer.hits.length > 0 ? h('div', { class: 'hits' }, answer.hits.map(hit)) : null,
    answer.more ? h('p', { class: 'sentence' }, t('search.more')) : null);
}

function hit({ kind, id, title }) {
  return h('a', { href: target(kind, id), 'data-link': '' }, h('span', { class: 'kind' }, t(`kind.${kind}`)),
    h('span', { class: 'id' }, id), h('span', { class: 'title' }, title));
}

/** An output or transfer is followed at once; anything else is shown. */
export function target(kind, id) {
  return kind === 'output' || kind === 'transfer' ? href({ seed: id }) : href({ show: `${kind}:${id}` });
}

/** Nothing asked yet: what can be done here. */
export function welcome(status) {
  const empty = status.dataHeight === null && status.accounts.length === 0;
  const jobs = h('div', {});
  jobsPanel().then(panel => jobs.replaceWith(panel), () => {});
  return h('section', { class: 'welcome' },
    h('h1', {}, t('welcome.title')), h('p', {}, t('welcome.text')), jobs,
    h('div', { class: 'card' }, h('h2', {}, t('welcome.data')), h('p', {}, status.sentence),
      empty ? h('p', {}, h('code', {}, './tracer demo')) : null,
      empty || status.labels > 0 ? null : h('p', {}, t('welcome.labels'), ' ', h('code', {}, './tracer labels import FILE.csv'))),
    empty ? null : h('div', { class: 'card' }, h('h2', {}, t('welcome.try')),
      h('ul', {}, ['welcome.try.output', 'welcome.try.address', 'welcome.try.label', 'welcome.try.many'].map(key => h('li', {}, t(key))), h('li', {}, h('a', { href: '/?fund=&claims=', 'data-link': '' }, t('welcome.fund'))))));
}
