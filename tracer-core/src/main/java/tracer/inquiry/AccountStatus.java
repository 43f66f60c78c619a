package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is stored of one EVM chain and up to where; the part of a {@link StatusDocument}.
 *
 * @param chain such as {@code ethereum}
 * @param chainId its number (EIP 155)
 * @param dataHeight height of the highest stored block
 * @param blocks how many blocks of the active chain are stored
 * @param ranges which heights, ascending; more than one means gaps between them
 * @param tipStamped the time that the highest block's maker claims
 * @param orphans how many stored blocks lost to another branch
 * @param unknownOutcomes transactions of which nobody says whether they succeeded; no value of
 *     theirs is counted
 * @param transfers how many of each kind
 * @param tokens how many contracts moved any
 * @param logsOfSingleThings Transfer logs of ERC-721, which are no amounts and are not followed
 * @param logsOfUnknownKind Transfer logs of which nobody knows whether they are amounts; not
 *     followed
 * @param callsNotSeen blocks whose internal transfers were not seen: balances and traces through
 *     them lack these
 * @param rewardsNotSeen blocks whose new value for miners was not seen
 * @param readings the runs that brought these blocks: who served them and when
 * @param servedByUnknown blocks of which that is not recorded
 * @param sentence the same for a reader
 */
public record AccountStatus(
        String chain,
        long chainId,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        long blocks,
        List<StatusDocument.Range> ranges,
        Optional<String> tipStamped,
        int orphans,
        long transactions,
        long unknownOutcomes,
        List<KindCount> transfers,
        long tokens,
        long logsOfSingleThings,
        long logsOfUnknownKind,
        NotSeen callsNotSeen,
        NotSeen rewardsNotSeen,
        List<Reading> readings,
        NotSeen servedByUnknown,
        String sentence) {
    public AccountStatus {
        ranges = List.copyOf(ranges);
        transfers = List.copyOf(transfers);
        readings = List.copyOf(readings);
    }

    /**
     * A run that brought blocks.
     *
     * @param number of the run on this chain
     * @param ranges heights of the stored blocks that it was the last to bring
     * @param readAt when it began, by the clock of the machine that read, ISO 8601 in UTC
     * @param from the node or files, in words
     * @param internalTransfers how they were seen in the blocks that it brought
     */
    public record Reading(
            int number,
            List<StatusDocument.Range> ranges,
            String readAt,
            String from,
            String internalTransfers) {
        public Reading {
            ranges = List.copyOf(ranges);
        }
    }

    /** How many transfers of a kind, such as {@code fee-tip}, are stored. */
    public record KindCount(String kind, long count) {}

    /** Blocks of which something is not known: how many, and which heights. */
    public record NotSeen(long blocks, List<StatusDocument.Range> ranges) {
        public NotSeen {
            ranges = List.copyOf(ranges);
        }
    }
}
