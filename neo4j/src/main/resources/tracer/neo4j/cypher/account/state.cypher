CYPHER 5
MATCH (c:AccountChain {number: $chain})
RETURN c.covered AS covered, c.tip AS tip, c.counts AS counts,
       c.callsNotSeen AS callsNotSeen, c.rewardsNotSeen AS rewardsNotSeen
