package tracer.web;

import static tracer.account.AccountFixture.address;
import static tracer.account.AccountTransactionFixture.by;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.TokenNote;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.CoSpend;
import tracer.inquiry.Inquiry;
import tracer.inquiry.MemoryPorts;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;

/**
 * Somebody pays a site, which puts 0.01 BTC into a swap service; on the other chain the service
 * pays one amount that fits 65,000 a coin less 1 % to 2 %, and one that does not.
 */
final class SwapCase {
    private static final EvmChain DEV = EvmChain.DEVELOPMENT;

    /** Its blocks are stamped as those of the other chain are. */
    private static final int BEGIN = 166_667;

    private static final int AFTER = 120;
    private static final long SATS = 1_000_000;

    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryAccounts accounts = new MemoryAccounts();
    private final MemoryLabels labels = new MemoryLabels();
    private final Transaction payment;
    private final Transaction deposit;

    SwapCase() {
        ChainFixture bitcoin = ChainFixture.from(BEGIN);
        Transaction from = ChainFixture.coinbaseOf(bitcoin.mine());
        payment = spending(from, 0).pay("site", SATS + 500).build();
        bitcoin.mine(payment);
        deposit = spending(payment, 0).pay(ScriptFixture.keyHash("swapper"), SATS).build();
        bitcoin.mine(deposit);
        ledger.apply(bitcoin.change());

        AccountFixture other = AccountFixture.from(DEV, 0);
        while (other.blocks().size() < AFTER) {
            other.mine();
        }
        other.mine(by("vault").log("usd", "vault", "receiver", 640_000_000));
        other.mine(by("vault").log("usd", "vault", "another", 5_000_000));
        while (other.blocks().size() < AFTER + 400) {
            other.mine();
        }
        TokenNote usd =
                new TokenNote(
                        AccountFixture.token("usd").contract(),
                        Optional.of("USD"),
                        OptionalInt.of(6),
                        AFTER,
                        "eth_call");
        accounts.sink(DEV)
                .apply(new AccountChange(List.of(), other.blocks(), List.of(), List.of(usd)));
        Address swapper = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash("swapper"));
        labels.add(
                List.of(
                        new Label(swapper, "Swapper", Category.BRIDGE, "the test"),
                        new Label(
                                LabelSubject.of(DEV, address("vault")),
                                "Swapper",
                                Category.BRIDGE,
                                "the test")));
    }

    OutPoint seed() {
        return payment.outPoint(0);
    }

    OutPoint deposit() {
        return deposit.outPoint(0);
    }

    Inquiry inquiry() {
        return new Inquiry(MemoryPorts.of(ledger, labels, new MemoryProtections(), accounts));
    }
}
