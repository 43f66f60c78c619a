package tracer.pattern;

/** Where a movement of value comes from. */
public sealed interface Payer {
    /** Of several who spend together and are not known to be one, the first: a lower bound. */
    record Known(Holder holder) implements Payer {}

    /** New value, made in a block: nobody's. */
    record NewValue() implements Payer {}

    /** What is spent is not stored. */
    record Unknown() implements Payer {}
}
