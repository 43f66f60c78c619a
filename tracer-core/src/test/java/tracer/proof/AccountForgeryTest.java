package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.account.AccountFixture;
import tracer.account.AccountHeader;
import tracer.account.HeldAsset;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.inquiry.AccountCase;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.EvmChain;
import tracer.proof.VerificationDocument.Statement;

/** Bundles over accounts that somebody changed: found, or still no more than a claim. */
class AccountForgeryTest {
    private final AccountCase made = new AccountCase();

    @TempDir Path home;

    private Bag honest() {
        return AccountBundles.honest(made);
    }

    @Test
    void aHundredSingleByteChangesAreAllFound() throws Exception {
        long seed = 20_260_101;
        Random random = new Random(seed);
        Path zip = home.resolve("b.zip");
        BundleFiles.write(honest(), zip, false);
        byte[] honest = Files.readAllBytes(zip);
        for (int i = 0; i < 100; i++) {
            byte[] changed = honest.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(zip, changed);
            VerificationDocument d = Verifier.verify(zip);
            assertThat(d.verified()).as("seed %d, change %d at byte %d", seed, i, at).isFalse();
            assertThat(d.place()).isPresent();
            assertThat(d.statements()).isEmpty();
        }
    }

    /**
     * The same with manifests that a forger made to fit: the answer or the records give it away.
     */
    @Test
    void singleByteChangesUnderFittingManifestsAreFoundOrStayClaims() {
        long seed = 20_260_102;
        Random random = new Random(seed);
        Bag bag = honest();
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            BundlePath path = BundleForm.ACCOUNTS.payload().get(random.nextInt(10));
            byte[] bytes = bag.file(path).toArray();
            if (bytes.length == 0) {
                continue;
            }
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Map<BundlePath, Bytes> files = new EnumMap<>(bag.files());
            files.put(path, Bytes.of(bytes));
            VerificationDocument d =
                    Verifier.check(Bag.ofPayload(BundleForm.ACCOUNTS, files, Optional.empty()));
            refused += d.verified() ? 0 : 1;
            assertThat(d.statements())
                    .as("seed %d, change %d of %s at byte %d", seed, i, path, at)
                    .noneMatch(s -> s.standing().equals(Statement.PROVEN));
        }
        // The rest are hashes, stamps and names that no part of the bundle says a second time.
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void aChangedAmountIsRefusedAndWithAllElseMadeToFitStaysAClaim() {
        AccountContents c = AccountBundles.contents(honest());
        List<Transfer> transfers = new ArrayList<>(c.transfers());
        int at = 0;
        while (transfers.get(at).kind() != TransferKind.CALL) {
            at++;
        }
        Transfer t = transfers.get(at);
        BigInteger less = t.amount().subtract(BigInteger.ONE);
        transfers.set(at, new Transfer(t.id(), t.place(), t.from(), t.to(), t.asset(), less));
        AccountContents forged = AccountBundles.withTransfers(c, transfers);

        VerificationDocument refused = AccountBundles.verify(forged);
        assertThat(refused.verified()).isFalse();
        assertThat(refused.place().orElse("")).startsWith("data/answer.json, byte ");

        VerificationDocument d = AccountBundles.verify(AccountBundles.answered(forged));
        assertThat(d.verified()).isTrue();
        assertThat(d.statements()).noneMatch(s -> s.standing().equals(Statement.PROVEN));
        assertThat(Bundles.about(d, "not-provable", "claimed-transfer"))
                .contains(t.id().toString());
    }

    @Test
    void aValueOtherThanItsTransactionSendsIsRefusedWhereItStands() {
        AccountContents c = AccountBundles.contents(honest());
        List<Transfer> transfers = new ArrayList<>(c.transfers());
        for (int i = 0; i < transfers.size(); i++) {
            Transfer t = transfers.get(i);
            if (t.kind() == TransferKind.VALUE) {
                transfers.set(
                        i,
                        new Transfer(
                                t.id(),
                                t.place(),
                                t.from(),
                                t.to(),
                                t.asset(),
                                t.amount().add(BigInteger.ONE)));
                break;
            }
        }
        VerificationDocument d = AccountBundles.verify(AccountBundles.withTransfers(c, transfers));
        assertThat(d.verified()).isFalse();
        assertThat(d.place().orElse("")).startsWith("data/transfers.txt, line ");
        assertThat(d.difference().orElse("")).contains("is not the value");
    }

    @Test
    void anOmittedTransferIsRefusedAndIfDeniedNeverProven() {
        AccountContents c = AccountBundles.contents(honest());
        int refused = 0;
        for (int i = 0; i < c.transfers().size(); i++) {
            List<Transfer> fewer = new ArrayList<>(c.transfers());
            fewer.remove(i);
            refused +=
                    AccountBundles.verify(AccountBundles.withTransfers(c, fewer)).verified()
                            ? 0
                            : 1;
        }
        assertThat(refused).isEqualTo(c.transfers().size());
    }

    @Test
    void blocksThatDoNotLinkAreRefusedWhereTheyStand() {
        AccountContents c = AccountBundles.contents(honest());
        List<AccountHeader> blocks = new ArrayList<>(c.blocks());
        int at = 1;
        while (blocks.get(at - 1).height() + 1 != blocks.get(at).height()) {
            at++;
        }
        AccountHeader b = blocks.get(at);
        BlockHash other = new BlockHash(AccountFixture.hash("another"));
        blocks.set(at, new AccountHeader(b.height(), b.hash(), other, b.time(), b.seen()));
        VerificationDocument d =
                AccountBundles.verify(
                        new AccountContents(
                                c.question(),
                                c.answer(),
                                c.chain(),
                                blocks,
                                c.transactions(),
                                c.transfers(),
                                c.holdings(),
                                c.tokens(),
                                c.labels()));

        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains("data/blocks.txt, line %d".formatted(7 * at + 3));
        assertThat(d.difference().orElse("")).contains("follows 0x" + other);
    }

    @Test
    void whatTheAnswerDoesNotRestOnIsRefused() {
        AccountContents c = AccountBundles.contents(honest());
        List<FrozenHolding> holdings = new ArrayList<>(c.holdings());
        HeldAsset idle = AccountFixture.held("nobody", EvmChain.ETHEREUM.nativeAsset());
        holdings.add(new FrozenHolding(idle, Optional.empty(), 0));
        holdings.sort(Comparator.comparing(FrozenHolding::of));
        VerificationDocument d =
                AccountBundles.verify(
                        new AccountContents(
                                c.question(),
                                c.answer(),
                                c.chain(),
                                c.blocks(),
                                c.transactions(),
                                c.transfers(),
                                holdings,
                                c.tokens(),
                                c.labels()));
        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains("data/holdings.txt");
        assertThat(d.difference().orElse("")).contains("nothing rests on");
    }
}
