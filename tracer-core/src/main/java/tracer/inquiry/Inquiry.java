package tracer.inquiry;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tracer.crossing.CrossingFinding;
import tracer.crossing.CrossingRequest;
import tracer.entity.Rule;
import tracer.flow.Comparing;
import tracer.flow.ExposureRequest;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Seed;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.TxId;
import tracer.path.PathRequest;
import tracer.pattern.Parameters;
import tracer.pattern.PatternFinding;
import tracer.pattern.Sources;
import tracer.summary.FlowSummary;
import tracer.summary.Summarising;
import tracer.summary.SummaryRequest;

/**
 * The questions that users ask of Bitcoin, and those that are of no chain. Each answer is a {@link
 * Document} that says up to which block it is true. Thread-safe as the ports are.
 */
public final class Inquiry {
    private final Ports ports;

    public Inquiry(Ports ports) {
        this.ports = ports;
    }

    /** The questions about account chains. */
    public AccountInquiry accounts() {
        return new AccountInquiry(ports);
    }

    /** Whom it asks, for others who answer from the same data. */
    public Ports ports() {
        return ports;
    }

    /** The chain that the data is of; addresses are read as its own. */
    public BitcoinChain chain() {
        return ports.ledger().chain();
    }

    /** What is stored and up to where. */
    public StatusDocument status() {
        return new StatusAnswer(ports).answer();
    }

    /**
     * Looks for anything pasted, line by line: transaction, output, block, height, address,
     * explorer link, label text, entity. Never fails on its input; each line's answer says what it
     * was taken for.
     */
    public SearchDocument search(String text) {
        return new SearchAnswer(ports).answer(text);
    }

    /**
     * @throws tracer.problem.NotFound if it is not among the stored blocks
     */
    public TransactionDocument transaction(TxId id) {
        return new TransactionAnswer(ports).answer(id);
    }

    /**
     * What every mixing detector says of a transaction, and what its amounts tell about links.
     *
     * @param intraFees whether participants may have paid each other, as in JoinMarket
     * @throws tracer.problem.NotFound if it is not among the stored blocks
     */
    public MixingDocument mixing(TxId id, boolean intraFees, Cancellation cancellation) {
        return new MixingAnswer(ports).answer(id, intraFees, cancellation);
    }

    /**
     * @throws tracer.problem.NotFound if nothing stored pays it
     * @throws tracer.problem.BadInput if the cursor is none of ours
     */
    public AddressDocument address(Address address, PageRequest page) {
        return new AddressAnswer(ports).answer(address, page);
    }

    /**
     * @param idOrAddress the entity's id, or an address or script hash that belongs to it
     * @throws tracer.problem.NotFound if there is no such entity, or the address stands alone
     * @throws tracer.problem.DataGap if entities were never computed
     * @throws tracer.problem.BadInput if it is neither, or the cursor is none of ours
     */
    public EntityDocument entity(String idOrAddress, PageRequest page) {
        return new EntityAnswer(ports).answer(idOrAddress, page);
    }

    /** Why two addresses or scripts are believed to have one owner; throws as {@link #entity}. */
    public EntityWhyDocument entityWhy(String from, String to) {
        return new EntityWhyAnswer(ports).answer(from, to);
    }

    /**
     * What an entity would be without the evidence of some transactions or rules; throws as {@link
     * #entity}.
     */
    public EntityWithoutDocument entityWithout(
            String idOrAddress, Collection<TxId> transactions, Collection<Rule> rules) {
        return new EntityWithoutAnswer(ports).answer(idOrAddress, transactions, rules);
    }

    /** What became one in an entity after a height; throws as {@link #entity}. */
    public EntityHistoryDocument entityHistory(String idOrAddress, int since) {
        return new EntityHistoryAnswer(ports).answer(idOrAddress, since);
    }

    /** What is held back from joining entities, and all rulings. */
    public HeldDocument held() {
        return new HeldAnswer(ports).answer();
    }

    /**
     * The outputs that a trace is to begin with.
     *
     * @throws tracer.problem.BadInput if a name is none, or what is chosen cannot be
     * @throws tracer.problem.NotFound if something named does not exist, or nothing of it is left
     * @throws tracer.problem.DataGap if nobody can tell
     * @throws tracer.problem.LimitExceeded if they are too many
     */
    public List<Seed> seeds(SeedQuestion question) {
        return Seeding.of(ports, question);
    }

    /**
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws tracer.problem.DataGap if a seed is not stored
     */
    public TraceDocument trace(TraceRequest request, Progress progress, Cancellation cancellation) {
        return trace(request, none -> {}, progress, cancellation);
    }

