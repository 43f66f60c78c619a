package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.bitcoin.TransactionFormat;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;
import tracer.ledger.Coverage;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/** Bundles in which everything agrees but the truth. */
class ForgeryTest {
    private static final OutPoint SEED =
            OutPoint.of("f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:1");

    private static MemoryLedger ledger = new MemoryLedger(BitcoinChain.MAIN, t -> List.of());

    @BeforeAll
    static void read() {
        ledger = MainNetChain.ledger(MainNetChain.blocks());
    }

    private static Bag honest() {
        return Bundles.freeze(
                        ledger,
                        new MemoryLabels(),
                        Bundles.question(SEED, Direction.FORWARD, Policy.FIFO))
                .bag();
    }

    @Test
    void aChangedAmountUnderANewIdLeadsToNoBlock() {
        BundleContents c = Bundles.contents(honest());
        OutPoint end =
                OutPoint.of("a16f3ce4dd5deb92d98ef5cf8afeaf0775ebca408f708b2146c4fb42b41e14be:0");
        List<Transaction> transactions = new ArrayList<>();
        TxId forged = end.tx();
        for (Transaction t : c.transactions()) {
            if (t.id().equals(end.tx())) {
                List<Output> outputs = new ArrayList<>(t.outputs());
                outputs.set(0, new Output(Sats.of(1), outputs.getFirst().script()));
                Transaction changed =
                        TransactionFormat.of(t.version(), t.lockTime(), t.inputs(), outputs);
                forged = changed.id();
                transactions.add(changed);
            } else {
                transactions.add(t);
            }
        }
        transactions.sort(java.util.Comparator.comparing(Transaction::id));
        TxId id = forged;
        List<MerkleProof> proofs =
                c.proofs().stream()
                        .map(p ->
                                p.transaction().equals(end.tx())
                                        ? new MerkleProof(id, p.height(), p.branch())
                                        : p)
                        .toList();
        String answer = new String(c.answer().toArray(), StandardCharsets.UTF_8);
        Bytes renamed =
                Bytes.of(
                        answer.replace(end.tx().toString(), id.toString())
                                .getBytes(StandardCharsets.UTF_8));
        VerificationDocument d =
                Bundles.verify(
                        new BundleContents(
                                c.question(),
                                renamed,
                                c.chain(),
                                transactions,
                                proofs,
                                c.claims(),
                                c.hubs(),
                                c.labels(),
                                c.memberships(),
                                c.evidence()));

        assertThat(d.verified()).isFalse();
        assertThat(d.place().orElse("")).startsWith("data/proofs.txt, line ");
        assertThat(d.difference().orElse("")).contains("leads to root");
    }

    @Test
    void aSwappedBranchLeadsToNoBlock() {
        BundleContents c = Bundles.contents(honest());
        List<MerkleProof> proofs = new ArrayList<>(c.proofs());
        List<Integer> deep = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            if (proofs.get(i).position() == 1) {
                deep.add(i);
            }
        }
        MerkleProof x = proofs.get(deep.get(0));
        MerkleProof y = proofs.get(deep.get(1));
        proofs.set(deep.get(0), new MerkleProof(x.transaction(), x.height(), y.branch()));
        proofs.set(deep.get(1), new MerkleProof(y.transaction(), y.height(), x.branch()));

