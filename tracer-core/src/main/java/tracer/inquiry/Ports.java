package tracer.inquiry;

import tracer.account.AccountLedgers;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.flow.Tracing;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;
import tracer.path.PathFinding;
import tracer.protection.Protection;
import tracer.protection.ProtectionStore;

/** Whom an {@link Inquiry}, or whoever makes an exhibit, asks. */
public record Ports(
        LedgerSource ledger,
        AddressHistory history,
        EntityStore entities,
        LabelStore labels,
        Tracing tracing,
        PathFinding paths,
        ProtectionStore protections,
        AccountLedgers accounts) {
    /** What no export may hold unasked. */
    public Protection protection() {
        return new Protection(protections, labels, history, ledger);
    }
}
