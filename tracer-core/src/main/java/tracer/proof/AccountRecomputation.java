package tracer.proof;

import java.util.List;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.AccountSink;
import tracer.attribution.LabelStore;
import tracer.entity.CoSpend;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.FlowTracing;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;

/**
 * A trace over accounts together with the document that it is printed as.
 *
 * @param trace as computed
 * @param document that {@code tracer trace} prints
 */
record AccountRecomputation(AccountTrace trace, AccountTraceDocument document) {

    static AccountRecomputation of(
            AccountTraceRequest question,
            AccountLedger ledger,
            LabelStore labels,
            Progress progress,
            Cancellation cancellation) {
        AccountTrace trace =
                new AccountFlow(labels).trace(ledger, question, progress, cancellation);
        // Nobody asks a trace over accounts for anything of the other family.
        MemoryLedger none = new MemoryLedger(BitcoinChain.MAIN, new CoSpend());
        Ports ports =
                new Ports(
                        none,
                        none,
                        none,
                        labels,
                        new FlowTracing(none, labels, none),
                        new OutputPathFinding(none, none, labels, none),
                        new MemoryProtections(),
                        new OneLedger(ledger));
        return new AccountRecomputation(trace, new Inquiry(ports).accounts().document(trace));
    }

    /** The document in the bytes that {@code tracer trace --json} prints. */
    Bytes json() {
        return Recomputation.json(document);
    }

    /** A store that holds one chain, to be read. */
    private record OneLedger(AccountLedger ledger) implements AccountLedgers {
        @Override
        public List<EvmChain> chains() {
            return List.of(ledger.chain());
        }

        @Override
        public AccountLedger ledger(EvmChain chain) {
            if (!chain.equals(ledger.chain())) {
                throw new IllegalArgumentException("there is nothing of " + chain);
            }
            return ledger;
        }

        @Override
        public AccountSink sink(EvmChain chain) {
            throw new UnsupportedOperationException("a trace stores nothing");
        }
    }
}
