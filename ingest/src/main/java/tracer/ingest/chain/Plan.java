package tracer.ingest.chain;

import java.util.List;
import tracer.ledger.BlockHash;
import tracer.ledger.HeightRange;

/**
 * What an ingestion has to do.
 *
 * @param steps in the order in which to take them, by ascending height
 * @param stored asked heights at which the store has the source's block already
 * @param missing asked heights that neither the source nor the store has; no step lies above the
 *     lowest of them
 * @param forks where store and source differ, by ascending height
 */
record Plan(
        HeightRange asked, List<Step> steps, Heights stored, Heights missing, List<Fork> forks) {
    Plan {
        steps = List.copyOf(steps);
        forks = List.copyOf(forks);
    }

    /**
     * Blocks of the source to store.
     *
     * @param disconnect stored blocks that they replace, highest first; if there are any, the step
     *     is one change and happens whole
     */
    record Step(HeightRange heights, List<BlockHash> disconnect) {
        Step {
            disconnect = List.copyOf(disconnect);
        }

        boolean isReorganisation() {
            return !disconnect.isEmpty();
        }
    }

    long blocks() {
        return steps.stream().mapToLong(s -> s.heights().count()).sum();
    }
}
