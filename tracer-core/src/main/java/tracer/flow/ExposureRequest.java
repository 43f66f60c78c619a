package tracer.flow;

import java.util.List;

/**
 * A question: which outputs could hold anything of some outputs' value (forward), or could have
 * given anything to it (backward)?
 *
 * @param seeds by output, each once; that only part of one is asked about changes nothing, since
 *     all of it counts as touched
 * @param limits as of a trace; {@code minTraced} is a least value of an output
 */
public record ExposureRequest(
        List<Seed> seeds, Direction direction, Limits limits, StopRules stops) {
    /**
     * @throws tracer.problem.BadInput if there is no seed, or an output is named twice
     * @throws tracer.problem.LimitExceeded if there are too many
     */
    public ExposureRequest {
        seeds = Seed.ofOneQuestion(seeds);
    }
}
