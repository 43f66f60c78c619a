CYPHER 5
// One writer at a time: the nodes stay locked until the transaction ends.
MATCH (s:Store {name: 'tracer'})
SET s.accounts = coalesce(s.accounts, 0) + 1
MERGE (c:AccountChain {number: $chain})
ON CREATE SET c.name = $name, c.covered = [], c.tip = '', c.counts = [],
              c.callsNotSeen = [], c.rewardsNotSeen = []
MERGE (:Outside {chain: $chain})
RETURN c.covered AS covered, c.counts AS counts,
       c.callsNotSeen AS callsNotSeen, c.rewardsNotSeen AS rewardsNotSeen
