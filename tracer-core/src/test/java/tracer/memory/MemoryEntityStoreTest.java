package tracer.memory;

import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.entity.EntityStoreContract;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;

final class MemoryEntityStoreTest extends EntityStoreContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        MemoryLedger ledger = new MemoryLedger(chain, rules);
        return new Store(ledger, ledger, ledger, ledger);
    }

    /** Two that are held back in one block, and confirmed later, are rare: about one in 500. */
    @Test
    void growsForAThousandEconomies() {
        long first = Seed.of("the first of a thousand economies");
        for (long seed = first; seed < first + 1_000; seed++) {
            grows(reference(), seed);
        }
    }
}
