package tracer.summary;

import java.util.Optional;
import tracer.flow.AccountTraceRequest;
import tracer.ledger.EvmChain;
import tracer.price.Converting;

/** As {@link SummaryRequest}, of a trace over accounts. */
public record AccountSummaryRequest(
        EvmChain chain,
        AccountTraceRequest question,
        Naming naming,
        Provenance provenance,
        boolean confidential,
        Optional<Converting> money) {
    /** Of seeds named by themselves, without values in money. */
    public AccountSummaryRequest(
            EvmChain chain,
            AccountTraceRequest question,
            Provenance provenance,
            boolean confidential) {
        this(chain, question, Naming.BY_THEMSELVES, provenance, confidential, Optional.empty());
    }
}
