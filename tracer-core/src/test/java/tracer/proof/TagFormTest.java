package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.Seed;

class TagFormTest {
    private static final TagForm FORM = new TagForm(BundlePath.LABELS, "Name", "Source");

    @Test
    void anyTextComesBack() {
        long seed = Seed.of("the texts");
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<List<String>> entries = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                entries.add(List.of(text(random), text(random)));
            }
            byte[] written = FORM.write(entries);
            List<List<String>> read =
                    FORM.read(written).stream()
                            .map(e -> List.of(e.text("Name"), e.text("Source")))
                            .toList();
            assertThat(read).isEqualTo(entries);
            assertThat(new String(written, StandardCharsets.UTF_8).lines())
                    .as("no value makes a line of its own")
                    .allMatch(l -> l.isEmpty() || l.matches("(Name|Source): .*"));
        }
    }

    /** Also lone surrogates, controls, line separators. */
    private static String text(Random random) {
        char[] odd = {
            '\n', '\r', '\\', 'u', '0', ':', ' ', '\u2028', '\ud83d', '\ude00', '\u202e', 'é'
        };
        StringBuilder out = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            out.append(odd[random.nextInt(odd.length)]);
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'Name: a\nSource: b', 'data/labels.txt, byte 17'",
        "'Name: a\n', 'data/labels.txt, line 2'",
        "'Name: a\nSource: b\nName: c\nSource: d\n', 'data/labels.txt, line 3'",
        "'Name: a\nSource: b\n\n', 'data/labels.txt, line 4'",
        "'Source: b\nName: a\n', 'data/labels.txt, line 1'",
        "'Name:a\nSource: b\n', 'data/labels.txt, line 1'",
        "'Name: a\nSource: \\x\n', 'data/labels.txt, line 2'",
        "'Name: a\nSource: \\u12g4\n', 'data/labels.txt, line 2'",
    })
    void anotherFormIsRefusedAtItsLine(String text, String place) {
        assertThatThrownBy(() -> FORM.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Difference.class, d -> assertThat(d.place()).isEqualTo(place));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> FORM.read(new byte[] {(byte) 0xc3, '\n'}))
                .isInstanceOf(Difference.class);
    }
}
