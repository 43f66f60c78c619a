import { h } from './dom.js';
import { ask, Problem } from './api.js';
import { change, current, go, onChange, TRACE_QUESTION } from './state.js';
import { language, loadBundle, t } from './text.js';
import { isOfAccounts, shortId } from './format.js';
import { calledOff, notice, underWay, working } from './parts.js';
import { searchView, target, welcome } from './search.js';
import { fillInspector } from './inspector.js';
import { TraceView } from './traceview.js';
import { AccountTraceView } from './accountview.js';
import { exposureView } from './exposureview.js';
import { PathView } from './pathview.js';
import { FundView } from './fundview.js';
import { applyTheme, nextTheme } from './theme.js';
import { listenToKeys, showKeys } from './keys.js';

const main = document.getElementById('main');
const query = document.getElementById('query');
let view = null;
let asked = '';
let status = null;
let running = new AbortController();

async function render(state) {
  query.value = state.q ?? '';
  query.classList.toggle('many', query.value.includes('\n'));
  const question = subject(state);
  if (question === asked && view) return view.update(state);
  asked = question;
  running.abort();
  running = new AbortController();
  const { signal } = running;
  view?.gone?.();
  view = null;
  const mine = running;
  const way = state.seed && state.policy !== 'poison'
    ? underWay(state.transactions || 300, () => { mine.abort(); main.replaceChildren(calledOff(() => { asked = ''; render(current()); })); }) : null;
  const slow = setTimeout(() => main.replaceChildren(way?.element ?? working()), 150);
  try {
    await present(state, signal, () => clearTimeout(slow), way?.tell);
  } catch (error) {
    if (error.name === 'AbortError') return;
    main.replaceChildren(notice(error instanceof Problem ? error.document : { type: 'internal', status: 500, detail: String(error) }));
    if (!(error instanceof Problem)) throw error;
  } finally {
    clearTimeout(slow);
  }
}

/** What decides which view is shown and with which data; the rest is selection. */
function subject(state) {
  const { show, rows, open, folds, ...rest } = state;
  if (state.seed && state.policy === 'poison') return JSON.stringify({ ...rest, show });
  if (isPath(state) || isFund(state)) return JSON.stringify(rest);
  return state.seed ? JSON.stringify(TRACE_QUESTION.map(key => state[key] ?? '')) : JSON.stringify({ ...rest, show });
}

function isPath(state) {
  return !state.seed && (state.source !== undefined || state.target !== undefined);
}

function isFund(state) {
  return !state.seed && !isPath(state) && (state.fund !== undefined || state.claims !== undefined);
}

/** Says when something stands on the page that "Working" must not replace any more. */
async function present(state, signal, placed, tell) {
  if (state.seed && state.policy === 'poison') {
    const exposure = await exposureView(state, signal);
    if (signal.aborted) return;
    placed();
    main.replaceChildren(exposure.element);
    document.title = `${exposure.title} – Tracer`;
  } else if (state.seed) {
    const trace = await (isOfAccounts(state.seed) ? AccountTraceView : TraceView).ask(state, signal, tell);
    if (signal.aborted) return;
    view = trace;
    main.replaceChildren(view.element);
    view.shown(state);
    document.title = `${trace.document.title} – Tracer`;
  } else if (isPath(state) || isFund(state)) {
    const asked = await (isPath(state) ? PathView : FundView).ask(state, signal);
    if (signal.aborted) return;
    placed();
    view = asked;
    main.replaceChildren(view.element);
    view.shown(state);
    document.title = `${asked.title} – Tracer`;
  } else if (state.q) {
    main.replaceChildren(await searchView(state.q));
    document.title = `${t('search.results')} – Tracer`;
  } else if (state.show) {
    placed();
    main.replaceChildren();
    await showBeside(state.show);
    document.title = `${state.show} – Tracer`;
  } else {
    main.replaceChildren(welcome(status));
    document.title = 'Tracer';
  }
}

/** Details on their own, where no drawing is. */
async function showBeside(shown) {
  const panel = h('section', { class: 'card inspector' });
  main.append(h('div', { class: 'answers alone' }, panel));
  await fillInspector(panel, shown, null);
}

/** A single sure answer opens at once; anything else is listed first. */
async function search(text) {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  if (lines.length === 0) return go({});
  main.focus({ preventScroll: true });
  if (lines.length === 1) {
    const found = await ask('search', { q: text });
    const [answer] = found.answers;
    if (answer?.outcome === 'found' && ['output', 'transfer', 'address', 'transaction'].includes(answer.hits[0].kind) && (answer.hits.length === 1 || answer.hits[0].kind === 'output')) {
      history.pushState(null, '', target(answer.hits[0].kind, answer.hits[0].id));
      return render(current());
    }
  }
  go({ q: text });
}

function showData() {
  const chip = document.getElementById('data');
  const reached = status.dataHeight === null ? status.accounts.map(a => [`${a.chain} · ${t('data.block')} `, h('b', {}, a.dataHeight.toLocaleString(language())), ' ']) : null;
  if (reached?.length === 0) chip.replaceChildren(t('data.none'));
  else if (reached) chip.replaceChildren(...reached.flat());
  else chip.replaceChildren(`${status.chain} · ${t('data.block')} `, h('b', {}, status.dataHeight.toLocaleString(language())), ` · ${shortId(status.dataHash, 4, 8)}`);
  chip.title = `${status.sentence} ${status.dataHash ?? ''}`;
}

function listen() {
  const form = document.getElementById('search');
  const run = () => search(query.value).catch(error => { main.replaceChildren(notice(error.document ?? { type: 'internal', status: 500, detail: String(error) })); });
  form.addEventListener('submit', event => { event.preventDefault(); run(); });
  query.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); run(); }
  });
  query.addEventListener('input', () => query.classList.toggle('many', query.value.includes('\n')));
  const choice = document.getElementById('language');
  choice.value = language();
  choice.addEventListener('change', () => { localStorage.setItem('tracer.language', choice.value); location.reload(); });
  document.getElementById('theme').addEventListener('click', () => { nextTheme(); view?.restyle?.(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { applyTheme(); view?.restyle?.(); });
  document.getElementById('help').addEventListener('click', showKeys);
  listenToKeys({ search: () => { query.focus(); query.select(); }, fit: () => view?.fit?.(), help: showKeys,
    table: () => document.querySelector('.holdings button.row')?.focus(), graph: () => document.getElementById('graph')?.focus(),
    escape: () => { if (current().show && current().seed) change({ show: '' }, true); } });
}

await loadBundle();
applyTheme();
listen();
onChange(state => render(state));
try {
  status = await ask('status');
  showData();
  await render(current());
} catch (error) {
  main.replaceChildren(notice(error.document ?? { type: 'internal', status: 500, detail: String(error) }));
}
