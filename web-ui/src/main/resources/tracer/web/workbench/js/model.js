import { roughly } from './format.js';

/** A transaction with more ends of one kind than this shows them as one node until it is opened. */
const MOST_ENDS = 6;

/** What reads as one and has at least so many transactions is drawn as one until it is opened. */
const LEAST_FOLDED = 20;

/**
 * The drawing of a trace: nodes and lines, not yet placed. A line is a payment that happened; the
 * node at a loose end says why the trace ended there. Nothing is left out: ends that are drawn
 * together are listed in their node.
 */
export function drawingOf(trace, opened, mode = '') {
  const backward = trace.question.direction === 'backward';
  const known = new Set(trace.transactions.map(tx => tx.txid));
  const folds = foldsOf(trace, opened, mode);
  const nodes = [{ id: 'seed', kind: 'seed', holding: trace.holdings[0] }];
  for (const tx of trace.transactions) {
    const fold = folds.of.get(tx.txid);
    if (!fold) nodes.push({ id: tx.txid, kind: 'transaction', transaction: tx });
    else if (!nodes.some(n => n.id === fold.key)) nodes.push({ id: fold.key, kind: 'fold', key: fold.key, fold });
  }
  const lines = [];
  const ends = [];
  const place = id => folds.of.get(id)?.key ?? id;
  for (const holding of trace.holdings) {
    if (folds.inside.has(holding.output)) continue;
    const near = place(nearEnd(holding, backward, known));
    if (holding.through) lines.push(line(holding, near, place(holding.through), backward));
    else ends.push({ holding, near });
  }
  for (const [key, group] of grouped(ends)) addEnds(key, group, nodes, lines, backward, opened);
  for (const reward of trace.rewards) addReward(reward, trace, nodes, lines, backward, place);
  return { backward, nodes, lines };
}

/** How a fold is called in the address: by its first transaction. */
export function foldKey(fold) {
  return `fold ${fold.transactions[0]}`;
}

/**
 * What is drawn as one, by transaction, with the outputs between its parts. A short chain is drawn in
 * full unless asked otherwise; every fold can be opened. The lines around it stay what they are.
 */
function foldsOf(trace, opened, mode) {
  const of = new Map();
  const inside = new Set();
  for (const fold of trace.folds) {
    const key = foldKey(fold);
    if (mode === 'none' || opened.has(key) || mode !== 'all' && fold.transactions.length < LEAST_FOLDED) continue;
    for (const txid of fold.transactions) of.set(txid, { ...fold, key });
    for (const output of fold.inside) inside.add(output);
  }
  return { of, inside };
}

/** A fee on its way into its coinbase, or a part of a reward that ends. No output holds it. */
function addReward(reward, trace, nodes, lines, backward, place) {
  const coinbase = trace.transactions.find(tx => tx.block.hash === reward.block.hash && tx.block.position === 0)?.txid;
  const near = place(backward || reward.kind === 'unclaimed' ? coinbase : reward.txid);
  const far = reward.through ? place(reward.through) : `end ${reward.where}`;
  if (!reward.through) nodes.push({ id: far, kind: 'end', end: reward.end.kind, reward });
  lines.push({ id: reward.where, kind: 'reward', reward, selects: reward.txid, evidence: 'fact',
    source: backward ? far : near, target: backward ? near : far, weight: roughly(reward.traced.sats) });
}

/** Where a holding hangs on the side of the seed. */
function nearEnd(holding, backward, known) {
  const tx = backward ? holding.spentIn : holding.output.split(':')[0];
  return holding.hop > 0 && known.has(tx) ? tx : 'seed';
}

function line(holding, near, far, backward) {
  return { id: holding.output, kind: 'payment', holding, evidence: holding.evidence,
    source: backward ? far : near, target: backward ? near : far, weight: roughly(holding.traced.sats) };
}

function grouped(ends) {
  const groups = new Map();
  for (const end of ends) {
    const key = `${end.near}/${end.holding.end.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), end]);
  }
  return groups;
}

function addEnds(key, group, nodes, lines, backward, opened) {
  if (group.length > MOST_ENDS && !opened.has(key)) {
    const id = `group ${key}`;
    const weight = group.reduce((sum, end) => sum + roughly(end.holding.traced.sats), 0);
    nodes.push({ id, kind: 'group', end: group[0].holding.end.kind, key, holdings: group.map(e => e.holding) });
    lines.push({ id: `line ${id}`, kind: 'aggregate', evidence: 'aggregate', weight, holdings: group.map(e => e.holding),
      source: backward ? id : group[0].near, target: backward ? group[0].near : id });
    return;
  }
  for (const { holding, near } of group) addEnd(holding, near, nodes, lines, backward);
}

function addEnd(holding, near, nodes, lines, backward) {
  if (near === 'seed' && holding.hop === 0) {
    nodes[0].end = holding.end.kind;
    return;
  }
  const id = `end ${holding.output}`;
  const inferred = holding.end.kind === 'service' && holding.end.evidence === 'inference';
  nodes.push({ id, kind: inferred ? 'address' : 'end', end: holding.end.kind, holding });
  lines.push(line(holding, near, id, backward));
  if (inferred) {
    const service = `service ${holding.output}`;
    nodes.push({ id: service, kind: 'end', end: 'service', holding, inferred });
    lines.push({ id: `inference ${holding.output}`, kind: 'inference', evidence: 'inference', holding, weight: 0,
      source: backward ? service : id, target: backward ? id : service });
  }
}
