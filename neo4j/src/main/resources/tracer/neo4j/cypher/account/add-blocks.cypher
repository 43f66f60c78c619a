CYPHER 5
UNWIND $rows AS row
CREATE (b:AccountBlock {chain: row.chain, height: row.height, hash: row.hash, parent: row.parent,
                        time: row.time, calls: row.calls, rewards: row.rewards, raw: row.raw})
SET b.reading = row.reading
