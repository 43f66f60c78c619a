import { t } from './text.js';

/** Light or dark as the system has it, unless one was chosen. */
const ORDER = ['system', 'light', 'dark'];
const SIGNS = { system: '◐', light: '☀', dark: '☾' };

function wished() {
  const kept = localStorage.getItem('tracer.theme');
  return ORDER.includes(kept) ? kept : 'system';
}

export function applyTheme() {
  const wish = wished();
  const isDark = wish === 'dark' || (wish === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  const button = document.getElementById('theme');
  button.textContent = SIGNS[wish];
  button.title = t(`theme.${wish}`);
  button.setAttribute('aria-label', t(`theme.${wish}`));
}

export function nextTheme() {
  localStorage.setItem('tracer.theme', ORDER[(ORDER.indexOf(wished()) + 1) % ORDER.length]);
  applyTheme();
}
