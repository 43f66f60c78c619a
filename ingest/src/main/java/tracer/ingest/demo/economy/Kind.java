package tracer.ingest.demo.economy;

import java.util.Locale;

/** Why a transaction was made, as the truth tells it. */
public enum Kind {
    /** A miner sells what it earned. */
    FUND,
    PAYMENT,
    PURCHASE,
    ADVERTISEMENT,
    /** The advertising site hands out what it took. */
    SITE_PAYOUT,
    DEPOSIT,
    CONSOLIDATION,
    WITHDRAWAL_BATCH,
    PAYROLL,
    PEEL,
    MIXER_IN,
    MIXER_OUT,
    COINJOIN,
    PAYJOIN,
    /** Somebody tries out unusual scripts. */
    EXPERIMENT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
