package tracer.ingest.demo.economy;

import java.time.Instant;
import java.util.List;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;

/**
 * What a trace of the case must find, from the knowledge of those who acted.
 *
 * @param value of the payment that the case begins with
 * @param height of the block that it stands in
 * @param time that this block is stamped with
 * @param parties whose addresses the investigator knows
 * @param path the outputs that the money went through, from the payment to the deposit
 * @param endings all outputs where it ends, the deposit last
 * @param swap of a piece of it to another chain
 */
public record CaseFacts(
        Sats value,
        int height,
        Instant time,
        Parties parties,
        List<OutPoint> path,
        List<Ending> endings,
        Swap swap) {
    public CaseFacts {
        path = List.copyOf(path);
        endings = List.copyOf(endings);
    }

    /** The payment that the case begins with. */
    public OutPoint seed() {
        return path.getFirst();
    }

    /**
     * Addresses of the case.
     *
     * @param payer that the payment was made from
     * @param site that it was made to
     * @param deposit where it was cashed out at exchange A
     */
    public record Parties(Address payer, Address site, Address deposit) {}

    /** What a swap service is called by the labels of both chains. */
    public static final String SWAP_SERVICE = Story.SWAP_SERVICE;

    /**
     * A piece of the money that leaves for another chain.
     *
     * @param deposit output that pays the swap service
     * @param time that its block is stamped with
     * @param forgedMemo output with a memo that somebody wrote without paying the service
     */
    public record Swap(OutPoint deposit, Sats value, Instant time, OutPoint forgedMemo) {}

    /** How a trace ends. */
    public enum End {
        SERVICE,
        COLLABORATIVE,
        UNSPENT
    }

    /**
     * Where some of the payment ends.
     *
     * @param traced how much of the output comes from the payment under FIFO
     * @param holder who has it
     */
    public record Ending(OutPoint output, Sats traced, End end, String holder) {}
}
