CYPHER 5
MATCH (c:AccountChain {number: $chain})
SET c.covered = $covered, c.tip = $tip, c.counts = $counts,
    c.callsNotSeen = $callsNotSeen, c.rewardsNotSeen = $rewardsNotSeen
