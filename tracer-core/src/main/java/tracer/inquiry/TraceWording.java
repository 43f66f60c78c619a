package tracer.inquiry;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.account.TransferKind;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountFlow;
import tracer.flow.Balance;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Limits;
import tracer.flow.TimeSpan;
import tracer.flow.TraceEnd;
import tracer.inquiry.TraceDocument.End;

/** Why traces end, in plain sentences that say what they rest on. */
public final class TraceWording {
    private final Direction direction;
    private final Limits limits;
    private final Function<BigInteger, String> amounts;
    private final String hub;

    /** Of traces over Bitcoin, whose amounts are satoshis. */
    public TraceWording(Direction direction, Limits limits) {
        this(direction, limits, sats -> Amount.of(sats).text(), "its script is paid %s times");
    }

    private TraceWording(
            Direction direction, Limits limits, Function<BigInteger, String> amounts, String hub) {
        this.direction = direction;
        this.limits = limits;
        this.amounts = amounts;
        this.hub = hub;
    }

    /**
     * @param amounts base units in words
     */
    static TraceWording ofAccounts(
            Direction direction, Limits limits, Function<BigInteger, String> amounts) {
        return new TraceWording(
                direction, limits, amounts, "its address has %s transfers of the asset");
    }

    static String title(Direction direction) {
        return switch (direction) {
            case FORWARD -> "where it went";
            case BACKWARD -> "where it came from";
        };
    }

    static String equation(Balance balance, Direction direction) {
        String source = direction == Direction.FORWARD ? "source" : "target";
        return source
                + balance.terms().stream()
                        .map(t -> t.term().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" + ", " = ", ""));
    }

    /** Where no time matters. */
    public End end(TraceEnd end) {
        return end(end, Optional.empty());
    }

    /**
     * @param at when the value was paid there, if that is known
     */
    End end(TraceEnd end, Optional<Instant> at) {
        return switch (end) {
            case TraceEnd.Unspent(int height) ->
                    plain(
                            "unspent",
                            "unspent: no block up to %d spends it".formatted(height),
                            EvidenceClass.CLAIMED);
            case TraceEnd.Unspendable() ->
                    plain("unspendable", "lost: nobody can ever spend it", EvidenceClass.FACT);
            case TraceEnd.Overwritten(var by) ->
                    plain(
                            "overwritten",
                            "lost: the same coinbase came again in block %d and took its place"
                                    .formatted(by.height()),
                            EvidenceClass.FACT);
            case TraceEnd.AtService(var labels, boolean throughEntity) ->
                    service(
                            labels,
                            throughEntity ? EvidenceClass.INFERENCE : EvidenceClass.LABEL,
                            at);
            case TraceEnd.Mixed(String detector) ->
                    plain(
                            "mixed",
                            ("stops at a transaction that looks as if several owners spend together"
                                            + " (%s): the chain does not show whose value is whose")
                                    .formatted(detector),
                            EvidenceClass.INFERENCE);
            case TraceEnd.Coinbase(int height) ->
                    plain(
                            "coinbase",
                            "new value, made in block %d".formatted(height),
                            EvidenceClass.FACT);
            case TraceEnd.Issued(var kind, int height) ->
                    plain(
                            "coinbase",
                            "%s in block %d".formatted(issued(kind), height),
                            EvidenceClass.CLAIMED);
            case TraceEnd.LimitReached(var limit) ->
                    atLimit(
                            limit.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            which(limit),
                            EvidenceClass.USER);
            case TraceEnd.Hub(var payments) ->
                    atLimit(
                            "hub",
                            "a hub: %s, more than %,d; whose value leaves there, nobody can tell"
                                    .formatted(
                                            hub.formatted(payments),
                                            limits.guards().payments().orElse(0)),
                            EvidenceClass.CLAIMED);
            case TraceEnd.LargeEntity(var entity) ->
                    atLimit(
                            "entity-size",
                            "inferred: its script is one of the %,d of entity %s, more than %,d"
                                    .formatted(
                                            entity.members(),
                                            entity.id(),
                                            limits.guards().members().orElse(0)),
                            EvidenceClass.INFERENCE);
            case TraceEnd.NotIndexed(String missing) ->
                    plain("not-indexed", "not indexed: " + missing, EvidenceClass.CLAIMED);
        };
    }

    /** As {@link #end(TraceEnd, Optional)}, where a least traced value is one of an output. */
    End exposureEnd(TraceEnd end, Optional<Instant> at) {
        return end instanceof TraceEnd.LimitReached(TraceEnd.Limit limit)
                        && limit == TraceEnd.Limit.MIN_TRACED
                ? atLimit(
                        "min-traced",
                        "worth less than " + amounts.apply(limits.minTraced().orElseThrow()),
                        EvidenceClass.USER)
                : end(end, at);
    }

    private static String issued(TransferKind kind) {
        return switch (kind) {
            case FEE_BURNT, FEE_TIP, FEE_BLOB, FEE_L1 -> "earned as a fee";
            case VALUE, CALL, LOG -> "new value, made by its contract";
            case WITHDRAWAL -> "withdrawn from the consensus layer";
            case REWARD -> "new value, made for the miner";
        };
    }

    static End plain(String kind, String sentence, EvidenceClass evidence) {
        return new End(kind, sentence, evidence.id(), List.of(), Optional.empty());
    }

    private End service(List<Label> labels, EvidenceClass reach, Optional<Instant> at) {
        return new End(
                "service",
                atService(labels, reach == EvidenceClass.INFERENCE),
                reach.id(),
                Parties.notes(labels, reach, at),
                Optional.empty());
    }

    private String atService(List<Label> labels, boolean throughEntity) {
        String who =
                labels.stream()
                        .map(LabelWording::who)
                        .distinct()
                        .collect(Collectors.joining(" and "));
        String stops = direction == Direction.FORWARD ? "stops at " : "comes out of ";
        String how =
                throughEntity
                        ? ", inferred: the label stands on another address of the same entity"
                        : "";
        return stops + who + how + ": inside, the chain shows nothing";
    }

    private static End atLimit(String limit, String which, EvidenceClass evidence) {
        return new End(
                "limit",
                "not followed: limit reached (%s)".formatted(which),
                evidence.id(),
                List.of(),
                Optional.of(limit));
    }

    private String which(TraceEnd.Limit limit) {
        Guards guards = limits.guards();
        return switch (limit) {
            case HOPS -> "%d hops".formatted(limits.hops().orElse(0));
            case MIN_TRACED ->
                    limits.minTraced()
                            .map(m -> "less than " + amounts.apply(m) + " of it is traced")
                            .orElse("least traced value");
            case SHARE ->
                    guards.share()
                            .map(s -> "less than %s of the seed's value is traced".formatted(s))
                            .orElse("least share of the seed's value");
            case HEIGHT -> "block height";
            case TIME -> "block time";
            case AGE ->
                    "stamped more than %s %s the seed"
                            .formatted(
                                    guards.within().map(TimeSpan::inWords).orElse("so long"),
                                    direction == Direction.FORWARD ? "after" : "before");
            case TRANSACTIONS -> "budget of %d transactions".formatted(limits.transactions());
            case HISTORY ->
                    "an address with more than %,d transfers: a hub"
                            .formatted(AccountFlow.MOST_TRANSFERS);
            case DIGITS -> "exact haircut amounts get too long; policy haircut-int goes on";
            case CLOCK ->
                    "budget of time, %s; asked again it may end elsewhere"
                            .formatted(guards.time().map(TimeSpan::inWords).orElse("unknown"));
            case CANCELLED -> "cancelled before it got further";
        };
    }
}
