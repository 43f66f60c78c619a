package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tracer.CoreRegtest;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.problem.BadInput;
import tracer.protection.Protected;
import tracer.protection.Protection;

/** No bundle leaves with a protected address unless that was said, and then it says so. */
class BundleProtectionTest {
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
    private static OutPoint purchase = OutPoint.of("00".repeat(32) + ":0");

    private final MemoryLabels labels = new MemoryLabels();

    @BeforeAll
    static void ingest() throws IOException {
        LEDGER.apply(
                LedgerChange.connect(CoreRegtest.blocks().stream().map(ArrivedBlock::of).toList()));
        purchase =
                CoreRegtest.kinds().entrySet().stream()
                        .filter(k -> k.getValue().contains("purchase"))
                        .map(k -> new OutPoint(k.getKey(), 0))
                        .findFirst()
                        .orElseThrow();
    }

    private void labelThePayee() {
        PlacedTransaction paying =
                LEDGER.transactions(List.of(purchase.tx())).values().iterator().next();
        labels.add(
                List.of(
                        new Label(
                                paying.transaction()
                                        .outputs()
                                        .get(purchase.index())
                                        .script()
                                        .address(BitcoinChain.REGTEST)
                                        .orElseThrow(),
                                "A site",
                                Category.ADVERTISING,
                                "a list")));
    }

    private Bag freeze(boolean confidential) {
        return new Bundling(
                        LEDGER,
                        labels,
                        LEDGER,
                        new Protection(new MemoryProtections(), labels, LEDGER, LEDGER))
                .freeze(
                        Bundles.question(purchase, Direction.FORWARD, Policy.FIFO),
                        confidential,
                        Progress.SILENT,
                        Cancellation.NEVER)
                .orElseThrow()
                .bag();
    }

    private static String info(Bag bag) {
        return new String(bag.file(BundlePath.BAG_INFO).toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void thePayerOfASiteIsHeldBack() {
        labelThePayee();
        assertThatThrownBy(() -> freeze(false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing was exported");
    }

    @Test
    void aConfidentialBundleSaysSoAndVerifies() {
        labelThePayee();
        Bag bag = freeze(true);

        assertThat(info(bag)).startsWith(Protected.BANNER + "\nBag-Software-Agent: ");
        VerificationDocument d = Verifier.check(bag);
        assertThat(d.verified()).isTrue();
        assertThat(d.banner()).contains(Protected.BANNER);
    }

    @Test
    void nobodysBundleIsUnmarkedWhateverWasSaid() {
        Bag bag = freeze(false);

        assertThat(info(bag)).doesNotContain("CONFIDENTIAL");
        assertThat(freeze(true).digest()).isEqualTo(bag.digest());
        assertThat(Verifier.check(bag).banner()).isEmpty();
    }

    @Test
    void theBannerIsOfOneFormAndUnderTheDigest() {
        labelThePayee();
        Bag bag = freeze(true);

        for (String banner :
                List.of(
                        "CONFIDENTIAL: contains protected address",
                        "confidential: contains protected addresses",
                        "CONFIDENTIAL: contains protected addresses\r",
                        "")) {
            byte[] forged =
                    info(bag).replace(Protected.BANNER, banner).getBytes(StandardCharsets.UTF_8);
            assertThat(Bundles.verify(Bundles.with(bag, BundlePath.BAG_INFO, forged)).verified())
                    .as(banner)
                    .isFalse();
        }
        Bag without =
                Bag.ofPayload(
                        BundleForm.OUTPUTS, Bundles.contents(bag).toPayload(), Optional.empty());
        assertThat(without.digest()).isNotEqualTo(bag.digest());
    }
}
