package tracer.flow;

import tracer.ledger.OutPoint;

/**
 * A question: which outputs could hold anything of one output's value (forward), or could have
 * given anything to it (backward)?
 *
 * @param limits as of a trace; {@code minTraced} is a least value of an output
 */
public record ExposureRequest(OutPoint seed, Direction direction, Limits limits, StopRules stops) {
    /** About the same as a trace request. */
    public static ExposureRequest like(TraceRequest r) {
        return new ExposureRequest(r.seed(), r.direction(), r.limits(), r.stops());
    }
}
