import { h } from './dom.js';
import { t } from './text.js';
import { minute, shortOutput, trimmed } from './format.js';
import { badge, copy, endWord, partyName, show } from './parts.js';
import { change, current } from './state.js';

const PAGE = 300;

const NUMBERS = ['hop', 'of-value', 'traced'];

/** A trace as a table: the same rows as the drawing's lines and ends, for eyes, keys and print. */
export class RowTable {
  constructor({ document, items, kind, title, policy, columns }) {
    this.document = document;
    this.items = items;
    this.kind = kind;
    this.body = h('tbody', {});
    this.more = h('p', { class: 'note' });
    const onlyEnds = h('input', { type: 'checkbox', checked: current().rows === 'ends' });
    onlyEnds.addEventListener('change', () => change({ rows: onlyEnds.checked ? 'ends' : '' }, true));
    this.element = h('section', { class: 'card panel' },
      h('div', { class: 'toolbar' }, h('h2', { id: 'table-title' }, title), h('label', {}, onlyEnds, t('table.only-ends'))),
      h('div', { class: 'table-frame' }, h('table', { class: 'holdings', 'aria-labelledby': 'table-title' },
        h('thead', {}, h('tr', {}, columns.map(key =>
          h('th', { scope: 'col', class: NUMBERS.includes(key) ? 'num' : null }, key === 'traced' ? t('traced-under', { policy }) : t(key))))),
        this.body)), this.more);
    this.body.addEventListener('click', event => this.clicked(event));
    this.body.addEventListener('keydown', event => this.moved(event));
    this.fill(PAGE);
  }

  fill(atMost) {
    const rows = this.items.filter(x => current().rows !== 'ends' || this.isEnd(x));
    this.body.replaceChildren(...rows.slice(0, atMost).map(x => this.row(x)));
    this.more.replaceChildren();
    if (rows.length > atMost) {
      const button = h('button', { type: 'button', class: 'plain' }, t('list.all', { shown: atMost, total: rows.length }));
      button.addEventListener('click', () => this.fill(rows.length));
      this.more.replaceChildren(button);
    }
  }

  clicked(event) {
    if (event.target.closest('a, .copy')) return;
    const row = event.target.closest('tr');
    if (row) change({ show: `${this.kind}:${row.dataset.id}` }, true);
  }

  moved(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest('tr');
    if (!step || !row) return;
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.querySelector('button.row').focus();
    change({ show: `${this.kind}:${next.dataset.id}` }, true);
  }

  select(shown) {
    for (const row of this.body.rows) {
      const isChosen = shown === `${this.kind}:${row.dataset.id}`;
      if (isChosen) row.setAttribute('aria-selected', 'true');
      else row.removeAttribute('aria-selected');
    }
  }
}

/** The outputs of a trace. */
export class HoldingTable extends RowTable {
  constructor(document) {
    super({ document, items: document.holdings, kind: 'output', title: t('table.title', { count: document.holdings.length }),
      policy: t(`policy.${document.question.policy}`), columns: ['hop', 'output', 'paid-to', 'paid-in', 'of-value', 'traced', 'rests-on', 'then'] });
  }

  isEnd(x) {
    return x.end !== null;
  }

  row(x) {
    return h('tr', { 'data-id': x.output, 'data-tx': x.through },
      h('td', { class: 'num' }, String(x.hop)),
      h('td', { class: 'nowrap' }, h('button', { type: 'button', class: 'row', title: x.output }, shortOutput(x.output)), copy(x.output)),
      h('td', {}, partyName(x.party)),
      h('td', { class: 'when' }, x.created ? minute(x.created.stamped) : t('unknown')),
      h('td', { class: 'num' }, trimmed(x.value)),
      h('td', { class: 'num' }, h('strong', {}, trimmed(x.traced))),
      h('td', {}, badge(x.evidence)),
      h('td', { title: x.end?.sentence }, x.end ? h('span', { class: 'nowrap' }, endWord(x.end.kind), ' ', x.end.evidence === 'inference' ? badge('inference') : null) : h('span', { class: 'nowrap' }, '→ ', show('transaction', x.through))));
  }
}
