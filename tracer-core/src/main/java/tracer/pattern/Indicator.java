package tracer.pattern;

import java.util.List;

/**
 * A shape of payments that is worth a look. An indicator is deterministic: the same data and
 * parameters give the same findings. What it finds is no proof of anything, and every one of them
 * has innocent causes that look exactly the same on the chain.
 */
public enum Indicator {
    /**
     * A large amount passed on again and again, a small piece paid off at each hop. Known failure:
     * most wallets that spend one large coin several times do just this.
     */
    PEELING_CHAIN(
            "peeling-chain",
            1,
            "Peeling chain",
            "described by Meiklejohn et al., A Fistful of Bitcoins (IMC 2013), and Kappos et al.,"
                    + " How to Peel a Million (USENIX Security 2022); no red-flag catalogue used"
                    + " here names it",
            List.of(
                    "anybody who pays several bills from one coin: a wallet without small coins"
                            + " peels",
                    "a shop or an exchange that pays customers one after the other and keeps the"
                            + " change",
                    "somebody moving between own wallets")),
    /**
     * Many pay one. Known failure: everybody who sells something; an exchange's deposit or hot
     * address.
     */
    FAN_IN(
            "fan-in",
            1,
            "Fan-in",
            "FATF, Virtual Assets: Red Flag Indicators (2020), patterns of transactions: many small"
                    + " unrelated inflows",
            List.of(
                    "a shop, a payment processor or a collection for charity",
                    "an exchange's address that gathers deposits",
                    "a mining pool's or an employee's pay from many payers")),
    /** One pays many. Known failure: batch payouts. */
    FAN_OUT(
            "fan-out",
            1,
            "Fan-out",
            "a structural indicator (the mirror image of fan-in); no red-flag catalogue used here"
                    + " names it by itself",
            List.of(
                    "batch payouts: an exchange's withdrawals, wages, a mining pool, refunds",
                    "a payment processor that settles with its merchants",
                    "somebody who splits coins among own addresses")),
    /** Many pay one, who passes it on at once. Known failure: a shop that sells its takings. */
    FUNNEL(
            "funnel",
            1,
            "Funnel",
            "FATF, Virtual Assets: Red Flag Indicators (2020), patterns of transactions: many small"
                    + " unrelated inflows, then one outflow; FinCEN FIN-2020-A008 (15 October"
                    + " 2020), typology of funnel accounts",
            List.of(
                    "a shop that sells its takings at an exchange every night",
                    "a payment processor or an exchange that sweeps deposits into one address",
                    "somebody who joins own small coins to save fees")),
    /**
     * Value leaves about as soon as it comes, again and again. Known failure: an exchange's deposit
     * address does nothing else.
     */
    PASS_THROUGH(
            "pass-through",
            1,
            "Fast pass-through",
            "FATF, Virtual Assets: Red Flag Indicators (2020), patterns of transactions: a deposit,"
                    + " then withdrawal of all of it",
            List.of(
                    "a customer's deposit address at an exchange, swept after each deposit",
                    "a payment processor, a broker or a shop that holds no coins overnight",
                    "somebody's wallet through which pay is spent as it comes")),
    /**
     * Value goes to or comes from a party that somebody labels a mixer or sanctioned. Known
     * failures: it is as good as the label; an amount of indirect exposure is a convention, and
     * grows meaningless with every hop.
     */
    EXPOSURE(
            "exposure",
            1,
            "Exposure to a mixer or a sanctioned party",
            "FATF, Virtual Assets: Red Flag Indicators (2020), anonymity: mixers, and source of"
                    + " funds: exposure to mixing; for sanctions the list that the label cites",
            List.of(
                    "mixing for privacy is lawful in many places",
                    "anybody can send coins to anybody: who is paid did not choose it",
                    "the label may be wrong, or the listing later than the payment",
                    "the more hops between, the more hands may have been honest ones"));

    /** Under every finding, as it stands. */
    public static final String NOT_PROOF = "An indicator is not proof.";

    /** Where no statistic is computed. */
    public static final String NO_BASELINE =
            "no baseline declared: how often this happens among others was not measured";

    private final String id;
    private final int version;
    private final String title;
    private final String document;
    private final List<String> innocent;

    Indicator(String id, int version, String title, String document, List<String> innocent) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.document = document;
        this.innocent = innocent;
    }

    /** Stable name in documents and exports. */
    public String id() {
        return id;
    }

    /** Grows whenever the predicate changes what it finds under the same parameters. */
    public int version() {
        return version;
    }

    public String title() {
        return title;
    }

    /** Who calls it worth a look. */
    public String document() {
        return document;
    }

    /** Innocents who look the same. */
    public List<String> innocent() {
        return innocent;
    }
}
