package tracer.ingest.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tracer.attribution.SubjectKey;

/**
 * A piece of text in a file that is an address, or may be a transaction's id.
 *
 * @param file that it stands in
 * @param offset of its first byte, from 0
 * @param line on which it begins, from 1; lines end with a line feed
 * @param encoding of the piece
 * @param text as it is written there
 * @param networks whose addresses have this form, the most likely first; several share one
 * @param check what speaks for it
 * @param key what labels about it are found by, where it is of a chain that is followed here
 */
public record Finding(
        Path file,
        long offset,
        long line,
        Encoding encoding,
        String text,
        List<String> networks,
        Check check,
        Optional<SubjectKey> key) {
    public Finding {
        networks = List.copyOf(networks);
    }

    /** How a piece of text is encoded; everything looked for is ASCII. */
    public enum Encoding {
        /** One byte a character: ASCII, UTF-8, and most others. */
        BYTES,
        UTF_16_LE,
        UTF_16_BE;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What speaks for a piece of text being what it looks like. */
    public enum Check {
        /** Its checksum is right; by chance, one of about four thousand million would be. */
        CHECKSUM,
        /**
         * The letter case is that of EIP-55; by chance, about one of four thousand would be, more
         * where there are few letters.
         */
        LETTER_CASE,
        /** It has the form, which carries no checksum. */
        NO_CHECKSUM,
        /** Sixty-four hexadecimal digits: a transaction's id, a block's, a key, or any hash. */
        CANDIDATE_ID;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
