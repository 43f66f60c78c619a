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
        String sentence) {
    public AccountStatus {
        ranges = List.copyOf(ranges);
        transfers = List.copyOf(transfers);
    }

    /** How many transfers of a kind, such as {@code fee-tip}, are stored. */
    public record KindCount(String kind, long count) {}

    /** Blocks of which a part was not seen: how many, and which heights. */
    public record NotSeen(long blocks, List<StatusDocument.Range> ranges) {
        public NotSeen {
            ranges = List.copyOf(ranges);
        }
    }
}
