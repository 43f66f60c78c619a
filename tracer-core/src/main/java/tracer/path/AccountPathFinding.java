package tracer.path;

import tracer.account.AccountLedger;
import tracer.attribution.LabelStore;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.problem.DataGap;

/**
 * Finds paths between accounts: transfers of one asset, each leaving the address that the one
 * before came to, later in chain order. Value waits between them in the address's balance; where
 * that fell to nothing, no path leads over. It goes forward from the first side, all of a hop in
 * one question to the store, and enters each transfer once; time grows with the transfers of all
 * addresses that are come to. Fees, transfers of nothing and transfers to oneself are no steps.
 * Thread-safe.
 *
 * <p>Known weakness: balances rest on every transfer being seen. Where nobody knows what an address
 * held before its stored history, a path leads over whatever it held, and says so.
 */
public final class AccountPathFinding {
    /** An address with more transfers of the asset is a hub: no path leads through it. */
    public static final int MOST_TRANSFERS = 200_000;

    private final LabelStore labels;
    private final int mostTransfers;

    public AccountPathFinding(LabelStore labels) {
        this(labels, MOST_TRANSFERS);
    }

    AccountPathFinding(LabelStore labels, int mostTransfers) {
        this.labels = labels;
        this.mostTransfers = mostTransfers;
    }

    /**
     * Answers a path request over one chain.
     *
     * @throws DataGap if nothing is stored, or the chain was reorganised meanwhile
     * @throws tracer.problem.NotFound if the first side never sent any of the asset, and all is
     *     stored
     * @throws tracer.problem.LimitExceeded if it was cancelled
     */
    public PathAnswer<Hop> find(
            AccountLedger ledger,
            AccountPathRequest request,
            Progress progress,
            Cancellation cancellation) {
        ChainTip tip =
                ledger.coverage()
                        .tip()
                        .orElseThrow(() ->
                                new DataGap(
                                        "no blocks of %s are stored yet: ingest some, then ask"
                                                .formatted(ledger.chain())));
        progress.begin("path", "transfers", Progress.UNKNOWN_TOTAL);
        try {
            PathAnswer<Hop> answer =
                    new AccountSearch(
                                    new AccountSearch.Sources(ledger, labels, mostTransfers),
                                    request,
                                    tip,
                                    progress)
                            .run(cancellation);
            ledger.requireActive(tip);
            return answer;
        } finally {
            progress.end();
        }
    }
}
