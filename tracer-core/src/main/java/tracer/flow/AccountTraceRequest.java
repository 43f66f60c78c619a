package tracer.flow;

import java.util.Collections;
import java.util.List;
import tracer.account.TransferId;
import tracer.problem.BadInput;

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
     * @throws tracer.problem.LimitExceeded if there are too many seeds
     */
    public AccountTraceRequest {
        policy.requireOnAccounts(direction);
        if (limits.guards().members().isPresent()) {
            throw new BadInput(
                    "entities are computed of Bitcoin's scripts only: a limit on an entity's size says nothing on an EVM chain");
        }
        seeds = TransferSeed.ofOneQuestion(seeds);
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

    /** The same under another policy. */
    public AccountTraceRequest under(Policy other) {
        return new AccountTraceRequest(seeds, direction, other, limits, stops);
    }
}
