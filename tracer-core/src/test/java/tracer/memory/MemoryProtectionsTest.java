package tracer.memory;

import tracer.ledger.BitcoinChain;
import tracer.protection.ProtectionStore;
import tracer.protection.ProtectionStoreContract;

final class MemoryProtectionsTest extends ProtectionStoreContract {
    @Override
    protected ProtectionStore open(BitcoinChain chain) {
        return new MemoryProtections();
    }
}
