package tracer.neo4j;

import java.util.Collection;
import java.util.List;

/** Hashes as the store's keys: lower-case hexadecimal, in printed order. */
final class Keys {
    private Keys() {}

    /** Each of these once, in order. Takes whatever prints as its hash: ids, script hashes. */
    static List<String> of(Collection<?> hashes) {
        return hashes.stream().map(Object::toString).distinct().toList();
    }
}
