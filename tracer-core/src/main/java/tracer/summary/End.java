package tracer.summary;

import java.util.List;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.flow.Limits;
import tracer.flow.TraceEnd;
import tracer.ledger.Sats;

/** Why traces end, in words. */
final class End {
    private static final int NAMED = 3;

    private End() {}

    static String word(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s -> "service";
            case TraceEnd.Mixed m -> "mixed with others' value";
            case TraceEnd.Unspent u -> "no spend known";
            case TraceEnd.Coinbase c -> "new coins";
            case TraceEnd.Issued i -> "new value";
            case TraceEnd.Unspendable u -> "can never be spent";
            case TraceEnd.Overwritten o -> "lost, overwritten";
            case TraceEnd.LimitReached l -> "limit";
            case TraceEnd.NotIndexed n -> "not indexed";
        };
    }

    static String limit(TraceEnd.Limit limit, Limits limits) {
        return switch (limit) {
            case HOPS -> "the limit of %d hops".formatted(limits.hops().orElse(0));
            case MIN_TRACED ->
                    limits.minTraced()
                            .map(m -> Sats.of(m.longValueExact()))
                            .map("the limit that less than %s is not followed"::formatted)
                            .orElse("the limit of least value");
            case HEIGHT -> "the limit of block height";
            case TIME -> "the limit of block time";
            case TRANSACTIONS -> "the budget of %d transactions".formatted(limits.transactions());
            case HISTORY -> "an address with too many transfers to read";
            case DIGITS ->
                    "exact shares get too long; the policy haircut-int can be asked to go on";
            case CANCELLED -> "the trace was cancelled before it got further";
        };
    }

    /** "“X” (exchange) by “Y”, date not given", the first few of them. */
    static Phrase whom(List<Label> labels) {
        List<Label> apart =
                labels.stream()
                        .collect(
                                Collectors.toMap(
                                        l -> List.of(l.name(), l.category(), l.source()),
                                        l -> l,
                                        (a, b) -> a,
                                        java.util.LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList();
        Phrase whom = Phrase.EMPTY;
        for (int i = 0; i < Math.min(NAMED, apart.size()); i++) {
            whom = whom.say(i == 0 ? "" : " and ").say(Attributions.inWords(apart.get(i)));
        }
        return apart.size() > NAMED
                ? whom.say(" and by %d more labels".formatted(apart.size() - NAMED))
                : whom;
    }
}
