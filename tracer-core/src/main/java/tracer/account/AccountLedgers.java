package tracer.account;

import java.util.List;
import tracer.ledger.EvmChain;

/** The EVM chains of a store. Thread-safe. */
public interface AccountLedgers {
    /** Those with at least one block, by chain id. */
    List<EvmChain> chains();

    /** One chain's ledger; an empty one if nothing of it is stored. */
    AccountLedger ledger(EvmChain chain);

    AccountSink sink(EvmChain chain);
}
