package tracer.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.AccountPlace;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.Transfer;
import tracer.attribution.LabelStore;
import tracer.flow.Limits;
import tracer.flow.Patience;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;
import tracer.path.BestWays.Way;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** One search between accounts, from its start to its answer. Not thread-safe; used once. */
final class AccountSearch {
    private static final Comparator<At> IN_ORDER =
            Comparator.comparing(at -> at.transfer().place());

    private final Sources sources;
    private final AccountPathRequest request;
    private final ChainTip tip;
    private final Progress progress;
    private final AccountEnds ends;
    private final Choosing<AccountPlace, Step> choosing;
    private final Map<EvmAddress, Timeline> timelines = new HashMap<>();
    private final Set<EvmAddress> hubs = new HashSet<>();
    private final Map<Cut, Integer> cuts = new EnumMap<>(Cut.class);
    private int explored;
    private boolean budgetSpent;

    AccountSearch(Sources sources, AccountPathRequest request, ChainTip tip, Progress progress) {
        this.sources = sources;
        this.request = request;
        this.tip = tip;
        this.progress = progress;
        this.ends = new AccountEnds(sources, request.ways());
        this.choosing = new Choosing<>(request.ways().wanted(), limits().hops());
    }

    /** Whom it asks. */
    record Sources(AccountLedger ledger, LabelStore labels, int mostTransfers) {}

    /** A transfer to enter next, and the place that value can leave by it from. */
    private record At(int node, Transfer transfer) {}

    private Limits limits() {
        return request.ways().within().limits();
    }

    PathAnswer<Hop> run(Cancellation cancellation) {
        Patience patience = Patience.of(cancellation, limits());
        List<At> edge = starts();
        for (int hop = 0; !edge.isEmpty() && !budgetSpent; hop++) {
            if (cancellation.isRequested()) {
                throw new LimitExceeded(
                        "cancelled after %d transfers, before there was an answer"
                                .formatted(explored));
            }
            if (patience.isSpent()) {
                edge.forEach(at -> cut(Cut.CLOCK));
                budgetSpent = true;
                break;
            }
            List<At> open = edge.stream().filter(this::isOpen).sorted(IN_ORDER).toList();
            if (limits().hops().isPresent() && hop >= limits().hops().getAsInt()) {
                open.forEach(at -> cut(Cut.HOPS));
                break;
            }
            edge = enter(open);
            if (choosing.isSettled(hop + 1, explored)) {
                break;
            }
        }
        return answer();
    }

    /** All that the first side paid to others. */
    private List<At> starts() {
        Set<EvmAddress> from = ends.first();
        load(from, sources.mostTransfers());
        List<At> starts = new ArrayList<>();
        for (EvmAddress address : from) {
            if (hubs.contains(address)) {
                cut(Cut.HUB);
                continue;
            }
            Timeline timeline = timeline(address);
            timeline.transfers().stream()
                    .filter(timeline::isPaidBy)
                    .forEach(t -> starts.add(new At(WayGraph.START, t)));
        }
        if (missing().isEmpty()) {
            if (starts.isEmpty() && hubs.isEmpty()) {
                throw nobody(ends.firstInWords(), "sent", "begins");
            }
            requireSecond();
        }
        return starts;
    }

    /** Whether the second side ever had anything to do with the asset. */
    private void requireSecond() {
        Set<EvmAddress> to = request.ways().to().addresses();
        boolean known =
                !request.ways().to().categories().isEmpty()
                        || sources
                                .ledger()
                                .histories(
                                        to.stream()
                                                .map(a -> new HeldAsset(a, request.asset()))
                                                .toList(),
                                        1)
                                .values()
                                .stream()
                                .anyMatch(h -> h.total() > 0);
        if (!known) {
            throw nobody(
                    to.stream().map(EvmAddress::text).collect(Collectors.joining(", ")),
                    "received",
                    "ends");
        }
    }

