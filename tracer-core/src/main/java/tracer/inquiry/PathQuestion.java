package tracer.inquiry;

import java.util.List;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.path.Wanted;

/**
 * A question about paths as people put it.
 *
 * @param from addresses, {@code entity:} with an id or an address, or {@code category:} with a
 *     label category: a path begins at any of them
 * @param to likewise, where it ends
 * @param avoid addresses, transactions and label categories that no path leads through
 */
public record PathQuestion(
        List<String> from,
        List<String> to,
        List<String> avoid,
        Wanted wanted,
        Limits limits,
        StopRules stops) {
    public PathQuestion {
        from = List.copyOf(from);
        to = List.copyOf(to);
        avoid = List.copyOf(avoid);
    }

    /** Whether it is about accounts: some end or something to avoid is an address of theirs. */
    public static boolean isOfAccounts(List<String> from, List<String> to) {
        return java.util.stream.Stream.concat(from.stream(), to.stream())
                .anyMatch(tracer.ledger.EvmAddress::looksLike);
    }
}
