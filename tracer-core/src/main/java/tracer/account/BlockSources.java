package tracer.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;

/**
 * Who served each of the covered blocks: the runs that brought them, and the heights of which
 * nobody recorded it.
 *
 * @param shares by number of the run
 * @param notRecorded covered heights without a recorded run
 */
public record BlockSources(List<Share> shares, List<HeightRange> notRecorded) {
    public BlockSources {
        shares = List.copyOf(shares);
        notRecorded = List.copyOf(notRecorded);
    }

    /**
     * What one run brought of them.
     *
     * @param number of the run on its chain
     * @param heights of the covered blocks that it brought last
     * @param calls how internal transfers were seen in all blocks that it brought, with how many
     */
    public record Share(
            int number, Reading reading, List<HeightRange> heights, Map<Seen.Calls, Long> calls) {
        public Share {
            heights = List.copyOf(heights);
            Map<Seen.Calls, Long> byKind = new EnumMap<>(Seen.Calls.class);
            byKind.putAll(calls);
            calls = Collections.unmodifiableMap(byKind);
        }

        /** Such as {@code trace-block (12 blocks), not-seen (1 block)}. */
        public String callsInWords() {
            return calls.entrySet().stream()
                    .map(e ->
                            "%s (%d block%s)"
                                    .formatted(
                                            e.getKey().id(),
                                            e.getValue(),
                                            e.getValue() == 1 ? "" : "s"))
                    .collect(Collectors.joining(", "));
        }

        /** Such as {@code 1–20, 23}. */
        public String heightsInWords() {
            return BlockSources.inWords(heights);
        }

        /** Such as {@code blocks 1–20: node … , read 2026-01-01T00:00:00Z}. */
        public String inWords() {
            return "blocks %s: %s, read %s"
                    .formatted(heightsInWords(), reading.from().inWords(), reading.at());
        }
    }

    /**
     * Of these blocks. Readings may know more than the coverage, if they were asked for later;
     * whatever stands outside it is left out.
     */
    public static BlockSources of(Coverage coverage, Collection<ReadingNote> readings) {
        List<Share> shares = new ArrayList<>();
        for (ReadingNote note : readings) {
            List<HeightRange> heights = coverage.within(note.standing());
            if (!heights.isEmpty()) {
                shares.add(new Share(note.number(), note.reading(), heights, note.calls()));
            }
        }
        return of(coverage, List.copyOf(shares));
    }

    /** As above, of shares within the coverage that have no height in common. */
    public static BlockSources of(Coverage coverage, List<Share> shares) {
        List<HeightRange> recorded = new ArrayList<>();
        shares.forEach(s -> recorded.addAll(s.heights()));
        return new BlockSources(shares, coverage.without(recorded));
    }

    /** One sentence part for each share, and {@code blocks …: not recorded} if there are such. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(shares.stream().map(Share::inWords).toList());
        if (!notRecorded.isEmpty()) {
            all.add("blocks %s: not recorded".formatted(inWords(notRecorded)));
        }
        return all;
    }

    private static String inWords(List<HeightRange> ranges) {
        return ranges.stream().map(HeightRange::toString).collect(Collectors.joining(", "));
    }
}
