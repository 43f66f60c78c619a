package tracer.pattern;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tracer.entity.EntityStore.FirstPayment;
import tracer.evidence.EvidenceClass;
import tracer.job.Cancellation;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.pattern.Finding.Item;
import tracer.pattern.Finding.Quantity;
import tracer.pattern.Split.Freshness;
import tracer.pattern.Split.Part;

/** Finds peeling chains on a ledger of outputs. For one answer; not thread-safe. */
final class Peeling {
    private final Sources sources;
    private final Gaps gaps;
    private final Parameters.Peel rule;
    private final Wording wording;

    /** The splits of a chain's neighbourhood, and whether the budget cut it. */
    record Neighbourhood(List<Split> splits, boolean isCut) {}

    Peeling(Sources sources, Gaps gaps, Wording wording) {
        this.sources = sources;
        this.gaps = gaps;
        this.rule = wording.parameters().peel();
        this.wording = wording;
    }

    /**
     * One input, two outputs of value to two scripts that can be spent. Whether receivers are fresh
     * is not looked up.
     */
    Optional<Split> split(PlacedTransaction t) {
        List<Output> outputs = t.transaction().outputs();
        if (t.transaction().isCoinbase()
                || t.fundings().size() != 1
                || outputs.size() != 2
                || outputs.get(0).script().equals(outputs.get(1).script())
                || outputs.stream()
                        .anyMatch(o -> o.value().value() == 0 || o.script().isUnspendable())) {
            return Optional.empty();
        }
        return Optional.of(
                new Split(
                        t.id().toString(),
                        t.place(),
                        t.spent().getFirst().toString(),
                        part(t, 0),
                        part(t, 1)));
    }

    private Part part(PlacedTransaction t, int index) {
        Output o = t.transaction().outputs().get(index);
        return new Part(
                t.transaction().outPoint(index).toString(),
                Names.address(sources.ledger().chain(), o.script()),
                BigInteger.valueOf(o.value().value()),
                Freshness.UNKNOWN);
    }

    /** Splits whose amounts are those of a peel, with what is known of their receivers. */
    List<Split> peels(Collection<PlacedTransaction> transactions) {
        Map<Split, ScriptHash> receivers = new LinkedHashMap<>();
        for (PlacedTransaction t : transactions) {
            split(t).filter(s -> PeelingChains.isPeel(s, rule))
                    .ifPresent(s -> receivers.put(s, receiver(t, s)));
        }
        if (receivers.isEmpty()) {
            return List.of();
        }
        Map<ScriptHash, FirstPayment> first =
                sources.entities().firstPayments(Set.copyOf(receivers.values()));
        List<Split> peels = new ArrayList<>();
        receivers.forEach((split, receiver) ->
                peels.add(
                        judged(split, freshness(split, Optional.ofNullable(first.get(receiver))))));
        return peels;
    }

    private static ScriptHash receiver(PlacedTransaction t, Split split) {
        int index = OutPoint.of(split.bulk().id()).index();
        return t.transaction().outputs().get(index).script().hash();
    }

    private Freshness freshness(Split split, Optional<FirstPayment> first) {
        if (first.isPresent() && !first.get().tx().toString().equals(split.transaction())) {
            return Freshness.USED;
        }
        return first.isPresent() && gaps.between(0, split.place().height()).isEmpty()
                ? Freshness.FRESH
                : Freshness.UNKNOWN;
    }

    private static Split judged(Split s, Freshness freshness) {
        return new Split(
                s.transaction(),
                s.place(),
                s.spends(),
                s.isFirstLarger() ? with(s.first(), freshness) : s.first(),
                s.isFirstLarger() ? s.second() : with(s.second(), freshness));
    }

    private static Part with(Part part, Freshness freshness) {
        return new Part(part.id(), part.to(), part.amount(), freshness);
    }

    /**
     * The chains among these, sure ones first, then those that cannot be judged.
     *
     * @param wanted of which at least one split has to be in the chain
     */
    List<Judgement> judge(
            Subject subject, Collection<Split> splits, Predicate<? super Split> wanted) {
        PeelingChains chains = new PeelingChains(rule, splits);
        List<Judgement> judgements =
                Stream.concat(
                                chains.found().stream()
                                        .filter(c -> c.stream().anyMatch(wanted))
                                        .<Judgement>map(
                                                c -> new Judgement.Found(finding(subject, c))),
                                chains.undecided().stream()
                                        .filter(c -> c.stream().anyMatch(wanted))
                                        .<Judgement>map(this::undecided))
                        .toList();
        return judgements.isEmpty() ? List.of(new Judgement.NotFound()) : judgements;
    }

    private Judgement undecided(List<Split> chain) {
        Split last = chain.getLast();
        return new Judgement.CannotBeJudged(
                "%d transactions from %s to %s would be one if the receivers of the larger outputs had never been paid before; %s are not stored"
                        .formatted(
                                chain.size(),
                                chain.getFirst().transaction(),
                                last.transaction(),
                                gaps.between(0, last.place().height())
                                        .orElse("their first payments")));
    }

