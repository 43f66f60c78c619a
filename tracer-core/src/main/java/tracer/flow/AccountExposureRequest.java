package tracer.flow;

import java.util.List;

/**
 * A question on the account family: what could hold anything of some transfers' value (forward), or
 * could have given anything to it (backward)?
 *
 * @param seeds by transfer, each once; that only part of one is asked about changes nothing, since
 *     all of it counts as touched
 * @param limits as of a trace; {@code minTraced} is a least amount of a transfer
 */
public record AccountExposureRequest(
        List<TransferSeed> seeds, Direction direction, Limits limits, StopRules stops) {
    /**
     * @throws tracer.problem.BadInput if there is no seed, or a transfer is named twice
     * @throws tracer.problem.LimitExceeded if there are too many
     */
    public AccountExposureRequest {
        seeds = TransferSeed.ofOneQuestion(seeds);
    }
}
