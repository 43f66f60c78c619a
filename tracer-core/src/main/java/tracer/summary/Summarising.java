package tracer.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tracer.attribution.LabelStore;
import tracer.entity.Computed;
import tracer.entity.EntityStore;
import tracer.flow.Exposing;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.flow.Tracing;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.DataGap;
import tracer.protection.Content;
import tracer.protection.Protection;

/** Makes summaries. Thread-safe as what it asks is. */
public final class Summarising {
    private final Sources sources;

    /** Whom it asks. */
    public record Sources(
            LedgerSource ledger,
            AddressHistory history,
            EntityStore entities,
            LabelStore labels,
            Tracing tracing,
            Exposing exposing,
            Protection protection) {}

    public Summarising(Sources sources) {
        this.sources = sources;
    }

    /**
     * Traces under the policy that was asked for, once more under another for comparison, and where
     * the trace is not too large under every policy, for the range and the bound at each end.
     *
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws DataGap if it is not stored, or if blocks arrived meanwhile
     * @throws tracer.problem.BadInput if it would hold a protected address and the request does not
     *     say that it may
     */
    public FlowSummary summarise(
            SummaryRequest request, Progress progress, Cancellation cancellation) {
        Trace trace = sources.tracing().trace(request.question(), progress, cancellation);
        Trace other = sources.tracing().trace(compared(request.question()), progress, cancellation);
        if (!trace.asOf().equals(other.asOf())) {
            throw new DataGap("blocks arrived while the summary was being made: ask again");
        }
        Ranges<OutPoint> ranges =
                new OutputRanges(sources.tracing(), sources.exposing(), progress, cancellation)
                        .of(trace, other);
        Material m = gather(request, trace, other, ranges);
        FlowSummary summary = write(m);
        return sources.protection()
                .among(content(m, summary))
                .banner(request.confidential())
                .map(summary::marked)
                .orElse(summary);
    }

    /** The transactions that it cites, and the scripts and addresses that it shows. */
    private Content content(Material m, FlowSummary summary) {
        Set<TxId> cited = new TreeSet<>();
        for (Holding h : m.trace().holdings()) {
            cited.add(h.output().tx());
            h.spentIn().ifPresent(cited::add);
        }
        m.trace().steps().forEach(s -> cited.add(s.transaction().id()));
        m.merges().stream()
                .flatMap(g ->
                        g.reason() instanceof Merge.Reason.Chain(var steps)
                                ? steps.stream()
                                : Stream.empty())
                .forEach(s -> cited.add(s.evidence().transaction()));
        List<Script> shown = new ArrayList<>(m.scripts().values());
        m.trace().holdings().forEach(h -> shown.add(h.content().script()));
        // Where only the policy for comparison ends: printed, though the trace does not go there.
        for (Holding h : Destinations.listedElsewhere(m)) {
            cited.add(h.output().tx());
            shown.add(h.content().script());
        }
        summary.addresses().forEach(a -> shown.add(a.script()));
        return Content.naming(sources.ledger().transactions(cited).values(), shown);
    }

    /** The policy beside which one is shown. */
    static Policy compared(Policy declared) {
        return switch (declared) {
            case FIFO -> Policy.HAIRCUT;
            case HAIRCUT, HAIRCUT_INT, LIFO, TIHO, DIRTY_FIRST, CLEAN_FIRST, LIBR -> Policy.FIFO;
        };
    }

    private static TraceRequest compared(TraceRequest q) {
        return q.under(compared(q.policy()));
    }

    private Material gather(
            SummaryRequest request, Trace trace, Trace other, Ranges<OutPoint> ranges) {
        Material.Ground ground =
                new Material.Ground(
                        sources.ledger().chain(),
                        sources.ledger().coverage(),
                        sources.entities().computed().map(Computed::by));
        Set<ScriptHash> seen = new LinkedHashSet<>();
        trace.holdings().stream()
                .map(h -> h.content().script())
                .forEach(script -> {
                    seen.add(script.hash());
                    script.address(ground.chain()).ifPresent(a -> seen.add(a.script().hash()));
                });
        List<Exhibit> exhibits = Exhibit.of(trace);
        List<Merge> merges = Merge.of(exhibits, sources.entities(), ground.chain());
        return new Material(
                request,
                trace,
                other,
                ranges,
                ground,
                sources.labels().labelsOf(seen),
                exhibits,
                merges,
                scripts(merges));
    }

    private Map<ScriptHash, Script> scripts(Collection<Merge> merges) {
        Set<ScriptHash> named = new LinkedHashSet<>();
        for (Merge m : merges) {
            if (m.reason() instanceof Merge.Reason.Chain(var steps)) {
                steps.forEach(s -> {
                    named.add(s.from());
                    named.add(s.to());
                });
            }
        }
        return named.isEmpty() ? Map.of() : sources.history().scripts(named);
    }

    private static FlowSummary write(Material m) {
        Pen pen = new Pen();
        List<Section> sections = new ArrayList<>();
        sections.add(new Scope(m).write(pen));
        sections.add(new Narrative(m).write(pen));
        sections.add(new Destinations(m).write());
        sections.add(new LegalProcess(m).write());
        sections.add(new Account(m).write());
        sections.add(new StepTable(m).write());
        sections.add(new Attributions(m).write());
        sections.add(new Merges(m).write());
        sections.add(new Alternatives(m).write(pen));
        sections.add(Method.limits(m));
        sections.add(new Method(m).write());
        sections.add(Glossary.SECTION);
        return new FlowSummary(
                title(m),
                Optional.empty(),
                m.ground().chain().id(),
                m.trace().asOf(),
                m.trace().isLimited(),
                sections,
                pen.footnotes(),
                addresses(m));
    }

    private static String title(Material m) {
        return "%s, %s, under %s"
                .formatted(
                        Phrase.of(m.trace().balance().source()),
                        m.isForward() ? "where it went" : "where it came from",
                        m.policy());
    }

    private static List<Address> addresses(Material m) {
        Map<String, Address> shown = new TreeMap<>();
        List<Script> scripts = new ArrayList<>(m.scripts().values());
        m.trace().holdings().forEach(h -> scripts.add(h.content().script()));
        scripts.forEach(s -> m.address(s).ifPresent(a -> shown.put(a.text(), a)));
        Map<String, Address> labelled = new LinkedHashMap<>();
        Attributions.of(m).forEach(l -> labelled.put(l.subject().text(), Attributions.address(l)));
        shown.putAll(labelled);
        return List.copyOf(shown.values());
    }
}