    private Finding finding(Subject subject, List<Split> chain) {
        Duration longest = longest(chain);
        BigInteger peeled =
                chain.stream().map(s -> s.peel().amount()).reduce(BigInteger.ZERO, BigInteger::add);
        return new Finding(
                Indicator.PEELING_CHAIN,
                subject,
                wording.predicate(Indicator.PEELING_CHAIN),
                "%d transactions in a row peel: the smaller output is at most %s of the larger, at most %s lies between two of them by block times%s, and no larger output's address was paid before"
                        .formatted(
                                chain.size(),
                                Span.share(
                                        chain.stream()
                                                .map(Split::ratio)
                                                .max(java.util.Comparator.naturalOrder())
                                                .orElseThrow()),
                                Span.text(longest),
                                Span.nearLimit(longest, rule.dwell())),
                EvidenceClass.INFERENCE,
                items(chain),
                List.of(
                        Quantity.fact("paid off in small pieces", peeled),
                        Quantity.fact(
                                "left in the last larger output",
                                chain.getLast().bulk().amount())));
    }

    private static Duration longest(List<Split> chain) {
        Duration longest = Span.between(chain.get(0).place(), chain.get(1).place());
        for (int i = 2; i < chain.size(); i++) {
            Duration d = Span.between(chain.get(i - 1).place(), chain.get(i).place());
            longest = d.compareTo(longest) > 0 ? d : longest;
        }
        return longest;
    }

    private static List<Item> items(List<Split> chain) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            Split s = chain.get(i);
            items.add(
                    new Item(
                            Item.Kind.TRANSACTION,
                            s.transaction(),
                            Optional.of(s.place()),
                            s.peel().amount(),
                            EvidenceClass.FACT,
                            "pays off %s, %s of the rest%s"
                                    .formatted(
                                            s.peel().id(),
                                            Span.share(s.ratio()),
                                            i == 0
                                                    ? ""
                                                    : ", %s after the one before"
                                                            .formatted(
                                                                    Span.text(
                                                                            Span.between(
                                                                                    chain.get(i - 1)
                                                                                            .place(),
                                                                                    s.place()))))));
        }
        return items;
    }

    /**
     * The peels that hang together with some transactions, forward and backward. The store is asked
     * once for each hop and direction.
     */
    Neighbourhood around(
            Collection<PlacedTransaction> transactions, Budget budget, Cancellation cancellation) {
        Map<TxId, PlacedTransaction> found = new LinkedHashMap<>();
        Map<String, Split> before = new HashMap<>();
        Map<String, Split> after = new HashMap<>();
        for (PlacedTransaction t : transactions) {
            split(t).filter(s -> PeelingChains.isPeel(s, rule))
                    .ifPresent(s -> {
                        found.put(t.id(), t);
                        before.put(s.bulk().id(), s);
                        after.put(s.spends(), s);
                    });
        }
        boolean isCut = false;
        while (!before.isEmpty() || !after.isEmpty()) {
            if (found.size() >= budget.chain() || cancellation.isRequested()) {
                isCut = true;
                break;
            }
            Map<String, Split> nextBefore = forward(before, found);
            Map<String, Split> nextAfter = backward(after, found);
            before.clear();
            before.putAll(nextBefore);
            after.clear();
            after.putAll(nextAfter);
        }
        return new Neighbourhood(peels(found.values()), isCut);
    }

    private Map<String, Split> forward(
            Map<String, Split> before, Map<TxId, PlacedTransaction> found) {
        Map<String, Split> next = new HashMap<>();
        if (!before.isEmpty()) {
            sources.ledger()
                    .spenders(before.keySet().stream().map(OutPoint::of).sorted().toList())
                    .forEach((output, spender) ->
                            continued(spender.transaction(), found)
                                    .filter(s -> comesAfter(s, before))
                                    .ifPresent(s -> {
                                        found.put(
                                                spender.transaction().id(), spender.transaction());
                                        next.put(s.bulk().id(), s);
                                    }));
        }
        return next;
    }

    private boolean comesAfter(Split spender, Map<String, Split> before) {
        Split payer = before.get(spender.spends());
        return payer != null && PeelingChains.follows(payer, spender, rule);
    }

    private Map<String, Split> backward(
            Map<String, Split> after, Map<TxId, PlacedTransaction> found) {
        Map<String, Split> next = new HashMap<>();
        if (!after.isEmpty()) {
            List<TxId> payers =
                    after.keySet().stream()
                            .map(o -> OutPoint.of(o).tx())
                            .distinct()
                            .sorted()
                            .toList();
            sources.ledger()
                    .transactions(payers)
                    .forEach((id, t) ->
                            continued(t, found)
                                    .filter(s -> leadsOn(s, after))
                                    .ifPresent(s -> {
                                        found.put(id, t);
                                        next.put(s.spends(), s);
                                    }));
        }
        return next;
    }

    private boolean leadsOn(Split payer, Map<String, Split> after) {
        Split spender = after.get(payer.bulk().id());
        return spender != null && PeelingChains.follows(payer, spender, rule);
    }

    private Optional<Split> continued(PlacedTransaction t, Map<TxId, PlacedTransaction> found) {
        return found.containsKey(t.id()) || !gaps.reaches(t)
                ? Optional.empty()
                : split(t).filter(s -> PeelingChains.isPeel(s, rule));
    }
}
