package tracer.memory;

import tracer.attribution.LabelStore;
import tracer.attribution.LabelStoreContract;
import tracer.ledger.BitcoinChain;

final class MemoryLabelsTest extends LabelStoreContract {
    @Override
    protected LabelStore open(BitcoinChain chain) {
        return new MemoryLabels();
    }
}
