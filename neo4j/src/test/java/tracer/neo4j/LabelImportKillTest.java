package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Session;
import tracer.Seed;
import tracer.attribution.LabelHistory;
import tracer.attribution.LabelImport;
import tracer.attribution.SubjectKey;
import tracer.ledger.BitcoinChain;
import tracer.neo4j.server.TestStore;

/** {@code kill -9} of a process that imports labels: nobody ever sees half of a file. */
class LabelImportKillTest {
    private static final int KILLS_AFTER_READING = 2;

    private static final SubjectKey TAKEN_BACK = KilledImport.label(-1).subject().key();

    private GraphStore store = EmptyStore.open(BitcoinChain.MAIN, t -> List.of());

    /** All that can be seen of labels: counts, a label of each batch, what was taken back. */
    private record State(long labels, int first, int last, int imports, List<String> history) {}

    private static final State BEFORE = new State(2, 1, 0, 1, List.of("SAID"));
    private static final State AFTER =
            new State(KilledImport.LABELS, 1, 1, 2, List.of("SAID", "WITHDRAWN"));

    @BeforeEach
    void importTheFirstEdition() {
        store = EmptyStore.open(BitcoinChain.MAIN, t -> List.of());
        store.labelArchive().take(KilledImport.firstEdition(), KilledImport::firstLabels);
        assertThat(state()).isEqualTo(BEFORE);
    }

    @Test
    void whatWasHalfStoredIsNotSeenAndTheImportCanBeRunAgain() throws Exception {
        KilledProcess.kill(KilledImport.class, "handed on", Duration.ZERO, KilledImport.LABELS - 1);
        assertThat(countStored()).as("stored by the killed process").isGreaterThan(2);
        assertThat(state()).isEqualTo(BEFORE);
        store = GraphStore.open(TestStore.shared().access(), BitcoinChain.MAIN, t -> List.of());
        assertThat(state()).as("at the next start").isEqualTo(BEFORE);
        runAgain();
    }

    @Test
    void killedWhileItEndsItIsSeenWholeOrNotAtAll() throws Exception {
        Random random = new Random(Seed.of("label import killed while it ends"));
        for (int kill = 0; kill < KILLS_AFTER_READING; kill++) {
            importTheFirstEdition();
            KilledProcess.kill(
                    KilledImport.class,
                    "handed on",
                    Duration.ofMillis(random.nextInt(300)),
                    KilledImport.LABELS);
            assertThat(state()).isIn(BEFORE, AFTER);
            runAgain();
        }
    }

    private void runAgain() {
        boolean isIn = state().equals(AFTER);
        LabelImport.Result result =
                store.labelArchive()
                        .take(
                                KilledImport.secondEdition(),
                                to -> {
                                    for (int i = 0; i < KilledImport.LABELS; i++) {
                                        to.accept(KilledImport.label(i));
                                    }
                                });
        assertThat(result.added()).isEqualTo(isIn ? 0 : KilledImport.LABELS - 1);
        assertThat(result.withdrawn()).isEqualTo(isIn ? 0 : 1);
        State state = state();
        assertThat(state.imports()).isEqualTo(isIn ? 3 : 2);
        assertThat(new State(state.labels(), state.first(), state.last(), 2, state.history()))
                .isEqualTo(AFTER);
        assertThat(countStored()).as("in use or withdrawn").isEqualTo(KilledImport.LABELS + 1);
    }

    private State state() {
        return new State(
                store.labels().count(),
                countAt(0),
                countAt(KilledImport.LABELS - 1),
                store.labelArchive().imports(10).size(),
                store
                        .labelArchive()
                        .history(List.of(TAKEN_BACK))
                        .getOrDefault(TAKEN_BACK, List.of())
                        .stream()
                        .map(LabelHistory::events)
                        .flatMap(List::stream)
                        .map(e -> e.what().name())
                        .toList());
    }

    private int countAt(int label) {
        return store.labels().labelsAt(List.of(KilledImport.label(label).subject().key())).size();
    }

    /** Labels in the database, those that nobody sees too. */
    private static long countStored() {
        try (Session session = TestStore.shared().driver().session()) {
            return session.run("MATCH (l:Label) RETURN count(l)").single().get(0).asLong();
        }
    }
}
