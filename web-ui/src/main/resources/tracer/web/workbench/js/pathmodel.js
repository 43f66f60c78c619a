import { roughly } from './format.js';

/**
 * The drawing of paths on outputs: what all of them begin with on the left, a line for each output, a
 * square for each transaction. What several paths share is drawn once.
 */
export function outputPaths(found) {
  const drawing = empty();
  found.paths.forEach(path => path.stops.forEach((stop, i) => {
    const from = i === 0 ? 'seed' : txOf(path.stops[i].output);
    const next = path.stops[i + 1];
    const to = next ? txOf(next.output) : `end ${stop.output}`;
    if (next) addNode(drawing, { id: to, kind: 'transaction', stop: next });
    else addNode(drawing, { id: to, kind: 'address', stop });
    addLine(drawing, { id: `${stop.output} ${to}`, selects: stop.output, stop, evidence: stop.evidence, source: from, target: to, weight: roughly(stop.amount.sats) });
  }));
  return drawing;
}

/** Of paths between accounts: an account is one node, a transfer is a line. */
export function accountPaths(found) {
  const drawing = { ...empty(), column: 176 };
  const ranks = new Map();
  const account = party => {
    const id = ranks.size === 0 ? 'seed' : `account ${party.address}`;
    if (!ranks.has(party.address)) {
      ranks.set(party.address, { id, rank: ranks.size });
      addNode(drawing, { id, kind: 'account', party, start: id === 'seed' });
    }
    return ranks.get(party.address);
  };
  for (const path of found.paths) {
    for (const { transfer, keptSays } of path.steps) {
      const [from, to] = [account(transfer.from), account(transfer.to)];
      addLine(drawing, { id: transfer.id, selects: transfer.id, transfer, keptSays, evidence: transfer.evidence, source: from.id, target: to.id,
        weight: roughly(transfer.amount.units), isBack: from.rank >= to.rank });
    }
  }
  return drawing;
}

function empty() {
  return { backward: false, nodes: [{ id: 'seed', kind: 'start' }], lines: [] };
}

function txOf(output) {
  return output.split(':')[0];
}

function addNode(drawing, node) {
  const at = drawing.nodes.findIndex(n => n.id === node.id);
  if (at < 0) drawing.nodes.push(node);
  else if (drawing.nodes[at].kind === 'start') drawing.nodes[at] = node;
}

function addLine(drawing, line) {
  if (!drawing.lines.some(l => l.id === line.id && l.source === line.source)) drawing.lines.push({ kind: 'step', ...line });
}
