CYPHER 5
UNWIND $rows AS row
MERGE (r:AccountReading {chain: row.chain, number: row.number})
SET r.at = row.at, r.address = row.address, r.software = row.software, r.files = row.files,
    r.brought = row.brought, r.standing = row.standing, r.calls = row.calls
