package tracer.exhibit;

import java.nio.charset.StandardCharsets;
import tracer.ledger.Bytes;

/**
 * A file of an export.
 *
 * @param name without folder
 */
public record ExportFile(String name, Bytes content) {
    static ExportFile of(String name, String text) {
        return new ExportFile(name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
