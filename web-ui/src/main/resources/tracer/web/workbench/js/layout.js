const COLUMN = 114;
const LANE = 108;

/** The start has the longest label. */
const AFTER_SEED = 34;

/**
 * Places a drawing: columns from left to right in the direction of the money, each node one column
 * past the farthest that it hangs on; lanes so that the largest part of the value runs straight and
 * every branch keeps to a lane of its own. Lines that lead back to an earlier node place nothing. The
 * same drawing always gets the same places.
 */
export function place(drawing) {
  const width = drawing.column ?? COLUMN;
  const away = drawing.lines.filter(l => !l.isBack).map(l => drawing.backward
    ? { from: l.target, to: l.source, weight: l.weight }
    : { from: l.source, to: l.target, weight: l.weight });
  const column = columns(drawing.nodes, away);
  const children = tree(drawing.nodes, away, column);
  const lane = lanes(children, column);
  const sign = drawing.backward ? -1 : 1;
  return new Map(drawing.nodes.map(n =>
    [n.id, { x: sign * (column.get(n.id) * width + (column.get(n.id) > 0 ? AFTER_SEED : 0)), y: (lane.get(n.id) ?? 0) * LANE, column: column.get(n.id), lane: lane.get(n.id) ?? 0 }]));
}

/** Longest way from the seed. Nodes come in the order in which value came to them, so the lines have no circle. */
function columns(nodes, away) {
  const incoming = new Map(nodes.map(n => [n.id, []]));
  for (const l of away) incoming.get(l.to).push(l.from);
  const column = new Map([['seed', 0]]);
  const pending = [];
  const visit = start => {
    pending.push(start);
    while (pending.length > 0) {
      const id = pending.at(-1);
      const missing = incoming.get(id).filter(from => !column.has(from));
      if (missing.length > 0) { pending.push(...missing); continue; }
      pending.pop();
      if (!column.has(id)) column.set(id, 1 + Math.max(-1, ...incoming.get(id).map(from => column.get(from))));
    }
  };
  nodes.forEach(n => { if (!column.has(n.id)) visit(n.id); });
  return column;
}

/** Each node hangs on the one that gives it most value; its children are ordered by theirs. */
function tree(nodes, away, column) {
  const parent = new Map();
  for (const l of away) {
    const best = parent.get(l.to);
    if (!best || l.weight > best.weight) parent.set(l.to, l);
  }
  const children = new Map(nodes.map(n => [n.id, []]));
  for (const n of nodes) {
    const p = parent.get(n.id);
    if (p) children.get(p.from).push({ id: n.id, weight: p.weight });
  }
  const leads = id => children.get(id).length > 0 ? 1 : 0;
  for (const list of children.values()) {
    list.sort((a, b) => leads(b.id) - leads(a.id) || b.weight - a.weight
      || column.get(b.id) - column.get(a.id) || (a.id < b.id ? -1 : 1));
  }
  return children;
}

function lanes(children, column) {
  const lane = new Map();
  const taken = new Map();
  const free = (y, from, to) => (taken.get(y) ?? []).every(([a, b]) => b < from || to < a);
  const take = (y, from, to) => taken.set(y, [...(taken.get(y) ?? []), [from, to]]);
  const queue = [{ id: 'seed', near: 0, below: true }];
  while (queue.length > 0) {
    const start = queue.shift();
    const chain = [start.id];
    while (children.get(chain.at(-1)).length > 0) chain.push(children.get(chain.at(-1))[0].id);
    const from = column.get(start.id);
    const to = column.get(chain.at(-1));
    const y = nearest(start.near, start.below, candidate => free(candidate, from, to));
    take(y, from, to);
    chain.forEach(id => lane.set(id, y));
    const side = chain.flatMap(id => children.get(id).slice(1).map(c => ({ id: c.id, near: y })));
    const isEnd = branch => children.get(branch.id).length === 0;
    queue.unshift(...side.filter(isEnd).map(b => ({ ...b, below: true })),
      ...side.filter(b => !isEnd(b)).map(b => ({ ...b, below: false })));
  }
  return lane;
}

/** The lane closest to another that suits; of two the one below (above) first. */
function nearest(near, below, suits) {
  for (let distance = 0; ; distance++) {
    const first = below ? near + distance : near - distance;
    if (suits(first)) return first;
    const second = below ? near - distance : near + distance;
    if (suits(second)) return second;
  }
}
