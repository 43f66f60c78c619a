package tracer.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tracer.ledger.Bytes;

/** The browser's files, from the class path and from nowhere else. Thread-safe. */
final class Workbench {
    /**
     * A file.
     *
     * @param etag changes with the content
     */
    record File(Bytes content, String mediaType, String etag) {}

    private static final String ROOT = "/tracer/web/workbench/";

    /** Names without dots but for the one before the ending: nothing leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.([a-z]+)");

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml");

    /** The drawing library under a name without its version; it comes in a jar of its own. */
    private static final String CYTOSCAPE = "lib/cytoscape.js";

    private final Map<String, File> files = new ConcurrentHashMap<>();

    /** The file of this name, if there is one. */
    Optional<File> file(String name) {
        File known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<File> file =
                Optional.ofNullable(MEDIA_TYPES.get(matcher.group(1)))
                        .flatMap(type ->
                                resource(name.equals(CYTOSCAPE) ? cytoscape() : ROOT + name)
                                        .map(content -> new File(content, type, etag(content))));
        file.ifPresent(f -> files.put(name, f));
        return file;
    }

    private static Optional<Bytes> resource(String path) {
        try (InputStream in = Workbench.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(Bytes.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cytoscape() {
        Properties pom = new Properties();
        try (InputStream in =
                Workbench.class.getResourceAsStream(
                        "/META-INF/maven/org.webjars.npm/cytoscape/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("Cytoscape is not on the class path");
            }
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/cytoscape/%s/dist/cytoscape.esm.min.mjs"
                .formatted(pom.getProperty("version"));
    }

    private static String etag(Bytes content) {
        CRC32C sum = new CRC32C();
        sum.update(content.toArray());
        return "\"%d-%08x\"".formatted(content.length(), sum.getValue());
    }
}
