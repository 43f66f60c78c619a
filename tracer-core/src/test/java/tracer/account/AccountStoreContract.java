package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import tracer.Seed;
import tracer.digest.AccountDigest;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.memory.MemoryAccountLedger;
import tracer.problem.BadInput;

/** What the contract suites of stores of EVM chains share: a fresh, empty store for each test. */
public abstract class AccountStoreContract {
    protected static final EvmChain CHAIN = EvmChain.ETHEREUM;
    protected static final Asset NATIVE = CHAIN.nativeAsset();

    private AccountLedgers store;

    /** Opens an empty store. Called once before each test. */
    protected abstract AccountLedgers open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    protected final AccountLedgers store() {
        return store;
    }

    protected final AccountLedger ledger() {
        return store.ledger(CHAIN);
    }

    protected final void apply(AccountChange change) {
        store.sink(CHAIN).apply(change);
    }

    protected final Hash32 digest() {
        return digest(ledger());
    }

    protected static Hash32 digest(AccountLedger ledger) {
        return AccountDigest.of(ledger, Progress.SILENT);
    }

    /** A second store to compare with: in memory, with these changes. */
    protected static MemoryAccountLedger reference(AccountChange... changes) {
        MemoryAccountLedger reference = new MemoryAccountLedger(CHAIN);
        List.of(changes).forEach(reference::apply);
        return reference;
    }

    protected static Random random(String forWhat) {
        long seed = Seed.of(forWhat);
        return new Random(seed);
    }

    /** A change that is refused and leaves nothing behind. */
    protected final void refused(AccountChange change, String naming) {
        Hash32 before = digest();
        AccountInventory counted = ledger().inventory();
        List<AccountHeader> orphans = ledger().orphans();
        List<ReadingNote> readings = ledger().readings();
        assertThatThrownBy(() -> apply(change))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(naming);
        assertThat(digest()).isEqualTo(before);
        assertThat(ledger().inventory()).isEqualTo(counted);
        assertThat(ledger().orphans()).isEqualTo(orphans);
        assertThat(ledger().readings()).isEqualTo(readings);
    }
}
