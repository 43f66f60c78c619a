package tracer.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.flow.Extent;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.job.Cancellation;
import tracer.ledger.Address;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.pattern.PartyReading.Party;
import tracer.pattern.PartyReading.Read;
import tracer.problem.NotFound;

/**
 * Looks for {@link Indicator}s. Of a trace: peeling chains among its transactions, exposure of its
 * seed, and what the parties did that its value went through, each address and each entity on its
 * own. Of an address: what it and its entity did, and the peeling chains that it has a part in.
 * Bounded by a budget; what that leaves out is said. Thread-safe.
 */
public final class PatternFinding {
    private final Sources sources;
    private final Budget budget;

    public PatternFinding(Sources sources) {
        this(sources, Budget.DEFAULT);
    }

    PatternFinding(Sources sources, Budget budget) {
        this.sources = sources;
        this.budget = budget;
    }

    /**
     * Over everything that a trace went through. True up to the trace's block.
     *
     * @throws tracer.problem.DataGap if the chain was reorganised meanwhile
     */
    public Patterns ofTrace(Trace trace, Parameters parameters, Cancellation cancellation) {
        Gaps gaps = new Gaps(new Extent(sources.ledger().coverage(), trace.asOf()));
        Wording wording = new Wording(parameters);
        Verdicts verdicts = new Verdicts(wording);
        Subject subject = new Subject(Subject.Kind.TRACE, Names.seeds(trace.request().seeds()));
        Peeling peeling = new Peeling(sources, gaps, wording);
        verdicts.add(
                Indicator.PEELING_CHAIN,
                subject,
                peeling.judge(
                        subject,
                        peeling.peels(trace.steps().stream().map(Step::transaction).toList()),
                        s -> true));
        verdicts.add(
                Indicator.EXPOSURE,
                subject,
                new Exposures(sources, wording).ofTrace(subject, trace));
        Candidates candidates = candidates(trace);
        boolean cut = judgeParties(candidates, new Asked(gaps, wording, cancellation), verdicts);
        List<String> notExamined = new ArrayList<>(candidates.left);
        if (trace.isLimited()) {
            notExamined.add("what lies beyond the limits of the trace");
        }
        gaps.requireStillActive(sources.ledger());
        return new Patterns(
                trace.asOf(),
                parameters,
                verdicts.all(),
                notExamined,
                cut || candidates.cut || trace.isLimited());
    }

    /**
     * Of one address and its entity.
     *
     * @throws tracer.problem.NotFound if nothing stored pays it
     * @throws tracer.problem.DataGap if nothing is stored
     */
    public Patterns ofAddress(Address address, Parameters parameters, Cancellation cancellation) {
        Gaps gaps = Gaps.of(sources.ledger());
        Wording wording = new Wording(parameters);
        Verdicts verdicts = new Verdicts(wording);
        List<Script> scripts = sources.history().scripts(address);
        if (scripts.isEmpty()) {
            throw new NotFound("nothing stored pays address %s".formatted(address));
        }
        Candidates candidates = new Candidates();
        scripts.forEach(s -> candidates.address(Names.address(sources.ledger().chain(), s), s));
        entities(candidates);
        Asked asked = new Asked(gaps, wording, cancellation);
        Map<Party, Read> read = reading(asked, candidates).read(candidates.parties());
        boolean cut = judgeParties(read, asked, verdicts);
        Party self = candidates.parties().getFirst();
        cut |= judgeAddress(self, read, asked, verdicts);
        List<String> notExamined = new ArrayList<>(candidates.left);
        notExamined.add("indirect exposure: ask about a trace from one of its outputs");
        gaps.requireStillActive(sources.ledger());
        return new Patterns(
                gaps.tip(), parameters, verdicts.all(), notExamined, cut || candidates.cut);
    }

    /** What is the same all through one answer. */
    private record Asked(Gaps gaps, Wording wording, Cancellation cancellation) {}

    /** Whom to look at, and who is left out. */
    private final class Candidates {
        private final Map<Holder, Set<ScriptHash>> addresses = new LinkedHashMap<>();
        private final Map<Holder, Set<ScriptHash>> entities = new LinkedHashMap<>();
        private final Map<ScriptHash, Set<TxId>> once = new LinkedHashMap<>();
        private final List<String> left = new ArrayList<>();
        private boolean cut;

        void address(Holder holder, Script script) {
            if (addresses.containsKey(holder) || addresses.size() < budget.parties()) {
                addresses.computeIfAbsent(holder, h -> new LinkedHashSet<>()).add(script.hash());
            } else if (!cut) {
                cut = true;
                left.add(
                        "parties of the trace beyond the first %d addresses"
                                .formatted(budget.parties()));
            }
        }

        List<Party> parties() {
            List<Party> parties = new ArrayList<>();
            addresses.forEach((holder, scripts) -> parties.add(new Party(holder, scripts)));
            entities.forEach((holder, scripts) -> parties.add(new Party(holder, scripts)));
            return parties;
        }
    }

