package tracer.account;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tracer.ledger.HeightRange;

/**
 * What a store keeps of a run that brought blocks. A run that found everything stored already
 * brought nothing and leaves no note, since no block rests on its word.
 *
 * @param number of the run on its chain, from 1, in the order in which they first brought a block
 * @param brought heights of all blocks that it ever brought, ascending ranges
 * @param standing heights of the active chain's blocks that it was the last to bring
 * @param calls how internal transfers of the blocks that it brought were seen, each with how many
 *     blocks; kinds without any are absent
 */
public record ReadingNote(
        int number,
        Reading reading,
        List<HeightRange> brought,
        List<HeightRange> standing,
        Map<Seen.Calls, Long> calls) {
    public ReadingNote {
        brought = List.copyOf(brought);
        standing = List.copyOf(standing);
        Map<Seen.Calls, Long> byKind = new EnumMap<>(Seen.Calls.class);
        byKind.putAll(calls);
        calls = Collections.unmodifiableMap(byKind);
    }
}
