package tracer.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tracer.account.AccountLedger.Sums;
import tracer.ledger.EvmAddress;

/** Histories and sums by walking all blocks for each question, as the definitions say. */
record Plainly(List<AccountBlock> stored) {
    History history(HeldAsset of, List<OpeningBalance> openings, int atMost) {
        Optional<OpeningBalance> opening = opening(of, openings);
        List<Transfer> all = transfers(of, opening);
        return new History(of, opening, all.subList(0, Math.min(atMost, all.size())), all.size());
    }

    Map<EvmAddress, List<Sums>> holdings(
            Collection<HeldAsset> holdings, List<OpeningBalance> openings) {
        Map<EvmAddress, List<Sums>> sums = new LinkedHashMap<>();
        for (HeldAsset of : new TreeSet<>(holdings)) {
            boolean isKnown =
                    !transfers(of, Optional.empty()).isEmpty()
                            || openings.stream().anyMatch(o -> o.of().equals(of));
            if (isKnown) {
                sums.computeIfAbsent(of.holder(), h -> new ArrayList<>())
                        .add(sums(of, opening(of, openings)));
            }
        }
        return sums;
    }

    private Sums sums(HeldAsset of, Optional<OpeningBalance> opening) {
        List<Transfer> all = transfers(of, opening);
        BigInteger received = BigInteger.ZERO;
        BigInteger sent = BigInteger.ZERO;
        for (Transfer t : all) {
            received = t.credited().equals(Optional.of(of)) ? received.add(t.amount()) : received;
            sent = t.debited().equals(Optional.of(of)) ? sent.add(t.amount()) : sent;
        }
        return new Sums(
                of,
                opening,
                all.size(),
                received,
                sent,
                all.stream().map(Transfer::place).findFirst(),
                all.reversed().stream().map(Transfer::place).findFirst());
    }

    private List<Transfer> transfers(HeldAsset of, Optional<OpeningBalance> opening) {
        List<Transfer> all = new ArrayList<>();
        for (AccountBlock block : stored) {
            if (opening.isEmpty() || block.height() > opening.get().height()) {
                block.transfers()
                        .filter(t ->
                                t.credited().equals(Optional.of(of))
                                        || t.debited().equals(Optional.of(of)))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The last of one height; the least height above which no block up to the tip is missing. */
    private Optional<OpeningBalance> opening(HeldAsset of, List<OpeningBalance> openings) {
        Optional<OpeningBalance> best = Optional.empty();
        int tip = stored.getLast().height();
        for (OpeningBalance o : openings) {
            long above = stored.stream().filter(b -> b.height() > o.height()).count();
            if (o.of().equals(of)
                    && o.height() <= tip
                    && above == tip - o.height()
                    && (best.isEmpty() || o.height() <= best.get().height())) {
                best = Optional.of(o);
            }
        }
        return best;
    }
}
