package tracer.pattern;

import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;

/** Whom {@link PatternFinding} asks. */
public record Sources(
        LedgerSource ledger, AddressHistory history, LabelStore labels, EntityStore entities) {}
