package tracer.summary;

import java.util.List;
import java.util.Optional;
import tracer.flow.TraceRequest;
import tracer.price.Converting;

/**
 * What a summary is asked for.
 *
 * @param question of its trace
 * @param named what its seeds were named by, as typed in; empty if by themselves
 * @param provenance who stands behind it
 * @param confidential whether the user said that it may hold protected addresses; if it does, every
 *     page says so
 * @param money by what amounts are shown in money too; empty if that was not asked for
 */
public record SummaryRequest(
        TraceRequest question,
        List<String> named,
        Provenance provenance,
        boolean confidential,
        Optional<Converting> money) {
    public SummaryRequest {
        named = List.copyOf(named);
    }

    /** Of seeds named by themselves, without values in money. */
    public SummaryRequest(TraceRequest question, Provenance provenance, boolean confidential) {
        this(question, List.of(), provenance, confidential, Optional.empty());
    }
}
