package tracer.inquiry;

import java.util.List;
import java.util.Optional;

/**
 * Who stands behind an output, as far as anything says so.
 *
 * @param scriptClass such as {@code p2wpkh}
 * @param scriptHash SHA-256 of the script: its identity
 * @param address the text that people use for it; absent for scripts without one
 * @param labels what others say of this script
 * @param entity the entity that it is believed to belong to
 */
public record Party(
        String scriptClass,
        String scriptHash,
        Optional<String> address,
        List<LabelNote> labels,
        Optional<EntityNote> entity) {
    public Party {
        labels = List.copyOf(labels);
    }

    /**
     * Somebody's statement.
     *
     * @param source who says so
     * @param evidence always {@code label}
     */
    public record LabelNote(String name, String category, String source, String evidence) {}

    /**
     * An entity by name and size.
     *
     * @param evidence always {@code inference}
     */
    public record EntityNote(String id, int members, String evidence) {}
}
