/** The strings of the interface, from a bundle for each language. Ids are never translated. */
let bundle = {};
export const LANGUAGES = ['en', 'de'];

export function language() {
  const kept = localStorage.getItem('tracer.language');
  const wished = kept ?? navigator.language.slice(0, 2);
  return LANGUAGES.includes(wished) ? wished : 'en';
}

export async function loadBundle() {
  const response = await fetch(`/i18n/${language()}.json`);
  bundle = await response.json();
  document.documentElement.lang = language();
  for (const e of document.querySelectorAll('[data-text]')) e.textContent = t(e.dataset.text);
  for (const e of document.querySelectorAll('[data-placeholder]')) e.placeholder = t(e.dataset.placeholder);
  for (const e of document.querySelectorAll('[data-title]')) {
    e.title = t(e.dataset.title);
    e.setAttribute('aria-label', t(e.dataset.title));
  }
}

/** The string of a key, {names} replaced. A missing key shows itself. */
export function t(key, values = {}) {
  return (bundle[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The plural form that the language wants: keys end in .one and .other. */
export function plural(key, count, values = {}) {
  const form = new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other';
  return t(`${key}.${form}`, { count: count.toLocaleString(language()), ...values });
}
