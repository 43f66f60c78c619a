package tracer.ingest.label;

import java.util.Optional;

/** A form of label files. */
public enum LabelFormat {
    /** A table with a header row. */
    CSV,
    /** GraphSense's YAML: a pack of tags, or of actors. */
    TAGPACK,
    /** OFAC's sanctions list in its advanced XML, {@code sdn_advanced.xml}. */
    OFAC,
    /** One address a line. */
    ADDRESSES,
    /** Events or objects of MISP, in JSON. */
    MISP;

    static Optional<LabelFormat> ofEnding(String name) {
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        if (name.endsWith(".xml")) {
            return Optional.of(OFAC);
        }
        if (name.endsWith(".json")) {
            return Optional.of(MISP);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? Optional.of(TAGPACK)
                : Optional.empty();
    }
}
