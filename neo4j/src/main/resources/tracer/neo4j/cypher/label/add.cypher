CYPHER 5
UNWIND $rows AS row
MERGE (l:Label {subject: row.subject, chain: row.chain, name: row.name, source: row.source,
                category: row.category, basis: row.basis})
ON CREATE SET l += row.details
