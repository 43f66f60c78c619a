package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.ledger.EvmAddress;

/**
 * One call within a transaction, as a node's tracer tells it; both forms of traces come to this.
 *
 * @param path which child of which child, from 0; empty for the transaction itself
 * @param to whom it calls, what it creates, or who inherits; empty of a creation that failed
 * @param hasFailed whether it itself was undone; what lies below it is undone with it
 */
record Frame(
        List<Integer> path,
        Type type,
        EvmAddress from,
        Optional<EvmAddress> to,
        BigInteger value,
        boolean hasFailed) {
    Frame {
        path = List.copyOf(path);
    }

    /** How it was called. */
    enum Type {
        CALL,
        /** Runs other code on the caller's own account: no value leaves it. */
        CALLCODE,
        DELEGATECALL,
        STATICCALL,
        CREATE,
        CREATE2,
        SELFDESTRUCT;

        boolean movesValue() {
            return switch (this) {
                case CALL, CREATE, CREATE2, SELFDESTRUCT -> true;
                case CALLCODE, DELEGATECALL, STATICCALL -> false;
            };
        }

        boolean creates() {
            return this == CREATE || this == CREATE2;
        }
    }

    boolean isRoot() {
        return path.isEmpty();
    }

    /** Such as {@code 0.2}. */
    String index() {
        return path.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /**
     * Those below the root that moved value for good: neither they nor any above them failed.
     *
     * @param frames of one transaction, each after the one above it
     */
    static List<Frame> thatMovedValue(List<Frame> frames) {
        Set<List<Integer>> undone = new HashSet<>();
        List<Frame> moved = new ArrayList<>();
        for (Frame f : frames) {
            if (f.hasFailed || !f.isRoot() && undone.contains(f.parent())) {
                undone.add(f.path);
            } else if (!f.isRoot() && f.type.movesValue() && f.value.signum() > 0) {
                moved.add(f);
            }
        }
        return moved;
    }

    List<Integer> parent() {
        return path.subList(0, path.size() - 1);
    }
}
