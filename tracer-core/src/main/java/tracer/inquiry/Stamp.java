package tracer.inquiry;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;

/** Up to which block an answer is true. */
record Stamp(OptionalInt height, Optional<String> hash) {
    static Stamp of(ChainTip tip) {
        return new Stamp(OptionalInt.of(tip.height()), Optional.of(tip.hash().toString()));
    }

    static Stamp of(Coverage coverage) {
        return coverage.tip()
                .map(Stamp::of)
                .orElse(new Stamp(OptionalInt.empty(), Optional.empty()));
    }

    /** "blocks 0–170", or what to do where there are none. */
    static String inWords(Coverage coverage) {
        if (coverage.ranges().isEmpty()) {
            return "no blocks yet; fetch some with 'tracer ingest bitcoin'";
        }
        return coverage.ranges().stream()
                .map(HeightRange::toString)
                .collect(Collectors.joining(", ", "blocks ", ""));
    }
}
