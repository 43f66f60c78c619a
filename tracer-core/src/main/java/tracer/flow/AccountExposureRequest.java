package tracer.flow;

import tracer.account.TransferId;

/**
 * A question on the account family: what could hold anything of one transfer's value (forward), or
 * could have given anything to it (backward)?
 *
 * @param limits as of a trace; {@code minTraced} is a least amount of a transfer
 */
public record AccountExposureRequest(
        TransferId seed, Direction direction, Limits limits, StopRules stops) {}
