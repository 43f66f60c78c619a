import { h } from './dom.js';
import { t } from './text.js';

const SHEET = [['/', 'keys.search'], ['g', 'keys.graph'], ['← → ↑ ↓', 'keys.arrows'], ['t', 'keys.table'], ['f', 'keys.fit'], ['Esc', 'keys.escape'], ['?', 'keys.open']];

/** Single keys; they rest while somebody types. */
export function listenToKeys(acts) {
  const byKey = { '/': acts.search, f: acts.fit, '?': acts.help, t: acts.table, g: acts.graph, Escape: acts.escape };
  addEventListener('keydown', event => {
    const isTyping = event.target.closest('input, textarea, select') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || (isTyping && event.key !== 'Escape') || document.querySelector('dialog[open]')) return;
    const act = byKey[event.key];
    if (!act) return;
    if (isTyping) event.target.blur();
    event.preventDefault();
    act();
  });
}

export function showKeys() {
  const dialog = document.getElementById('keys');
  dialog.replaceChildren(h('h2', { id: 'keys-title' }, t('keys.title')),
    h('dl', {}, SHEET.flatMap(([key, text]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(text))])),
    h('form', { method: 'dialog' }, h('button', { class: 'primary' }, t('close'))));
  dialog.showModal();
}
