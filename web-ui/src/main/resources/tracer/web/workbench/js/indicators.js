import { h } from './dom.js';
import { t, plural } from './text.js';
import { ask, Problem } from './api.js';
import { minute, shortId, trimmed } from './format.js';
import { badge, copy, show } from './parts.js';
import { peelMark } from './marks.js';
import { capital } from './labels.js';

const MOST_EVIDENCE = 20;

/** Which indicators the drawn trace meets. It comes after the drawing, which does not wait for it. */
export class Indicators {
  constructor() {
    this.title = h('h2', { id: 'indicators-title' }, t('indicators'));
    this.body = h('div', { role: 'status' }, t('indicators.working'));
    this.element = h('section', { class: 'card panel indicators', 'aria-labelledby': 'indicators-title' }, this.title, this.body);
  }

  /** Asks with the question of the trace. Returns the transactions of peeling chains with their place in one. */
  async load(question, signal) {
    try {
      const patterns = await ask('patterns', question, signal);
      this.fill(patterns);
      return peelsOf(patterns);
    } catch (error) {
      if (error.name === 'AbortError') return new Map();
      if (!(error instanceof Problem)) throw error;
      this.body.replaceChildren(h('p', {}, `${t('indicators.failed')} ${error.document.detail}`));
      return new Map();
    }
  }

  fill(patterns) {
    this.title.textContent = t('indicators.count', { count: patterns.findings.length });
    this.body.removeAttribute('role');
    this.body.replaceChildren(h('p', { class: 'not-proof' }, t('indicators.not-proof')),
      patterns.truncated ? h('p', { class: 'note' }, h('span', { class: 'chip partial' }, t('indicators.partial'))) : '',
      h('ol', { class: 'findings' }, patterns.findings.map(findingItem)),
      h('ul', { class: 'verdicts' }, patterns.indicators.filter(x => x.outcome !== 'found' || x.undecidedTotal > 0).map(verdictItem)),
      patterns.notExamined.length > 0 ? h('details', {}, h('summary', {}, t('indicators.left')), h('ul', {}, patterns.notExamined.map(x => h('li', {}, x)))) : '',
      h('p', { class: 'note' }, patterns.timing));
  }
}

function findingItem(finding) {
  const list = h('ol', { class: 'evidence' }, finding.items.slice(0, MOST_EVIDENCE).map(evidenceItem));
  const more = finding.items.length > MOST_EVIDENCE ? h('button', { type: 'button', class: 'plain' }, t('list.all', { shown: MOST_EVIDENCE, total: finding.items.length })) : null;
  more?.addEventListener('click', () => { more.remove(); list.append(...finding.items.slice(MOST_EVIDENCE).map(evidenceItem)); });
  return h('li', { class: 'finding', 'data-indicator': finding.indicator },
    h('h3', {}, finding.indicator === 'peeling-chain' ? peelMark() : null, t(`indicator.${finding.indicator}`), ' ', badge(finding.evidence)),
    h('p', { class: 'subject' }, subject(finding.subject)),
    h('p', {}, `${capital(finding.sentence)}.`),
    h('dl', {}, finding.quantities.flatMap(q => [h('dt', {}, q.name), h('dd', {}, trimmed(q.amount), ' ', badge(q.evidence))])),
    h('details', { open: finding.items.length <= 5 }, h('summary', {}, plural('indicators.evidence', finding.itemsTotal)), list, more,
      finding.itemsTotal > finding.items.length ? h('p', { class: 'note' }, t('list.first', { shown: finding.items.length, total: finding.itemsTotal })) : null),
    h('details', {}, h('summary', {}, t('indicators.innocent')), h('ul', {}, finding.innocent.map(x => h('li', {}, x)))),
    h('details', {}, h('summary', {}, t('indicators.basis')),
      h('p', {}, `${t('indicators.predicate')} ${finding.predicate} (${finding.indicator} ${finding.version}).`),
      h('p', {}, `${t('indicators.source')} ${finding.document}.`), h('p', {}, `${t('indicators.statistic')} ${finding.statistic}.`)),
    h('p', { class: 'note' }, t('indicators.not-proof')));
}

function subject(x) {
  const name = x.kind === 'trace' ? t('indicators.trace') : x.kind === 'entity'
    ? h('span', {}, t('kind.entity'), ' ', show('entity', x.id, shortId(x.id))) : show('address', x.id);
  return h('span', {}, name, x.labels.map(l => h('span', {}, ' · ', t('label.says', { name: l.name, category: l.category, source: l.source }))));
}

function evidenceItem(item) {
  return h('li', {}, show(item.kind, item.id), copy(item.id), h('span', { class: 'num' }, trimmed(item.amount)),
    h('small', {}, item.block ? `${minute(item.block.stamped)} UTC · ` : '', item.says, ' ', badge(item.evidence)));
}

function verdictItem(x) {
  return h('li', {}, h('strong', {}, t(`indicator.${x.id}`)), ': ', `${x.sentence}.`,
    x.undecidedTotal > 0 ? h('details', {}, h('summary', {}, t('indicators.undecided', { count: x.undecidedTotal })),
      h('ul', {}, x.undecided.map(u => h('li', {}, subject(u.subject), `: ${u.reason}`))),
      x.undecidedTotal > x.undecided.length ? h('p', {}, t('list.first', { shown: x.undecided.length, total: x.undecidedTotal })) : null) : null);
}

function peelsOf(patterns) {
  const peels = new Map();
  for (const finding of patterns.findings.filter(f => f.indicator === 'peeling-chain')) {
    finding.items.forEach((item, i) => peels.set(item.id, t('indicators.peel', { number: i + 1, total: finding.items.length })));
  }
  return peels;
}
