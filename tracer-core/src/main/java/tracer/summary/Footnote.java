package tracer.summary;

/**
 * What a sentence rests on.
 *
 * @param where an output, {@code txid:index}, or a transaction
 */
public record Footnote(int number, String where) {}
