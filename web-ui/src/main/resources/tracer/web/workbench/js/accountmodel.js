import { roughly } from './format.js';

/**
 * The drawing of a trace over accounts: an account is one node however often value comes by, a
 * transfer is a line. Where a transfer ended, a node of its own says why; fees hang on the account
 * that paid them. Nothing is left out: what is drawn together is listed in its node.
 */
export function accountDrawing(trace) {
  const backward = trace.question.direction === 'backward';
  const drawing = { backward, column: 176, nodes: [], lines: [], places: new Map() };
  const [seed] = trace.movements;
  const start = backward ? seed.to : seed.from;
  addNode(drawing, key(start), { id: 'seed', kind: start ? 'account' : 'outside', party: start, start: true });
  for (const movement of trace.movements) addMovement(drawing, movement, backward);
  for (const remainder of trace.remainders) {
    const node = drawing.places.get(remainder.holder.address);
    if (node) node.remainder = remainder;
  }
  for (const node of drawing.nodes) node.end = node.remainder?.end.kind ?? node.end ?? null;
  return drawing;
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
  const from = addNode(drawing, key(near), { id: `account ${key(near)}`, kind: near ? 'account' : 'outside', party: near });
  const to = farNode(drawing, movement, from, far);
  const line = { id: movement.id, kind: movement.fate === 'fee' ? 'fee' : 'transfer', movement, evidence: movement.evidence,
    source: backward ? to.id : from.id, target: backward ? from.id : to.id, weight: roughly(movement.traced.units), loop: from === to,
    isBack: from.rank >= to.rank };
  drawing.lines.push(line);
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
  return addNode(drawing, key(far), { id: `account ${key(far)}`, kind: 'account', party: far });
}
