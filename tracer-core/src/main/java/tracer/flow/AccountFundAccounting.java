package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountPlace;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.AccountFund.Claim;
import tracer.flow.AccountFund.Entry;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/**
 * Keeps the account of a declared fund of addresses. Transfers count one by one in chain order, so
 * that the lowest balance within a transaction counts, too. Time grows with the transfers of its
 * addresses, under some policies times the claims. Thread-safe.
 *
 * <p>Known weakness: it is the fund that was declared. An address of the same owner that is not in
 * it makes its payments look like others', and payments to it like losses; as of any balance, what
 * moved without a transfer that was seen is missing.
 */
public final class AccountFundAccounting {
    private final AccountLedger ledger;

    public AccountFundAccounting(AccountLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * @throws tracer.problem.NotFound if a claimed transfer does not exist
     * @throws DataGap if it may be in blocks that are not stored, the balance of an address is not
     *     known when a claim is paid in, or the chain was reorganised meanwhile
     * @throws BadInput if a claim is no payment into the fund by others, or claims are of different
     *     assets
     * @throws LimitExceeded if an address has more transfers than are read, or fractions become too
     *     long under the declared policy
     */
    public AccountFund account(AccountFundRequest request) {
        Coverage coverage = ledger.coverage();
        ChainTip tip =
                coverage.tip()
                        .orElseThrow(() ->
                                new DataGap(
                                        "no blocks of %s are stored yet: ingest some, then ask"
                                                .formatted(ledger.chain())));
        Map<TransferId, Transfer> claims = new LinkedHashMap<>();
        SeedTransfer.of(
                        request.claims().stream().map(TransferSeed::whole).toList(),
                        ledger,
                        coverage,
                        tip)
                .forEach(s -> claims.put(s.transfer().id(), s.transfer()));
        Asset asset = TransferSeed.oneAsset(claims.values());
        AccountFund account = new Book(request, tip, asset, claims).write();
        ledger.requireActive(tip);
        return account;
    }

    /** One account being written. */
    private final class Book {
        private final AccountFundRequest request;
        private final ChainTip tip;
        private final Asset asset;
        private final Map<TransferId, Transfer> claims;
        private final Set<HeldAsset> fund;
        private final int to;
        private final FundBook book;
        private final Map<TransferId, Integer> numbers = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private int inside;
        private int empty;

        Book(
                AccountFundRequest request,
                ChainTip tip,
                Asset asset,
                Map<TransferId, Transfer> claims) {
            this.request = request;
            this.tip = tip;
            this.asset = asset;
            this.claims = claims;
            this.fund =
                    request.fund().stream()
                            .map(a -> new HeldAsset(a, asset))
                            .collect(Collectors.toUnmodifiableSet());
            this.to = Math.min(tip.height(), request.toHeight().orElse(Integer.MAX_VALUE));
            this.book = new FundBook(request.policy(), request.sharing());
        }

        AccountFund write() {
            List<History> histories = histories();
            int from =
                    histories.stream()
                            .mapToInt(h -> h.opening().orElseThrow().height())
                            .max()
                            .orElseThrow();
            claims.values().forEach(c -> requireClaim(c, from));
            BigInteger opening = opening(histories, from);
            book.deposit(opening);
            for (Transfer t : transfers(histories).values()) {
                if (t.place().height() > from && t.place().height() <= to) {
                    enter(t);
                }
            }
            AccountInventory inventory = ledger.inventory();
            return new AccountFund(
                    request,
                    ledger.chain(),
                    asset,
                    tip,
                    from,
                    opening,
                    entries,
                    claimed(),
                    book.outcomes(),
                    inside,
                    empty,
                    within(inventory.callsNotSeen(), from),
                    within(inventory.rewardsNotSeen(), from));
        }

        private List<HeightRange> within(List<HeightRange> ranges, int from) {
            return ranges.stream()
                    .filter(r -> r.to() > from && r.from() <= to)
                    .map(r -> new HeightRange(Math.max(from + 1, r.from()), Math.min(to, r.to())))
                    .toList();
        }

        private List<History> histories() {
            Map<HeldAsset, History> found = ledger.histories(fund, AccountFlow.MOST_TRANSFERS);
            List<History> histories = new ArrayList<>();
            for (HeldAsset h : fund.stream().sorted().toList()) {
                History history = Optional.ofNullable(found.get(h)).orElseThrow();
                if (history.isCutOff()) {
                    throw new LimitExceeded(
                            "%s has %d transfers, more than the %d that are read: such an address is a service's, and a fund that holds it nobody's account"
                                    .formatted(h, history.total(), AccountFlow.MOST_TRANSFERS));
                }
                if (history.opening().isEmpty()) {
                    throw new DataGap(
                            "the lowest balance of a fund needs every balance, and what %s held in the beginning is not stored; leave it out of the fund if it never held any, else ingest from a block that it was used in"
                                    .formatted(h));
                }
                histories.add(history);
            }
            return histories;
        }

        private void requireClaim(Transfer t, int from) {
            boolean isPaidIn =
                    t.credited().filter(fund::contains).isPresent()
                            && t.debited().filter(fund::contains).isEmpty();
            if (!isPaidIn || t.place().height() > to) {
                throw new BadInput(
                        "%s cannot be claimed: up to block %d it is no payment by others to an address of the fund"
                                .formatted(t.id(), to));
            }
            if (t.place().height() <= from) {
                throw new DataGap(
                        "%s was paid in block %d, and what all addresses of the fund held is known from the end of block %d on only: ingest earlier blocks, or leave out the address that is known so late"
                                .formatted(t.id(), t.place().height(), from));
            }
        }

        /** What all of them held at the end of a block. */
        private BigInteger opening(List<History> histories, int height) {
            BigInteger sum = BigInteger.ZERO;
            for (History h : histories) {
                sum = sum.add(h.opening().orElseThrow().amount());
                for (Transfer t : h.transfers()) {
                    if (t.place().height() <= height) {
                        sum = sum.add(effect(t, h.of()));
                    }
                }
            }
            if (sum.signum() < 0) {
                throw new DataGap(
                        "by what is stored the fund holds %s at the end of block %d: not all that moved its addresses' balances is stored"
                                .formatted(sum, height));
            }
            return sum;
        }

        private static BigInteger effect(Transfer t, HeldAsset on) {
            BigInteger sum = BigInteger.ZERO;
            sum = t.credited().filter(on::equals).isPresent() ? sum.add(t.amount()) : sum;
            return t.debited().filter(on::equals).isPresent() ? sum.subtract(t.amount()) : sum;
        }

        /** Each once, in chain order. */
        private static NavigableMap<AccountPlace, Transfer> transfers(List<History> histories) {
            NavigableMap<AccountPlace, Transfer> all = new TreeMap<>();
            histories.forEach(h -> h.transfers().forEach(t -> all.put(t.place(), t)));
            return all;
        }

        private void enter(Transfer t) {
            boolean out = t.debited().filter(fund::contains).isPresent();
            boolean in = t.credited().filter(fund::contains).isPresent();
            if (in && out) {
                inside++;
            } else if (in) {
                payIn(t);
            } else {
                payOut(t);
            }
        }

        private void payIn(Transfer t) {
            boolean isClaim = claims.containsKey(t.id());
            if (isClaim) {
                numbers.put(t.id(), book.claim(t.amount()));
            } else if (t.amount().signum() == 0) {
                empty++;
                return;
            } else {
                book.deposit(t.amount());
            }
            write(t, true, isClaim, Rational.ZERO);
        }

        private void payOut(Transfer t) {
            if (t.amount().signum() == 0) {
                empty++;
                return;
            }
            if (!book.holds(t.amount())) {
                throw new DataGap(
                        "by what is stored the fund holds %s where transfer %s takes %s out of it: not all that moved its addresses' balances is stored"
                                .formatted(book.balance(), t.id(), t.amount()));
            }
            write(t, false, false, book.withdraw(t.amount()));
        }

        private void write(Transfer t, boolean isIn, boolean isClaim, Rational left) {
            entries.add(new Entry(t, isIn, isClaim, left, book.balance(), book.total()));
        }

        private List<Claim> claimed() {
            List<Transfer> paid = new ArrayList<>(claims.values());
            paid.sort(Comparator.comparing(Transfer::place));
            return paid.stream()
                    .map(t ->
                            new Claim(
                                    t,
                                    book.claim(
                                            Optional.ofNullable(numbers.get(t.id()))
                                                    .orElseThrow())))
                    .toList();
        }
    }
}
