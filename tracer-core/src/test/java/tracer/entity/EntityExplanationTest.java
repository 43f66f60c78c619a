package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.entity.EvidenceFixture.script;
import static tracer.entity.EvidenceFixture.transaction;

import org.junit.jupiter.api.Test;
import tracer.entity.EntityExplanation.Apart;
import tracer.entity.EntityExplanation.Joined;
import tracer.entity.EntityExplanation.OneScript;
import tracer.entity.EntityExplanation.Step;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.memory.MemoryLedger;
import tracer.problem.DataGap;

final class EntityExplanationTest {
    private final EvidenceFixture store = new EvidenceFixture();

    @Test
    void givesAShortestChainWithTheEvidenceOfEachStep() {
        store.join(1, 2, 10);
        store.join(2, 3, 11);
        store.join(3, 4, 12);
        store.join(4, 5, 13);
        store.join(2, 5, 14);
        store.join(7, 8, 15);
        cluster();
        assertThat(EntityExplanation.between(store, script(1), script(5)))
                .isInstanceOfSatisfying(
                        Joined.class,
                        joined -> {
                            assertThat(joined.entity().members()).isEqualTo(5);
                            assertThat(joined.steps())
                                    .containsExactly(step(1, 2, 10), step(2, 5, 14));
                        });
        assertThat(EntityExplanation.between(store, script(5), script(1)))
                .isInstanceOfSatisfying(
                        Joined.class,
                        joined ->
                                assertThat(joined.steps())
                                        .containsExactly(step(5, 2, 14), step(2, 1, 10)));
    }

    @Test
    void prefersTheEarlierOfTwoPiecesOfEvidence() {
        store.join(1, 2, 30);
        store.join(1, 2, 20);
        cluster();
        assertThat(EntityExplanation.between(store, script(1), script(2)))
                .isInstanceOfSatisfying(
                        Joined.class,
                        joined -> assertThat(joined.steps()).containsExactly(step(1, 2, 20)));
    }

    @Test
    void tellsApartWhatNothingJoins() {
        store.join(1, 2, 10);
        store.join(7, 8, 15);
        cluster();
        assertThat(EntityExplanation.between(store, script(1), script(7))).isEqualTo(new Apart());
        assertThat(EntityExplanation.between(store, script(1), script(99))).isEqualTo(new Apart());
        assertThat(EntityExplanation.between(store, script(98), script(99))).isEqualTo(new Apart());
        assertThat(EntityExplanation.between(store, script(1), script(1)))
                .isEqualTo(new OneScript());
    }

    @Test
    void saysThatEntitiesAreOutOfDateWhenTheirEvidenceIsGone() {
        store.join(1, 2, 10);
        store.join(2, 3, 11);
        cluster();
        store.evidence.removeLast();
        assertThatThrownBy(() -> EntityExplanation.between(store, script(1), script(3)))
                .isInstanceOf(DataGap.class);
    }

    private void cluster() {
        ChainFixture chain = ChainFixture.from(5);
        chain.mine();
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        ledger.apply(chain.change());
        new Clustering(ledger, store).recompute(Progress.SILENT, Cancellation.NEVER);
    }

    private static Step step(int from, int to, int transaction) {
        return new Step(
                script(from),
                script(to),
                Evidence.between(
                        script(from),
                        script(to),
                        Rule.CO_SPEND,
                        EvidenceFixture.read(transaction)));
    }
}