    /**
     * The same, watched on its way.
     *
     * @param watching told behind each hop that more is known; asks for it, or does not
     */
    public TraceDocument trace(
            TraceRequest request,
            Consumer<Supplier<TraceRows>> watching,
            Progress progress,
            Cancellation cancellation) {
        return new TraceAnswer(ports)
                .answer(
                        ports.tracing()
                                .trace(
                                        request,
                                        known ->
                                                watching.accept(
                                                        () -> TraceRows.of(request, known.get())),
                                        progress,
                                        cancellation));
    }

    /**
     * What value of outputs could have come to, under poison: a set without amounts.
     *
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws tracer.problem.DataGap if the seed is not stored
     */
    public ExposureDocument exposure(
            ExposureRequest request, Progress progress, Cancellation cancellation) {
        return new ExposureAnswer(ports).answer(flow().expose(request, progress, cancellation));
    }

    /**
     * Where outputs' value went, under every policy side by side.
     *
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws tracer.problem.DataGap if a seed is not stored, or blocks arrived meanwhile
     * @throws tracer.problem.LimitExceeded if it was cancelled
     */
    public ComparisonDocument compare(
            List<Seed> seeds,
            Limits limits,
            StopRules stops,
            Progress progress,
            Cancellation cancellation) {
        return OutputComparison.document(
                new Comparing(flow(), flow()).compare(seeds, limits, stops, progress, cancellation),
                ports);
    }

    /**
     * What of payments into a declared fund of scripts is still in it.
     *
     * @throws tracer.problem.NotFound if nothing pays such an address, or there is no such entity
     * @throws tracer.problem.DataGap if a block is missing
     * @throws tracer.problem.BadInput if the fund is not one owner's, or a claim no payment into it
     */
    public FundDocument fund(FundQuestion question) {
        return new FundAnswer(ports).answer(question);
    }

    private FlowTracing flow() {
        return new FlowTracing(ports.ledger(), ports.labels(), ports.entities());
    }

    /**
     * Which payments on another chain could continue a deposit at a swap service. Nothing is
     * followed and nothing summed across.
     *
     * @throws tracer.problem.DataGap if the deposit is not stored
     * @throws tracer.problem.BadInput if it is no output of its transaction
     * @throws tracer.problem.LimitExceeded if the service has more transfers than can be read
     */
    public CrossingDocument crossing(CrossingRequest request) {
        return new CrossingAnswer(
                        new CrossingFinding(ports.ledger(), ports.labels(), ports.accounts())
                                .find(request),
                        ports)
                .answer();
    }

    /**
     * Ways on which value could have travelled between two sides, on outputs.
     *
     * @throws tracer.problem.NotFound if nothing pays one of them, or there is no such entity
     * @throws tracer.problem.DataGap if nothing is stored
     * @throws tracer.problem.BadInput if an end cannot be read, or the question contradicts itself
     * @throws tracer.problem.LimitExceeded if it was cancelled, or an end is too large
     */
    public PathDocument path(PathQuestion q, Progress progress, Cancellation cancellation) {
        return path(PathReading.ofOutputs(ports).request(q), progress, cancellation);
    }

    /** As above. */
    public PathDocument path(
            PathRequest<Address> request, Progress progress, Cancellation cancellation) {
        return new WayAnswer(ports)
                .answer(request, ports.paths().find(request, progress, cancellation));
    }

    /**
     * Which indicators a trace meets. The trace is asked first; what it did not follow is not
     * looked at.
     *
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws tracer.problem.DataGap if the seed is not stored
     */
    public PatternDocument patterns(
            TraceRequest request,
            Parameters parameters,
            Progress progress,
            Cancellation cancellation) {
        Trace trace = ports.tracing().trace(request, progress, cancellation);
        return new PatternAnswer(ports)
                .answer(trace, patternFinding().ofTrace(trace, parameters, cancellation));
    }

    /**
     * Which indicators an address meets.
     *
     * @throws tracer.problem.NotFound if nothing stored pays it
     */
    public PatternDocument patterns(
            Address address, Parameters parameters, Cancellation cancellation) {
        return new PatternAnswer(ports)
                .answer(address, patternFinding().ofAddress(address, parameters, cancellation));
    }

    private PatternFinding patternFinding() {
        return new PatternFinding(
                new Sources(ports.ledger(), ports.history(), ports.labels(), ports.entities()));
    }

    /**
     * A trace in sentences for somebody who must explain and defend it.
     *
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws tracer.problem.DataGap if a seed is not stored, or blocks arrived meanwhile
     * @throws tracer.problem.BadInput if it would hold a protected address and the request does not
     *     say that it may
     */
    public FlowSummary summary(
            SummaryRequest request, Progress progress, Cancellation cancellation) {
        return new Summarising(
                        new Summarising.Sources(
                                ports.ledger(),
                                ports.history(),
                                ports.entities(),
                                ports.labels(),
                                ports.tracing(),
                                flow(),
                                ports.protection()))
                .summarise(request, progress, cancellation);
    }
}
