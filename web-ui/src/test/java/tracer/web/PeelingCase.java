package tracer.web;

import static tracer.ledger.TransactionFixture.spending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.inquiry.Inquiry;
import tracer.inquiry.MemoryPorts;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;

/**
 * A made-up case: a payer pays a site, the site's takings peel off to two exchanges over fourteen
 * hops, part goes through a CoinJoin, part stays unspent. One exchange is known by a label on the
 * deposit address itself, the other only by a label on its hot wallet, which a co-spend joins to
 * the deposit addresses. A party on a sanctions list gets a piece, too.
 */
final class PeelingCase {
    private static final long BTC = 100_000_000L;
    private static final long FEE = 1_500;
    private static final int PEELS = 14;
    private static final int BLOCKS_BETWEEN = 7;

    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final MemoryProtections protections = new MemoryProtections();
    private final List<Transaction> deposits = new ArrayList<>();
    private final Transaction payment;

    PeelingCase() {
        Block first = chain.mine();
        List<Block> funds = List.of(chain.mine(), chain.mine(), chain.mine(), chain.mine());
        payment =
                spending(coinbase(first), 0)
                        .pay("site", 3 * BTC)
                        .pay("payer change", 47 * BTC - FEE)
                        .build();
        chain.mine(payment);
        wait(3);
        Transaction collected = collect(funds.getFirst());
        wait(5);
        peel(collected, funds);
        cluster();
    }

    private static Transaction coinbase(Block block) {
        return ChainFixture.coinbaseOf(block);
    }

    private void wait(int blocks) {
        for (int i = 0; i < blocks; i++) {
            chain.mine();
        }
    }

    /** The site's takings with other money of the controller. */
    private Transaction collect(Block fund) {
        Transaction other =
                spending(coinbase(fund), 0)
                        .pay("controller", 2 * BTC + 12_345)
                        .pay("x", 47 * BTC)
                        .build();
        chain.mine(other);
        Transaction collected =
                spending(payment, 0)
                        .spend(other, 0)
                        .pay("peel 0", 4 * BTC + 30_000_000L)
                        .pay("controller savings", 70_012_345L - FEE)
                        .build();
        chain.mine(collected);
        return collected;
    }

    private void peel(Transaction start, List<Block> funds) {
        Transaction last = start;
        long left = start.outputs().getFirst().value().value();
        for (int i = 1; i <= PEELS; i++) {
            long piece = 11_000_000L + i * 1_370_000L;
            left -= piece + FEE;
            Script to = recipient(i);
            Transaction peel =
                    spending(last, i == 1 ? 0 : 1).pay(to, piece).pay("peel " + i, left).build();
            chain.mine(peel);
            if (i == 2 || i == 10) {
                deposits.add(peel);
            }
            if (i == 6) {
                coinJoin(peel, piece, funds);
            }
            if (i == 11) {
                split(peel, piece);
            }
            wait(BLOCKS_BETWEEN);
            last = peel;
        }
        spendDepositsTogether();
    }

    private static Script recipient(int i) {
        return switch (i % 4) {
            case 1 -> ScriptFixture.keyHash("exchange A deposit");
            case 2 -> ScriptFixture.witnessKeyHash("exchange B deposit " + i);
            case 3 -> ScriptFixture.of(ScriptType.P2TR, "stranger " + i);
            default -> ScriptFixture.of(ScriptType.P2SH, "mixing " + i);
        };
    }

    /** Five owners of equal outputs, with change. */
    private void coinJoin(Transaction peel, long piece, List<Block> funds) {
        TransactionFixture join = spending(peel, 0);
        long equal = 10_000_000L;
        List<Transaction> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Transaction other =
                    spending(coinbase(funds.get(i + 1)), 0)
                            .pay("joiner " + i, equal + 3_000_000L + i * 700_000L)
                            .pay("joiner rest " + i, 40 * BTC)
                            .build();
            others.add(other);
            join.spend(other, 0);
        }
        for (int i = 0; i < 4; i++) {
            join.pay("joined " + i, equal);
        }
        join.pay("join change 0", piece - equal - FEE);
        for (int i = 0; i < 3; i++) {
            join.pay("join change " + (i + 1), 3_000_000L + i * 700_000L - FEE);
        }
        Transaction built = join.build();
        chain.mine(others.get(0), others.get(1), others.get(2), built);
    }

    /** One recipient pays many. */
    private void split(Transaction peel, long piece) {
        TransactionFixture batch = spending(peel, 0);
        for (int i = 0; i < 9; i++) {
            batch.pay("small " + i, piece / 10);
        }
        batch.pay(ScriptFixture.of(ScriptType.OP_RETURN, "note"), 0);
        chain.mine(batch.build());
    }

    private void spendDepositsTogether() {
        TransactionFixture sweep = spending(deposits.getFirst(), 0);
        long sum = deposits.getFirst().outputs().getFirst().value().value();
        for (Transaction deposit : deposits.subList(1, deposits.size())) {
            sweep.spend(deposit, 0);
            sum += deposit.outputs().getFirst().value().value();
        }
        Transaction swept = sweep.pay("exchange B hot", sum - FEE).build();
        chain.mine(swept);
        wait(2);
    }

    private void cluster() {
        ledger.apply(chain.change());
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
        label(ScriptFixture.keyHash("exchange A deposit"), "Exchange A", Category.EXCHANGE);
        label(
                ScriptFixture.witnessKeyHash("exchange B deposit 2"),
                "Exchange B",
                Category.EXCHANGE);
        label(ScriptFixture.witnessKeyHash("site"), "Advertising site", Category.ADVERTISING);
        labels.add(List.of(sanctionedStranger()));
    }

    /** Somebody on a sanctions list gets one of the pieces. */
    private static Label sanctionedStranger() {
        Address address =
                ScriptFixture.of(ScriptType.P2TR, "stranger 3")
                        .address(BitcoinChain.REGTEST)
                        .orElseThrow();
        Basis basis =
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.of("A team"),
                        Optional.of(LocalDate.parse("2099-02-03")),
                        new Validity(
                                Optional.of("A list"),
                                Optional.of(LocalDate.parse("2009-01-03")),
                                Optional.empty()));
        return new Label(
                LabelSubject.of(address), "Listed party", Category.SANCTIONED, "treasury", basis);
    }

    void label(Script script, String name, Category category) {
        Address address = script.address(BitcoinChain.REGTEST).orElseThrow();
        labels.add(List.of(new Label(address, name, category, "labels.csv")));
    }

    /** The payment to the site. */
    OutPoint seed() {
        return payment.outPoint(0);
    }

    Address site() {
        return payment.outputs().getFirst().script().address(BitcoinChain.REGTEST).orElseThrow();
    }

    Address exchange() {
        return ScriptFixture.keyHash("exchange A deposit")
                .address(BitcoinChain.REGTEST)
                .orElseThrow();
    }

    ChainFixture chain() {
        return chain;
    }

    Inquiry inquiry() {
        return new Inquiry(MemoryPorts.of(ledger, labels, protections, new MemoryAccounts()));
    }
}
