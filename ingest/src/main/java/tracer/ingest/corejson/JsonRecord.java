package tracer.ingest.corejson;

import tracer.ledger.BlockHeader;

/**
 * Where a block lies in a file.
 *
 * @param file index of the file
 * @param number of the record within it, from 1
 * @param line on which it begins, from 1
 * @param offset of its opening brace in bytes, after unpacking
 */
record JsonRecord(BlockHeader header, int height, int file, int number, int line, long offset) {}
