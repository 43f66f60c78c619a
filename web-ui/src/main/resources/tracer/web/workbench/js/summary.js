import { h } from './dom.js';
import { t } from './text.js';
import { current } from './state.js';

/**
 * Opens the form of a flow summary: who stands behind it, then the page or the PDF in a tab of its own.
 * @param path what the server calls the summary
 * @param question the parts of the address that it understands
 */
export function summaryButton(path, question) {
  return h('button', { type: 'button', class: 'summary-open', onclick: () => show(path, question) }, t('summary.open'));
}

function show(path, question) {
  const dialog = h('dialog', { class: 'summary', 'aria-labelledby': 'summary-title' },
    h('form', { method: 'get', action: `/api/v1/${path}.html`, target: '_blank' },
      h('h2', { id: 'summary-title' }, t('summary.title')), h('p', { class: 'note' }, t('summary.note')),
      question.filter(key => current()[key]).map(key => h('input', { type: 'hidden', name: key, value: current()[key] })),
      ['seedSource', 'preparedBy', 'jurisdiction', 'policyChosenBy'].map(name => h('label', {}, t(`summary.${name}`), h('input', { type: 'text', name }))),
      h('label', {}, t('summary.policyChosen'), h('select', { name: 'policyChosen' },
        ['', 'before', 'after'].map(value => h('option', { value }, t(`summary.policyChosen.${value || 'unstated'}`))))),
      h('label', {}, h('input', { type: 'checkbox', name: 'confidential', value: 'true' }), t('summary.confidential')),
      h('div', { class: 'acts' }, h('button', { type: 'submit', class: 'primary' }, t('summary.page')),
        h('button', { type: 'submit', formaction: `/api/v1/${path}.pdf` }, t('summary.pdf')),
        h('button', { type: 'button', onclick: () => dialog.close() }, t('close')))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
