package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.account.AccountFixture;
import tracer.account.OpenAccounts;
import tracer.account.TransferId;
import tracer.flow.Direction;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.Inquiry;
import tracer.inquiry.OpenCase;
import tracer.inquiry.PaidWithin;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/** How transfers are named that a trace begins with. */
class AccountSeedsCommandTest {
    private static final String HALF = "500000000000000000";

    private final OpenCase made = new OpenCase();
    private final TransferId ether;
    private final TransferId more;
    private final TransferId usd;
    private final Inquiry inquiry;

    AccountSeedsCommandTest() {
        OpenAccounts chain = made.chain;
        chain.holds("a", 4_000_000_000_000_000_000L).holds("a", AccountFixture.token("usd"), 100);
        ether = chain.pay("a", "b", 1_000_000_000_000_000_000L);
        more = chain.pay("a", "c", 2_000_000_000_000_000_000L);
        usd = chain.send("usd", "a", "b", 100);
        inquiry = made.inquiry();
    }

    private AccountSeeds seeds(Optional<String> portion, String... names) {
        return AccountSeeding.of(
                inquiry.ports(),
                new AccountSeedQuestion(
                        List.of(names),
                        Direction.FORWARD,
                        portion,
                        Optional.empty(),
                        PaidWithin.ALWAYS,
                        Optional.empty()));
    }

    @Test
    void amountsAndSharesAreOfEach() {
        AccountSeeds found = seeds(Optional.empty(), ether + "=0.5eth", more + "=25%");
        assertThat(found.chain()).isEqualTo(EvmChain.ETHEREUM);
        assertThat(found.seeds())
                .containsExactly(
                        TransferSeed.of(ether + "=" + HALF + "units"),
                        TransferSeed.of(more + "=1/4"));
        assertThat(seeds(Optional.of("1/3"), ether.toString(), more + "=7units").seeds())
                .containsExactly(
                        TransferSeed.of(ether + "=1/3"), TransferSeed.of(more + "=7units"));
        assertThat(seeds(Optional.of("0.5eth"), ether.toString()).seeds())
                .containsExactly(TransferSeed.of(ether + "=" + HALF + "units"));
        assertThat(seeds(Optional.empty(), usd + "=7units").asset())
                .isEqualTo(AccountFixture.token("usd"));
    }

    @Test
    void refusesWithTheReason() {
        refuses("different assets", ether.toString(), usd.toString());
        refuses("named twice", ether.toString(), ether + "=1/2");
        refuses("another unit", usd + "=1usd");
        refuses("another unit", ether + "=0.5btc");
        refuses("names no transfer", "abc");
        refuses("is a transaction", "0x" + ether.hash());
        refuses("no file", "@nowhere");
        refuses("no seed", " ");
        assertThatThrownBy(() -> seeds(Optional.of("0.5eth"), ether.toString(), more.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("an amount is of one transfer, and these are 2");
        String nowhere = "0x" + "1".repeat(64) + ":value";
        assertThatThrownBy(() -> seeds(Optional.empty(), ether.toString(), nowhere))
                .hasMessageContaining(nowhere);
    }

    private void refuses(String reason, String... names) {
        assertThatThrownBy(() -> seeds(Optional.empty(), names))
                .as(String.join(" ", names))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(reason);
    }

    @Test
    void onAnotherChainNothingIsGuessed() {
        assertThatThrownBy(() ->
                        AccountSeeding.of(
                                inquiry.ports(),
                                AccountSeedQuestion.of(List.of(ether.toString()), Direction.FORWARD)
                                        .on(Optional.of(EvmChain.of("base")))))
                .isInstanceOf(DataGap.class);
    }

    /** In the options, before anything is asked. */
    @Test
    void theOptionsSayWhatOnlyOutputsHave() {
        SeedOptions options = new SeedOptions();
        options.share = "1/3";
        assertThat(portion(options)).contains("1/3");
        options.amount = "0.5eth";
        assertThatThrownBy(() -> portion(options)).hasMessageContaining("contradict");
        options.share = null;
        assertThat(portion(options)).contains("0.5eth");
        options.amount = "5";
        assertThatThrownBy(() -> portion(options)).hasMessageContaining("no unit");
        options.amount = null;
        options.unspent = true;
        assertThatThrownBy(() -> portion(options))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--unspent");
        options.unspent = false;
        options.paidSince = "2024-03-05";
        assertThatThrownBy(() -> portion(options))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named one by one");
        options.paidUntil = "2024-03-04";
        assertThatThrownBy(() -> portion(options)).hasMessageContaining("contradictory seeds");
    }

    private Optional<String> portion(SeedOptions options) {
        return options.ofAccounts(List.of(ether.toString()), Direction.FORWARD, Optional.empty())
                .portion();
    }
}
