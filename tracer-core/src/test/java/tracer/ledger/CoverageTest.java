package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tracer.Seed;

/** Sets of heights against the plain sets that they stand for. */
class CoverageTest {
    @Test
    void withinAndWithoutAreIntersectionAndDifference() {
        Random random = new Random(Seed.of("coverage"));
        for (int i = 0; i < 500; i++) {
            NavigableSet<Integer> covered = heights(random);
            NavigableSet<Integer> other = heights(random);
            Coverage coverage = coverage(covered);

            NavigableSet<Integer> both = new TreeSet<>(covered);
            both.retainAll(other);
            assertThat(coverage.within(ranges(other))).isEqualTo(ranges(both));

            NavigableSet<Integer> left = new TreeSet<>(covered);
            left.removeAll(other);
            List<HeightRange> shuffled = new ArrayList<>(ranges(other));
            Collections.shuffle(shuffled, random);
            assertThat(coverage.without(shuffled)).isEqualTo(ranges(left));
        }
    }

    private static Coverage coverage(NavigableSet<Integer> heights) {
        return heights.isEmpty()
                ? Coverage.NOTHING
                : new Coverage(
                        ranges(heights),
                        Optional.of(new ChainTip(heights.last(), new BlockHash(Hash32.ZERO))));
    }

    private static NavigableSet<Integer> heights(Random random) {
        NavigableSet<Integer> heights = new TreeSet<>();
        int n = random.nextInt(12);
        for (int k = 0; k < n; k++) {
            heights.add(random.nextInt(20));
        }
        return heights;
    }

    private static List<HeightRange> ranges(NavigableSet<Integer> heights) {
        return Coverage.rangesOf(heights.stream().mapToInt(Integer::intValue).toArray());
    }
}
