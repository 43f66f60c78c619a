package tracer.flow;

import java.util.List;
import java.util.Locale;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/**
 * Part of a block's reward that a trace came to, under {@link FeeRule#TO_MINER}: value that goes
 * into or out of a coinbase and lies in no output.
 *
 * @param kind which part
 * @param of the transaction that pays the fee; of the other parts the coinbase
 * @param place where that stands
 * @param traced how much of it is traced, by convention of the policy, in satoshis
 * @param runs under FIFO and LIFO, which satoshis of it; otherwise empty
 * @param hop how many transactions lie between it and the seed, along the shortest way
 * @param fate the coinbase that the trace went on through (backward: the transaction that paid the
 *     fee), or why it ended
 */
public record RewardPart(
        Kind kind,
        TxId of,
        Place place,
        Rational traced,
        List<Run> runs,
        int hop,
        Holding.Fate fate) {
    public RewardPart {
        runs = List.copyOf(runs);
    }

    /** Which part of a reward. */
    public enum Kind {
        /** What a transaction pays to the miner of its block. */
        FEE,
        /** What the block may create. */
        SUBSIDY,
        /** What the miner could have paid out and did not: nobody ever gets it. */
        UNCLAIMED
    }

    /** How it is cited: transaction and kind, {@code TXID:fee}. */
    public String where() {
        return "%s:%s".formatted(of, kind.name().toLowerCase(Locale.ROOT));
    }
}
