package tracer.summary;

import tracer.flow.AccountTraceRequest;
import tracer.ledger.EvmChain;

/** As {@link SummaryRequest}, of a trace over accounts. */
public record AccountSummaryRequest(
        EvmChain chain,
        AccountTraceRequest question,
        Provenance provenance,
        boolean confidential) {}
