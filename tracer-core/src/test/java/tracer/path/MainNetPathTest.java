package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tracer.MainNetStart;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/** Ways on the first blocks of the main net, whose first payments are described everywhere. */
class MainNetPathTest {
    private static final String FIRST_PAYMENT =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

    /** The coinbase of block 9, which that payment spends. */
    private static final String NINTH =
            "0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9";

    private static final Address NAKAMOTO = address("12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S");
    private static final Address FINNEY = address("1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3");
    private static final long BTC = 100_000_000;

    private static MemoryLedger ledger;

    @BeforeAll
    static void ingest() throws IOException {
        ledger = MainNetStart.ledger();
    }

    private static Address address(String text) {
        return Address.of(text, BitcoinChain.MAIN);
    }

    private static PathAnswer<Stop> find(
            Address from, Address to, Wanted wanted, Avoided<Address> avoided) {
        return new OutputPathFinding(ledger, ledger, new MemoryLabels(), ledger)
                .find(
                        new PathRequest<>(
                                Ends.at(from),
                                Ends.at(to),
                                wanted,
                                new Within<>(Limits.NONE, StopRules.DEFAULT, avoided)),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    @Test
    void theFirstPaymentIsTheWayFromNakamotoToFinneyHoweverRanked() {
        for (Best best : Best.values()) {
            PathAnswer<Stop> answer =
                    find(NAKAMOTO, FINNEY, new Wanted(best, 3), Avoided.nothing());
            assertThat(answer).isInstanceOf(PathAnswer.Found.class);
            List<Path<Stop>> paths = ((PathAnswer.Found<Stop>) answer).paths();
            Path<Stop> path = paths.getFirst();
            assertThat(path.steps().stream().map(Stop::output))
                    .containsExactly(OutPoint.of(NINTH + ":0"), OutPoint.of(FIRST_PAYMENT + ":0"));
            assertThat(path.least()).isEqualTo(10 * BTC);
            assertThat(path.steps().getLast().created().height()).isEqualTo(170);
            assertThat(paths).as("there is no other in these blocks").hasSize(1);
        }
    }

    @Test
    void aroundThatPaymentThereIsNoneAndWhatWasLeftOutIsCounted() {
        PathAnswer<Stop> answer =
                find(
                        NAKAMOTO,
                        FINNEY,
                        Wanted.ONE,
                        new Avoided<>(
                                Set.of(),
                                Set.of(),
                                Set.of(OutPoint.of(FIRST_PAYMENT + ":0").tx())));
        assertThat(answer).isInstanceOf(PathAnswer.None.class);
        assertThat(answer.search().cuts()).containsExactly(java.util.Map.entry(Cut.NAMED, 1));
    }

    @Test
    void nothingWentTheOtherWay() {
        PathAnswer<Stop> answer = find(FINNEY, NAKAMOTO, Wanted.ONE, Avoided.nothing());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isFalse());
    }
}
