package tracer.mixing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the rules for Wasabi 1.0 and 1.1 have in common. */
final class Wasabi1 {
    /** The base denomination, 0.1 BTC, in satoshis, give or take a twentieth. */
    static final long BASE = 10_000_000;

    static final long TOLERANCE = 500_000;
    static final String SOURCE = "Schnoering and Vazirgiannis, arXiv 2311.12491";
    private static final int LEAST_INPUTS = 10;
    private static final int LEAST_PARTICIPANTS = 3;

    /** How many scripts a participant spends from at most. */
    static final int MOST_SCRIPTS_EACH = 7;

    /** Rounds of fewer inputs may be a payout in equal parts. */
    private static final int SMALL = 20;

    /** What a split may leave over: this part of all. */
    private static final long SPLIT_PRECISION = 10_000;

    /**
     * Before Wasabi's first block, 530,500 of main net, in July 2018; ours, since payouts of 0.1
     * BTC each were common long before (four in block 300,025 alone). By the stamp, which every
     * network has; one that is not known excludes nothing.
     */
    private static final Instant FIRST = Instant.parse("2018-07-01T00:00:00Z");

    private static final Condition NOT_TOO_EARLY =
            Condition.of(
                    "too-early",
                    "a block stamped after Wasabi began, in July 2018",
                    s -> !s.setting().isBefore(FIRST));

    /** How many participants a version of the rule sees; 0 for none. */
    interface Participants {
        int of(SpendShape shape);
    }

    private Wasabi1() {}

    /**
     * The conditions, with those of the version between them.
     *
     * @param majority what the outputs must be for the most part
     */
    static List<Condition> conditions(Participants participants, Condition majority) {
        return Stream.of(
                        Condition.inputs(LEAST_INPUTS),
                        Condition.count(
                                "participants",
                                "outputs of one denomination",
                                LEAST_PARTICIPANTS,
                                Integer.MAX_VALUE,
                                participants::of),
                        majority,
                        Condition.distinctOutputScripts(),
                        Condition.of(
                                "equal-split",
                                "from fewer than 20 inputs, outputs that are no split into equal"
                                        + " parts",
                                s -> s.inputs() >= SMALL || !isEqualSplit(s)),
                        Condition.spreadInputs(),
                        Condition.open(
                                "input-scripts",
                                "as many input scripts as participants",
                                s -> s.hasInputScripts(participants.of(s))),
                        Condition.open(
                                "many-input-scripts",
                                "at most seven input scripts for each participant",
                                s ->
                                        s.hasAtMostInputScripts(
                                                MOST_SCRIPTS_EACH * participants.of(s))),
                        NOT_TOO_EARLY,
                        Vetoes.NO_STONEWALL,
                        Vetoes.NO_EXCHANGE)
                .toList();
    }

    /**
     * Whether all outputs together are a whole multiple of the most frequent value, to a
     * ten-thousandth. Where several values are equally frequent, the greatest counts.
     */
    private static boolean isEqualSplit(SpendShape s) {
        int most = s.mostTimesPaid();
        long total = s.totalOut();
        long part = s.paid().greatest(value -> true, times -> times == most);
        if (part == 0) {
            return false;
        }
        long over = total % part;
        long off = Math.min(over, part - over);
        return Math.multiplyExact(off, SPLIT_PRECISION) <= total;
    }
}
