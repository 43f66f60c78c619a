import { h } from './dom.js';
import { t } from './text.js';
import { minute, shortOutput, trimmed } from './format.js';
import { badge, copy, endWord, partyName } from './parts.js';
import { policyWord } from './accountlabels.js';
import { RowTable } from './table.js';

/** The transfers of a trace over accounts as a table: the same as the drawing's lines. */
export class MovementTable extends RowTable {
  constructor(document) {
    super({ document, items: document.movements, kind: 'transfer', title: t('table.transfers', { count: document.movements.length }),
      policy: policyWord(document), columns: ['hop', 'transfer', 'from', 'to', 'stamped', 'of-value', 'traced', 'rests-on', 'then'] });
  }

  isEnd(x) {
    return x.fate !== 'followed';
  }

  row(x) {
    return h('tr', { 'data-id': x.id },
      h('td', { class: 'num' }, String(x.hop)),
      h('td', { class: 'nowrap' }, h('button', { type: 'button', class: 'row', title: x.id }, shortOutput(x.id)), copy(x.id)),
      h('td', {}, x.from ? partyName(x.from) : t('outside')),
      h('td', {}, x.to ? partyName(x.to) : t('nobody')),
      h('td', { class: 'when' }, minute(x.block.stamped)),
      h('td', { class: 'num' }, trimmed(x.amount)),
      h('td', { class: 'num' }, h('strong', {}, trimmed(x.traced))),
      h('td', {}, badge(x.evidence)),
      h('td', { title: x.end?.sentence }, x.end ? endWord(x.end.kind) : x.fate === 'fee' ? endWord('fee') : t('followed')));
  }
}
