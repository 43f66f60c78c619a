package tracer.ingest.coinjoin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.RealData;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.Origin;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.mixing.Answer;
import tracer.mixing.Assessment;
import tracer.mixing.MixingFinding;
import tracer.mixing.Setting;
import tracer.mixing.Setting.ExchangeInputs;
import tracer.mixing.SpendShape;

/** All detectors over six whole main-net blocks, as Markdown: whatever is not a plain no. */
final class MainNetBlocks {
    private static final int[] HEIGHTS = {227835, 227836, 300025, 363703, 481815, 481829};
    private static final int WITH_UNDO = 300025;
    private static final String FOLDER = "bitcoin/mainnet-blocks/";

    private MainNetBlocks() {}

    static String markdown() throws IOException {
        StringBuilder blocks =
                new StringBuilder(
                        "| block | transactions | with every input known |\n|---|---:|---:|\n");
        StringBuilder hits =
                new StringBuilder(
                        "| block | transaction | inputs | outputs | most frequent values | fits |"
                                + " undecided |\n|---|---|---:|---:|---|---|---|\n");
        for (int height : HEIGHTS) {
            byte[] bytes =
                    Files.readAllBytes(RealData.file(FOLDER + "block%d.dat".formatted(height)));
            BlockFormat.Contents block =
                    BlockFormat.parse(bytes, new Origin("block%d.dat".formatted(height), 0));
            List<Output> undo = height == WITH_UNDO ? undo() : List.of();
            Map<OutPoint, Output> made = new HashMap<>();
            int next = 0;
            int known = 0;
            for (Transaction t : block.transactions()) {
                List<Funding> fundings = new ArrayList<>();
                for (Input in : t.inputs()) {
                    if (in instanceof Input.Spend s) {
                        Output output = undo.isEmpty() ? made.get(s.output()) : undo.get(next);
                        next++;
                        fundings.add(
                                output == null
                                        ? new Funding.Unknown()
                                        : new Funding.Claimed(output));
                    }
                }
                for (int i = 0; i < t.outputs().size(); i++) {
                    made.put(t.outPoint(i), t.outputs().get(i));
                }
                known +=
                        !t.isCoinbase()
                                        && fundings.stream()
                                                .noneMatch(Funding.Unknown.class::isInstance)
                                ? 1
                                : 0;
                Setting setting =
                        Setting.of(
                                BitcoinChain.MAIN,
                                height,
                                block.header().claimedTime(),
                                ExchangeInputs.NOT_ASKED);
                hits.append(row(height, t, SpendShape.of(fundings, t.outputs(), setting)));
            }
            blocks.append(
                    "| %d | %d | %d |\n".formatted(height, block.transactions().size() - 1, known));
        }
        return blocks + "\n" + hits;
    }

    private static String row(int height, Transaction t, SpendShape shape) {
        List<String> fits = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        for (Assessment a : MixingFinding.of(shape).assessments()) {
            switch (a.answer()) {
                case Answer.Fits f -> fits.add(a.detector().id());
                case Answer.Undecided u -> undecided.add(a.detector().id());
                case Answer.DoesNotFit d -> {}
            }
        }
        if (fits.isEmpty() && undecided.isEmpty()) {
            return "";
        }
        return "| %d | `%s` | %d | %d | %s | %s | %s |\n"
                .formatted(
                        height,
                        t.id(),
                        t.inputs().size(),
                        t.outputs().size(),
                        values(t),
                        String.join(", ", fits),
                        String.join(", ", undecided));
    }

    private static String values(Transaction t) {
        Map<Long, Integer> times = new TreeMap<>();
        t.outputs().forEach(o -> times.merge(o.value().value(), 1, Integer::sum));
        return String.join(
                ", ",
                times.entrySet().stream()
                        .sorted((a, b) -> b.getValue() - a.getValue())
                        .limit(2)
                        .map(e -> "%d × %d".formatted(e.getValue(), e.getKey()))
                        .toList());
    }

    /** The outputs spent in block 300,025, in order of the inputs that spend them: bcoin's form. */
    private static List<Output> undo() throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(RealData.file(FOLDER + "block300025-undo.raw")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        List<Output> outputs = new ArrayList<>();
        while (bytes.hasRemaining()) {
            long value = bytes.getLong();
            int length = bytes.get() & 0xff;
            if (length == 0xfd) {
                length = bytes.getShort() & 0xffff;
            }
            byte[] script = new byte[length];
            bytes.get(script);
            outputs.add(new Output(Sats.of(value), Script.of(script)));
        }
        return outputs;
    }
}
