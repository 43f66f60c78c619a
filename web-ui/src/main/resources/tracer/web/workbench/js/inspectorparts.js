import { h } from './dom.js';
import { t } from './text.js';
import { minute } from './format.js';

/** Pieces of the panel that tells everything about one thing. */
export function facts(...pairs) {
  return h('dl', {}, pairs.filter(p => p[1] !== null && p[1] !== undefined).flatMap(([name, ...value]) => [h('dt', {}, t(name)), h('dd', {}, value)]));
}

export function stamped(block) {
  return block ? h('span', {}, t('block.stamped', { height: block.height, time: minute(block.stamped) })) : null;
}

/** The first of a long list; the rest on request. Says how many there are. */
export function cutList(items, item, shown = 20) {
  const list = h('ol', {}, items.slice(0, shown).map(item));
  if (items.length > shown) {
    const more = h('button', { type: 'button', class: 'plain' }, t('list.all', { shown, total: items.length }));
    more.addEventListener('click', () => { more.replaceWith(); list.append(...items.slice(shown).map(item)); });
    return h('div', {}, list, more);
  }
  return list;
}
