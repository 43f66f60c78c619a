/** What is shown is the address bar and nothing else: a link or a reload shows the same. */
export const QUESTION = ['seed', 'direction', 'policy', 'hops', 'minSats', 'fromHeight', 'toHeight',
  'from', 'to', 'transactions', 'stop', 'throughEntities', 'atCollaborative', 'chain', 'minUnits',
  'minShare', 'within', 'maxPayments', 'maxEntity'];

/** Which outputs of what the seed names, and how much of each. */
const PAID = ['share', 'paidFrom', 'paidTo', 'paidSince', 'paidUntil'];
const CHOICE = [...PAID, 'unspent'];

/** A trace on the screen can also be asked to follow fees, and within a budget of time. */
export const TRACE_QUESTION = [...QUESTION, ...CHOICE, 'asset', 'fees', 'time'];

/** Of them, what a trace over accounts understands. */
export const ACCOUNT_QUESTION = [...QUESTION, ...PAID, 'asset'].filter(key => !['minSats', 'throughEntities', 'atCollaborative', 'maxEntity'].includes(key));

/** Of them, what a trace over outputs understands. */
export const OUTPUT_QUESTION = [...QUESTION, ...CHOICE].filter(key => !['chain', 'minUnits'].includes(key));

/** The same of answers that can tell where fees go. */
export const FEES_QUESTION = [...OUTPUT_QUESTION, 'fees'];

const listeners = [];

export function current() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** The address of a state; empty values are left out, so that a state has one address. */
export function href(state) {
  const given = Object.entries(state).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '/' : '/?' + new URLSearchParams(given);
}

export function go(state) {
  history.pushState(null, '', href(state));
  listeners.forEach(listener => listener(current()));
}

/** Changes parts of the state. A selection replaces the last one instead of filling the history. */
export function change(parts, replace = false) {
  const next = href({ ...current(), ...parts });
  if (next === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', next);
  else history.pushState(null, '', next);
  listeners.forEach(listener => listener(current()));
}

export function onChange(listener) {
  listeners.push(listener);
  addEventListener('popstate', () => listener(current()));
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-link]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, '', link.getAttribute('href'));
    listener(current());
  });
}