    private NotFound nobody(String who, String did, String does) {
        return new NotFound(
                "%s %s no %s in any block up to height %d, so no path %s there: check address and asset"
                        .formatted(who, did, request.asset(), tip.height(), does));
    }

    private Timeline timeline(EvmAddress address) {
        return Optional.ofNullable(timelines.get(address)).orElseThrow();
    }

    /** Asks for histories, all in one question. */
    private void load(Set<EvmAddress> wanted, int mostTransfers) {
        Map<HeldAsset, History> found =
                sources.ledger()
                        .histories(
                                wanted.stream()
                                        .map(a -> new HeldAsset(a, request.asset()))
                                        .toList(),
                                mostTransfers);
        found.forEach((of, history) -> {
            if (history.isCutOff()) {
                hubs.add(of.holder());
            } else {
                timelines.put(of.holder(), new Timeline(history));
            }
        });
    }

    /**
     * Whether a transfer may be a step of a path that is wanted, with a note if a limit says no.
     */
    private boolean isOpen(At at) {
        Transfer t = at.transfer();
        if (t.place().height() > tip.height()
                || t.kind().isFee()
                || t.amount().signum() == 0
                || t.to().isEmpty()
                || choosing.isTooNarrow(t.amount())
                || choosing.latest().filter(l -> t.place().compareTo(l.place()) > 0).isPresent()) {
            return false;
        }
        Optional<Cut> barrier = barrier(t);
        barrier.ifPresent(this::cut);
        return barrier.isEmpty();
    }

    private Optional<Cut> barrier(Transfer t) {
        AccountPlace place = t.place();
        if (limits().fromHeight().isPresent() && place.height() < limits().fromHeight().getAsInt()
                || limits().toHeight().isPresent()
                        && place.height() > limits().toHeight().getAsInt()) {
            return Optional.of(Cut.HEIGHT);
        }
        if (limits().from().filter(s -> place.claimedTime().isBefore(s)).isPresent()
                || limits().to().filter(s -> place.claimedTime().isAfter(s)).isPresent()) {
            return Optional.of(Cut.TIME);
        }
        Avoided<EvmAddress> avoided = request.ways().within().avoided();
        if (!t.kind().isOfBlock() && avoided.transactions().contains(new TxId(t.id().hash()))) {
            return Optional.of(Cut.NAMED);
        }
        return limits().minTraced().filter(m -> t.amount().compareTo(m) < 0).isPresent()
                ? Optional.of(Cut.LEAST)
                : Optional.empty();
    }

