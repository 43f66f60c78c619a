package tracer.crossing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tracer.ledger.EvmAddress;
import tracer.ledger.LedgerSource;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/** Finds memos of a transaction, and those elsewhere that name the same receivers. */
final class MemoSearch {
    /** How far the stamps of blocks may run backwards (Bitcoin Core's MAX_FUTURE_BLOCK_TIME). */
    private static final Duration DISORDER = Duration.ofHours(2);

    private static final int BATCH = 20;

    private MemoSearch() {}

    /** A memo and the transaction that carries it. */
    record Found(Memo memo, PlacedTransaction in) {}

    static List<Found> in(PlacedTransaction t) {
        List<Found> found = new ArrayList<>();
        List<Output> outputs = t.transaction().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Memo.of(t.transaction().outPoint(i), outputs.get(i).script())
                    .ifPresent(m -> found.add(new Found(m, t)));
        }
        return found;
    }

    /**
     * Memos of other transactions that name one of some receivers, in stored blocks from one window
     * before the deposit, whose payment can come late, to one after it.
     */
    static List<Found> naming(
            Set<EvmAddress> receivers,
            LedgerSource ledger,
            PlacedTransaction deposit,
            Duration within) {
        List<Found> found = new ArrayList<>();
        int next = first(ledger, deposit, within);
        Instant last = deposit.place().claimedTime().plus(within).plus(DISORDER);
        while (true) {
            List<LedgerSource.PlacedBlock> blocks = ledger.blocks(next, BATCH);
            for (LedgerSource.PlacedBlock b : blocks) {
                if (b.header().claimedTime().isAfter(last)) {
                    return found;
                }
                b.transactions().stream()
                        .filter(t -> !t.id().equals(deposit.id()))
                        .flatMap(t -> in(t).stream())
                        .filter(f -> receivers.contains(f.memo().destination()))
                        .forEach(found::add);
            }
            if (blocks.size() < BATCH) {
                return found;
            }
            next = blocks.getLast().height() + 1;
        }
    }

    private static int first(LedgerSource ledger, PlacedTransaction deposit, Duration within) {
        Instant begin = deposit.place().claimedTime().minus(within).minus(DISORDER);
        int first = deposit.place().height();
        while (first > 0
                && ledger.header(first - 1)
                        .filter(h -> !h.header().claimedTime().isBefore(begin))
                        .isPresent()) {
            first--;
        }
        return first;
    }
}
