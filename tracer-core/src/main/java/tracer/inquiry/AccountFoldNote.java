package tracer.inquiry;

import java.util.List;

/**
 * Accounts of a trace that read as one. They, and all transfers, stand in the trace as well; a
 * reader may show this instead. Its sums are those of its parts: {@code tracedIn} is {@code
 * tracedEnded}, {@code tracedFees}, {@code tracedOn} and {@code tracedHeld}.
 *
 * @param kind {@code passing-on}, {@code aggregation} or {@code fan-out}
 * @param rule by which it was recognised, with its version
 * @param evidence always {@code inference}
 * @param sentence for a reader
 * @param firstHop of the transfers that it stands for
 * @param lastHop of them
 * @param accounts addresses; along the chain, else first the one where all meets
 * @param entering transfers through which the trace comes in; a seed may be one
 * @param inside transfers from one of its accounts to another
 * @param fees that they paid
 * @param ended transfers out of them with which the trace ended
 * @param leaving transfers out of them with which the trace goes on
 * @param resting those of the accounts that hold some of it at the end
 */
public record AccountFoldNote(
        String kind,
        String rule,
        String evidence,
        String sentence,
        int firstHop,
        int lastHop,
        List<String> accounts,
        List<String> entering,
        List<String> inside,
        List<String> fees,
        List<String> ended,
        List<String> leaving,
        List<String> resting,
        AssetAmount tracedIn,
        AssetAmount tracedEnded,
        AssetAmount tracedFees,
        AssetAmount tracedOn,
        AssetAmount tracedHeld) {
    public AccountFoldNote {
        accounts = List.copyOf(accounts);
        entering = List.copyOf(entering);
        inside = List.copyOf(inside);
        fees = List.copyOf(fees);
        ended = List.copyOf(ended);
        leaving = List.copyOf(leaving);
        resting = List.copyOf(resting);
    }
}
