package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    private static final Comparator<Crossing<Taint.Count>> ORDER =
            Comparator.comparing(Crossing::place);

    /** Whoever comes and goes in whatever order: room is for the first ones, and all are told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void alwaysHoldsTheFirstOfThoseThatNeedRoom(long seed) {
        Random random = new Random(seed);
        LedgerFixture ledger = new LedgerFixture();
        for (int i = 0; i < 12; i++) {
            ledger.coinbase(1);
        }
        List<Crossing<Taint.Count>> all =
                ledger.inOrder().stream()
                        .map(t -> new Crossing<Taint.Count>(t, Optional.empty()))
                        .toList();
        Set<Crossing<Taint.Count>> needing = new HashSet<>();
        Set<Crossing<Taint.Count>> believed = new HashSet<>();
        List<Crossing<Taint.Count>> told = new ArrayList<>();
        int most = 1 + random.nextInt(5);
        Quota<Taint.Count> quota = new Quota<>(most, ORDER, told::add);
        for (int step = 0; step < 500; step++) {
            Crossing<Taint.Count> crossing = all.get(random.nextInt(all.size()));
            boolean needs = random.nextBoolean();
            told.clear();
            boolean admitted = quota.admits(crossing, needs);
            if (needs) {
                needing.add(crossing);
            } else {
                needing.remove(crossing);
                assertThat(admitted).isTrue();
            }
            List<Crossing<Taint.Count>> first = needing.stream().sorted(ORDER).limit(most).toList();
            assertThat(quota.admitted()).as("seed %d", seed).containsExactlyElementsOf(first);
            assertThat(needs && admitted).isEqualTo(first.contains(crossing) && needs);
            Set<Crossing<Taint.Count>> changed = new HashSet<>(believed);
            believed = new HashSet<>(first);
            Set<Crossing<Taint.Count>> now = new HashSet<>(believed);
            now.removeAll(changed);
            changed.removeAll(believed);
            changed.addAll(now);
            changed.remove(crossing);
            assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(changed);
            told.forEach(t -> assertThat(ORDER.compare(t, crossing)).isPositive());
        }
    }
}
