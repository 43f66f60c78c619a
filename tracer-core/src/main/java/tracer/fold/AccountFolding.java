package tracer.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tracer.account.HeldAsset;
import tracer.flow.AccountTrace;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Remainder;
import tracer.ledger.EvmAddress;

/**
 * Finds what in a trace over accounts reads as one: chains that pass it on first, then
 * aggregations, then fan-outs; no account is in two. The latter two are read forward only. Looks at
 * the trace alone and asks no store. Time grows with its size. Used once.
 */
public final class AccountFolding {
    private final AccountTrace trace;
    private final AccountWays ways;
    private final Set<HeldAsset> links = new HashSet<>();
    private final Set<HeldAsset> folded = new HashSet<>();

    private AccountFolding(AccountTrace trace, Predicate<EvmAddress> named) {
        this.trace = trace;
        this.ways = new AccountWays(trace, named);
        ways.entered().stream().filter(this::isLink).forEach(links::add);
    }

    /**
     * The folds of a trace, by the hop at which the trace goes through them.
     *
     * @param named whether somebody says whose an address is: then it is in no fold
     */
    public static List<AccountFold> of(AccountTrace trace, Predicate<EvmAddress> named) {
        return new AccountFolding(trace, named).folds();
    }

    private List<AccountFold> folds() {
        List<AccountFold> folds = new ArrayList<>();
        chains().forEach(chain -> folds.add(fold(AccountFold.Kind.PASSING_ON, chain)));
        if (trace.request().direction() == Direction.FORWARD) {
            addGathered(folds);
            addPaid(folds);
        }
        folds.sort(
                Comparator.comparingInt(AccountFolding::firstHop)
                        .thenComparing(f -> f.folded().getFirst().transfer().place()));
        return List.copyOf(folds);
    }

    private static int firstHop(AccountFold fold) {
        return fold.folded().stream().mapToInt(Movement::hop).min().orElseThrow();
    }

    private void addGathered(List<AccountFold> folds) {
        for (HeldAsset into : ways.entered()) {
            if (isFree(into)) {
                List<HeldAsset> accounts = new ArrayList<>(List.of(into));
                ways.into(into).stream()
                        .flatMap(m -> ways.near(m).stream())
                        .distinct()
                        .filter(h -> !h.equals(into) && isFree(h) && sendsAllTo(h, into))
                        .forEach(accounts::add);
                if (accounts.size() > Folding.LEAST_BESIDE) {
                    folds.add(fold(AccountFold.Kind.AGGREGATION, accounts));
                }
            }
        }
    }

    private void addPaid(List<AccountFold> folds) {
        for (HeldAsset payer : ways.entered()) {
            if (isFree(payer)) {
                List<HeldAsset> accounts = new ArrayList<>(List.of(payer));
                ways.outOf(payer).stream()
                        .flatMap(m -> ways.far(m).stream())
                        .distinct()
                        .filter(h -> !h.equals(payer) && isFree(h) && onlyHolds(h, payer))
                        .forEach(accounts::add);
                if (accounts.size() > Folding.LEAST_BESIDE) {
                    folds.add(fold(AccountFold.Kind.FAN_OUT, accounts));
                }
            }
        }
    }

    private boolean isFree(HeldAsset account) {
        return ways.isPlain(account) && !folded.contains(account);
    }

    private boolean sendsAllTo(HeldAsset from, HeldAsset into) {
        return ways.passesOnTo(from).filter(into::equals).isPresent()
                && ways.onlyTarget(from).filter(into::equals).isPresent();
    }

    private boolean onlyHolds(HeldAsset account, HeldAsset payer) {
        return ways.onlySource(account).filter(payer::equals).isPresent()
                && ways.outOf(account).isEmpty()
                && ways.remainder(account).isPresent();
    }

    /** Longest stretches of accounts that pass it on, in the order in which value came to them. */
    private List<List<HeldAsset>> chains() {
        List<List<HeldAsset>> chains = new ArrayList<>();
        Set<HeldAsset> seen = new HashSet<>();
        for (HeldAsset head : ways.entered()) {
            if (links.contains(head) && before(head).isEmpty()) {
                List<HeldAsset> chain = new ArrayList<>();
                Optional<HeldAsset> next = Optional.of(head);
                while (next.isPresent() && seen.add(next.get())) {
                    chain.add(next.get());
                    next = ways.passesOnTo(next.get()).filter(links::contains);
                }
                if (chain.size() >= Folding.LEAST_PEELS) {
                    chains.add(chain);
                }
            }
        }
        return chains;
    }

    private boolean isLink(HeldAsset account) {
        return ways.isPlain(account) && ways.hasOneSource(account) && ways.passesOn(account);
    }

    /** The link that passes it on to this one. */
    private Optional<HeldAsset> before(HeldAsset link) {
        return ways.onlySource(link)
                .filter(h -> !h.equals(link) && links.contains(h))
                .filter(h -> ways.passesOnTo(h).filter(link::equals).isPresent());
    }

    private AccountFold fold(AccountFold.Kind kind, List<HeldAsset> accounts) {
        Set<HeldAsset> of = Set.copyOf(accounts);
        folded.addAll(of);
        List<Movement> entering = new ArrayList<>();
        List<Movement> inside = new ArrayList<>();
        List<Movement> fees = new ArrayList<>();
        List<Movement> ended = new ArrayList<>();
        List<Movement> leaving = new ArrayList<>();
        for (Movement m : trace.movements()) {
            boolean comesFrom = ways.near(m).filter(of::contains).isPresent();
            boolean goesTo = ways.far(m).filter(of::contains).isPresent();
            switch (m.fate()) {
                case Movement.Fate.Fee f when comesFrom -> fees.add(m);
                case Movement.Fate.Ended e when comesFrom -> ended.add(m);
                case Movement.Fate.Followed f when comesFrom && goesTo -> inside.add(m);
                case Movement.Fate.Followed f when comesFrom -> leaving.add(m);
                case Movement.Fate.Followed f when goesTo -> entering.add(m);
                case Movement.Fate other -> {}
            }
        }
        List<Remainder> resting =
                accounts.stream().flatMap(h -> ways.remainder(h).stream()).toList();
        return new AccountFold(kind, accounts, entering, inside, fees, ended, leaving, resting);
    }
}
