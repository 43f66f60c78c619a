package tracer.ingest.evm;

/**
 * Where an object lies in a file.
 *
 * @param file index of the file
 * @param line on which it begins, from 1
 * @param offset of its opening brace in bytes, after unpacking
 */
record FilePlace(int file, int line, long offset) {}
