package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;

class YamlTreeTest {
    @Test
    void textsAreAsTheyAreWrittenAndKnowTheirLine() throws IOException {
        YamlTree tree = read("a: 007\nb: [no, 2021-11-12, 0x10]\nc: &x yes\nd: *x\n");
        assertThat(tree).isInstanceOf(YamlTree.Fields.class);
        YamlTree.Fields fields = (YamlTree.Fields) tree;
        assertThat(fields.get("a")).contains(new YamlTree.Text(1, "007"));
        assertThat(fields.get("b").orElseThrow())
                .isInstanceOfSatisfying(
                        YamlTree.Items.class,
                        items -> {
                            assertThat(items.items().getFirst())
                                    .isEqualTo(new YamlTree.Text(2, "no"));
                            assertThat(items.items().getLast())
                                    .isEqualTo(new YamlTree.Text(2, "0x10"));
                        });
        assertThat(fields.get("d")).contains(new YamlTree.Text(3, "yes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!java.net.URL [http://example.org]",
                "a: !include header.yaml",
                "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://x']]]]",
                "!!set {a, b}"
            })
    void refusesTypes(String text) {
        assertRefused(text, "types and includes are not read");
    }

    @Test
    void refusesListsThatUnfold() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i));
            bomb.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
        }
        assertRefused(bomb.toString(), "line 2: repeats a list or fields by an alias");
        assertRefused("a: &a [*a]", "line 1: repeats a list or fields by an alias");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertRefused("[".repeat(100_000), "nested more than 12 deep");
        assertRefused("- ".repeat(100_000), "nested more than 12 deep");
    }

    @Test
    void refusesEndlessTexts() {
        assertRefused("a: " + "x".repeat(20_000), "more than 10000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\na: 2",
                "a: 1\n---\nb: 2",
                "? [a]\n: b",
                "a: [1, 2",
                "a: 'x",
                "a: b: c",
                "\tx: y",
                "*nobody"
            })
    void saysWhichLineIsWrong(String text) {
        assertRefused(text, "line ");
    }

    @Test
    void refusesWhatIsEmptyOrNoText() {
        assertRefused("", "is empty");
        assertThatThrownBy(() -> YamlTree.read(new ByteArrayInputStream(new byte[] {1, 2}), "f"))
                .isInstanceOf(BadInput.class);
    }

    /** Whatever the bytes, it is a tree or a refusal, never another failure. */
    @Test
    void brokenFilesAreRefusedAndNothingElse() throws IOException {
        long seed = 20_211_112;
        Random random = new Random(seed);
        String good =
                "title: t\ncreator: c\ntags:\n- {address: 'x', label: [a, \"b\"]}\n- b: |\n   c\n";
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                YamlTree.read(new ByteArrayInputStream(bytes), "f");
            } catch (BadInput e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(500, 2_999);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("pack.yaml")
                .hasMessageContaining(message);
    }

    private static YamlTree read(String text) throws IOException {
        return YamlTree.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "pack.yaml");
    }
}
