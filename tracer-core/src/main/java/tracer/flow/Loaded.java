package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.ledger.PaymentCount;

/** What one answer has asked the stores about holdings so far. Not thread-safe. */
final class Loaded {
    private final AccountLedger ledger;
    private final AccountHolders holders;
    private final Direction direction;
    private final ChainTip tip;
    private final OptionalInt hub;
    private final Map<HeldAsset, History> histories = new HashMap<>();
    private final Map<EvmAddress, TraceEnd> services = new HashMap<>();
    private final Set<HeldAsset> known = new HashSet<>();

    /**
     * @param hub of a holding with more transfers than this, none is followed
     */
    Loaded(
            AccountLedger ledger,
            AccountHolders holders,
            Direction direction,
            ChainTip tip,
            OptionalInt hub) {
        this.ledger = ledger;
        this.holders = holders;
        this.direction = direction;
        this.tip = tip;
        this.hub = hub;
    }

    /**
     * Asks for holdings, all in one question; of those at services only who says so.
     *
     * @param exempt whether these are entered even at a service: the seed's holding is
     */
    void load(Collection<HeldAsset> wanted, boolean exempt) {
        services.putAll(
                holders.of(wanted.stream().map(HeldAsset::holder).collect(Collectors.toSet())));
        histories.putAll(
                ledger.histories(
                        wanted.stream()
                                .filter(h -> exempt || !services.containsKey(h.holder()))
                                .toList(),
                        Math.min(
                                hub.orElse(AccountFlow.MOST_TRANSFERS),
                                AccountFlow.MOST_TRANSFERS)));
        known.addAll(wanted);
    }

    /** Whether nothing was asked for yet. */
    boolean isEmpty() {
        return known.isEmpty();
    }

    boolean isKnown(HeldAsset holding) {
        return known.contains(holding);
    }

    Optional<TraceEnd> service(EvmAddress address) {
        return Optional.ofNullable(services.get(address));
    }

    History history(HeldAsset holding) {
        return Optional.ofNullable(histories.get(holding)).orElseThrow();
    }

    /** Why nothing can be said of value that comes into a holding by a transfer. */
    Optional<TraceEnd> unknown(HeldAsset holding, Transfer by) {
        History history = history(holding);
        if (hub.isPresent() && history.total() > hub.getAsInt()) {
            return Optional.of(new TraceEnd.Hub(PaymentCount.exactly(history.total())));
        }
        if (history.isCutOff()) {
            return Optional.of(new TraceEnd.LimitReached(TraceEnd.Limit.HISTORY));
        }
        if (history.opening().isEmpty()) {
            return Optional.of(
                    new TraceEnd.NotIndexed(
                            "what %s held before block %d"
                                    .formatted(
                                            holding,
                                            ledger.coverage().ranges().stream()
                                                    .filter(r -> r.contains(by.place().height()))
                                                    .map(HeightRange::from)
                                                    .findFirst()
                                                    .orElse(by.place().height()))));
        }
        return history.transfers().stream().anyMatch(t -> t.id().equals(by.id()))
                ? Optional.empty()
                : Optional.of(
                        new TraceEnd.NotIndexed(
                                "blocks between %d and %d, so that the balance of %s is not known"
                                        .formatted(by.place().height(), tip.height(), holding)));
    }

    /** Why the value that a holding still has at the end of its history is there. */
    TraceEnd rest(HeldAsset holding) {
        return switch (direction) {
            case FORWARD -> new TraceEnd.Unspent(tip.height());
            case BACKWARD -> atOpening(history(holding).opening().orElseThrow());
        };
    }

    private static TraceEnd atOpening(OpeningBalance opening) {
        return opening.height() == 0
                ? new TraceEnd.Coinbase(0)
                : new TraceEnd.NotIndexed(
                        "where the %s base units came from that %s held at the end of block %d, before which nothing is stored"
                                .formatted(
                                        opening.amount().max(BigInteger.ZERO),
                                        opening.of(),
                                        opening.height()));
    }
}
