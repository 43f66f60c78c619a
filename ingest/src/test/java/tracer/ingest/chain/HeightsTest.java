package tracer.ingest.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeightsTest {
    @Test
    void calculatesAsSetsDo() {
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            BitSet a = bits(random);
            BitSet b = bits(random);
            BitSet and = (BitSet) a.clone();
            and.and(b);
            BitSet or = (BitSet) a.clone();
            or.or(b);
            BitSet minus = (BitSet) a.clone();
            minus.andNot(b);
            assertThat(heights(a).and(heights(b))).isEqualTo(heights(and));
            assertThat(heights(a).plus(heights(b))).isEqualTo(heights(or));
            assertThat(heights(a).minus(heights(b))).isEqualTo(heights(minus));
            assertThat(heights(a).count()).isEqualTo(a.cardinality());
            assertThat(heights(a).first().orElse(-1)).isEqualTo(a.nextSetBit(0));
        }
    }

    @Test
    void holdsTheHighestHeightThereIs() {
        Heights all = Heights.of(0, Integer.MAX_VALUE);
        assertThat(all.minus(Heights.of(5, Integer.MAX_VALUE))).isEqualTo(Heights.of(0, 4));
        assertThat(all.plus(Heights.of(0, 3))).isEqualTo(all);
    }

    @Test
    void namesTheFirstTenRanges() {
        Heights many = Heights.NONE;
        for (int i = 0; i < 24; i += 2) {
            many = many.plus(Heights.of(i, i));
        }
        assertThat(many).hasToString("0, 2, 4, 6, 8, 10, 12, 14, 16, 18 and 2 more ranges");
        assertThat(Heights.of(3, 7)).hasToString("3–7");
    }

    private static BitSet bits(Random random) {
        BitSet bits = new BitSet();
        for (int i = 0; i < 30; i++) {
            bits.set(i, random.nextInt(3) > 0);
        }
        return bits;
    }

    private static Heights heights(BitSet bits) {
        Heights heights = Heights.NONE;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            heights = heights.plus(Heights.of(i, i));
        }
        return heights;
    }
}
