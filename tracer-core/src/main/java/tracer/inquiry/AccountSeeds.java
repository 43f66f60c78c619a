package tracer.inquiry;

import java.util.List;
import tracer.flow.TransferSeed;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;

/**
 * Transfers that a trace over accounts can begin with: all on one chain, all of one asset.
 *
 * @param remarks what an address stood for and what of it was left out, in sentences; empty if all
 *     were named by themselves
 */
public record AccountSeeds(
        EvmChain chain, Asset asset, List<TransferSeed> seeds, List<String> remarks) {
    public AccountSeeds {
        seeds = List.copyOf(seeds);
        remarks = List.copyOf(remarks);
    }
}
