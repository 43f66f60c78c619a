package tracer.memory;

import tracer.attribution.ActorStore;
import tracer.attribution.ActorStoreContract;

final class MemoryActorsTest extends ActorStoreContract {
    @Override
    protected ActorStore open() {
        return new MemoryActors();
    }
}
