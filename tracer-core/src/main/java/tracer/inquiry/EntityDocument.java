package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Scripts believed to have one owner, and why: an inference. A lower bound; the owner may hold
 * more.
 *
 * @param id the hash of its earliest member
 * @param members how many scripts
 * @param evidence always {@code inference}
 * @param computedAt height for which entities were computed
 * @param current whether that is the block that the data reaches
 * @param page one page of members, ascending by script hash
 * @param next cursor of the next page; absent on the last
 * @param reasons the first evidence edges among the members, by height
 * @param moreReasons whether there are more edges than listed
 * @param rules what each rule named in the reasons claims, and where it is known to fail
 * @param sentence the whole in words
 * @param settings by which they were computed, to be cited
 */
public record EntityDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String id,
        int members,
        String evidence,
        int computedAt,
        boolean current,
        List<Member> page,
        Optional<String> next,
        List<Reason> reasons,
        boolean moreReasons,
        List<RuleNote> rules,
        String sentence,
        String settings)
        implements Document {
    public EntityDocument {
        page = List.copyOf(page);
        reasons = List.copyOf(reasons);
        rules = List.copyOf(rules);
    }

    /** A member with its sums over what is stored. */
    public record Member(Party party, Amount received, Amount unspent, long payments) {}

    /** One reason to join two scripts; {@code a} and {@code b} are addresses or script hashes. */
    public record Reason(String a, String b, String rule, int version, String txid, int height) {}

    /**
     * A rule.
     *
     * @param grade 1 to 100, orders rules among themselves; not a probability
     * @param knownFailure where the rule is known to be wrong
     * @param measured how often it was wrong on recorded wallets, and what that does not say
     */
    public record RuleNote(
            String id,
            int version,
            int grade,
            String claim,
            String knownFailure,
            String measured) {}
}
