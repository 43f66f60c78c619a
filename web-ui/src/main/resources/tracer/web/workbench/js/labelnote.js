import { h } from './dom.js';
import { t } from './text.js';
import { badge } from './parts.js';

/** A label with all that it rests on: whose statement it is, how sure, of when, and when it holds. */
export function labelNote(label) {
  const sanction = label.category === 'sanctioned';
  return h('section', { class: 'label-note' },
    h('p', {}, badge(label.evidence), ' ', t('label.says', { name: label.name, category: label.category, source: label.source })),
    h('dl', {}, row('confidence', label.confidence === 'unknown' ? t('unknown') : `${label.confidence} (${label.confidenceLevel})`),
      row('asserted', label.asserted ?? t('asserted.unknown')),
      label.author ? row('author', label.author) : null,
      label.chain ? null : row('chain', t('chain.unspecified')),
      label.list ? row('sanctions-list', label.list) : null,
      label.validFrom ? row(sanction ? 'listed' : 'valid-from', label.validFrom) : null,
      label.validUntil ? row(sanction ? 'delisted' : 'valid-until', label.validUntil) : null,
      label.inForce ? row('then', t(`in-force.${label.inForce}`)) : null));
}

function row(name, value) {
  return [h('dt', {}, t(`label.${name}`)), h('dd', {}, value)];
}

/** Each statement once: scripts of one address share their labels. */
export function distinct(labels) {
  return [...new Map(labels.map(l => [l.sentence, l])).values()];
}

/** What is said where a trace ended, and else of the party of an output. */
export function labelsOf(holding) {
  return distinct([...(holding.end?.labels ?? []), ...holding.party.labels]);
}
