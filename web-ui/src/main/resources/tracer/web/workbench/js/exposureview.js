import { h } from './dom.js';
import { plural, t } from './text.js';
import { ask } from './api.js';
import { ACCOUNT_QUESTION, OUTPUT_QUESTION, current } from './state.js';
import { controls } from './controls.js';
import { fillInspector } from './inspector.js';
import { questionOf } from './traceview.js';
import { isOfAccounts, shortId, shortOutput } from './format.js';
import { badge, copy, endWord, partyName, show } from './parts.js';

const PAGE = 300;

/** The exposure set under poison: a list, no drawing of amounts and no account, since there are none. */
export async function exposureView(state, signal) {
  const accounts = isOfAccounts(state.seed);
  const { policy, ...question } = questionOf(state, accounts ? ACCOUNT_QUESTION : OUTPUT_QUESTION);
  const found = await ask(accounts ? 'account-exposure' : 'exposure', question, signal);
  const rows = accounts ? [...found.transfers.map(transferRow), ...found.holders.map(holderRow)] : found.outputs.map(row);
  const body = h('tbody', {});
  const more = h('p', { class: 'note' });
  const fill = atMost => {
    body.replaceChildren(...rows.slice(0, atMost));
    more.replaceChildren(...rows.length > atMost
      ? [h('button', { type: 'button', class: 'plain', onclick: () => fill(rows.length) }, t('list.all', { shown: atMost, total: rows.length }))] : []);
  };
  fill(PAGE);
  const beside = h('section', { class: 'card inspector', hidden: true });
  const element = h('div', { class: 'trace exposure' },
    h('div', { class: 'headline' }, h('h1', {}, h('span', { class: 'policy' }, t('exposure.title')), `, ${t(`headline.${found.question.direction}`)} `,
      h('span', { class: 'id', title: found.question.seeds.join('\n') }, seedName(found, accounts))),
    found.truncated ? h('span', { class: 'chip partial' }, t('partial', { count: found.notFollowed.length })) : null),
    controls(found),
    h('section', { class: 'card panel notes' }, h('ul', {}, found.notes.map(n => h('li', {}, n)))),
    h('section', { class: 'card panel' }, h('h2', { id: 'exposure-list' }, t(accounts ? 'exposure.accounts' : 'exposure.count', { count: rows.length })),
      h('div', { class: 'table-frame' }, h('table', { 'aria-labelledby': 'exposure-list' },
        h('thead', {}, h('tr', {}, ['hop', accounts ? 'transfer' : 'output', 'paid-to', 'rests-on', 'then'].map(key => h('th', { scope: 'col', class: key === 'hop' ? 'num' : null }, t(key))))), body)), more),
    beside);
  if (current().show) {
    beside.hidden = false;
    await fillInspector(beside, current().show, accounts ? { chain: found.chain } : null);
  }
  return { element, title: found.title };
}

function seedName(found, accounts) {
  const { seed, seeds } = found.question;
  return seeds.length > 1 ? plural(accounts ? 'transfers' : 'outputs', seeds.length) : shortOutput(seed);
}

function row(x) {
  return h('tr', {}, h('td', { class: 'num' }, String(x.hop)),
    h('td', { class: 'nowrap' }, show('output', x.output), copy(x.output)), h('td', {}, partyName(x.party)), h('td', {}, badge(x.evidence)),
    h('td', { title: x.end?.sentence }, x.end ? h('span', { class: 'nowrap' }, endWord(x.end.kind)) : h('span', { class: 'nowrap' }, '→ ', show('transaction', x.through))));
}

function transferRow(x) {
  return h('tr', {}, h('td', { class: 'num' }, String(x.hop)), h('td', { class: 'nowrap' }, show('transfer', x.id, shortId(x.id, 8, 10)), copy(x.id)),
    h('td', {}, x.to ? partyName(x.to) : t('nobody')), h('td', {}, badge(x.evidence)),
    h('td', { title: x.end?.sentence }, x.end ? h('span', { class: 'nowrap' }, endWord(x.end.kind)) : x.fate === 'fee' ? t('end.fee') : '→'));
}

/** An address whose balance may hold some of it. */
function holderRow(x) {
  return h('tr', {}, h('td', { class: 'num' }, String(x.hop)), h('td', {}, t('balance')), h('td', {}, partyName(x.holder)), h('td', {}, badge('claimed')),
    h('td', { title: x.end.sentence }, h('span', { class: 'nowrap' }, endWord(x.end.kind))));
}
