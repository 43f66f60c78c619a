package tracer.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.WireWriter;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.proof.TagForm.Entry;

/** Chain, data height and coverage in one file, the headers in another, eighty bytes each. */
final class ChainForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.CHAIN,
                    "Chain",
                    "Data-Height",
                    "Data-Hash",
                    "Data-Coverage",
                    "Headers");

    private ChainForm() {}

    static byte[] write(ChainPart part) {
        return FORM.write(
                List.of(
                        List.of(
                                part.chain().id(),
                                Integer.toString(part.tip().height()),
                                part.tip().hash().toString(),
                                ranges(part.coverage().ranges()),
                                ranges(
                                        part.runs().stream()
                                                .map(r -> new HeightRange(r.from(), r.to()))
                                                .toList()))));
    }

    static byte[] writeHeaders(ChainPart part) {
        WireWriter out = new WireWriter();
        part.runs().forEach(run -> run.headers().forEach(h -> out.bytes(HeaderFormat.bytesOf(h))));
        return out.toArray();
    }

    static ChainPart read(byte[] bytes, byte[] headers) {
        Entry e = FORM.readOne(bytes);
        BitcoinChain chain = e.read("Chain", BitcoinChain::of);
        ChainTip tip = new ChainTip(e.number("Data-Height"), e.read("Data-Hash", BlockHash::of));
        Coverage coverage =
                e.read("Data-Coverage", text -> new Coverage(ranges(text), Optional.of(tip)));
        List<HeightRange> heights = e.read("Headers", ChainForm::ranges);
        return e.read("Headers", text -> new ChainPart(chain, coverage, runs(heights, headers)));
    }

    private static List<HeaderRun> runs(List<HeightRange> heights, byte[] bytes) {
        long expected = heights.stream().mapToLong(r -> (long) r.to() - r.from() + 1).sum();
        if (expected * HeaderFormat.BYTES != bytes.length) {
            throw new Difference(
                    BundlePath.HEADERS.path(),
                    "has %d bytes; %d headers of %d bytes are announced"
                            .formatted(bytes.length, expected, HeaderFormat.BYTES));
        }
        List<HeaderRun> runs = new ArrayList<>();
        int at = 0;
        for (HeightRange range : heights) {
            List<BlockHeader> headers = new ArrayList<>(range.count());
            for (int i = 0; i < range.count(); i++) {
                headers.add(HeaderFormat.parse(bytes, at));
                at += HeaderFormat.BYTES;
            }
            runs.add(new HeaderRun(range.from(), headers));
        }
        return runs;
    }

    static String ranges(List<HeightRange> ranges) {
        return ranges.stream().map(r -> r.from() + "-" + r.to()).collect(Collectors.joining(", "));
    }

    static List<HeightRange> ranges(String text) {
        return Arrays.stream(text.split(", ", -1)).map(ChainForm::range).toList();
    }

    private static HeightRange range(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException(
                    "'%s' is no range of heights such as 0-170".formatted(text));
        }
        return new HeightRange(
                Integer.parseInt(text.substring(0, dash)),
                Integer.parseInt(text.substring(dash + 1)));
    }
}
