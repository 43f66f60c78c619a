package tracer.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.Transfer;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelSubject;
import tracer.crossing.CrossingResult.Outcome;
import tracer.crossing.SeenMemo.Standing;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.LedgerSource;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/**
 * Looks for payments of a swap service on an EVM chain that could continue a deposit on Bitcoin:
 * from addresses that labels call by the same name, in a declared window, in · rate · (1 − fee)
 * within a declared tolerance, or to the destination that the deposit's memo names. Source: the
 * instant swaps of METHODS.md §2.7. Thread-safe.
 *
 * <p>Known failures: a service known by different names on the two sides is not found; a service
 * that pays from addresses without a label, splits payments, or pays in another asset than the
 * declared one is missed, and another's payment may fit instead. Block times are claims of two
 * kinds of makers; the window must allow for that.
 */
public final class CrossingFinding {
    private static final int MOST_LABELS = 10_000;

    private final LedgerSource ledger;
    private final LabelStore labels;
    private final AccountLedgers accounts;

    public CrossingFinding(LedgerSource ledger, LabelStore labels, AccountLedgers accounts) {
        this.ledger = ledger;
        this.labels = labels;
        this.accounts = accounts;
    }

    /**
     * Answers a request.
     *
     * @throws DataGap if the deposit is not stored
     * @throws BadInput if its transaction has no such output
     * @throws LimitExceeded if there are more labels or transfers than can be read
     */
    public CrossingResult find(CrossingRequest request) {
        ChainTip tip =
                ledger.coverage()
                        .tip()
                        .orElseThrow(() ->
                                new DataGap("no blocks are stored yet: ingest some, then ask"));
        PlacedTransaction deposit = transaction(request, tip);
        Output output = deposit.transaction().outputs().get(request.deposit().index());
        List<Label> services = bridges(output.script());
        List<EvmAddress> vaults = vaults(services, request.to());
        AccountLedger other = accounts.ledger(request.to());
        Search search = new Search(request, deposit, output, services, new Payouts(other, vaults));
        Outcome ungraded = outcome(search, vaults);
        List<SeenMemo> others = others(search, ungraded);
        Outcome outcome = graded(search, ungraded, claimedByOthers(others));
        List<SeenMemo> memos = new ArrayList<>(own(search, outcome, claimedByOthers(others)));
        memos.addAll(others);
        return new CrossingResult(
                request,
                deposit,
                output.value(),
                services,
                vaults,
                outcome,
                memos,
                tip,
                other.coverage().tip());
    }

    /** What one answer is put together from. */
    private record Search(
            CrossingRequest request,
            PlacedTransaction deposit,
            Output output,
            List<Label> services,
            Payouts payouts) {
        Instant from() {
            return deposit.place().claimedTime();
        }

        Instant to() {
            return from().plus(request.within());
        }

        boolean isInWindow(Transfer t) {
            Instant time = t.place().claimedTime();
            return !time.isBefore(from()) && !time.isAfter(to());
        }
    }

    private PlacedTransaction transaction(CrossingRequest request, ChainTip tip) {
        PlacedTransaction found =
                ledger.transactions(List.of(request.deposit().tx())).get(request.deposit().tx());
        if (found == null) {
            throw new DataGap(
                    "transaction %s is in none of the stored blocks up to height %d: ingest its block, then ask again"
                            .formatted(request.deposit().tx(), tip.height()));
        }
        int outputs = found.transaction().outputs().size();
        if (request.deposit().index() >= outputs) {
            throw new BadInput(
                    "%s does not exist: its transaction has %d outputs, 0 to %d"
                            .formatted(request.deposit(), outputs, outputs - 1));
        }
        return found;
    }

    /** Labels of the very address, or of the hash of its bare key, that call it a bridge. */
    private List<Label> bridges(Script script) {
        Set<ScriptHash> names =
                Stream.concat(
                                Stream.of(script.hash()),
                                script.address(ledger.chain()).map(a -> a.script().hash()).stream())
                        .collect(Collectors.toSet());
        return labels.labelsOf(names).values().stream()
                .flatMap(List::stream)
                .filter(l -> l.category() == Category.BRIDGE)
                .distinct()
                .sorted()
                .toList();
    }

