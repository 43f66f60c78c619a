package tracer.inquiry;

import tracer.account.AccountLedgers;
import tracer.attribution.LabelStore;
import tracer.flow.FlowTracing;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;
import tracer.protection.ProtectionStore;

/** What an inquiry asks, over stores in memory. */
public final class MemoryPorts {
    private MemoryPorts() {}

    /** Nothing is protected and there is no account chain. */
    public static Ports of(MemoryLedger ledger, LabelStore labels) {
        return of(ledger, labels, new MemoryProtections(), new MemoryAccounts());
    }

    public static Ports of(
            MemoryLedger ledger,
            LabelStore labels,
            ProtectionStore protections,
            AccountLedgers accounts) {
        return new Ports(
                ledger,
                ledger,
                ledger,
                labels,
                new FlowTracing(ledger, labels, ledger),
                new OutputPathFinding(ledger, ledger, labels, ledger),
                protections,
                accounts);
    }
}
