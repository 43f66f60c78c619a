package tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

class LabelTest {
    private static final EvmAddress ACCOUNT =
            EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    /** Listed, delisted, asserted; at which time; in force or not. {@code -} is not said. */
    @ParameterizedTest
    @CsvSource({
        "2022-08-08,2025-03-21,2025-06-01, 2022-08-07T09:59:59Z, NOT_IN_FORCE",
        "2022-08-08,2025-03-21,2025-06-01, 2022-08-07T10:00:00Z, UNKNOWN",
        "2022-08-08,2025-03-21,2025-06-01, 2022-08-09T11:59:59Z, UNKNOWN",
        "2022-08-08,2025-03-21,2025-06-01, 2022-08-09T12:00:00Z, IN_FORCE",
        "2022-08-08,2025-03-21,2025-06-01, 2025-03-20T09:59:59Z, IN_FORCE",
        "2022-08-08,2025-03-21,2025-06-01, 2025-03-21T12:00:00Z, UNKNOWN",
        "2022-08-08,2025-03-21,2025-06-01, 2025-03-22T12:00:00Z, NOT_IN_FORCE",
        "2022-08-08,2025-03-21,-,          2024-01-01T00:00:00Z, IN_FORCE",
        "2022-08-08,-,         2024-02-26, 2024-01-01T00:00:00Z, IN_FORCE",
        "2022-08-08,-,         2024-02-26, 2025-06-01T00:00:00Z, UNKNOWN",
        "2022-08-08,-,         -,          2024-01-01T00:00:00Z, UNKNOWN",
        "2022-08-08,-,         -,          2020-01-01T00:00:00Z, NOT_IN_FORCE",
        "-,         2025-03-21,2024-02-26, 2024-06-01T00:00:00Z, IN_FORCE",
        "-,         2025-03-21,2024-02-26, 2024-01-01T00:00:00Z, UNKNOWN",
        "-,         2025-03-21,-,          2024-06-01T00:00:00Z, UNKNOWN",
        "-,         2025-03-21,-,          2026-01-01T00:00:00Z, NOT_IN_FORCE",
        "-,         -,         2024-02-26, 2024-02-26T12:00:00Z, UNKNOWN",
        "-,         -,         -,          2024-01-01T00:00:00Z, UNKNOWN",
    })
    void isInForceAsFarAsItsDaysTell(
            String from, String until, String asserted, Instant time, InForce expected) {
        Validity validity = new Validity(Optional.of("OFAC SDN"), day(from), day(until));
        Basis basis =
                new Basis(Confidence.AUTHORITY_DATA, Optional.empty(), day(asserted), validity);
        assertThat(label().withBasis(basis).isInForceAt(time)).isEqualTo(expected);
    }

    private static Optional<LocalDate> day(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    @Test
    void cannotEndBeforeItBegins() {
        Optional<LocalDate> day = Optional.of(LocalDate.parse("2022-08-08"));
        Optional<LocalDate> before = day.map(d -> d.minusDays(1));
        assertThat(new Validity(Optional.empty(), day, day).isStated()).isTrue();
        assertThatThrownBy(() -> new Validity(Optional.empty(), day, before))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2022-08-07");
    }

    /** Levels of GraphSense's confidence taxonomy. */
    @Test
    void confidenceIsOfTheTaxonomy() {
        assertThat(Arrays.stream(Confidence.values()).map(Confidence::inWords))
                .containsExactly(
                        "ownership (100)",
                        "override (100)",
                        "ledger_immanent (100)",
                        "manual_transaction (90)",
                        "service_api (70)",
                        "forensic_investigation (70)",
                        "authority_data (60)",
                        "trusted_provider (50)",
                        "service_data (50)",
                        "forensic (50)",
                        "untrusted_transaction (40)",
                        "web_crawl (20)",
                        "heuristic (10)",
                        "unknown");
        assertThat(Confidence.of(" Web_Crawl ")).isEqualTo(Confidence.WEB_CRAWL);
        assertThatThrownBy(() -> Confidence.of("80"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("confidence '80' is not one of ownership, ");
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        Label label = label();
        assertThat(label.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(label.author()).isEmpty();
        assertThat(label.asserted()).isEmpty();
        assertThat(label.validity().isStated()).isFalse();
        assertThat(Basis.UNSTATED.text()).isEqualTo("unknown\n\n\n\n\n");
    }

    @Test
    void orderAgreesWithEquality() {
        Basis authored =
                new Basis(
                        Confidence.UNKNOWN, Optional.of("x"), Optional.empty(), Validity.UNSTATED);
        Basis listed =
                new Basis(
                        Confidence.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        new Validity(Optional.of("x"), Optional.empty(), Optional.empty()));
        List<Label> all =
                List.of(
                        label(),
                        label().withBasis(authored),
                        label().withBasis(listed),
                        evm(LabelSubject.of(EvmChain.ETHEREUM, ACCOUNT)),
                        evm(LabelSubject.of(EvmChain.of(56), ACCOUNT)),
                        evm(LabelSubject.ofUnspecifiedChain(ACCOUNT)));
        assertThat(all.stream().sorted(Comparator.naturalOrder()).distinct()).hasSize(all.size());
        for (Label a : all) {
            for (Label b : all) {
                assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void subjectsAreReadAsTheyWereWritten() {
        for (LabelSubject subject :
                List.of(
                        label().subject(),
                        LabelSubject.of(EvmChain.of(100), ACCOUNT),
                        LabelSubject.ofUnspecifiedChain(ACCOUNT),
                        LabelSubject.ofUnspecifiedChain(
                                ACCOUNT, List.of(EvmChain.ETHEREUM, EvmChain.of(100))))) {
            assertThat(LabelSubject.read(subject.text(), subject.scope(), BitcoinChain.MAIN))
                    .isEqualTo(subject);
        }
        assertThat(LabelSubject.ofUnspecifiedChain(ACCOUNT).key().text())
                .isEqualTo("evm:5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
        assertThat(label().subject().key().text()).hasSize(64);
    }

    private static Label evm(LabelSubject subject) {
        return new Label(subject, "A", Category.EXCHANGE, "s");
    }

    private static Label label() {
        return new Label(
                Address.of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BitcoinChain.MAIN),
                "A",
                Category.EXCHANGE,
                "s");
    }
}