    private List<EvmAddress> vaults(List<Label> services, EvmChain chain) {
        Set<EvmAddress> found = new TreeSet<>();
        for (String name : services.stream().map(Label::name).collect(Collectors.toSet())) {
            List<Label> named = labels.search(name, MOST_LABELS);
            if (named.size() == MOST_LABELS) {
                throw new LimitExceeded(
                        "%,d labels or more contain '%s': its addresses on %s cannot all be read"
                                .formatted(MOST_LABELS, name, chain));
            }
            named.stream()
                    .filter(l -> l.category() == Category.BRIDGE && l.name().equals(name))
                    .flatMap(l -> on(chain, l.subject()).stream())
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<EvmAddress> on(EvmChain chain, LabelSubject subject) {
        return switch (subject) {
            case LabelSubject.OnBitcoin b -> Optional.empty();
            case LabelSubject.OnEvm(EvmChain of, EvmAddress address) ->
                    of.equals(chain) ? Optional.of(address) : Optional.empty();
            case LabelSubject.OnUnspecifiedEvm(EvmAddress address, var candidates) ->
                    Optional.of(address);
        };
    }

    private static Outcome outcome(Search s, List<EvmAddress> vaults) {
        if (s.services().isEmpty()) {
            return new Outcome.NotAtBridge();
        }
        if (vaults.isEmpty()) {
            return new Outcome.NoVaultKnown();
        }
        List<Asset> assets =
                s.request()
                        .terms()
                        .declared()
                        .map(d -> List.of(d.asset()))
                        .orElseGet(s.payouts()::assets);
        Optional<String> missing =
                s.payouts()
                        .missing(s.from(), s.to())
                        .or(() ->
                                assets.stream()
                                        .flatMap(a ->
                                                s.payouts().missingBefore(a, s.from()).stream())
                                        .findFirst());
        if (missing.isPresent()) {
            return new Outcome.NotIndexed(missing.get());
        }
        return switch (s.request().terms()) {
            case Terms.NotDeclared() -> new Outcome.NoRate(named(s, assets));
            case Terms.Declared d -> fitting(s, d);
        };
    }

    private static List<Candidate> named(Search s, List<Asset> assets) {
        List<Candidate> named = new ArrayList<>();
        for (Asset asset : assets) {
            s.payouts().of(asset).stream()
                    .filter(s::isInWindow)
                    .filter(t -> isNamed(s, t))
                    .map(t -> new Candidate(t, Grade.B, true))
                    .forEach(named::add);
        }
        named.sort(Comparator.comparing(c -> c.transfer().place()));
        return named;
    }

    private static Outcome fitting(Search s, Terms.Declared terms) {
        List<Transfer> paid = s.payouts().of(terms.asset());
        List<Transfer> fit =
                paid.stream().filter(t -> terms.fits(s.output().value(), t.amount())).toList();
        Chance chance = chance(s, paid.size(), fit.size());
        List<Candidate> candidates =
                fit.stream()
                        .filter(s::isInWindow)
                        .map(t -> new Candidate(t, Grade.B, isNamed(s, t)))
                        .toList();
        return candidates.isEmpty()
                ? new Outcome.NoneFound(chance)
                : new Outcome.Found(candidates, chance);
    }

    private static Chance chance(Search s, long paid, long fit) {
        long seconds = s.payouts().secondsStored();
        return seconds <= 0
                ? new Chance.Unknown("the stored blocks reach over no time")
                : Chance.Expected.of(paid, fit, seconds, s.request().within().toSeconds());
    }

    private static Outcome graded(Search s, Outcome ungraded, Set<EvmAddress> claimed) {
        return switch (ungraded) {
            case Outcome.Found(List<Candidate> found, Chance chance) ->
                    new Outcome.Found(graded(s, found, claimed), chance);
            case Outcome.NoRate(List<Candidate> named) ->
                    new Outcome.NoRate(graded(s, named, claimed));
            case Outcome.NotAtBridge n -> n;
            case Outcome.NoVaultKnown n -> n;
            case Outcome.NotIndexed n -> n;
            case Outcome.NoneFound n -> n;
        };
    }

    /** An identifier ties only if it is one: named by one memo alone, and paid once. */
    private static List<Candidate> graded(
            Search s, List<Candidate> candidates, Set<EvmAddress> claimed) {
        return candidates.stream()
                .map(c -> {
                    EvmAddress receiver = c.transfer().to().orElseThrow();
                    boolean isIdentified =
                            c.isNamed()
                                    && asked(s).size() == 1
                                    && !claimed.contains(receiver)
                                    && timesPaid(s, receiver) == 1;
                    return new Candidate(
                            c.transfer(), isIdentified ? Grade.A : Grade.B, c.isNamed());
                })
                .toList();
    }

    /** Destinations on the asked chain that the deposit's own memos name. */
    private static Set<EvmAddress> asked(Search s) {
        return MemoSearch.in(s.deposit()).stream()
                .map(MemoSearch.Found::memo)
                .filter(m -> m.asksFor(s.request().to()))
                .map(Memo::destination)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isNamed(Search s, Transfer t) {
        return MemoSearch.in(s.deposit()).stream()
                .map(MemoSearch.Found::memo)
                .anyMatch(m ->
                        m.asksFor(s.request().to())
                                && m.canMean(t.asset())
                                && t.to().filter(m.destination()::equals).isPresent());
    }

    /** Payments to somebody in the window, of whatever amount and asset. */
    private static long timesPaid(Search s, EvmAddress receiver) {
        return s.payouts().assets().stream()
                .flatMap(a -> s.payouts().of(a).stream())
                .filter(s::isInWindow)
                .filter(t -> t.to().filter(receiver::equals).isPresent())
                .filter(t -> t.amount().signum() > 0)
                .count();
    }

    private static List<SeenMemo> own(Search s, Outcome outcome, Set<EvmAddress> claimed) {
        return MemoSearch.in(s.deposit()).stream()
                .map(f -> new SeenMemo(f.memo(), own(s, f.memo(), outcome, claimed)))
                .toList();
    }

    private List<SeenMemo> others(Search s, Outcome outcome) {
        Set<EvmAddress> receivers = receivers(outcome);
        return receivers.isEmpty()
                ? List.of()
                : MemoSearch.naming(receivers, ledger, s.deposit(), s.request().within()).stream()
                        .map(f -> new SeenMemo(f.memo(), others(s, f.in())))
                        .toList();
    }

    /** Whom the memos of others' deposits name as well. */
    private static Set<EvmAddress> claimedByOthers(List<SeenMemo> others) {
        return others.stream()
                .filter(m -> m.standing() == Standing.OTHER_DEPOSIT)
                .map(m -> m.memo().destination())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<EvmAddress> receivers(Outcome outcome) {
        List<Candidate> candidates =
                switch (outcome) {
                    case Outcome.Found(List<Candidate> found, Chance c) -> found;
                    case Outcome.NoRate(List<Candidate> named) -> named;
                    case Outcome.NotAtBridge n -> List.of();
                    case Outcome.NoVaultKnown n -> List.of();
                    case Outcome.NotIndexed n -> List.of();
                    case Outcome.NoneFound n -> List.of();
                };
        return candidates.stream()
                .flatMap(c -> c.transfer().to().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a memo in the deposit's own transaction. */
    private static Standing own(Search s, Memo memo, Outcome outcome, Set<EvmAddress> claimed) {
        return switch (outcome) {
            case Outcome.NotAtBridge n -> Standing.PAYS_NO_SERVICE;
            case Outcome.NoVaultKnown n -> Standing.UNKNOWN;
            case Outcome.NotIndexed n -> Standing.UNKNOWN;
            case Outcome.NoRate n -> borneOut(s, memo, claimed);
            case Outcome.NoneFound n -> borneOut(s, memo, claimed);
            case Outcome.Found f -> borneOut(s, memo, claimed);
        };
    }

    private static Standing borneOut(Search s, Memo memo, Set<EvmAddress> claimed) {
        boolean asks =
                memo.asksFor(s.request().to())
                        && s.request()
                                .terms()
                                .declared()
                                .map(d -> memo.canMean(d.asset()))
                                .orElse(true);
        if (!asks) {
            return Standing.ELSEWHERE;
        }
        long times = timesPaid(s, memo.destination());
        if (times == 0) {
            return Standing.NEVER_PAID;
        }
        if (asked(s).size() > 1 || claimed.contains(memo.destination())) {
            return Standing.AMBIGUOUS;
        }
        return times == 1 ? Standing.AUTHENTICATED : Standing.PAID_REPEATEDLY;
    }

    /** Of a memo in another transaction: whether that pays the service at all. */
    private Standing others(Search s, PlacedTransaction in) {
        Set<String> names = s.services().stream().map(Label::name).collect(Collectors.toSet());
        boolean pays =
                in.transaction().outputs().stream()
                        .flatMap(o -> bridges(o.script()).stream())
                        .anyMatch(l -> names.contains(l.name()));
        return pays ? Standing.OTHER_DEPOSIT : Standing.PAYS_NO_SERVICE;
    }
}
