CYPHER 5
// The first to settle the Bitcoin network of a store settles it for good.
MATCH (s:Store {name: 'tracer'})
SET s.chain = coalesce(s.chain, $chain)
RETURN s.chain AS chain
