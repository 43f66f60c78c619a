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
 */
public record CaseFacts(
        Sats value,
        int height,
        Instant time,
        Parties parties,
        List<OutPoint> path,
        List<Ending> endings) {
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
