CYPHER 5
UNWIND $numbers AS number
MATCH (i:LabelImport {number: number})
RETURN i AS import
