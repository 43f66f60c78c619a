package tracer.flow;

import java.util.Optional;

/**
 * What of all claims on a fund is still in it under one policy.
 *
 * @param remaining in base units; empty if exact amounts became too long under it
 */
public record FundOutcome(Policy policy, Optional<Rational> remaining) {}
