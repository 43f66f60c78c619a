package tracer.flow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tracer.flow.Balance.Item;
import tracer.flow.Balance.Sum;
import tracer.flow.Balance.Term;

/** Draws up the balance of a trace from its holdings and steps. */
final class Account {
    private Account() {}

    /**
     * Of a trace over outputs.
     *
     * @throws IllegalStateException if it does not close, which is a defect of ours
     */
    static Balance of(TraceRequest request, Found found) {
        Map<Term, List<Item>> items = empty(request.direction());
        for (Holding h : found.holdings()) {
            if (h.fate() instanceof Holding.Fate.Ended(TraceEnd end)) {
                add(items, term(end), new Item(h.output().toString(), h.traced()));
            }
        }
        for (RewardPart r : found.rewards()) {
            if (r.fate() instanceof Holding.Fate.Ended(TraceEnd end)) {
                add(items, term(end), new Item(r.where(), r.traced()));
            }
        }
        switch (request.fees()) {
            case LOST -> {
                for (Step s : found.steps()) {
                    if (!s.tracedFee().isZero()) {
                        add(
                                items,
                                Term.FEES,
                                new Item(s.transaction().id().toString(), s.tracedFee()));
                    }
                }
            }
            case TO_MINER -> {}
        }
        return close(request.direction(), found.source(), items);
    }

    /** Of a trace over accounts; likewise. */
    static Balance ofAccounts(
            Direction direction,
            Rational source,
            List<Movement> movements,
            List<Remainder> remainders) {
        Map<Term, List<Item>> items = empty(direction);
        for (Movement m : movements) {
            Item item = new Item(m.transfer().id().toString(), m.traced());
            switch (m.fate()) {
                case Movement.Fate.Followed f -> {}
                case Movement.Fate.Fee f -> add(items, Term.FEES, item);
                case Movement.Fate.Ended(TraceEnd end) -> add(items, term(end), item);
            }
        }
        for (Remainder r : remainders) {
            add(items, term(r.end()), new Item(r.of().toString(), r.traced()));
        }
        return close(direction, source, items);
    }

    private static Map<Term, List<Item>> empty(Direction direction) {
        Map<Term, List<Item>> items = new EnumMap<>(Term.class);
        terms(direction).forEach(term -> items.put(term, new ArrayList<>()));
        return items;
    }

    private static Balance close(
            Direction direction, Rational source, Map<Term, List<Item>> items) {
        List<Sum> sums = new ArrayList<>();
        items.forEach((term, list) ->
                sums.add(
                        new Sum(
                                term,
                                Rational.sum(list.stream().map(Item::amount).toList()),
                                list)));
        Balance balance = new Balance(source, sums);
        if (!balance.closes()) {
            throw new IllegalStateException(
                    "a %s trace of %s base units accounts for %s: please report this defect"
                            .formatted(direction.id(), source, balance.total()));
        }
        return balance;
    }

    private static void add(Map<Term, List<Item>> items, Term term, Item item) {
        List<Item> list = items.get(term);
        if (list == null) {
            throw new IllegalStateException("%s is no term of this direction".formatted(term));
        }
        list.add(item);
    }

    private static List<Term> terms(Direction direction) {
        return switch (direction) {
            case FORWARD ->
                    List.of(Term.STOPS, Term.UNSPENT, Term.FEES, Term.UNSPENDABLE, Term.CUT);
            case BACKWARD -> List.of(Term.STOPS, Term.COINBASE, Term.CUT);
        };
    }

    private static Term term(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s -> Term.STOPS;
            case TraceEnd.Mixed m -> Term.STOPS;
            case TraceEnd.Unspent u -> Term.UNSPENT;
            case TraceEnd.Unspendable u -> Term.UNSPENDABLE;
            case TraceEnd.Overwritten o -> Term.UNSPENDABLE;
            case TraceEnd.Coinbase c -> Term.COINBASE;
            case TraceEnd.Issued i -> Term.COINBASE;
            case TraceEnd.LimitReached l -> Term.CUT;
            case TraceEnd.Hub h -> Term.CUT;
            case TraceEnd.LargeEntity e -> Term.CUT;
            case TraceEnd.NotIndexed n -> Term.CUT;
        };
    }
}
