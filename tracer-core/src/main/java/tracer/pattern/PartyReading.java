package tracer.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tracer.job.Cancellation;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * Reads what parties of the output family did, within a budget. The store is asked once for each
 * script that was paid more than once, and in batches for everything else. For one answer; not
 * thread-safe.
 */
final class PartyReading {
    private static final int BATCH = 1_000;

    private final Sources sources;
    private final Gaps gaps;
    private final Budget budget;
    private final Cancellation cancellation;
    private final Map<ScriptHash, Set<TxId>> once;
    private final Map<Party, Set<TxId>> touching = new LinkedHashMap<>();
    private final Map<Party, Read> answers = new LinkedHashMap<>();
    private final Set<TxId> wanted = new HashSet<>();

    /** Somebody to look at. */
    record Party(Holder holder, Set<ScriptHash> scripts) {
        Subject subject() {
            return Subject.of(holder);
        }
    }

    /** What could be read of a party. */
    sealed interface Read {
        /**
         * All that is stored.
         *
         * @param transactions in chain order
         */
        record Whole(Activity activity, List<PlacedTransaction> transactions) implements Read {}

        /** More than the budget allows. */
        record TooMuch(String reason) implements Read {}
    }

    /**
     * @param once the transactions of scripts that were paid once, as far as that is known already
     */
    PartyReading(
            Sources sources,
            Gaps gaps,
            Budget budget,
            Cancellation cancellation,
            Map<ScriptHash, Set<TxId>> once) {
        this.sources = sources;
        this.gaps = gaps;
        this.budget = budget;
        this.cancellation = cancellation;
        this.once = once;
    }

    /** In the order of the parties. */
    Map<Party, Read> read(List<Party> parties) {
        Set<ScriptHash> scripts = new LinkedHashSet<>();
        parties.forEach(p -> scripts.addAll(p.scripts()));
        Map<ScriptHash, Totals> totals =
                scripts.isEmpty() ? Map.of() : sources.history().totals(scripts);
        for (Party p : parties) {
            tooMuch(p, totals)
                    .ifPresentOrElse(
                            reason -> answers.put(p, new Read.TooMuch(reason)),
                            () -> gather(p, totals));
        }
        Map<TxId, PlacedTransaction> placed = transactions(wanted);
        Names names = names(placed.values());
        touching.forEach((party, ids) -> answers.put(party, whole(party, ids, placed, names)));
        Map<Party, Read> inOrder = new LinkedHashMap<>();
        parties.forEach(p -> inOrder.put(p, Objects.requireNonNull(answers.get(p))));
        return inOrder;
    }

    private Optional<String> tooMuch(Party party, Map<ScriptHash, Totals> totals) {
        long payments =
                party.scripts().stream()
                        .map(totals::get)
                        .filter(Objects::nonNull)
                        .mapToLong(Totals::payments)
                        .sum();
        if (cancellation.isRequested()) {
            return Optional.of("the question was cancelled before it was looked at");
        }
        if (payments > budget.payments()) {
            return Optional.of(
                    "it has %d payments; at most %d of one party are looked at"
                            .formatted(payments, budget.payments()));
        }
        if (wanted.size() + 2 * payments > budget.transactions()) {
            return Optional.of(
                    "the budget of %d transactions for one answer was spent on others"
                            .formatted(budget.transactions()));
        }
        return Optional.empty();
    }

    private void gather(Party party, Map<ScriptHash, Totals> totals) {
        Set<TxId> ids = new LinkedHashSet<>();
        for (ScriptHash script : party.scripts()) {
            Totals of = totals.get(script);
            if (of != null) {
                ids.addAll(touching(script, of));
            }
        }
        touching.put(party, ids);
        wanted.addAll(ids);
    }

    private Set<TxId> touching(ScriptHash script, Totals totals) {
        Set<TxId> known = once.get(script);
        if (totals.payments() == 1 && known != null && known.size() == 1 + totals.spends()) {
            return known;
        }
        Set<TxId> ids = new LinkedHashSet<>();
        Page page = sources.history().history(script, Optional.empty(), budget.payments());
        page.payments()
                .forEach(p -> {
                    ids.add(p.output().tx());
                    p.spentBy().ifPresent(ids::add);
                });
        return ids;
    }

    private Read whole(
            Party party, Set<TxId> ids, Map<TxId, PlacedTransaction> placed, Names names) {
        List<PlacedTransaction> inOrder =
                ids.stream()
                        .map(placed::get)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(PlacedTransaction::place))
                        .toList();
        return new Read.Whole(
                Activity.of(party.holder(), party.scripts(), inOrder, names), inOrder);
    }

    /** As far as the answer's tip. */
    private Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        List<TxId> all = ids.stream().sorted().toList();
        Map<TxId, PlacedTransaction> placed = new HashMap<>();
        for (int i = 0; i < all.size(); i += BATCH) {
            sources.ledger()
                    .transactions(all.subList(i, Math.min(all.size(), i + BATCH)))
                    .forEach((id, t) -> {
                        if (gaps.reaches(t)) {
                            placed.put(id, t);
                        }
                    });
        }
        return placed;
    }

    private Names names(Collection<PlacedTransaction> transactions) {
        List<Script> scripts = new ArrayList<>();
        for (PlacedTransaction t : transactions) {
            t.transaction().outputs().stream().map(Output::script).forEach(scripts::add);
            t.fundings().stream()
                    .map(Funding::spentOutput)
                    .flatMap(Optional::stream)
                    .map(Output::script)
                    .forEach(scripts::add);
        }
        return Names.of(sources.ledger().chain(), sources.entities(), scripts);
    }
}
