import { roughly } from './format.js';

/** What reads as one and has at least so many accounts is drawn as one until it is opened. */
const LEAST_FOLDED = 20;

/**
 * The drawing of a trace over accounts: an account is one node however often value comes by, a
 * transfer is a line. Where a transfer ended, a node of its own says why; fees hang on the account
 * that paid them. Nothing is left out: what is drawn together is listed in its node.
 */
export function accountDrawing(trace, opened = new Set(), mode = 'none') {
  const backward = trace.question.direction === 'backward';
  const drawing = { backward, column: 176, nodes: [], lines: [], places: new Map(), folds: foldsOf(trace, opened, mode) };
  addStart(drawing, trace, backward);
  for (const movement of trace.movements) if (!drawing.folds.inside.has(movement.id)) addMovement(drawing, movement, backward);
  for (const remainder of trace.remainders) {
    const node = drawing.places.get(remainder.holder.address);
    if (node) node.remainder = remainder;
  }
  for (const line of drawing.lines) if (line.movements.length > 1) line.evidence = 'aggregate';
  for (const node of drawing.nodes) node.end = node.remainder?.end.kind ?? node.end ?? null;
  return drawing;
}

/** Where the seeds come from: one account, or a node that stands for several. */
function addStart(drawing, trace, backward) {
  const ids = new Set(trace.question.seeds.map(seed => seed.split('=')[0]));
  const seeds = trace.movements.filter(m => ids.has(m.id));
  const starts = new Map(seeds.map(m => backward ? m.to : m.from).map(party => [key(party), party]));
  const [[at, party]] = starts;
  if (starts.size > 1) addNode(drawing, 'starts', { id: 'seed', kind: 'start', movements: seeds, starts: starts.size, start: true });
  else addNode(drawing, at, { id: 'seed', kind: party ? 'account' : 'outside', party, start: true });
}

/**
 * What is drawn as one, by address, with the transfers between its parts and their fees. A short chain
 * is drawn in full unless asked otherwise; every fold can be opened. The lines around it stay.
 */
function foldsOf(trace, opened, mode) {
  const of = new Map();
  const inside = new Set();
  for (const fold of trace.folds) {
    const key = `fold ${fold.accounts[0]}`;
    if (mode === 'none' || opened.has(key) || mode !== 'all' && fold.accounts.length < LEAST_FOLDED) continue;
    for (const address of fold.accounts) of.set(address, { key, fold });
    for (const id of [...fold.inside, ...fold.fees]) inside.add(id);
  }
  return { of, inside };
}

/** The node of an account: its own, or the one that it is drawn in. */
function accountNode(drawing, party) {
  const folded = party ? drawing.folds.of.get(party.address) : null;
  return folded ? addNode(drawing, folded.key, { id: folded.key, kind: 'fold', key: folded.key, fold: folded.fold })
    : addNode(drawing, key(party), { id: `account ${key(party)}`, kind: party ? 'account' : 'outside', party });
}

function key(party) {
  return party ? party.address : 'outside';
}

function addNode(drawing, at, node) {
  if (drawing.places.has(at)) return drawing.places.get(at);
  const made = { ...node, rank: drawing.nodes.length };
  drawing.places.set(at, made);
  drawing.nodes.push(made);
  return made;
}

function addMovement(drawing, movement, backward) {
  const [near, far] = backward ? [movement.to, movement.from] : [movement.from, movement.to];
  const from = nearNode(drawing, near);
  const to = farNode(drawing, movement, from, far);
  const known = movement.fate === 'fee' ? drawing.lines.find(l => l.kind === 'fee' && l.far === to.id) : null;
  if (known) {
    known.movements.push(movement);
    return;
  }
  const line = { id: movement.id, kind: movement.fate === 'fee' ? 'fee' : 'transfer', movement, movements: [movement], far: to.id, evidence: movement.evidence,
    source: backward ? to.id : from.id, target: backward ? from.id : to.id, weight: roughly(movement.traced.units), loop: from === to,
    isBack: from.rank >= to.rank };
  drawing.lines.push(line);
}

/** An account that value came to before; of a seed else the node of all beginnings. */
function nearNode(drawing, near) {
  const isKnown = drawing.places.has(key(near)) || near && drawing.folds.of.has(near.address);
  return drawing.places.has('starts') && !isKnown ? drawing.places.get('starts') : accountNode(drawing, near);
}

function farNode(drawing, movement, from, far) {
  if (movement.fate === 'fee') {
    const fees = addNode(drawing, `fees ${from.id}`, { id: `fees ${from.id}`, kind: 'end', end: 'fee', movements: [] });
    fees.movements.push(movement);
    return fees;
  }
  if (movement.fate === 'ended') {
    const at = `end ${movement.end.kind} ${far ? far.address : movement.id}`;
    const end = addNode(drawing, at, { id: at, kind: 'end', end: movement.end.kind, party: far, movements: [] });
    end.movements.push(movement);
    return end;
  }
  return accountNode(drawing, far);
}
