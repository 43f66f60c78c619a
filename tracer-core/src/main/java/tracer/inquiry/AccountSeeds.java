package tracer.inquiry;

import java.util.List;
import tracer.flow.TransferSeed;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;

/** Transfers that a trace over accounts can begin with: all on one chain, all of one asset. */
public record AccountSeeds(EvmChain chain, Asset asset, List<TransferSeed> seeds) {
    public AccountSeeds {
        seeds = List.copyOf(seeds);
    }
}
