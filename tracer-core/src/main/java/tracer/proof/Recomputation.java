package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.entity.CoSpend;
import tracer.entity.EntityStore;
import tracer.flow.FlowTracing;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.inquiry.DocumentJson;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.inquiry.TraceDocument;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.AddressHistory;
import tracer.ledger.Bytes;
import tracer.ledger.LedgerSource;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;

/**
 * A trace together with the document that it is printed as.
 *
 * @param trace as computed
 * @param document that {@code tracer trace} prints
 */
record Recomputation(Trace trace, TraceDocument document) {

    /** Asks again, of what a bundle holds alone. */
    static Recomputation of(
            TraceRequest question, LedgerSource ledger, List<Label> labels, EntityStore entities) {
        MemoryLabels store = new MemoryLabels();
        store.add(labels);
        return of(question, ledger, store, entities, Progress.SILENT, Cancellation.NEVER);
    }

    static Recomputation of(
            TraceRequest question,
            LedgerSource ledger,
            LabelStore labels,
            EntityStore entities,
            Progress progress,
            Cancellation cancellation) {
        Trace trace =
                new FlowTracing(ledger, labels, entities).trace(question, progress, cancellation);
        // Nobody asks a trace for histories or paths.
        AddressHistory none = new MemoryLedger(ledger.chain(), new CoSpend());
        Ports ports =
                new Ports(
                        ledger,
                        none,
                        entities,
                        labels,
                        (r, p, c) -> trace,
                        new OutputPathFinding(ledger, none, labels, entities),
                        new MemoryProtections(),
                        new MemoryAccounts());
        return new Recomputation(trace, new Inquiry(ports).trace(question, progress, cancellation));
    }

    /** The document in the bytes that {@code tracer trace --json} prints. */
    Bytes json() {
        return json(document);
    }

    static Bytes json(Record document) {
        return Bytes.of((DocumentJson.of(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
