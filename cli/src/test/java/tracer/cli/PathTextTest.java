package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.account.AccountFixture;
import tracer.flow.AccountExposureRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountCase;
import tracer.inquiry.AccountPathDocument;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PathPlace;
import tracer.inquiry.PathQuestion;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.path.Best;
import tracer.path.Wanted;
import tracer.problem.BadInput;

/** Paths between accounts and exposure sets, as they are asked for and printed. */
class PathTextTest {
    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();
    private final String payer = AccountFixture.address("payer").text();

    private AccountPathDocument paths(String to, Best best, int count, Limits limits) {
        List<String> from = List.of(payer);
        PathPlace place =
                inquiry.accounts()
                        .place(from, List.of(to), Optional.empty(), Optional.of("native"));
        return inquiry.accounts()
                .path(
                        place,
                        new PathQuestion(
                                from,
                                List.of(to),
                                List.of("sanctioned"),
                                new Wanted(best, count),
                                limits,
                                StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    @Test
    void saysWayLimitsAndWhatAPathIsNot() {
        AccountPathDocument found =
                paths("category:exchange", Best.WIDEST, 3, Limits.NONE.withHops(9));

        assertThat(found.outcome()).isEqualTo("found");
        assertThat(AccountPathText.of(found))
                .contains("the largest smallest step first")
                .contains("how much did is not said by a path")
                .contains("Path 1: 3 hops, at most 0.800000000000000000 ETH all the way")
                .contains("held at least")
                .contains(
                        "within: at most 9 hops; a budget of 100000 transfers; not through parties labelled")
                .contains("or sanctioned")
                .contains("a swap into another asset ends a path")
                .contains("True up to block 19000013 ");
    }

    @Test
    void noPathSaysWhatWasNotFollowed() {
        AccountPathDocument none =
                paths("category:exchange", Best.FEWEST, 1, Limits.NONE.withHops(2));

        assertThat(none.truncated()).isTrue();
        assertThat(AccountPathText.of(none))
                .startsWith("no path within the limits")
                .contains("Not followed: ")
                .contains("beyond the limit of hops");
    }

    @Test
    void anAssetThatIsNotNamedIsNeverGuessed() {
        String site = AccountFixture.address("site").text();
        assertThatThrownBy(() ->
                        inquiry.accounts()
                                .place(
                                        List.of(payer),
                                        List.of(site),
                                        Optional.empty(),
                                        Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("native")
                .hasMessageContaining(AccountFixture.token("usd").contract().text());
    }

    @Test
    void anExposureSetHasNoAmounts() {
        String text =
                AccountExposureText.of(
                        inquiry.accounts()
                                .exposure(
                                        EvmChain.ETHEREUM,
                                        new AccountExposureRequest(
                                                List.of(TransferSeed.whole(made.seed())),
                                                Direction.FORWARD,
                                                Limits.NONE,
                                                StopRules.DEFAULT),
                                        Progress.SILENT,
                                        Cancellation.NEVER));

        assertThat(text)
                .contains("under poison")
                .contains("Exchange A (exchange, says labels.csv")
                .contains("must not be added up")
                .doesNotContainPattern("[0-9]\\.[0-9]+ ETH");
    }
}
