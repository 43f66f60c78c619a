package tracer.memory;

import tracer.price.RateStore;
import tracer.price.RateStoreContract;

final class MemoryRatesTest extends RateStoreContract {
    @Override
    protected RateStore open() {
        return new MemoryRates();
    }
}
