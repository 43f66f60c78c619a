package tracer.flow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * The convention by which value is followed through a transaction that mixes several inputs, or
 * through an account's balance. The chain does not say which satoshi went where; another policy
 * gives other amounts. One policy is used from end to end of a trace. All conserve value exactly;
 * poison, which does not, is no policy but another kind of answer, {@link Exposure}.
 *
 * <p>Those that say where dirty money goes ({@link #TIHO}, {@link #DIRTY_FIRST}, {@link
 * #CLEAN_FIRST}, {@link #LIBR}) begin with knowing which money is dirty. Nothing of the kind is
 * known of a target whose origin is asked, so they run forward only.
 */
public enum Policy {
    /**
     * Pro rata: every output and the fee carry the same share of traced value as all inputs
     * together. Exact rationals. Their denominators grow with transactions that mix traced with
     * other value; so it follows value through at most {@value #MOST_MIXINGS} that add digits, the
     * first in chain order (backward: the last). The next one is an end, {@link
     * TraceEnd.Limit#DIGITS}.
     */
    HAIRCUT("haircut", "haircut", Runs.BOTH_WAYS, On.BOTH),
    /**
     * Pro rata in whole satoshis: every share is rounded down, and what is left over goes, one
     * satoshi each, to the largest remainders, the first output first and the fee last. Exact sums;
     * for traces that are too long for {@link #HAIRCUT}. Known weakness: a share can be off by less
     * than a satoshi at every transaction.
     */
    HAIRCUT_INT("haircut-int", "haircut in whole base units", Runs.BOTH_WAYS, On.BOTH),
    /**
     * First in, first out (Clayton's Case, 1816, 35 ER 767; Anderson et al. 2018): the inputs in
     * order form one stream, which the outputs in order, then the fee, cut into pieces. Whole
     * satoshis. Known weakness: the orders are chosen by wallet software.
     */
    FIFO("fifo", "FIFO", Runs.BOTH_WAYS, On.BOTH),
    /**
     * Last in, first out: as {@link #FIFO}, with the stream of inputs reversed to the last satoshi;
     * out of a balance, what came last leaves first. Whole satoshis. Same known weakness.
     */
    LIFO("lifo", "LIFO", Runs.BOTH_WAYS, On.BOTH),
    /**
     * Taint in highest output (Tironsakkul et al. 2019, arXiv 1906.05754): traced value fills the
     * outputs from the largest down, the first of equal ones first; what is left goes to the fee.
     * Whole satoshis. Known weakness: says nothing of accounts, whose debits stand alone.
     */
    TIHO("highest-output-first", "highest output first", Runs.FORWARD, On.OUTPUTS),
    /**
     * Dirty first: traced value leaves before other value ("drugs-in first-out", one of the two
     * presumptions of Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986); on outputs it fills the first
     * ones, then the fee. Whole satoshis. Known weakness: finds the most at whoever was paid first.
     */
    DIRTY_FIRST("dirty-first", "dirty first", Runs.FORWARD, On.BOTH),
    /**
     * Clean first: traced value leaves last, the other presumption of Banco Cafetero; on outputs it
     * fills the fee, then the last ones. Whole satoshis. Known weakness: on outputs it rests on
     * their order, as {@link #FIFO} does.
     */
    CLEAN_FIRST("clean-first", "clean first", Runs.FORWARD, On.BOTH),
    /**
     * Lowest intermediate balance (Cunningham v Brown, 265 U.S. 1, 1924): no more of the traced
     * value is in an account than its lowest balance since; what others pay in later replenishes
     * nothing. For one claimant the same as {@link #CLEAN_FIRST}; several share the rest by a
     * declared {@link Sharing}. A rule for an account: on outputs it runs on a declared fund,
     * {@link FundAccounting}.
     */
    LIBR("libr", "lowest intermediate balance", Runs.FORWARD, On.ACCOUNTS);

    /**
     * How many transactions exact pro-rata amounts pass that add digits. Each adds up to 51 bits to
     * the common denominator of a trace's sums (a sum of money has no more), so that none is longer
     * than 25,500 bits: a second or so of work.
     */
    public static final int MOST_MIXINGS = 500;

    private static final int VERSION = 1;

    private enum Runs {
        FORWARD,
        BOTH_WAYS
    }

    private enum On {
        OUTPUTS,
        ACCOUNTS,
        BOTH
    }

    private final String id;
    private final String title;
    private final Runs runs;
    private final On on;

    Policy(String id, String title, Runs runs, On on) {
        this.id = id;
        this.title = title;
        this.runs = runs;
        this.on = on;
    }

    public static Policy of(String id) {
        if (id.equalsIgnoreCase(Exposure.ID)) {
            throw new BadInput(
                    "poison gives no amounts, so it is no policy for this question; ask for the exposure set of an output: trace forward TXID:N --policy poison; over accounts, compare counts what only poison reaches");
        }
        return Arrays.stream(values())
                .filter(p -> p.id.equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "policy '%s' is not one of %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values())
                                                        .map(Policy::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    /** Those that can follow outputs this way, in the order of a comparison. */
    public static List<Policy> ofOutputs(Direction direction) {
        return Arrays.stream(values())
                .filter(p -> p.on != On.ACCOUNTS && p.runs(direction))
                .toList();
    }

    /** Those that can follow balances this way, in the order of a comparison. */
    public static List<Policy> ofAccounts(Direction direction) {
        return Arrays.stream(values())
                .filter(p -> p.on != On.OUTPUTS && p.runs(direction))
                .toList();
    }

    /**
     * @throws BadInput if it cannot follow outputs this way
     */
    void requireOnOutputs(Direction direction) {
        if (on == On.ACCOUNTS) {
            throw new BadInput(
                    "policy '%s' is a rule for an account with a balance, and outputs are none: declare the fund whose account it is (tracer fund --of ADDRESS,… --claim TXID:N), or take clean-first, which is the same rule at each transaction"
                            .formatted(id));
        }
        requireWay(direction);
    }

    /**
     * @throws BadInput if it cannot follow balances this way
     */
    void requireOnAccounts(Direction direction) {
        if (on == On.OUTPUTS) {
            throw new BadInput(
                    "policy '%s' chooses among the outputs of a transaction, and accounts have none; take %s"
                            .formatted(id, ids(ofAccounts(direction))));
        }
        requireWay(direction);
    }

    private void requireWay(Direction direction) {
        if (!runs(direction)) {
            throw new BadInput(
                    "policy '%s' says where dirty money goes, so it runs forward only; backward take %s"
                            .formatted(
                                    id,
                                    ids(
                                            Arrays.stream(values())
                                                    .filter(p -> p.runs == Runs.BOTH_WAYS)
                                                    .toList())));
        }
    }

    private boolean runs(Direction direction) {
        return runs == Runs.BOTH_WAYS || direction == Direction.FORWARD;
    }

    private static String ids(List<Policy> policies) {
        return policies.stream().map(Policy::id).collect(Collectors.joining(", "));
    }

    public String id() {
        return id;
    }

    /** As it is called in a sentence. */
    public String title() {
        return title;
    }

    public int version() {
        return VERSION;
    }
}