    private Candidates candidates(Trace trace) {
        Candidates candidates = new Candidates();
        int services = 0;
        for (Holding h : trace.holdings()) {
            if (h.fate() instanceof Fate.Ended(TraceEnd end) && end instanceof TraceEnd.AtService) {
                services++;
            } else if (!h.content().script().isUnspendable()) {
                Script script = h.content().script();
                candidates.address(Names.address(sources.ledger().chain(), script), script);
                Set<TxId> known = new LinkedHashSet<>(Set.of(h.output().tx()));
                h.spentIn().ifPresent(known::add);
                candidates.once.put(script.hash(), known);
            }
        }
        if (services > 0) {
            candidates.left.add(
                    "what %d outputs' holders did where the trace stops at a labelled service: inside, the chain shows nothing"
                            .formatted(services));
        }
        entities(candidates);
        return candidates;
    }

    /** The entities of the addresses, with all their scripts. */
    private void entities(Candidates candidates) {
        Set<ScriptHash> scripts = new LinkedHashSet<>();
        candidates.addresses.values().forEach(scripts::addAll);
        if (scripts.isEmpty()) {
            return;
        }
        Map<ScriptHash, Entity> of = sources.entities().entitiesOf(scripts);
        Map<EntityId, Entity> distinct = new LinkedHashMap<>();
        scripts.stream()
                .map(of::get)
                .filter(Objects::nonNull)
                .forEach(e -> distinct.put(e.id(), e));
        for (Entity e : distinct.values()) {
            if (e.members() > budget.scripts()) {
                candidates.cut = true;
                candidates.left.add(
                        "entity %s as a whole: it has %d scripts, at most %d are looked at"
                                .formatted(e.id(), e.members(), budget.scripts()));
            } else {
                candidates.entities.put(
                        new Holder(Holder.Kind.ENTITY, e.id().toString()),
                        new LinkedHashSet<>(
                                sources.entities()
                                        .members(e.id(), Optional.empty(), budget.scripts())));
            }
        }
    }

    private PartyReading reading(Asked asked, Candidates candidates) {
        return new PartyReading(
                sources, asked.gaps(), budget, asked.cancellation(), candidates.once);
    }

    private boolean judgeParties(Candidates candidates, Asked asked, Verdicts verdicts) {
        return judgeParties(reading(asked, candidates).read(candidates.parties()), asked, verdicts);
    }

    /** Returns whether the budget cut something. */
    private static boolean judgeParties(Map<Party, Read> read, Asked asked, Verdicts verdicts) {
        PartyIndicators indicators =
                new PartyIndicators(asked.wording().parameters(), asked.wording(), asked.gaps());
        boolean cut = false;
        for (Map.Entry<Party, Read> entry : read.entrySet()) {
            Subject subject = entry.getKey().subject();
            switch (entry.getValue()) {
                case Read.Whole(Activity a, var transactions) -> {
                    verdicts.add(Indicator.FAN_IN, subject, indicators.fanIn(subject, a));
                    verdicts.add(Indicator.FAN_OUT, subject, indicators.fanOut(subject, a));
                    verdicts.add(Indicator.FUNNEL, subject, indicators.funnel(subject, a));
                    verdicts.add(
                            Indicator.PASS_THROUGH, subject, indicators.passThrough(subject, a));
                }
                case Read.TooMuch(String reason) -> {
                    cut = true;
                    for (Indicator i :
                            List.of(
                                    Indicator.FAN_IN,
                                    Indicator.FAN_OUT,
                                    Indicator.FUNNEL,
                                    Indicator.PASS_THROUGH)) {
                        verdicts.add(i, subject, new Judgement.CannotBeJudged(reason));
                    }
                }
            }
        }
        return cut;
    }

    /** The peeling chains and the direct exposure of an address. Returns whether all was seen. */
    private boolean judgeAddress(
            Party self, Map<Party, Read> read, Asked asked, Verdicts verdicts) {
        Subject subject = self.subject();
        return switch (Objects.requireNonNull(read.get(self))) {
            case Read.TooMuch(String reason) -> {
                verdicts.add(
                        Indicator.PEELING_CHAIN, subject, new Judgement.CannotBeJudged(reason));
                verdicts.add(Indicator.EXPOSURE, subject, new Judgement.CannotBeJudged(reason));
                yield true;
            }
            case Read.Whole(Activity a, List<PlacedTransaction> touching) -> {
                Peeling peeling = new Peeling(sources, asked.gaps(), asked.wording());
                Peeling.Neighbourhood around =
                        peeling.around(touching, budget, asked.cancellation());
                Set<String> own = ids(touching);
                verdicts.add(
                        Indicator.PEELING_CHAIN,
                        subject,
                        peeling.judge(
                                subject, around.splits(), s -> own.contains(s.transaction())));
                verdicts.add(
                        Indicator.EXPOSURE,
                        subject,
                        new Exposures(sources, asked.wording()).ofParty(self, touching));
                yield around.isCut();
            }
        };
    }

    private static Set<String> ids(Collection<PlacedTransaction> transactions) {
        Set<String> ids = new LinkedHashSet<>();
        transactions.forEach(t -> ids.add(t.id().toString()));
        return ids;
    }
}
