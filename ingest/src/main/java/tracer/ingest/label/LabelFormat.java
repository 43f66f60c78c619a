package tracer.ingest.label;

import java.util.Optional;

/** A form of label files. */
public enum LabelFormat {
    /** A table with a header row. */
    CSV,
    /** GraphSense's YAML. */
    TAGPACK;

    static Optional<LabelFormat> ofEnding(String name) {
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? Optional.of(TAGPACK)
                : Optional.empty();
    }
}
