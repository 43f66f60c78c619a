package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.Bytes;
import tracer.protection.Protected;

/**
 * The files of a bag that say what it is and list the rest (RFC 8493). They are computed from the
 * payload and accepted in these bytes only: another order, line end or letter case is refused,
 * although other tools would take it for the same.
 */
final class TagFiles {
    private static final String BAGIT =
            """
            BagIt-Version: 1.0
            Tag-File-Character-Encoding: UTF-8
            """;

    private TagFiles() {}

    static Map<BundlePath, Bytes> of(
            BundleForm form, Map<BundlePath, Bytes> payload, Optional<String> banner) {
        Map<BundlePath, Bytes> files = new EnumMap<>(BundlePath.class);
        files.put(BundlePath.BAGIT, text(BAGIT));
        files.put(
                BundlePath.BAG_INFO,
                text(banner.map(b -> b + "\n").orElse("") + info(form, payload)));
        files.put(BundlePath.MANIFEST, manifest(payload, form.payload()));
        files.put(
                BundlePath.TAG_MANIFEST,
                manifest(
                        files,
                        List.of(BundlePath.BAG_INFO, BundlePath.BAGIT, BundlePath.MANIFEST)));
        return files;
    }

    /**
     * The one banner that a bag may begin its description with; another is no banner. It has the
     * form of a line of {@code bag-info.txt}, so that any reader of bags shows it.
     */
    static Optional<String> banner(Map<BundlePath, Bytes> files) {
        return Optional.of(Protected.BANNER)
                .filter(b -> lines(bytes(files, BundlePath.BAG_INFO)).getFirst().equals(b));
    }

    /**
     * @throws Difference at the first line that is not as it must be
     */
    static void check(BundleForm form, Map<BundlePath, Bytes> found) {
        of(form, found, banner(found))
                .forEach((path, expected) ->
                        requireLines(path, found.getOrDefault(path, Bytes.EMPTY), expected));
    }

    private static void requireLines(BundlePath path, Bytes found, Bytes expected) {
        if (found.equals(expected)) {
            return;
        }
        List<String> has = lines(found);
        List<String> must = lines(expected);
        for (int i = 0; i < must.size(); i++) {
            String line = i < has.size() ? has.get(i) : "";
            if (!line.equals(must.get(i))) {
                throw new Difference(
                        path.line(i + 1L),
                        "says '%s'; for the files that are here it must say '%s'"
                                .formatted(Excerpt.of(line), must.get(i)));
            }
        }
        throw new Difference(path.line(must.size()), "goes on after its end");
    }

    /** Lines with all that stands in them; bytes that are no UTF-8 become question marks. */
    private static List<String> lines(Bytes bytes) {
        String text = new String(bytes.toArray(), StandardCharsets.UTF_8);
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    }

    private static String info(BundleForm form, Map<BundlePath, Bytes> files) {
        List<BundlePath> payload = form.payload();
        long bytes = payload.stream().mapToLong(p -> bytes(files, p).length()).sum();
        return """
        Bag-Software-Agent: Tracer
        %s
        External-Description: %s
        Payload-Oxum: %d.%d
        """
                .formatted(form.named(), form.description(), bytes, payload.size());
    }

    private static Bytes manifest(Map<BundlePath, Bytes> files, List<BundlePath> listed) {
        StringBuilder out = new StringBuilder();
        for (BundlePath path : listed) {
            out.append(sha256(bytes(files, path))).append("  ").append(path.path()).append('\n');
        }
        return text(out.toString());
    }

    private static Bytes bytes(Map<BundlePath, Bytes> files, BundlePath path) {
        return files.getOrDefault(path, Bytes.EMPTY);
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal. */
    static String sha256(Bytes bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
