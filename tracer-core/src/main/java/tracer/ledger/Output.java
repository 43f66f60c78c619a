package tracer.ledger;

/** Value put under a script. */
public record Output(Sats value, Script script) {}
