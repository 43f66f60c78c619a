package tracer.pattern;

/**
 * How much is read for one answer, so that its running time is bounded. What a budget leaves out is
 * said.
 *
 * @param parties addresses and entities of a trace to look at
 * @param scripts of one entity
 * @param payments to one party
 * @param transactions in all
 * @param chain transactions to follow a peeling chain of an address through
 */
record Budget(int parties, int scripts, int payments, int transactions, int chain) {
    static final Budget DEFAULT = new Budget(300, 500, 5_000, 20_000, 2_000);
}
