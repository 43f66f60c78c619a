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
  return amount.text.replace(/(\.\d*?)0+ BTC$/, '$1 BTC').replace(/\. BTC$/, ' BTC');
}

/** "2021-05-03T10:20:30Z" as "2021-05-03 10:20". */
export function minute(stamped) {
  return stamped.slice(0, 16).replace('T', ' ');
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
