package tracer.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.entity.EvidenceRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.Hash32;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.memory.MemoryLedger;

final class LedgerDigestTest {
    private static final OutPoint ELSEWHERE = OutPoint.of("cc".repeat(32) + ":0");

    /** The bytes written out by hand from the documentation of the format. */
    @Test
    void isTheHashOfTheDocumentedBytes() throws Exception {
        ChainFixture chain = ChainFixture.from(3);
        Transaction coinbase = coinbaseOf(chain.mine());
        Transaction pay = spending(coinbase, 0).spend(ELSEWHERE).pay("alice", 9).build();
        Block block = chain.mine(pay);
        ByteBuffer b = ByteBuffer.allocate(10_000);
        text(b, "tracer ledger 1");
        text(b, "bitcoin-regtest");
        b.put((byte) 'B').putLong(3).put(chain.at(3).hash().toBytes());
        bytes(b, HeaderFormat.bytesOf(chain.at(3).header()));
        b.putLong(1).put(coinbase.id().toBytes());
        bytes(b, TransactionFormat.bytesOf(coinbase));
        b.putLong(0).put((byte) 'S').put(pay.id().toBytes()).putLong(0).putLong(0);
        b.put((byte) 'B').putLong(4).put(block.hash().toBytes());
        bytes(b, HeaderFormat.bytesOf(block.header()));
        b.putLong(2).put(coinbaseOf(block).id().toBytes());
        bytes(b, TransactionFormat.bytesOf(coinbaseOf(block)));
        b.putLong(0).put((byte) 'N').putLong(0);
        b.put(pay.id().toBytes());
        bytes(b, TransactionFormat.bytesOf(pay));
        b.putLong(0).put((byte) 'K').putLong(ChainFixture.REWARD);
        bytes(b, coinbase.outputs().getFirst().script().bytes().toArray());
        b.put((byte) 'U').put((byte) 'N').putLong(0);
        b.put((byte) 'Z').putLong(1).putLong(3).putLong(4);
        b.put((byte) 'T').putLong(4).put(block.hash().toBytes()).put((byte) 'N');

        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        ledger.apply(chain.change());
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(b.flip());
        assertThat(LedgerDigest.of(ledger, ledger, Progress.SILENT).toBytes())
                .isEqualTo(sha.digest());
    }

    @Test
    void differsWithWhateverAStoreHolds() {
        ChainFixture chain = ChainFixture.from(3);
        Transaction coinbase = coinbaseOf(chain.mine());
        Transaction pay = spending(coinbase, 0).pay("alice", 9).pay("bob", 9).build();
        chain.mine(pay);
        Transaction join = spending(pay, 0).spend(pay, 1).spend(ELSEWHERE).pay("x", 1).build();
        Block last = chain.mine(join);
        Output said = new Output(Sats.of(1), ScriptFixture.keyHash("claimed"));
        Output saidElse = new Output(Sats.of(2), ScriptFixture.keyHash("claimed"));

        Set<Hash32> seen = new HashSet<>();
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        assertThat(seen.add(digest(ledger))).isTrue();
        assertThat(seen.add(digest(new MemoryLedger(BitcoinChain.MAIN, new CoSpend())))).isTrue();
        ledger.apply(connect(chain.at(4)));
        assertThat(seen.add(digest(ledger))).isTrue();
        ledger.apply(connect(chain.at(3)));
        assertThat(seen.add(digest(ledger))).isTrue();
        // Unknown, claimed and differently claimed fundings; with and without evidence; entities.
        for (EvidenceRules rules : List.<EvidenceRules>of(new CoSpend(), t -> List.of())) {
            for (Map<OutPoint, Output> claims :
                    List.<Map<OutPoint, Output>>of(
                            Map.of(ELSEWHERE, said), Map.of(ELSEWHERE, saidElse))) {
                MemoryLedger claimed = new MemoryLedger(BitcoinChain.REGTEST, rules);
                claimed.apply(connect(chain.blocks(3, 4)));
                claimed.apply(LedgerChange.connect(List.of(new ArrivedBlock(last, claims))));
                assertThat(seen.add(digest(claimed))).isTrue();
                new Clustering(claimed, claimed).recompute(Progress.SILENT, Cancellation.NEVER);
                assertThat(seen.add(digest(claimed))).isTrue();
            }
        }
        ledger.apply(chain.change());
        assertThat(seen.add(digest(ledger))).isTrue();
    }

    @Test
    void readsStoresLargerThanItsBatches() {
        ChainFixture chain = ChainFixture.from(0);
        for (int i = 0; i < 40; i++) {
            chain.mine();
        }
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        ledger.apply(chain.change());
        MemoryLedger shorter = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        shorter.apply(connect(chain.blocks(0, 38)));
        Hash32 before = digest(shorter);
        shorter.apply(connect(chain.at(39)));
        assertThat(digest(shorter)).isEqualTo(digest(ledger)).isNotEqualTo(before);
    }

    private static Hash32 digest(MemoryLedger ledger) {
        return LedgerDigest.of(ledger, ledger, Progress.SILENT);
    }

    private static void text(ByteBuffer b, String text) {
        bytes(b, text.getBytes(US_ASCII));
    }

    private static void bytes(ByteBuffer b, byte[] bytes) {
        b.putLong(bytes.length).put(bytes);
    }
}
