package tracer.inquiry;

import java.util.List;

/**
 * Transactions of a trace that read as one. They, and all holdings, stand in the trace as well; a
 * reader may show this instead. Its sums are those of its parts: {@code tracedIn} is {@code
 * tracedEnded}, {@code tracedFees} and {@code tracedOn}.
 *
 * @param kind {@code peeling}, {@code aggregation} or {@code fan-out}
 * @param rule by which it was recognised, with its version
 * @param evidence always {@code inference}
 * @param sentence for a reader
 * @param firstHop at which the trace comes to it
 * @param lastHop at which it leaves it
 * @param transactions in the trace's order
 * @param entering outputs through which the trace comes in; the seed may be one
 * @param inside outputs from one of its transactions to another
 * @param ended outputs on its far side where the trace ended
 * @param leaving outputs on its far side where the trace goes on
 */
public record FoldNote(
        String kind,
        String rule,
        String evidence,
        String sentence,
        int firstHop,
        int lastHop,
        List<String> transactions,
        List<String> entering,
        List<String> inside,
        List<String> ended,
        List<String> leaving,
        Amount tracedIn,
        Amount tracedEnded,
        Amount tracedFees,
        Amount tracedOn) {
    public FoldNote {
        transactions = List.copyOf(transactions);
        entering = List.copyOf(entering);
        inside = List.copyOf(inside);
        ended = List.copyOf(ended);
        leaving = List.copyOf(leaving);
    }
}
