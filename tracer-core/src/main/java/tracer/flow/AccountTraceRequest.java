package tracer.flow;

import java.util.Collections;
import java.util.List;
import tracer.account.TransferId;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/**
 * A question on the account family: the value of some transfers of one asset, or of parts of them,
 * followed one way under one policy. Forward from the addresses that they credit, backward from
 * those that they debit.
 *
 * <p>As on outputs, where value of one seed comes to a transfer that is a seed itself, it counts
 * towards what that seed declares; only the rest of that is new. The source of the trace is what
 * the seeds bring together, none of it twice.
 *
 * @param seeds by transfer, each once; a trace does not depend on the order in which they were
 *     named
 * @param limits hops count transfers; {@code transactions} is how many transfers to follow; a hub
 *     is an address with many transfers of the asset
 */
public record AccountTraceRequest(
        List<TransferSeed> seeds,
        Direction direction,
        Policy policy,
        Limits limits,
        StopRules stops) {
    /**
     * @throws BadInput if the policy cannot answer such a question, or a transfer is named twice
     * @throws LimitExceeded if there are too many seeds
     */
    public AccountTraceRequest {
        policy.requireOnAccounts(direction);
        if (limits.guards().members().isPresent()) {
            throw new BadInput(
                    "entities are computed of Bitcoin's scripts only: a limit on an entity's size says nothing on an EVM chain");
        }
        seeds = seeds.stream().sorted().toList();
        if (seeds.isEmpty()) {
            throw new BadInput("a trace begins with at least one transfer");
        }
        if (seeds.size() > TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "a trace begins with at most %d transfers; these are %d"
                            .formatted(TraceRequest.MOST_SEEDS, seeds.size()));
        }
        for (int i = 1; i < seeds.size(); i++) {
            if (seeds.get(i).transfer().equals(seeds.get(i - 1).transfer())) {
                throw new BadInput(
                        "transfer %s is named twice as a seed".formatted(seeds.get(i).transfer()));
            }
        }
    }

    /** The whole value of one transfer. */
    public AccountTraceRequest(
            TransferId seed, Direction direction, Policy policy, Limits limits, StopRules stops) {
        this(List.of(TransferSeed.whole(seed)), direction, policy, limits, stops);
    }

    /** Whether a transfer is one of the seeds. */
    public boolean isSeed(TransferId transfer) {
        return Collections.binarySearch(seeds, TransferSeed.whole(transfer)) >= 0;
    }

    /**
     * The transfer that the question is about, where an answer is made for one whole transfer.
     *
     * @throws BadInput if there are several, or only part of one
     */
    public TransferId seed() {
        if (seeds.size() > 1 || !seeds.getFirst().isWhole()) {
            throw new BadInput(
                    "this answer is about one whole transfer; a trace of several, or of a part, can be printed, as JSON too, and frozen in a bundle");
        }
        return seeds.getFirst().transfer();
    }
}
