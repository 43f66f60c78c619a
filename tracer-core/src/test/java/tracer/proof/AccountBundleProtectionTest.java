package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelSubject;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.inquiry.AccountCase;
import tracer.inquiry.Inquiry;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryProtections;
import tracer.problem.BadInput;
import tracer.protection.Protected;
import tracer.protection.ProtectionStatement;
import tracer.summary.AccountSummaryRequest;
import tracer.summary.Provenance;

/** No bundle or summary over accounts holds a protected address unasked. */
class AccountBundleProtectionTest {
    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();
    private final LabelStore labels = inquiry.ports().labels();

    @Test
    void thePayerOfASiteIsHeldBackAndAConfidentialBundleSaysSo() {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, address("site")),
                                "A site",
                                Category.ADVERTISING,
                                "a list")));
        assertThatThrownBy(() -> AccountBundles.honest(made))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing was exported");
        Bag bag =
                new AccountBundling(
                                inquiry.ports().accounts().ledger(EvmChain.ETHEREUM),
                                labels,
                                inquiry.ports().protection())
                        .freeze(
                                AccountBundles.question(
                                        made.seed(), Direction.FORWARD, Policy.FIFO),
                                true,
                                Progress.SILENT,
                                Cancellation.NEVER)
                        .orElseThrow()
                        .bag();
        assertThat(text(bag, BundlePath.BAG_INFO)).startsWith(Protected.BANNER);
        assertThat(Verifier.check(bag).banner()).contains(Protected.BANNER);
    }

    @Test
    void anAddressMarkedByHandIsHeldBack() {
        ((MemoryProtections) inquiry.ports().protections())
                .add(
                        new ProtectionStatement(
                                address("collector"),
                                ProtectionStatement.Act.PROTECT,
                                "Unit 4",
                                Instant.EPOCH,
                                "a witness"));
        assertThatThrownBy(() ->
                        new AccountBundling(
                                        inquiry.ports().accounts().ledger(EvmChain.ETHEREUM),
                                        labels,
                                        inquiry.ports().protection())
                                .freeze(
                                        AccountBundles.question(
                                                made.seed(), Direction.FORWARD, Policy.FIFO),
                                        false,
                                        Progress.SILENT,
                                        Cancellation.NEVER))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("marked by hand: 1");
        assertThatThrownBy(() ->
                        inquiry.accounts()
                                .summary(
                                        new AccountSummaryRequest(
                                                EvmChain.ETHEREUM,
                                                AccountBundles.question(
                                                        made.seed(),
                                                        Direction.FORWARD,
                                                        Policy.FIFO),
                                                Provenance.NOT_STATED,
                                                false),
                                        Progress.SILENT,
                                        Cancellation.NEVER))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("marked by hand: 1");
    }

    private static String text(Bag bag, BundlePath path) {
        return new String(bag.file(path).toArray(), StandardCharsets.UTF_8);
    }
}
