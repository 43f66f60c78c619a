package tracer.inquiry;

/**
 * A value of one asset, for exact work and for reading.
 *
 * @param units exact: whole base units or a fraction of them {@code "n/d"}. A text, since numbers
 *     of JSON lose digits in many readers
 * @param text with its unit; begins with ≈ where it was rounded
 */
public record AssetAmount(String units, String text) {}
