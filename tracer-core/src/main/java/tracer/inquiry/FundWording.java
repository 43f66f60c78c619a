package tracer.inquiry;

import java.util.ArrayList;
import java.util.List;
import tracer.flow.Policy;
import tracer.flow.Sharing;

/** What an account of a fund rests on, in words. */
final class FundWording {
    private FundWording() {}

    /**
     * @param members what the fund consists of: scripts or addresses
     */
    static List<String> notes(String members, Policy policy, Sharing sharing, int claims) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "That these %s are one fund was declared by whoever asked; the figures are an inference from it."
                        .formatted(members));
        notes.add(rule(policy));
        if (claims > 1) {
            notes.add(sharing(policy, sharing));
        }
        return notes;
    }

    private static String rule(Policy policy) {
        return switch (policy) {
            case LIBR ->
                    "Lowest intermediate balance: the claims together are never more than the balance has been since they were paid in; what others pay in later replenishes nothing (Cunningham v Brown, 265 U.S. 1, 1924).";
            case CLEAN_FIRST ->
                    "Clean first: what claimants paid in leaves after all else; their sum is that of the lowest intermediate balance (Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
            case DIRTY_FIRST ->
                    "Dirty first: what claimants paid in leaves before all else (Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
            case FIFO ->
                    "FIFO: what was paid in first leaves first, whoever paid it in (Clayton's Case, 1816, 35 ER 767).";
            case LIFO -> "LIFO: what was paid in last leaves first, whoever paid it in.";
            case HAIRCUT ->
                    "Haircut: each payment out takes the same share of every claim and of all else in the fund.";
            case HAIRCUT_INT ->
                    "Haircut in whole base units: each payment out takes the same share of the claims together as of all else in the fund, rounded by largest remainders.";
            case TIHO -> throw new IllegalStateException(policy.id());
        };
    }

    private static String sharing(Policy policy, Sharing sharing) {
        return switch (policy) {
            case FIFO, LIFO, HAIRCUT ->
                    "Whose claim leaves is said by the policy itself; no rule of sharing was used.";
            case LIBR, CLEAN_FIRST, DIRTY_FIRST, HAIRCUT_INT, TIHO ->
                    switch (sharing) {
                        case PRO_RATA ->
                                "Several claimants share each loss pro rata to what each then has; this was declared, another rule gives other figures.";
                        case FIRST_IN ->
                                "Of several claimants who paid in first loses first; this was declared, another rule gives other figures.";
                    };
        };
    }
}
