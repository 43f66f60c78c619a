package tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptHash;

/** What every {@link LabelStore} keeps and answers. */
public abstract class LabelStoreContract {
    private static final EvmAddress ACCOUNT =
            EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final EvmAddress OTHER_ACCOUNT =
            EvmAddress.of("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");

    private final Label exchange = label("alice", "Exchange A", Category.EXCHANGE, "list 1");
    private final Label sameSaidByAnother =
            label("alice", "Exchange A", Category.EXCHANGE, "list 2");
    private final Label otherCategory = label("alice", "Exchange A", Category.SERVICE, "list 1");
    private final Label mixer = label("bob", "Big Mixer", Category.MIXER, "police");
    private final Label again = label("carol", "Exchange A", Category.EXCHANGE, "list 1");

    private LabelStore labels;

    /** Opens an empty store of regtest. Called once before each test. */
    protected abstract LabelStore open(BitcoinChain chain);

    @BeforeEach
    final void openStore() {
        labels = open(BitcoinChain.REGTEST);
    }

    @Test
    void countsOnlyNewLabels() {
        assertThat(labels.count()).isZero();
        assertThat(labels.add(List.of())).isZero();
        assertThat(labels.add(List.of(exchange, mixer, exchange))).isEqualTo(2);
        assertThat(labels.add(List.of(exchange, again))).isEqualTo(1);
        assertThat(labels.count()).isEqualTo(3);
    }

    @Test
    void keepsSeveralLabelsOfOneScriptSideBySide() {
        labels.add(List.of(sameSaidByAnother, otherCategory, mixer, exchange));
        assertThat(labels.labelsOf(List.of(script("alice"), script("bob"), script("carol"))))
                .isEqualTo(
                        Map.of(
                                script("alice"),
                                List.of(exchange, otherCategory, sameSaidByAnother),
                                script("bob"),
                                List.of(mixer)));
    }

    @Test
    void pagesThroughAllLabelsInOrder() {
        List<Label> all = List.of(exchange, sameSaidByAnother, otherCategory, mixer, again);
        labels.add(all);
        assertThat(paged(2)).isEqualTo(all.stream().sorted().toList());
    }

    @Test
    void findsLabelsByPartOfTheNameInAnyLetterCase() {
        labels.add(List.of(exchange, mixer, again));
        assertThat(labels.search("EXCH", 10)).containsExactlyInAnyOrder(exchange, again).isSorted();
        assertThat(labels.search("mix", 10)).containsExactly(mixer);
        assertThat(labels.search("e", 2)).hasSize(2);
        assertThat(labels.search("nobody", 10)).isEmpty();
        assertThat(labels.search(".*", 10)).isEmpty();
    }

    @Test
    void keepsEverythingThatALabelRestsOn() {
        List<Label> all =
                Stream.of(
                                Basis.UNSTATED,
                                basis(Confidence.FORENSIC, "", "", "", "", ""),
                                basis(Confidence.UNKNOWN, "an author", "", "", "", ""),
                                basis(Confidence.UNKNOWN, "", "2021-11-12", "", "", ""),
                                basis(Confidence.UNKNOWN, "", "", "2020-01-01", "", ""),
                                basis(Confidence.UNKNOWN, "", "", "", "2020-01-01", ""),
                                basis(Confidence.UNKNOWN, "", "", "", "", "a list"),
                                basis(
                                        Confidence.OWNERSHIP,
                                        "Ä, \"b\"",
                                        "2024-02-29",
                                        "2019-03-01",
                                        "2023-12-31",
                                        "OFAC SDN"))
                        .map(b -> exchange.withBasis(b))
                        .toList();
        assertThat(labels.add(all)).isEqualTo(all.size());
        assertThat(labels.add(all)).isZero();
        assertThat(labels.labelsOf(List.of(script("alice"))))
                .isEqualTo(Map.of(script("alice"), all.stream().sorted().toList()));
        assertThat(paged(3)).isEqualTo(all.stream().sorted().toList());
        assertThat(labels.search("exchange", 100)).isEqualTo(all.stream().sorted().toList());
    }

    @Test
    void tellsEvmChainsApartAndKeepsOneThatIsNotSaid() {
        Label ethereum = about(LabelSubject.of(EvmChain.ETHEREUM, ACCOUNT));
        Label numbered = about(LabelSubject.of(EvmChain.of(100), ACCOUNT));
        Label unspecified = about(LabelSubject.ofUnspecifiedChain(ACCOUNT));
        Label other = about(LabelSubject.of(EvmChain.ETHEREUM, OTHER_ACCOUNT));
        List<Label> all = List.of(ethereum, numbered, unspecified, other, exchange);
        assertThat(labels.add(all)).isEqualTo(5);
        assertThat(labels.add(all)).isZero();

        assertThat(labels.labelsOf(EvmChain.ETHEREUM, List.of(ACCOUNT, OTHER_ACCOUNT)))
                .isEqualTo(
                        Map.of(
                                ACCOUNT,
                                List.of(unspecified, ethereum),
                                OTHER_ACCOUNT,
                                List.of(other)));
        assertThat(labels.labelsOf(EvmChain.of(100), List.of(ACCOUNT, OTHER_ACCOUNT)))
                .isEqualTo(Map.of(ACCOUNT, List.of(unspecified, numbered)));
        assertThat(labels.labelsOf(EvmChain.of(56), List.of(ACCOUNT, OTHER_ACCOUNT)))
                .isEqualTo(Map.of(ACCOUNT, List.of(unspecified)));
        assertThat(labels.labelsAt(List.of(SubjectKey.of(ACCOUNT))))
                .isEqualTo(
                        Map.of(SubjectKey.of(ACCOUNT), List.of(unspecified, ethereum, numbered)));
        assertThat(labels.labelsOf(List.of(script("alice"))))
                .isEqualTo(Map.of(script("alice"), List.of(exchange)));
        assertThat(paged(1)).isEqualTo(all.stream().sorted().toList());
    }

    private List<Label> paged(int size) {
        List<Label> read = new ArrayList<>();
        List<Label> page = labels.labels(Optional.empty(), size);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            read.addAll(page);
            page = labels.labels(Optional.of(read.getLast()), size);
        }
        return read;
    }

    private static Label about(LabelSubject subject) {
        return new Label(subject, "Bridge", Category.BRIDGE, "list 3");
    }

    private static Basis basis(
            Confidence confidence,
            String author,
            String asserted,
            String from,
            String until,
            String list) {
        return new Basis(
                confidence,
                text(author),
                text(asserted).map(LocalDate::parse),
                new Validity(
                        text(list),
                        text(from).map(LocalDate::parse),
                        text(until).map(LocalDate::parse)));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static ScriptHash script(String owner) {
        return ScriptFixture.keyHash(owner).hash();
    }

    private static Label label(String owner, String name, Category category, String source) {
        Address address = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner));
        return new Label(address, name, category, source);
    }
}
