package tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptFixture;

/** What every {@link LabelStore} keeps and answers. */
public abstract class LabelStoreContract {
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
        assertThat(
                        labels.labelsOf(
                                List.of(
                                        exchange.address().script().hash(),
                                        mixer.address().script().hash(),
                                        again.address().script().hash())))
                .isEqualTo(
                        Map.of(
                                exchange.address().script().hash(),
                                List.of(exchange, otherCategory, sameSaidByAnother),
                                mixer.address().script().hash(),
                                List.of(mixer)));
    }

    @Test
    void pagesThroughAllLabelsInOrder() {
        List<Label> all = List.of(exchange, sameSaidByAnother, otherCategory, mixer, again);
        labels.add(all);
        List<Label> read = new ArrayList<>();
        List<Label> page = labels.labels(Optional.empty(), 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            read.addAll(page);
            page = labels.labels(Optional.of(read.getLast()), 2);
        }
        assertThat(read).isEqualTo(all.stream().sorted().toList());
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

    private static Label label(String owner, String name, Category category, String source) {
        Address address = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner));
        return new Label(address, name, category, source);
    }
}
