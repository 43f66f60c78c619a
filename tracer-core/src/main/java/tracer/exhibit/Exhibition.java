package tracer.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tracer.account.AccountLedger;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.FeeRule;
import tracer.flow.Movement;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.protection.Content;
import tracer.protection.Protected;
import tracer.protection.ProtectionReason;

/**
 * Makes evidence graphs and the files that hold them. The only way to a file leads past the
 * question whether it holds a protected address. Thread-safe as the ports are.
 */
public final class Exhibition {
    private final Ports ports;

    public Exhibition(Ports ports) {
        this.ports = ports;
    }

    /**
     * The graph of a trace: the transactions that it went through and those that pay its seeds.
     *
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws tracer.problem.DataGap if one is not stored
     * @throws BadInput if it follows fees into coinbases
     */
    public Exhibit ofTrace(TraceRequest request, Progress progress, Cancellation cancellation) {
        if (request.fees() != FeeRule.LOST) {
            throw new BadInput(
                    "an evidence graph draws payments and spends; a fee that is followed to a miner is neither, so the way would be missing: leave the rule for fees at '%s'"
                            .formatted(FeeRule.LOST.id()));
        }
        return of(ports.tracing().trace(request, progress, cancellation));
    }

    /** The graph of a trace that is there already. */
    public Exhibit of(Trace trace) {
        TraceParts parts = new TraceParts(ports, trace);
        Exhibit exhibit = assemble(parts.header(), parts.payments());
        parts.requireAllDrawn();
        return exhibit;
    }

    /**
     * The graph of a trace over accounts.
     *
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws tracer.problem.DataGap if it is not stored
     * @throws tracer.problem.BadInput if it is a fee
     */
    public Exhibit ofTrace(
            EvmChain chain,
            AccountTraceRequest request,
            Progress progress,
            Cancellation cancellation) {
        AccountLedger ledger = ports.accounts().ledger(chain);
        return of(new AccountFlow(ports.labels()).trace(ledger, request, progress, cancellation));
    }

    /** The graph of a trace over accounts that is there already. */
    public Exhibit of(AccountTrace trace) {
        AccountLedger ledger = ports.accounts().ledger(trace.chain());
        Protected guarded =
                ports.protection()
                        .among(ledger, trace.movements().stream().map(Movement::transfer).toList());
        AccountParts parts =
                new AccountParts(
                        ledger, trace, new Inquiry(ports).accounts().document(trace), guarded);
        LabelTies labels = new LabelTies();
        var said = ports.labels().labelsOf(trace.chain(), parts.addresses());
        said.forEach((address, own) ->
                own.forEach(l -> labels.draw(parts.id(address), address.text(), l)));
        List<Node> nodes = new ArrayList<>(parts.nodes());
        nodes.addAll(labels.nodes());
        List<Edge> edges = new ArrayList<>(parts.edges());
        edges.addAll(labels.edges());
        return new Exhibit(new EvidenceGraph(parts.header(), nodes, edges), guarded);
    }

    /**
     * The graph of what somebody picked.
     *
     * @param mostTransactions taken at most; what an address has beyond is said in the header
     * @throws tracer.problem.NotFound naming what does not exist
     * @throws tracer.problem.DataGap naming what is not stored but may exist
     * @throws tracer.problem.LimitExceeded if the picked transactions alone are more
     */
    public Exhibit of(Selection selection, int mostTransactions) {
        SelectionParts parts = new SelectionParts(ports, selection, mostTransactions);
        return assemble(parts.header(), parts.payments());
    }

    private Exhibit assemble(GraphHeader header, Payments payments) {
        payments.draw();
        Relations relations = new Relations(ports, payments.scripts());
        relations.draw(payments.transactions());
        Protected guarded =
                ports.protection()
                        .among(
                                new Content(
                                        List.copyOf(payments.scripts().values()),
                                        payments.transactions()));
        List<Node> nodes = new ArrayList<>(payments.transactionNodes());
        nodes.addAll(addresses(payments, guarded));
        nodes.addAll(relations.nodes());
        List<Edge> edges = new ArrayList<>(payments.edges());
        edges.addAll(relations.edges());
        EvidenceGraph graph =
                new EvidenceGraph(
                        header.with(ports.entities().computedAt(), notes(relations)), nodes, edges);
        SelectionExtent.requireStillActive(ports.ledger(), header.height(), header.hash());
        return new Exhibit(graph, guarded);
    }

    private static List<String> notes(Relations relations) {
        return relations.evidenceLeftOut() == 0
                ? List.of()
                : List.of(
                        "%d pieces of evidence of one owner lead to addresses outside this graph and are not drawn"
                                .formatted(relations.evidenceLeftOut()));
    }

    private List<Node> addresses(Payments payments, Protected guarded) {
        List<Node> nodes = new ArrayList<>();
        String chain = ports.ledger().chain().id();
        payments.scripts()
                .forEach((hash, script) ->
                        nodes.add(
                                new Node.Address(
                                        Payments.id(hash),
                                        chain,
                                        script.type().name().toLowerCase(Locale.ROOT),
                                        script.address(ports.ledger().chain()).map(Address::text),
                                        Optional.of(hash.toString()),
                                        Optional.ofNullable(guarded.scripts().get(hash))
                                                .map(ProtectionReason::id),
                                        payments.isKnown(hash)
                                                ? EvidenceClass.FACT
                                                : EvidenceClass.CLAIMED)));
        payments.unknown()
                .forEach((output, spender) ->
                        nodes.add(
                                new Node.Address(
                                        Payments.unknownId(output),
                                        chain,
                                        "unknown",
                                        Optional.empty(),
                                        Optional.empty(),
                                        guarded.unknownPayers().contains(spender)
                                                ? Optional.of("paid-advertising")
                                                : Optional.empty(),
                                        EvidenceClass.FACT)));
        return nodes;
    }
}
