package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final Path WORKBENCH = Path.of("src/main/resources/tracer/web/workbench");

    /** Keys that are written out; those put together are tried in the browser. */
    private static final Pattern KEY =
            Pattern.compile(
                    "(?:\\bt\\('|\\bplural\\('|data-(?:text|title|placeholder)=\")([a-z.-]+)['\"]");

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        bundle(language).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode bundle(String language) throws IOException {
        return Http.parse(Files.readString(WORKBENCH.resolve("i18n/" + language + ".json")));
    }

    @Test
    void languagesHaveTheSameStringsWithTheSamePlaceholders() throws IOException {
        assertThat(keys("de")).isEqualTo(keys("en"));
        JsonNode german = bundle("de");
        bundle("en")
                .properties()
                .forEach(e ->
                        assertThat(placeholders(german.get(e.getKey()).textValue()))
                                .as(e.getKey())
                                .isEqualTo(placeholders(e.getValue().textValue())));
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{\\w+}").matcher(text).results().forEach(r -> found.add(r.group()));
        return found;
    }

    @Test
    void everyStringThatAPageAsksForIsThere() throws IOException {
        Set<String> keys = keys("en");
        try (Stream<Path> files = Files.walk(WORKBENCH)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|html)")).toList()) {
                Matcher m = KEY.matcher(Files.readString(file));
                while (m.find()) {
                    assertThat(keys.contains(m.group(1)) || keys.contains(m.group(1) + ".one"))
                            .as("%s in %s", m.group(1), file)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(WORKBENCH)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                        .as("%s", file)
                        .doesNotContain("http://")
                        .doesNotContain("https://")
                        .doesNotContain("innerHTML");
            }
        }
    }
}
