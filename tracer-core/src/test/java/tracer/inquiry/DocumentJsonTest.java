package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tracer.flow.Rational;

class DocumentJsonTest {
    public record Sample(
            String text,
            int number,
            long large,
            boolean truth,
            OptionalInt absent,
            Optional<String> there,
            List<Inner> inner) {}

    public record Inner(Optional<Inner> further) {}

    public record Unprintable(BigDecimal value) {}

    @Test
    void writesFieldsInTheOrderOfDeclarationAndNullForWhatIsAbsent() {
        Sample sample =
                new Sample(
                        "a",
                        1,
                        Long.MAX_VALUE,
                        true,
                        OptionalInt.empty(),
                        Optional.of("b"),
                        List.of(new Inner(Optional.empty())));
        assertThat(DocumentJson.of(sample))
                .isEqualTo(
                        "{\"text\":\"a\",\"number\":1,\"large\":9223372036854775807,\"truth\":true,"
                                + "\"absent\":null,\"there\":\"b\",\"inner\":[{\"further\":null}]}");
    }

    @Test
    void anyTextComesBackFromAnotherReaderAsItWas() throws Exception {
        StringBuilder all = new StringBuilder("</script>\"\\ \uD83D\uDE00 \u2028\u2029");
        for (char c = 0; c < 0x180; c++) {
            all.append(c);
        }
        Party.EntityNote note = new Party.EntityNote(all.toString(), 1, "inference");
        assertThat(new ObjectMapper().readTree(DocumentJson.of(note)).get("id").textValue())
                .isEqualTo(all.toString());
    }

    @Test
    void loneSurrogatesAreEscapedSoThatTheBytesStayUtf8() {
        assertThat(DocumentJson.of(new Amount("\uD800", "\uDC00a")))
                .isEqualTo("{\"sats\":\"\\ud800\",\"text\":\"\\udc00a\"}");
    }

    @Test
    void refusesWhatDocumentsMustNotHold() {
        assertThatThrownBy(() -> DocumentJson.of(new Unprintable(BigDecimal.ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BigDecimal");
    }

    @Test
    void amountsAreExactTextsAndSayWhereTheirReadingIsRounded() {
        assertThat(Amount.of(4_000_000_000L))
                .isEqualTo(new Amount("4000000000", "40.00000000 BTC"));
        assertThat(Amount.of(Rational.of(100_000_000, 3)))
                .isEqualTo(new Amount("100000000/3", "≈ 0.33333333 BTC"));
        assertThat(Amount.of(Rational.of(6, 3))).isEqualTo(new Amount("2", "0.00000002 BTC"));
        assertThat(Amount.of(Rational.of(1, 3))).isEqualTo(new Amount("1/3", "≈ 0.00000000 BTC"));
    }
}
