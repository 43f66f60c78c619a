package tracer.neo4j;

import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import tracer.entity.CoSpend;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.Transaction;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.BoltUri;
import tracer.neo4j.server.Password;

/**
 * A process that stores a chain, block by block, and says what it is at: {@code apply 7}, {@code
 * inside 7} from within the database transaction, {@code done}. Made to be killed.
 */
final class KilledWriter {
    static final int BLOCKS = 50;
    static final String PASSWORD = "TRACER_TEST_PASSWORD";

    /** Transactions in each block, besides the coinbase. */
    private static final int PAIRS = 40;

    private KilledWriter() {}

    /** Arguments: the server's address, the user, the height to stand still at inside a block. */
    public static void main(String[] args) {
        BoltAccess access =
                new BoltAccess(
                        BoltUri.parse(args[0]), args[1], new Password(System.getenv(PASSWORD)));
        int standStillAt = Integer.parseInt(args[2]);
        try (GraphStore store =
                GraphStore.open(access, BitcoinChain.REGTEST, standingStillAt(standStillAt))) {
            for (Block block : chain().blocks()) {
                say("apply " + block.height());
                store.sink().apply(connect(block));
            }
        }
        say("done");
    }

    /** Every block spends the fan of the one before in pairs, so that each gives evidence. */
    static ChainFixture chain() {
        ChainFixture chain = ChainFixture.from(0);
        chain.mine();
        Transaction fan = fan(coinbaseOf(chain.mine()), 0);
        chain.mine(fan);
        while (chain.blocks().size() < BLOCKS) {
            Transaction[] block = new Transaction[PAIRS + 1];
            for (int i = 0; i < PAIRS; i++) {
                block[i] = spending(fan, 2 * i).spend(fan, 2 * i + 1).pay("shop " + i, 2).build();
            }
            fan = fan(coinbaseOf(chain.blocks().getLast()), chain.blocks().size());
            block[PAIRS] = fan;
            chain.mine(block);
        }
        return chain;
    }

    private static Transaction fan(Transaction from, int round) {
        var fan = spending(from, 0);
        for (int i = 0; i < 2 * PAIRS; i++) {
            fan.pay("owner " + (i * 7 + round) % 301, 1);
        }
        return fan.build();
    }

    private static EvidenceRules standingStillAt(int height) {
        CoSpend rules = new CoSpend();
        return transaction -> {
            if (transaction.place().height() == height) {
                say("inside " + height);
                sleep();
            }
            return List.copyOf(rules.evidence(transaction));
        };
    }

    static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
