package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.flow.FundAccount.Claim;
import tracer.flow.FundAccount.Entry;
import tracer.ledger.AddressHistory;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Keeps the account of a declared fund. Time grows with the payments to its scripts. Thread-safe.
 *
 * <p>Known weakness: it is the fund that was declared. An address of the same owner that is not in
 * it makes its payments look like others', and payments to it like losses.
 */
public final class FundAccounting {
    private static final int PAGE = 10_000;
    private static final int BATCH = 1_000;

    private final LedgerSource ledger;
    private final AddressHistory history;

    public FundAccounting(LedgerSource ledger, AddressHistory history) {
        this.ledger = ledger;
        this.history = history;
    }

    /**
     * @throws DataGap if a block is missing, since its balance is then not known, or the chain was
     *     reorganised meanwhile
     * @throws BadInput if a claim is no payment into the fund by others, or one of its outputs is
     *     spent together with others': then the fund is not one owner's account
     */
    public FundAccount account(FundRequest request) {
        Extent extent = Extent.of(ledger);
        extent.gapsFrom(0)
                .ifPresent(gaps -> {
                    throw new DataGap(
                            "the lowest balance of a fund needs every payment: blocks %s are not stored; ingest them, then ask again"
                                    .formatted(gaps));
                });
        Book book = new Book(request, extent);
        FundAccount account = book.write();
        extent.requireStillActive(ledger);
        return account;
    }

    /** What a transaction does to the balance. */
    private record Change(BigInteger in, BigInteger claimed, BigInteger out, BigInteger fee) {}

    /** One account being written. */
    private final class Book {
        private final FundRequest request;
        private final Extent extent;
        private final int to;
        private final FundBook claims;
        private final Set<Script> fund;
        private final Map<OutPoint, BigInteger> outputs = new HashMap<>();
        private final Map<OutPoint, Integer> numbers = new LinkedHashMap<>();
        private final Map<OutPoint, Place> paid = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        Book(FundRequest request, Extent extent) {
            this.request = request;
            this.extent = extent;
            this.to = Math.min(extent.tip().height(), request.toHeight().orElse(Integer.MAX_VALUE));
            this.claims = new FundBook(request.policy(), request.sharing());
            this.fund = new HashSet<>(request.fund());
        }

        FundAccount write() {
            for (PlacedTransaction t : transactions(touching())) {
                enter(t);
            }
            for (OutPoint claim : request.claims()) {
                if (!numbers.containsKey(claim)) {
                    throw new BadInput(
                            "%s cannot be claimed: up to block %d it is no payment by others to a script of the fund"
                                    .formatted(claim, to));
                }
            }
            List<Claim> left = new ArrayList<>();
            numbers.forEach((output, number) ->
                    left.add(
                            new Claim(
                                    output,
                                    requireNonNull(paid.get(output)),
                                    requireNonNull(outputs.get(output)),
                                    claims.claim(number))));
            return new FundAccount(request, extent.tip(), entries, left, claims.outcomes());
        }

        /** The transactions that pay the fund or spend of it. */
        private Set<TxId> touching() {
            Set<TxId> touching = new LinkedHashSet<>();
            for (Script script : request.fund()) {
                Optional<OutPoint> after = Optional.empty();
                Page page;
                do {
                    page = history.history(script.hash(), after, PAGE);
                    for (Payment p : page.payments()) {
                        after = Optional.of(p.output());
                        if (p.place().height() <= to) {
                            outputs.put(p.output(), BigInteger.valueOf(p.value().value()));
                            touching.add(p.output().tx());
                            if (p.spentAt().filter(at -> at.height() <= to).isPresent()) {
                                touching.add(p.spentBy().orElseThrow());
                            }
                        }
                    }
                } while (page.hasMore());
            }
            return touching;
        }

        private List<PlacedTransaction> transactions(Set<TxId> ids) {
            List<PlacedTransaction> found = new ArrayList<>();
            List<TxId> all = List.copyOf(ids);
            for (int i = 0; i < all.size(); i += BATCH) {
                found.addAll(
                        ledger.transactions(all.subList(i, Math.min(all.size(), i + BATCH)))
                                .values());
            }
            found.sort(Comparator.comparing(PlacedTransaction::place));
            return found;
        }

        private void enter(PlacedTransaction t) {
            BigInteger spent = BigInteger.ZERO;
            int own = 0;
            for (OutPoint o : t.spent()) {
                BigInteger value = outputs.get(o);
                if (value != null) {
                    spent = spent.add(value);
                    own++;
                }
            }
            if (own > 0 && own < t.spent().size()) {
                throw new BadInput(
                        "transaction %s spends %d outputs of the fund together with %d others: the fund as declared is not one owner's account; add the other addresses, or leave out those that are somebody else's"
                                .formatted(t.id(), own, t.spent().size() - own));
            }
            if (own > 0) {
                payOut(t, spent);
            } else {
                payIn(t);
            }
        }

        private void payIn(PlacedTransaction t) {
            BigInteger in = BigInteger.ZERO;
            BigInteger claimed = BigInteger.ZERO;
            List<Output> contents = t.transaction().outputs();
            for (int i = 0; i < contents.size(); i++) {
                OutPoint output = t.transaction().outPoint(i);
                if (fund.contains(contents.get(i).script())) {
                    BigInteger value = Slots.value(contents.get(i));
                    in = in.add(value);
                    if (request.claims().contains(output)) {
                        claimed = claimed.add(value);
                        numbers.put(output, claims.claim(value));
                        paid.put(output, t.place());
                    } else {
                        claims.deposit(value);
                    }
                }
            }
            write(t, new Change(in, claimed, BigInteger.ZERO, BigInteger.ZERO), Rational.ZERO);
        }

        private void payOut(PlacedTransaction t, BigInteger spent) {
            BigInteger back = BigInteger.ZERO;
            BigInteger all = BigInteger.ZERO;
            for (Output o : t.transaction().outputs()) {
                all = all.add(Slots.value(o));
                if (fund.contains(o.script())) {
                    back = back.add(Slots.value(o));
                }
            }
            BigInteger out = spent.subtract(back);
            write(
                    t,
                    new Change(BigInteger.ZERO, BigInteger.ZERO, out, spent.subtract(all)),
                    claims.withdraw(out));
        }

        private void write(PlacedTransaction t, Change c, Rational left) {
            entries.add(
                    new Entry(
                            t.id(),
                            t.place(),
                            c.in(),
                            c.claimed(),
                            c.out(),
                            c.fee(),
                            left,
                            claims.balance(),
                            claims.total()));
        }
    }
}
