package tracer.mixing;

/** What a detector says of a transaction. */
public record Assessment(Detector detector, Answer answer) {}
