package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is stored and up to where.
 *
 * @param chain such as {@code bitcoin}
 * @param blocks how many blocks of the active chain are stored
 * @param ranges which heights, ascending; more than one means gaps between them
 * @param tipStamped the time that the highest block's miner claims
 * @param orphans how many stored blocks lost to another branch
 * @param labels how many labels there are
 * @param entitiesAt the height for which entities were last computed; absent if never
 * @param entitiesCurrent whether that is the block that the data reaches
 * @param accounts the EVM chains with stored blocks, by chain id; each reaches up to a block of its
 *     own
 * @param sentence the same for a reader
 */
public record StatusDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String chain,
        long blocks,
        List<Range> ranges,
        Optional<String> tipStamped,
        int orphans,
        long labels,
        OptionalInt entitiesAt,
        boolean entitiesCurrent,
        List<AccountStatus> accounts,
        String sentence)
        implements Document {
    public StatusDocument {
        ranges = List.copyOf(ranges);
        accounts = List.copyOf(accounts);
    }

    /** Heights from and to, both stored. */
    public record Range(int from, int to) {}
}
