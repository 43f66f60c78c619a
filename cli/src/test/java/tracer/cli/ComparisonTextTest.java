package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountCase;
import tracer.inquiry.ComparisonDocument;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** All policies side by side, as they are printed. */
class ComparisonTextTest {
    private final AccountCase made = new AccountCase();

    private ComparisonDocument comparison(Limits limits) {
        return made.inquiry()
                .accounts()
                .compare(
                        EvmChain.ETHEREUM,
                        List.of(TransferSeed.whole(made.seed())),
                        limits,
                        StopRules.DEFAULT,
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    @Test
    void everyPolicyHasItsColumnAndEveryDestinationItsRowInEachTable() {
        ComparisonDocument c = comparison(Limits.NONE);
        String text = ComparisonText.of(c);

        assertThat(text)
                .contains(
                        "haircut",
                        "haircut-int",
                        "fifo",
                        "lifo",
                        "dirty-first",
                        "clean-first",
                        "libr")
                .contains("at most, over what was followed")
                .contains("sum up to the source exactly")
                .contains("order is the chain's")
                .contains(
                        "%d of %d destinations are disputed"
                                .formatted(c.disputed(), c.destinations().size()))
                .doesNotContain("A limit cut");
        for (ComparisonDocument.DestinationRow d : c.destinations()) {
            assertThat(text).contains(d.where()).contains(d.bound().sentence());
        }
        for (int i = 1; i <= c.destinations().size(); i++) {
            String row = "(?m)^ *" + i + "  .*$";
            assertThat(java.util.regex.Pattern.compile(row).matcher(text).results().count())
                    .as("row %d of three tables", i)
                    .isEqualTo(3);
        }
    }

    @Test
    void whatWentOnUnderAPolicyStandsInBrackets() {
        ComparisonDocument c = comparison(Limits.NONE);
        boolean wentOn =
                c.destinations().stream()
                        .flatMap(d -> d.amounts().stream())
                        .anyMatch(ComparisonDocument.CellNote::wentOn);

        assertThat(ComparisonText.of(c).contains("(brackets)")).isEqualTo(wentOn);
    }

    @Test
    void aLimitIsSaid() {
        assertThat(ComparisonText.of(comparison(Limits.NONE.withHops(1))))
                .contains("A limit cut a trace off: the result is partial.");
    }
}