        VerificationDocument d = Bundles.verify(withProofs(c, proofs));
        assertThat(d.verified()).isFalse();
        assertThat(d.difference().orElse("")).contains("leads to root");
    }

    /** The forger says of a spent output that it is unspent. Nobody can see that from here. */
    @Test
    void anOmittedSpendIsNeverProven() {
        OutPoint hidden = SEED;
        VerificationDocument d =
                Bundles.freeze(
                                new Hiding(ledger, hidden),
                                ledger,
                                new MemoryLabels(),
                                Bundles.question(SEED, Direction.FORWARD, Policy.FIFO))
                        .document();

        assertThat(d.verified()).isTrue();
        assertThat(Bundles.about(d, "not-provable", "unspent")).containsExactly(hidden.toString());
        assertThat(d.askFullNode()).containsExactly(hidden.toString());
        assertThat(d.statements())
                .filteredOn(s -> s.standing().equals("proven"))
                .noneMatch(s -> s.sentence().contains("unspent"));
    }

    static List<UnaryOperator<String>> otherForms() {
        return List.of(
                text -> text.toUpperCase(Locale.ROOT),
                text -> text.replace("\n", "\r\n"),
                text -> text.replace("  data", " *data"),
                text -> text.replace("  data", "   data"),
                text -> text.replace("  data", "\tdata"),
                text -> text.replace("data/", "./data/"),
                text -> text.substring(0, text.length() - 1),
                text -> text + "\n",
                text -> "\ufeff" + text,
                text -> String.join("\n", text.lines().sorted().toList()) + "\n");
    }

    /** Other tools take these for the same manifest; here there is one form. */
    @ParameterizedTest
    @MethodSource("otherForms")
    void aManifestInOtherBytesIsRefused(UnaryOperator<String> form) {
        Bag bag = honest();
        String manifest =
                new String(bag.file(BundlePath.MANIFEST).toArray(), StandardCharsets.UTF_8);
        Map<BundlePath, Bytes> files =
                new EnumMap<>(
                        Bundles.with(
                                bag,
                                BundlePath.MANIFEST,
                                form.apply(manifest).getBytes(StandardCharsets.UTF_8)));
        String tags =
                new String(bag.file(BundlePath.TAG_MANIFEST).toArray(), StandardCharsets.UTF_8);
        files.put(
                BundlePath.TAG_MANIFEST,
                Bytes.of(
                        tags.replace(
                                        TagFiles.sha256(bag.file(BundlePath.MANIFEST)),
                                        TagFiles.sha256(
                                                Objects.requireNonNull(
                                                        files.get(BundlePath.MANIFEST))))
                                .getBytes(StandardCharsets.UTF_8)));

        VerificationDocument d = Bundles.verify(files);
        assertThat(d.verified()).isFalse();
        assertThat(d.place().orElse("")).startsWith("manifest-sha256.txt, line ");
    }

    @Test
    void anotherAnswerIsRefusedAtItsByte() {
        BundleContents c = Bundles.contents(honest());
        byte[] answer = c.answer().toArray();
        String text = new String(answer, StandardCharsets.UTF_8);
        int index = text.indexOf("\"sats\":\"1000000000\"") + 8;
        int at = text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
        answer[at] = '9';
        BundleContents forged =
                new BundleContents(
                        c.question(),
                        Bytes.of(answer),
                        c.chain(),
                        c.transactions(),
                        c.proofs(),
                        c.claims(),
                        c.hubs(),
                        c.labels(),
                        c.memberships(),
                        c.evidence());

        VerificationDocument d = Bundles.verify(forged);
        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains("data/answer.json, byte " + at);
    }

    @Test
    void aLeftOutCoinbaseOrProofIsRefused() {
        BundleContents c = Bundles.contents(honest());
        for (MerkleProof left : c.proofs()) {
            VerificationDocument d =
                    Bundles.verify(
                            withProofs(
                                    c, c.proofs().stream().filter(p -> !p.equals(left)).toList()));
            assertThat(d.verified()).as(left.toString()).isFalse();
        }
    }

    private static BundleContents withProofs(BundleContents c, List<MerkleProof> proofs) {
        return new BundleContents(
                c.question(),
                c.answer(),
                c.chain(),
                c.transactions(),
                proofs,
                c.claims(),
                c.hubs(),
                c.labels(),
                c.memberships(),
                c.evidence());
    }

    /** A ledger that conceals the spend of one output. */
    private record Hiding(MemoryLedger ledger, OutPoint hidden) implements LedgerSource {
        @Override
        public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
            return ledger.spenders(outputs.stream().filter(o -> !o.equals(hidden)).toList());
        }

        @Override
        public Map<tracer.ledger.ScriptHash, tracer.ledger.PaymentCount> paidMoreThan(
                int times, Collection<tracer.ledger.ScriptHash> scripts) {
            return ledger.paidMoreThan(times, scripts);
        }

        @Override
        public BitcoinChain chain() {
            return ledger.chain();
        }

        @Override
        public Coverage coverage() {
            return ledger.coverage();
        }

        @Override
        public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
            return ledger.transactions(ids);
        }

        @Override
        public java.util.Optional<PlacedHeader> header(tracer.ledger.BlockHash hash) {
            return ledger.header(hash);
        }

        @Override
        public java.util.Optional<PlacedHeader> header(int height) {
            return ledger.header(height);
        }

        @Override
        public List<PlacedHeader> headers(int fromHeight, int atMost) {
            return ledger.headers(fromHeight, atMost);
        }

        @Override
        public List<PlacedBlock> blocks(int fromHeight, int atMost) {
            return ledger.blocks(fromHeight, atMost);
        }

        @Override
        public List<PlacedHeader> orphans() {
            return ledger.orphans();
        }

        @Override
        public java.util.Optional<tracer.ledger.Block> orphan(tracer.ledger.BlockHash hash) {
            return ledger.orphan(hash);
        }
    }
}
