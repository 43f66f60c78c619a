CYPHER 5
// The store's lock is held: nobody else counts.
OPTIONAL MATCH (earlier:Protection {script: $script})
SET earlier.inForce = false
WITH count(earlier) AS before
CREATE (:Protection {
    script: $script, number: before + 1, address: $address, inForce: $protects,
    act: $act, by: $by, at: $at, why: $why})
