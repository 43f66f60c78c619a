package tracer.memory;

import tracer.attribution.LabelArchiveContract;
import tracer.ledger.BitcoinChain;

final class MemoryLabelArchiveTest extends LabelArchiveContract {
    @Override
    protected Both open(BitcoinChain chain) {
        MemoryLabels labels = new MemoryLabels();
        return new Both(labels, labels);
    }
}
