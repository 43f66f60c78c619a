package tracer.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** The arrays beneath a chain, past the sizes at which they grow. */
final class TablesTest {
    /** Seventy thousand rows are more than a chunk holds. */
    @Test
    void rowsKeepWhatIsSet() {
        IntRows rows = new IntRows(16);
        int count = 70_000;
        for (int i = 0; i < count; i++) {
            assertThat(rows.add()).isEqualTo(i);
            rows.set(i, 0, -i);
            rows.setLong(i, 14, i * 0x1_0000_0001L - 5);
        }
        assertThat(rows.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(rows.get(i, 0)).isEqualTo(-i);
            assertThat(rows.get(i, 7)).isZero();
            assertThat(rows.getLong(i, 14)).isEqualTo(i * 0x1_0000_0001L - 5);
        }
    }

    /** Runs of up to five megabytes, a whole chunk and more. */
    @Test
    void bytesStayWhereTheyWerePut() {
        Random random = new Random(Seed.of("byte store"));
        ByteStore store = new ByteStore();
        List<byte[]> runs = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            byte[] run = new byte[i % 1_000 == 999 ? 5_000_000 : random.nextInt(5_000)];
            random.nextBytes(run);
            runs.add(run);
            places.add(store.add(run, run.length / 3, run.length));
        }
        for (int i = 0; i < runs.size(); i++) {
            byte[] run = runs.get(i);
            int begin = run.length / 3;
            assertThat(store.get(places.get(i), run.length - begin))
                    .isEqualTo(Bytes.of(run, begin, run.length - begin));
            assertThat(store.isAt(places.get(i), run, begin, run.length)).isTrue();
            if (begin < run.length) {
                run[run.length - 1]++;
                assertThat(store.isAt(places.get(i), run, begin, run.length)).isFalse();
            }
        }
    }

    /**
     * Ids of few hashes, so that most collide; of an id that comes again the later number counts.
     */
    @Test
    void findsTheLatestNumberOfEachId() {
        Random random = new Random(Seed.of("transaction table"));
        TransactionTable table = new TransactionTable();
        Map<TxId, Integer> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            TxId id =
                    new TxId(
                            new Hash32(
                                    random.nextInt(9), 0, random.nextInt(40), random.nextInt(7)));
            Ids ids = new Ids(1);
            ids.add(id.hash());
            assertThat(ids.get(0)).isEqualTo(id);
            table.fetch(new Ahead(), ids);
            expected.put(id, table.add(ids, 0));
        }
        expected.forEach((id, number) -> {
            assertThat(table.find(id)).isEqualTo(number);
            assertThat(table.id(number)).isEqualTo(id);
        });
        assertThat(table.find(new TxId(new Hash32(10, 0, 0, 3)))).isEqualTo(NumberTable.NONE);
    }
}
