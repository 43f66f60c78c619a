import { t } from './text.js';

/** How amounts, ids and times look where space is short. The full form is always one step away. */
export function shortId(id, head = 6, tail = 4) {
  return id.length <= head + tail + 1 ? id : `${id.slice(0, head)}…${id.slice(-tail)}`;
}

export function shortOutput(output) {
  const [tx, index] = output.split(':');
  return `${shortId(tx)}:${index}`;
}

/** "0.30000000 BTC" as "0.3 BTC". Zeros at the end say nothing in a drawing. */
export function trimmed(amount) {
  return amount.text.replace(/(\.\d*?)0+( |$)/, '$1$2').replace(/\.( |$)/, '$1');
}

/** "2021-05-03T10:20:30Z" as "2021-05-03 10:20". */
export function minute(stamped) {
  return stamped.slice(0, 16).replace('T', ' ');
}

/** Ids of account chains begin with 0x; a transfer's goes on with its kind. */
export function isAccountId(id) {
  return /^0x/i.test(id);
}

/** Whether a question begins with transfers, or with what an address between accounts moved. */
export function isOfAccounts(seed) {
  return isTransfer(seed) || /^0x[0-9a-f]{40}(,|$)/i.test(seed);
}

/** Whether an id is a transfer's. */
export function isTransfer(id) {
  return /^(0x)?[0-9a-f]{64}:[a-z]/i.test(id);
}

/** At most six decimals for a drawing, marked where digits were left out; tokens without a name get "units". */
export function briefly(amount, asset) {
  const [, about, whole, decimals] = /^(≈ )?(-?\d+)(?:\.(\d+))?/.exec(amount.text);
  const kept = (decimals ?? '').slice(0, 6);
  const cut = /[1-9]/.test((decimals ?? '').slice(6));
  const digits = kept.replace(/0+$/, '');
  const unit = asset.decimals === null ? t('units') : asset.symbol ?? t('token.unit');
  return `${about || cut ? '≈ ' : ''}${whole}${digits ? `.${digits}` : ''} ${unit}`;
}

export function day(stamped) {
  return stamped.slice(0, 10);
}

/** For lengths on the screen only, never for sums. */
export function roughly(sats) {
  const [n, d] = sats.split('/');
  return d === undefined ? Number(n) : Number(BigInt(n) * 1000n / BigInt(d)) / 1000;
}

export function name(party) {
  return party.labels.length > 0 ? party.labels[0].name : party.address ?? party.scriptClass;
}

export function shortName(party) {
  if (party.labels.length > 0) return party.labels[0].name;
  return party.address ? shortId(party.address, 7, 5) : party.scriptClass;
}
