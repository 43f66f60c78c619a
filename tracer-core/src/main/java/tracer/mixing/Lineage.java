package tracer.mixing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.TxId;
import tracer.mixing.Answer.Fits;

/**
 * Looks where a Whirlpool mix's coins come from, and where a Tx0's go: all of a mix's coins come
 * from mixes of the pool or from Tx0s, so a mix whose sources are such is one with more certainty;
 * and a Tx0 is one if a coin of it is spent in a mix (Schnoering and Vazirgiannis, arXiv
 * 2311.12491). What is not stored confirms nothing and refutes nothing.
 */
public final class Lineage {
    /** How many mixes back by default: each step multiplies what is read by up to seven. */
    public static final int DEFAULT_DEPTH = 2;

    /** Transactions by id; those that are not known are absent. */
    @FunctionalInterface
    public interface Transactions {
        Map<TxId, ShapedSpend> of(Collection<TxId> ids);
    }

    /** What spends each output; absent where no spend is known. */
    @FunctionalInterface
    public interface Spenders {
        Map<OutPoint, ShapedSpend> of(Collection<OutPoint> outputs);
    }

    /** What the lineage shows. */
    private sealed interface Shown {
        record Confirmed(String how) implements Shown {}

        record Refuted(String how) implements Shown {}

        record Unknown(String how) implements Shown {}
    }

    private final Transactions transactions;
    private final Spenders spenders;

    public Lineage(Transactions transactions, Spenders spenders) {
        this.transactions = transactions;
        this.spenders = spenders;
    }

    /** Of what is stored. */
    public static Lineage of(LedgerSource ledger) {
        return new Lineage(
                ids -> {
                    Map<TxId, ShapedSpend> found = new LinkedHashMap<>();
                    ledger.transactions(ids)
                            .forEach((id, t) -> found.put(id, ShapedSpend.of(t, Setting.UNKNOWN)));
                    return found;
                },
                outputs -> {
                    Map<OutPoint, ShapedSpend> found = new LinkedHashMap<>();
                    ledger.spenders(outputs)
                            .forEach((o, s) ->
                                    found.put(o, ShapedSpend.of(s.transaction(), Setting.UNKNOWN)));
                    return found;
                });
    }

    /**
     * The finding with what the lineage of a mix or Tx0 shows. One question of the ledger for each
     * step back.
     *
     * @param depth how many mixes back, 1 or more
     */
    public MixingFinding confirm(ShapedSpend t, MixingFinding finding, int depth) {
        MixingFinding confirmed = finding;
        if (finding.answer(WhirlpoolMix.DETECTOR) instanceof Fits) {
            confirmed =
                    confirmed.with(
                            WhirlpoolMix.DETECTOR,
                            graded(
                                    sources(t, depth),
                                    WhirlpoolMix.SHAPE_ALONE,
                                    WhirlpoolMix.WITH_LINEAGE));
        }
        if (finding.answer(WhirlpoolTx0.DETECTOR) instanceof Fits) {
            confirmed =
                    confirmed.with(
                            WhirlpoolTx0.DETECTOR,
                            graded(mixing(t), WhirlpoolTx0.SHAPE_ALONE, WhirlpoolTx0.WITH_LINEAGE));
        }
        return confirmed;
    }

    private static Answer graded(Shown shown, Grade alone, Grade confirmed) {
        return switch (shown) {
            case Shown.Confirmed(String how) -> new Fits(confirmed, how);
            case Shown.Refuted(String how) -> new Fits(alone, how);
            case Shown.Unknown(String how) -> new Fits(alone, how);
        };
    }

    private Shown sources(ShapedSpend mix, int depth) {
        long pool = WhirlpoolMix.pool(mix.shape());
        if (!WhirlpoolPools.hasKnownFee(pool)) {
            return new Shown.Unknown("a Tx0 into this pool cannot be told, its fee is not known");
        }
        Set<TxId> seen = new HashSet<>();
        List<ShapedSpend> level = List.of(mix);
        for (int step = 0; step < depth && !level.isEmpty(); step++) {
            Set<TxId> ids = new LinkedHashSet<>();
            level.forEach(m -> m.spent().forEach(o -> ids.add(o.tx())));
            Map<TxId, ShapedSpend> found = transactions.of(ids);
            List<ShapedSpend> before = new ArrayList<>();
            for (ShapedSpend m : level) {
                Optional<Shown> ends = judge(m, pool, found);
                if (ends.isPresent()) {
                    return ends.get();
                }
                remixed(m, pool)
                        .map(found::get)
                        .filter(source -> source != null && seen.add(source.id()))
                        .forEach(before::add);
            }
            level = before;
        }
        return new Shown.Confirmed(
                "all that it spends comes from mixes and Tx0s, to depth %d".formatted(depth));
    }

    private static Stream<TxId> remixed(ShapedSpend mix, long pool) {
        List<Output> spent = mix.shape().spent();
        return IntStream.range(0, spent.size())
                .filter(i -> spent.get(i).value().value() == pool)
                .mapToObj(i -> mix.spent().get(i).tx());
    }

    /** Why a mix's sources do not confirm it; empty if they do. */
    private static Optional<Shown> judge(
            ShapedSpend mix, long pool, Map<TxId, ShapedSpend> sources) {
        Optional<Shown> unknown = Optional.empty();
        for (int i = 0; i < mix.spent().size(); i++) {
            OutPoint spent = mix.spent().get(i);
            ShapedSpend source = sources.get(spent.tx());
            boolean enters = mix.shape().spent().get(i).value().value() > pool;
            Detector expected = enters ? WhirlpoolTx0.DETECTOR : WhirlpoolMix.DETECTOR;
            if (source == null) {
                unknown = unknown.or(() -> unknown("%s is not stored".formatted(spent.tx())));
                continue;
            }
            Answer answer = expected.ask(source.shape());
            if (answer instanceof Answer.DoesNotFit) {
                return Optional.of(
                        new Shown.Refuted(
                                "input %d comes from %s, which is no %s"
                                        .formatted(i, spent.tx(), expected)));
            }
            if (answer instanceof Answer.Undecided) {
                unknown =
                        unknown.or(
                                () -> unknown("what %s spends is not known".formatted(spent.tx())));
            }
        }
        return unknown;
    }

    private static Optional<Shown> unknown(String why) {
        return Optional.of(new Shown.Unknown("its lineage is not known, " + why));
    }

    private Shown mixing(ShapedSpend tx0) {
        long coin = WhirlpoolTx0.coin(tx0.shape()).orElseThrow();
        List<Output> outputs = tx0.shape().outputs();
        List<OutPoint> coins =
                IntStream.range(0, outputs.size())
                        .filter(i -> outputs.get(i).value().value() == coin)
                        .mapToObj(i -> new OutPoint(tx0.id(), i))
                        .toList();
        Map<OutPoint, ShapedSpend> found = spenders.of(coins);
        for (OutPoint o : coins) {
            ShapedSpend spender = found.get(o);
            if (spender != null && WhirlpoolMix.DETECTOR.ask(spender.shape()) instanceof Fits) {
                return new Shown.Confirmed("%s is spent in the mix %s".formatted(o, spender.id()));
            }
        }
        return found.isEmpty()
                ? new Shown.Unknown("no spend of a coin that it makes is stored")
                : new Shown.Refuted("no stored spend of a coin that it makes is a mix");
    }
}
