package tracer.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.RealData;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Bytes;
import tracer.problem.BadInput;

final class CompactBlockReaderTest {
    private static final Origin HERE = Origin.of("test");
    private static final int HEIGHT = 7;

    private final CompactBlockReader reader = new CompactBlockReader();

    /** Small blocks after large ones and large after small, with and without witnesses. */
    @Test
    void readsWhatTheBlocksValuesSay() {
        for (int height : RealData.BLOCKS) {
            byte[] bytes = RealData.mainNetBlock(height);
            assertThat(arrays(bytes)).isEqualTo(values(bytes));
        }
    }

    @Test
    void refusesWhatTheParserOfValuesRefusesWithTheSameWords() {
        Random random = new Random(Seed.of("damaged blocks"));
        byte[] whole = RealData.mainNetBlock(RealData.BLOCKS.getFirst());
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[80 + random.nextInt(whole.length - 80)] ^= (byte) (1 + random.nextInt(255));
            assertThat(arrays(damaged)).isInstanceOf(String.class).isEqualTo(values(damaged));
        }
    }

    /** All that a block in arrays says, or why it is refused. */
    private Object arrays(byte[] bytes) {
        try {
            return said(reader.read(HEIGHT, bytes, 0, bytes.length, HERE));
        } catch (BadInput e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Object values(byte[] bytes) {
        try {
            BlockFormat.Contents contents = BlockFormat.parse(bytes, HERE);
            return said(CompactBlock.of(new ArrivedBlock(contents.at(HEIGHT), Map.of())));
        } catch (BadInput e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Object> said(CompactBlock b) {
        return List.of(
                b.height(),
                b.claimedTime(),
                IntStream.range(0, b.transactions()).mapToObj(t -> transaction(b, t)).toList(),
                IntStream.range(0, b.inputs()).mapToObj(i -> input(b, i)).toList(),
                IntStream.range(0, b.outputs()).mapToObj(o -> output(b, o)).toList());
    }

    private static List<Object> transaction(CompactBlock b, int tx) {
        return List.of(
                b.ids.get(tx),
                b.get(tx, CompactBlockBuilder.POSITION),
                b.get(tx, CompactBlockBuilder.VERSION),
                b.get(tx, CompactBlockBuilder.LOCK_TIME),
                b.get(tx, CompactBlockBuilder.STRIPPED_SIZE),
                b.inputEnd(tx),
                b.outputEnd(tx));
    }

    private static List<Object> input(CompactBlock b, int input) {
        return List.of(b.spent(input), b.sequence(input), b.unlock(input));
    }

    private static List<Object> output(CompactBlock b, int output) {
        return List.of(
                b.value(output),
                b.scripts.type(output),
                b.scripts.hash(output),
                Bytes.of(
                        b.scripts.bytes(),
                        b.scripts.begin(output),
                        b.scripts.end(output) - b.scripts.begin(output)));
    }
}
