package tracer.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.account.TransferId;

/**
 * What an address held of an asset behind each of its transfers, and where value that came by one
 * of them can have waited. Not thread-safe.
 */
final class Timeline {
    private static final int NOWHERE = -1;

    private final HeldAsset of;
    private final List<Transfer> transfers;
    private final Map<TransferId, Integer> at = new HashMap<>();

    /** The balance behind each transfer; empty if nobody knows any. */
    private final List<BigInteger> balances = new ArrayList<>();

    /** Node of the graph behind each transfer, where value that is followed can be. */
    private final int[] nodes;

    Timeline(History history) {
        this.of = history.of();
        this.transfers = history.transfers();
        this.nodes = new int[transfers.size()];
        Arrays.fill(nodes, NOWHERE);
        for (int i = 0; i < transfers.size(); i++) {
            at.put(transfers.get(i).id(), i);
        }
        history.opening().map(OpeningBalance::amount).ifPresent(this::balances);
    }

    /** One that falls below nothing shows that transfers are missing; then none is known. */
    private void balances(BigInteger opening) {
        BigInteger balance = opening.max(BigInteger.ZERO);
        for (Transfer t : transfers) {
            balance = in(t) && !out(t) ? balance.add(t.amount()) : balance;
            balance = out(t) && !in(t) ? balance.subtract(t.amount()) : balance;
            if (balance.signum() < 0) {
                balances.clear();
                return;
            }
            balances.add(balance);
        }
    }

    private boolean in(Transfer t) {
        return t.credited().filter(of::equals).isPresent();
    }

    private boolean out(Transfer t) {
        return t.debited().filter(of::equals).isPresent();
    }

    List<Transfer> transfers() {
        return transfers;
    }

    /** Whether value leaves the address by it for another. */
    boolean isPaidBy(Transfer t) {
        return out(t) && !in(t);
    }

    OptionalInt indexOf(Transfer t) {
        Integer index = at.get(t.id());
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    Optional<Integer> node(int index) {
        return nodes[index] == NOWHERE ? Optional.empty() : Optional.of(nodes[index]);
    }

    void node(int index, int node) {
        nodes[index] = node;
    }

    /**
     * How much of what was there before a transfer was there behind it; {@link WayGraph#UNBOUNDED}
     * if nobody knows.
     */
    BigInteger keptThrough(int index) {
        if (balances.isEmpty()) {
            return WayGraph.UNBOUNDED;
        }
        Transfer t = transfers.get(index);
        BigInteger behind = balances.get(index);
        // What is sent to oneself stays.
        return in(t) && !out(t) ? behind.subtract(t.amount()) : behind;
    }

    /** The least that it held from behind one transfer until another. */
    Hop.Kept between(int index, int until) {
        if (balances.isEmpty()) {
            return new Hop.Kept.Unknown();
        }
        BigInteger least = balances.get(index);
        for (int i = index + 1; i < until; i++) {
            least = least.min(balances.get(i));
        }
        return new Hop.Kept.AtLeast(least);
    }
}
