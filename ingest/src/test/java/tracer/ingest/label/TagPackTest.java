package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

class TagPackTest {
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static final String HEADER =
            """
            title: Test pack
            creator: A team
            confidence: forensic
            source: https://example.org
            label: Somebody
            lastmod: 2021-11-12
            currency: BTC
            category: exchange
            tags:
            """;

    @Test
    void tagsInheritWhatTheyDoNotSay() {
        LabelFile file =
                read(
                        HEADER
                                + """
                                - address: %s
                                - address: '%s'
                                  currency: ETH
                                  label: Other
                                  source: elsewhere
                                  confidence: web_crawl
                                  category: mixing_service
                                  lastmod: 2023-01-02 10:11:12
                                """
                                        .formatted(GENESIS, ACCOUNT));

        assertThat(file.rejected()).isEmpty();
        assertThat(file.skipped()).isEmpty();
        assertThat(file.labels())
                .containsExactly(
                        new Label(
                                bitcoin(),
                                "Somebody",
                                Category.EXCHANGE,
                                "https://example.org",
                                basis(Confidence.FORENSIC, "2021-11-12")),
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, EvmAddress.of(ACCOUNT)),
                                "Other",
                                Category.MIXER,
                                "elsewhere",
                                basis(Confidence.WEB_CRAWL, "2023-01-02")));
    }

    @Test
    void whatThePackDoesNotSayIsUnknown() {
        LabelFile file =
                read(
                        """
                        title: t
                        creator: c
                        tags: [{address: %s, currency: BTC, label: L, source: s}]
                        """
                                .formatted(GENESIS));
        Label label = file.labels().getFirst();
        assertThat(label.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(label.asserted()).isEmpty();
        assertThat(label.category()).isEqualTo(Category.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "BTC,,bitcoin",
        "xbt,,bitcoin",
        "bitcoin,,bitcoin",
        "USDT,BTC,bitcoin",
        "USDT,,bitcoin",
        "BCH,,network BCH",
        "USDT,TRX,network TRX",
        "bitcoin-regtest,,not one of bitcoin-regtest",
        "ETH,,'correct it, or the currency ETH'",
    })
    void networkOrElseCurrencySaysTheChainOfABitcoinAddress(
            String currency, @Nullable String network, String expected) {
        assertThat(outcome(GENESIS, currency, network)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ETH,,ethereum",
        "BEP20,,bsc",
        "arb,,arbitrum",
        "KCS,,unspecified",
        "USDT,,unspecified",
        "USDC,,unspecified",
        "USDT,ETH,ethereum",
        "evm-dev,,evm-dev",
        "evm-100,,evm-100",
        "BTC,,'correct it, or the currency BTC'",
        "XMR,,network XMR",
    })
    void networkOrElseCurrencySaysTheChainOfAnEvmAddress(
            String currency, @Nullable String network, String expected) {
        assertThat(outcome(ACCOUNT, currency, network)).contains(expected);
    }

    private static String outcome(String address, String currency, @Nullable String network) {
        LabelFile file =
                read(
                        HEADER
                                + "- {address: '%s', currency: %s%s}"
                                        .formatted(
                                                address,
                                                currency,
                                                network == null ? "" : ", network: " + network));
        return file.labels().stream()
                        .map(l -> l.subject().chainName().orElse("unspecified"))
                        .toList()
                        .toString()
                + file.skipped()
                + file.rejected();
    }

    @Test
    void tagsOfOtherNetworksAreCounted() {
        LabelFile file =
                read(
                        HEADER
                                + """
                                - {address: x, currency: XMR}
                                - {address: y, currency: XMR}
                                - {address: TV6MuMXfmLbBqPZvBHdwFsDnQeVfnmiuSi, currency: USDT}
                                - {tx_hash: abc}
                                - {address: %s}
                                """
                                        .formatted(GENESIS));
        assertThat(file.labels()).hasSize(1);
        assertThat(file.skipped())
                .containsExactlyInAnyOrder(
                        new LabelFile.Count("network XMR", 2),
                        new LabelFile.Count("USDT on a network that is neither Bitcoin nor EVM", 1),
                        new LabelFile.Count("about a transaction, not an address", 1));
    }

    @Test
    void mainNetTagsAreNotForARegtestStore() {
        LabelFile file =
                read(HEADER + "- address: " + GENESIS, BitcoinChain.REGTEST, ActorPack.NONE);
        assertThat(file.labels()).isEmpty();
        assertThat(file.skipped())
                .containsExactly(
                        new LabelFile.Count(
                                "network bitcoin, where this store holds bitcoin-regtest", 1));
    }

    @Test
    void aSanctionedServiceGivesTwoStatements() {
        assertThat(categories("category: mixing_service, abuse: sanction"))
                .containsExactly(Category.MIXER, Category.SANCTIONED);
        assertThat(categories("category: user, abuse: sanction"))
                .containsExactly(Category.SANCTIONED);
        assertThat(categories("category: user, abuse: scam")).containsExactly(Category.OTHER);
        assertThat(categories("concepts: [organization, defi_dex, exchange]"))
                .containsExactly(Category.EXCHANGE);
    }

    @Test
    void whoeverASanctionsListNamesIsSanctionedByIt() {
        LabelFile file =
                read(
                        """
                        title: t
                        creator: c
                        category: user
                        source: https://www.treasury.gov/ofac/downloads/sdnlist.txt
                        tags: [{address: %s, currency: BTC, label: listed}]
                        """
                                .formatted(GENESIS));
        Label label = file.labels().getFirst();
        assertThat(label.category()).isEqualTo(Category.SANCTIONED);
        assertThat(label.validity().list()).contains("OFAC SDN");
        assertThat(label.validity().from()).as("the pack does not say since when").isEmpty();
    }

    @Test
    void actorsGiveCategoriesThatTagsDoNot() {
        ActorPack actors =
                actors(
                        """
                        %YAML 1.1
                        ---
                        title: a
                        actors:
                        - {id: kraken, label: Kraken, categories: [organization, exchange]}
                        - {id: lz, categories: [ransomware, sanction], aliases: [lazarus]}
                        """);
        String pack =
                """
                title: t
                creator: c
                source: s
                currency: BTC
                label: l
                address: %s
                tags:
                - actor: Kraken
                - actor: lazarus
                - actor: nobody
                - {actor: kraken, category: gambling}
                """
                        .formatted(GENESIS);
        LabelFile file = read(pack, BitcoinChain.MAIN, actors);
        assertThat(file.labels())
                .extracting(Label::category)
                .containsExactly(
                        Category.EXCHANGE, Category.SANCTIONED, Category.OTHER, Category.SERVICE);
        assertThat(file.notes()).singleElement().asString().contains("actor 'nobody' of 1 tags");
    }

    @Test
    void unknownConceptsAndFieldsAreSaid() {
        LabelFile file =
                read(
                        HEADER
                                + """
                                - {address: %1$s, category: teapot}
                                - {address: %1$s, category: teapot, colour: red}
                                """
                                        .formatted(GENESIS));
        assertThat(file.labels()).extracting(Label::category).containsOnly(Category.OTHER);
        assertThat(file.notes())
                .containsExactly(
                        "fields not read: colour",
                        "concept 'teapot' of 2 tags is not known and counts as other");
    }

    @Test
    void badTagsAreNamedByPlaceAndField() {
        LabelFile file =
                read(
                        """
                        title: t
                        creator: c
                        currency: BTC
                        label: L
                        tags:
                        - {address: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb, source: s}
                        - address: %1$s
                        - {address: %1$s, source: s, confidence: sure}
                        - {address: %1$s, source: s, lastmod: yesterday}
                        - {address: %1$s, source: s, label: }
                        - {address: '0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed', source: s, currency: ETH}
                        - {address: TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq, source: s}
                        - {address: {a: b}, source: s}
                        - just a text
                        - {address: %1$s, source: "a\\u202eb"}
                        - {address: %1$s, source: s, lastmod: 2021-02-30}
                        """
                                .formatted(GENESIS));
        assertThat(file.labels()).isEmpty();
        assertThat(file.rejected().stream().map(Object::toString))
                .satisfiesExactly(
                        r ->
                                assertThat(r)
                                        .startsWith("line 6: tag 1, address: ")
                                        .contains("checksum"),
                        r ->
                                assertThat(r)
                                        .isEqualTo(
                                                "line 7: tag 2, source: is missing in tag and header; add it"),
                        r ->
                                assertThat(r)
                                        .startsWith("line 8: tag 3, confidence: confidence 'sure'"),
                        r ->
                                assertThat(r)
                                        .startsWith(
                                                "line 9: tag 4, lastmod: 'yesterday' is not a day"),
                        r -> assertThat(r).startsWith("line 10: tag 5, label: is missing"),
                        r ->
                                assertThat(r)
                                        .startsWith("line 11: tag 6, address: ")
                                        .contains("EIP-55"),
                        r ->
                                assertThat(r)
                                        .startsWith("line 12: tag 7, address: ")
                                        .contains("version byte 65", "or the currency BTC"),
                        r ->
                                assertThat(r)
                                        .startsWith(
                                                "line 13: tag 8, address: has a list or fields"),
                        r -> assertThat(r).startsWith("line 14: tag 9, is no tag"),
                        r ->
                                assertThat(r)
                                        .startsWith("line 15: tag 10, source contains a character"),
                        r -> assertThat(r).startsWith("line 16: tag 11, lastmod: there is no day"));
        assertThatThrownBy(file::allOrNothing)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("pack.yaml: 11 entries cannot be used")
                .hasMessageContaining("… and 1 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tags: []'|title is missing",
                "'{title: t, tags: []}'|creator is missing",
                "'{title: t, creator: , tags: []}'|creator is empty",
                "'{title: t, creator: c}'|is no tag pack",
                "'{title: t, creator: c, tags: x}'|is no tag pack",
                "'[]'|is no tag pack",
                "'{actors: []}'|is an actor pack",
                "''|is empty",
            })
    void refusesWhatIsNoTagPack(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("pack.yaml")
                .hasMessageContaining(message);
    }

    private static List<Category> categories(String fields) {
        String pack =
                """
                title: t
                creator: c
                source: s
                currency: BTC
                label: l
                tags: [{address: %s, %s}]
                """
                        .formatted(GENESIS, fields);
        return read(pack).labels().stream().map(Label::category).toList();
    }

    private static LabelFile read(String text) {
        return read(text, BitcoinChain.MAIN, ActorPack.NONE);
    }

    private static LabelFile read(String text, BitcoinChain chain, ActorPack actors) {
        try {
            return TagPack.read(stream(text), "pack.yaml", chain, actors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ActorPack actors(String text) {
        try {
            return ActorPack.read(stream(text), "actors.yaml").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LabelSubject bitcoin() {
        return LabelSubject.of(Address.of(GENESIS, BitcoinChain.MAIN));
    }

    private static Basis basis(Confidence confidence, String asserted) {
        return new Basis(
                confidence,
                Optional.of("A team"),
                Optional.of(LocalDate.parse(asserted)),
                Validity.UNSTATED);
    }
}
