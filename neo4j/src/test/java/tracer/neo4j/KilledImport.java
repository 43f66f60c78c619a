package tracer.neo4j;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelSubject;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.BoltUri;
import tracer.neo4j.server.Password;

/**
 * A process that imports the labels of a file and says when it has handed on so many: {@code handed
 * on}. There it stands still, or after the last one goes on and says {@code done}. Made to be
 * killed.
 */
final class KilledImport {
    static final String SOURCE = "crawl";

    /** Several transactions of labels. */
    static final int LABELS = 3 * Work.BATCH;

    private KilledImport() {}

    /** Arguments: the server's address, the user, the label to stand still at or -1. */
    public static void main(String[] args) {
        BoltAccess access =
                new BoltAccess(
                        BoltUri.parse(args[0]),
                        args[1],
                        new Password(System.getenv(KilledWriter.PASSWORD)));
        int standStillAt = Integer.parseInt(args[2]);
        try (GraphStore store = GraphStore.open(access, BitcoinChain.MAIN, t -> List.of())) {
            store.labelArchive().take(secondEdition(), to -> handOn(to, standStillAt));
        }
        KilledWriter.say("done");
    }

    private static void handOn(Consumer<Label> to, int standStillAt) {
        for (int i = 0; i < LABELS; i++) {
            if (i == standStillAt) {
                KilledWriter.say("handed on");
                KilledWriter.sleep();
            }
            to.accept(label(i));
        }
        if (standStillAt == LABELS) {
            // What the source took back and publishing follow.
            KilledWriter.say("handed on");
        }
    }

    /** Of the second edition, which does not say what the first said of label -1. */
    static Label label(int i) {
        return new Label(
                LabelSubject.ofUnspecifiedChain(EvmAddress.of("0x%040x".formatted(i + 2))),
                "Shop " + i,
                Category.MERCHANT,
                SOURCE);
    }

    static LabelImport firstEdition() {
        return edition("2024-01-01");
    }

    static LabelImport secondEdition() {
        return edition("2024-02-01");
    }

    private static LabelImport edition(String day) {
        return new LabelImport(
                "crawl.csv",
                "",
                Instant.EPOCH,
                LocalDate.parse(day),
                new LabelImport.Replacing(true, Set.of()));
    }

    /** What the first edition says: a statement that is taken back, and one that stays. */
    static void firstLabels(Consumer<Label> to) {
        IntStream.of(-1, 0).mapToObj(KilledImport::label).forEach(to);
    }
}
