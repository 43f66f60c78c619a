import { h, say } from './dom.js';
import { t } from './text.js';
import { fetchFile, Problem } from './api.js';
import { current } from './state.js';

const FORMATS = ['graphml', 'csv', 'json'];

/**
 * Offers the trace that the address names as a file.
 * @param path what the server calls the export
 * @param question the parts of the address that it understands
 */
export function exportButton(path, question) {
  return h('button', { type: 'button', class: 'export', onclick: () => openDialog(path, question) }, t('export.open'));
}

function openDialog(path, question) {
  const refusal = h('p', { role: 'alert', hidden: true });
  const form = h('form', { class: 'export-choices' },
    h('fieldset', {}, h('legend', {}, t('export.format')), FORMATS.map((format, i) =>
      h('label', {}, h('input', { type: 'radio', name: 'format', value: format, checked: i === 0 }), t(`export.format.${format}`)))),
    h('label', {}, h('input', { type: 'checkbox', name: 'confidential' }), t('export.confidential')),
    refusal,
    h('div', { class: 'acts' }, h('button', { type: 'button', onclick: () => dialog.close() }, t('export.cancel')),
      h('button', { type: 'submit', class: 'primary' }, t('export.start'))));
  const dialog = h('dialog', { 'aria-labelledby': 'export-title' }, h('h2', { id: 'export-title' }, t('export.title')), form);
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', event => {
    event.preventDefault();
    download(form, path, question).then(name => { dialog.close(); say(t('export.done', { name })); }, error => {
      refusal.textContent = error instanceof Problem ? error.message : String(error);
      refusal.hidden = false;
    });
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function download(form, path, question) {
  const state = current();
  const asked = Object.fromEntries(question.filter(key => state[key]).map(key => [key, state[key]]));
  const file = await fetchFile(path, { ...asked, format: form.elements.format.value, confidential: form.elements.confidential.checked });
  const link = h('a', { href: URL.createObjectURL(file.content), download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return file.name;
}
