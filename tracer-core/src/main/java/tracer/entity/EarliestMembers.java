package tracer.entity;

import java.util.Arrays;
import java.util.Optional;
import tracer.entity.EntityStore.FirstPayment;

/**
 * Keeps, for each component, the member that was paid first; of members without a stored payment
 * that of the smallest hash. Sixteen bytes a script.
 */
final class EarliestMembers {
    private static final int NOBODY = -1;

    private final ScriptTable scripts;
    private final int[] members;

    /** Height in the upper, position in the lower half: heights and positions are not negative. */
    private final long[] places;

    private final int[] indexes;

    EarliestMembers(ScriptTable scripts, int count) {
        this.scripts = scripts;
        members = new int[count];
        Arrays.fill(members, NOBODY);
        places = new long[count];
        indexes = new int[count];
    }

    void offer(int root, int id, Optional<FirstPayment> paid) {
        long place = paid.map(p -> (long) p.height() << 32 | p.position()).orElse(Long.MAX_VALUE);
        int index = paid.map(FirstPayment::index).orElse(0);
        if (members[root] == NOBODY || isEarlier(root, id, place, index)) {
            members[root] = id;
            places[root] = place;
            indexes[root] = index;
        }
    }

    /** At each root the number of the earliest member. */
    int[] byRoot() {
        return members;
    }

    private boolean isEarlier(int root, int id, long place, int index) {
        int c = Long.compare(place, places[root]);
        if (c == 0) c = Integer.compare(index, indexes[root]);
        if (c == 0) c = scripts.script(id).compareTo(scripts.script(members[root]));
        return c < 0;
    }
}
