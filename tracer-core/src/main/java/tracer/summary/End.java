package tracer.summary;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.flow.Limits;
import tracer.flow.TimeSpan;
import tracer.flow.TraceEnd;

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
            case TraceEnd.Hub h -> "limit: a hub";
            case TraceEnd.LargeEntity e -> "limit: a large entity";
            case TraceEnd.NotIndexed n -> "not indexed";
        };
    }

    /**
     * @param amounts in the words of what is followed
     * @param counted what the budget counts
     */
    static String limit(
            TraceEnd.Limit limit,
            Limits limits,
            Function<BigInteger, String> amounts,
            String counted) {
        return switch (limit) {
            case HOPS -> "the limit of %d hops".formatted(limits.hops().orElse(0));
            case MIN_TRACED ->
                    limits.minTraced()
                            .map(amounts)
                            .map("the limit that less than %s is not followed"::formatted)
                            .orElse("the limit of least value");
            case SHARE ->
                    limits.guards()
                            .share()
                            .map(
                                    "the limit that less than %s of the seed's value is not followed"
                                            ::formatted)
                            .orElse("the limit of least share");
            case HEIGHT -> "the limit of block height";
            case TIME -> "the limit of block time";
            case AGE ->
                    "the limit of time from the seed, "
                            + limits.guards().within().map(TimeSpan::inWords).orElse("not stated");
            case CLOCK ->
                    "the budget of time was spent, so that the same question may end elsewhere";
            case TRANSACTIONS -> "the budget of %d %s".formatted(limits.transactions(), counted);
            case HISTORY -> "an address with too many transfers to read";
            case DIGITS ->
                    "exact shares get too long; the policy haircut-int can be asked to go on";
            case CANCELLED -> "the trace was cancelled before it got further";
        };
    }

    /** Why a holder who is no named service ends it. */
    static Phrase hub(TraceEnd.Hub hub, String what) {
        return Phrase.of(
                "a hub with %s %s, as the stored data claims; whose value leaves there, nobody can tell"
                        .formatted(hub.payments(), what));
    }

    /** Likewise. */
    static Phrase entity(TraceEnd.LargeEntity end) {
        return Phrase.of(
                        "an entity of %,d scripts, by inference: "
                                .formatted(end.entity().members()))
                .id(end.entity().id());
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
