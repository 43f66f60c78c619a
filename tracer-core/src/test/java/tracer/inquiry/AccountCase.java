package tracer.inquiry;

import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.held;
import static tracer.account.AccountFixture.token;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.OpeningBalance;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.account.Seen;
import tracer.account.TokenNote;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.CoSpend;
import tracer.ledger.Asset;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;

/**
 * A made-up case on Ethereum: a payer pays a site 3 ETH and 500 of a token; a collector pays an
 * exchange, a bridge, a router whose contract passes it on, and somebody whose balance nobody
 * knows; some of it comes back to the collector. The last block's internal transfers were not seen.
 */
public final class AccountCase {
    public static final int FIRST = 19_000_000;

    /** Who served all blocks but the last, of which nobody recorded it. */
    public static final Reading READING =
            new Reading(
                    new ReadFrom.Node("https://node.example/…", Optional.of("Geth/v1.14.0")),
                    Instant.parse("2026-01-02T03:04:05Z"));

    private static final BigInteger MILLI = BigInteger.TEN.pow(15);
    private static final long FEE = 1_000_000_000_000_000L;
    private static final long TIP = 100_000_000_000_000L;

    private final AccountFixture chain = AccountFixture.from(EvmChain.ETHEREUM, FIRST);
    private final MemoryAccounts accounts = new MemoryAccounts();
    private final MemoryLabels labels = new MemoryLabels();
    private final MemoryLedger bitcoin = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final List<OpeningBalance> openings = new ArrayList<>();
    private final AccountBlock payment;
    private final AccountBlock failed;

    public AccountCase() {
        Asset ether = EvmChain.ETHEREUM.nativeAsset();
        chain.mine();
        open("payer", ether, 10_000);
        open("other", ether, 5_000);
        for (String who : List.of("site", "collector", "router", "swapper", "mule")) {
            open(who, ether, who.equals("site") ? 10 : 0);
        }
        open("payer", token("usd"), 1_000);
        open("site", token("usd"), 0);
        payment = chain.mine(fees("payer").pay("site", milli(3_000)));
        chain.mine(by("payer").log("usd", "payer", "site", 500_000_000));
        chain.mine(fees("site").pay("collector", milli(2_500)));
        chain.mine(fees("other").pay("collector", milli(300)));
        chain.mine(fees("collector").pay("exchange", milli(800)));
        chain.mine(
                fees("collector")
                        .pay("router", milli(1_200))
                        .call("router", "swapper", milli(1_200).longValueExact()));
        chain.mine(fees("swapper").pay("collector", milli(300)));
        chain.mine(fees("collector").pay("bridge", milli(500)));
        chain.mine(fees("collector").pay("stranger", milli(400)));
        chain.mine(fees("swapper").pay("mule", milli(400)));
        chain.mine(by("site").log("usd", "site", "exchange", 499_000_000).notFollowed(1, 2));
        failed = chain.mine(fees("payer").failed("site", 7));
        chain.mine(
                new Seen(Seen.Calls.NOT_SEEN, true),
                List.of(by("somebody").unknown("site", 9)),
                List.of(new AccountFixture.Own(TransferKind.WITHDRAWAL, "validator", 5)));
        TokenNote said =
                new TokenNote(
                        token("usd").contract(),
                        Optional.of("USD"),
                        OptionalInt.of(6),
                        FIRST,
                        "eth_call");
        List<AccountBlock> served = chain.blocks(FIRST, chain.tip().height() - 1);
        accounts.sink(EvmChain.ETHEREUM)
                .apply(new AccountChange(List.of(), served, openings, List.of(said)).by(READING));
        accounts.sink(EvmChain.ETHEREUM)
                .apply(AccountFixture.connect(chain.at(chain.tip().height())));
        label("exchange", "Exchange A", Category.EXCHANGE);
        label("bridge", "Bridge B", Category.BRIDGE);
        label("collector", "Known collector", Category.OTHER);
    }

    private static AccountTransactionFixture fees(String sender) {
        return by(sender).burn(FEE).tip(TIP, "validator");
    }

    /** Thousandths of an ether, or whole tokens. */
    private void open(String holder, Asset asset, long amount) {
        BigInteger unit = asset instanceof Asset.Token ? BigInteger.valueOf(1_000_000) : MILLI;
        openings.add(
                new OpeningBalance(
                        held(holder, asset),
                        FIRST,
                        unit.multiply(BigInteger.valueOf(amount)),
                        "eth_getBalance"));
    }

    private static BigInteger milli(long amount) {
        return MILLI.multiply(BigInteger.valueOf(amount));
    }

    private void label(String who, String name, Category category) {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, address(who)),
                                name,
                                category,
                                "labels.csv")));
    }

    /** The payer's 3 ETH. */
    public TransferId seed() {
        return TransferId.of(paymentTransaction(), TransferKind.VALUE);
    }

    public TxId paymentTransaction() {
        return payment.transactions().getFirst().id();
    }

    /** The payer's 500 tokens. */
    public TransferId tokenSeed() {
        return chain.at(FIRST + 2).transactions().getFirst().transfers().getFirst().id();
    }

    public TxId failedTransaction() {
        return failed.transactions().getFirst().id();
    }

    public AccountFixture chain() {
        return chain;
    }

    /** To put other chains beside it. */
    public MemoryAccounts accounts() {
        return accounts;
    }

    public Inquiry inquiry() {
        return new Inquiry(MemoryPorts.of(bitcoin, labels, new MemoryProtections(), accounts));
    }
}
