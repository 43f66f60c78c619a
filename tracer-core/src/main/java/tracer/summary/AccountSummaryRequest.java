package tracer.summary;

import java.util.Optional;
import tracer.flow.AccountTraceRequest;
import tracer.ledger.EvmChain;
import tracer.price.Converting;

/** As {@link SummaryRequest}, of a trace over accounts. */
public record AccountSummaryRequest(
        EvmChain chain,
        AccountTraceRequest question,
        Provenance provenance,
        boolean confidential,
        Optional<Converting> money) {
    /** Without values in money. */
    public AccountSummaryRequest(
            EvmChain chain,
            AccountTraceRequest question,
            Provenance provenance,
            boolean confidential) {
        this(chain, question, provenance, confidential, Optional.empty());
    }
}
