package tracer.crossing;

import tracer.account.Transfer;

/**
 * A payment of the service that could be the continuation: an assumed seed, never more.
 *
 * @param isNamed whether the memo of the deposit's own transaction names its receiver
 */
public record Candidate(Transfer transfer, Grade grade, boolean isNamed) {}