    /** Draws the steps, in chain order while the budget lasts; what can be entered next. */
    private List<At> enter(List<At> open) {
        ends.learn(open.stream().map(at -> at.transfer().to().orElseThrow()).toList());
        List<At> onward = new ArrayList<>();
        for (At at : open) {
            EvmAddress to = at.transfer().to().orElseThrow();
            if (ends.isFirst(to) && !ends.isSecond(to)) {
                continue;
            }
            if (explored == limits().transactions()) {
                budgetSpent = true;
                break;
            }
            explored++;
            progress.advance(1);
            if (ends.isSecond(to)) {
                step(at, WayGraph.END);
                choosing.arrived();
            } else if (ends.isNamed(to)) {
                cut(Cut.NAMED);
            } else if (ends.isAtParty(to)) {
                cut(Cut.PARTY);
            } else {
                onward.add(at);
            }
        }
        Set<EvmAddress> unknown =
                onward.stream()
                        .map(at -> at.transfer().to().orElseThrow())
                        .filter(a -> !timelines.containsKey(a) && !hubs.contains(a))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!unknown.isEmpty()) {
            // Whoever is named may be a hub; on the way none is gone through.
            load(
                    unknown,
                    Math.min(
                            limits().guards().payments().orElse(sources.mostTransfers()),
                            sources.mostTransfers()));
        }
        List<At> next = new ArrayList<>();
        onward.forEach(at -> arrive(at, next));
        return next;
    }

    /** Value comes to an address: from then on it can leave by what the address pays. */
    private void arrive(At at, List<At> next) {
        EvmAddress to = at.transfer().to().orElseThrow();
        if (hubs.contains(to)) {
            cut(Cut.HUB);
            return;
        }
        Timeline timeline = timeline(to);
        if (timeline.indexOf(at.transfer()).isEmpty()) {
            cut(Cut.UNKNOWN);
            return;
        }
        int index = timeline.indexOf(at.transfer()).getAsInt();
        if (timeline.node(index).isEmpty()) {
            waitFrom(timeline, index, next);
        }
        step(at, timeline.node(index).orElseThrow());
    }

    /** What can leave from behind a transfer on, as long as anything of the balance stays. */
    private void waitFrom(Timeline timeline, int index, List<At> next) {
        WayGraph<AccountPlace, Step> graph = choosing.graph();
        List<Transfer> transfers = timeline.transfers();
        int node = graph.node(transfers.get(index).place());
        timeline.node(index, node);
        for (int i = index + 1; i < transfers.size(); i++) {
            if (timeline.isPaidBy(transfers.get(i))) {
                next.add(new At(node, transfers.get(i)));
            }
            BigInteger kept = timeline.keptThrough(i);
            if (kept.signum() == 0 || isTooLittle(kept)) {
                return;
            }
            Optional<Integer> known = timeline.node(i);
            if (known.isPresent()) {
                graph.wait(node, known.get(), kept);
                return;
            }
            int behind = graph.node(transfers.get(i).place());
            timeline.node(i, behind);
            graph.wait(node, behind, kept);
            node = behind;
        }
    }

    private boolean isTooLittle(BigInteger kept) {
        boolean tooLittle = limits().minTraced().filter(m -> kept.compareTo(m) < 0).isPresent();
        if (tooLittle) {
            cut(Cut.LEAST);
        }
        return tooLittle;
    }

    private void step(At at, int to) {
        Step step = new Step(at.transfer());
        choosing.graph().step(at.node(), to, 1, at.transfer().amount(), step);
    }

    private void cut(Cut why) {
        cuts.merge(why, 1, Integer::sum);
    }

    private PathAnswer<Hop> answer() {
        Search search = new Search(tip, explored, cuts, missing());
        List<Path<Hop>> paths = choosing.ways().stream().map(this::path).toList();
        if (budgetSpent) {
            return new PathAnswer.BudgetSpent<>(search, paths);
        }
        if (!paths.isEmpty()) {
            return new PathAnswer.Found<>(search, paths);
        }
        Optional<String> unknown =
                search.missing()
                        .map(gaps -> "blocks " + gaps)
                        .or(() ->
                                cuts.containsKey(Cut.UNKNOWN)
                                        ? Optional.of("the histories of addresses on the way")
                                        : Optional.empty());
        return search.isLimited() || unknown.isEmpty()
                ? new PathAnswer.None<>(search)
                : new PathAnswer.NotIndexed<>(search, unknown.get());
    }

    private Path<Hop> path(Way<Step> way) {
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < way.steps().size(); i++) {
            Transfer t = way.steps().get(i).transfer();
            hops.add(
                    new Hop(
                            t,
                            i + 1 == way.steps().size()
                                    ? new Hop.Kept.Arrived()
                                    : kept(t, way.steps().get(i + 1).transfer())));
        }
        return new Path<>(hops, way.hops(), way.width());
    }

    private Hop.Kept kept(Transfer by, Transfer until) {
        Timeline timeline = timeline(by.to().orElseThrow());
        return timeline.between(
                timeline.indexOf(by).orElseThrow(), timeline.indexOf(until).orElseThrow());
    }

    /** Blocks that may hold a step, and are not stored. */
    private Optional<String> missing() {
        List<HeightRange> gaps =
                sources.ledger().coverage().gapsFrom(limits().fromHeight().orElse(0));
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        gaps.stream().map(HeightRange::toString).collect(Collectors.joining(", ")));
    }
}
