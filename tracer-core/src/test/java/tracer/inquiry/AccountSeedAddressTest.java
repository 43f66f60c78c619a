package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.token;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tracer.account.OpenAccounts;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.flow.TransferSeed;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** An address as a seed: all that it received of one asset, backward all that it sent. */
class AccountSeedAddressTest {
    private static final String POT = address("pot").text();

    private final OpenCase made = new OpenCase();
    private final OpenAccounts chain = made.chain;

    private AccountSeeds seeds(
            Direction direction, @Nullable String asset, PaidWithin within, String... names) {
        return AccountSeeding.of(
                made.inquiry().ports(),
                new AccountSeedQuestion(
                        List.of(names),
                        direction,
                        Optional.empty(),
                        Optional.ofNullable(asset),
                        within,
                        Optional.empty()));
    }

    private AccountSeeds received(String... names) {
        return seeds(Direction.FORWARD, null, PaidWithin.ALWAYS, names);
    }

    private static PaidWithin heights(int from, int to) {
        return new PaidWithin(
                OptionalInt.of(from), OptionalInt.of(to), Optional.empty(), Optional.empty());
    }

    private static List<TransferSeed> whole(TransferId... ids) {
        return Stream.of(ids).map(TransferSeed::whole).toList();
    }

    /** Three victims pay, one by nothing; the pot pays on with a fee. */
    @Test
    void forwardWhatItReceivedAndBackwardWhatItSent() {
        chain.holds("v1", 10).holds("v2", 20);
        TransferId one = chain.pay("v1", "pot", 10);
        chain.pay("v3", "pot", 0);
        TransferId two = chain.pay("v2", "pot", 20);
        TransferId on = chain.pay("pot", "boss", 25, 3);

        AccountSeeds in = received(POT);
        assertThat(in.seeds()).containsExactlyElementsOf(whole(one, two));
        assertThat(in.remarks())
                .containsExactly(
                        "Seeds: 2 transfers of ETH, together 0.000000000000000030 ETH, that %s received at any height"
                                .formatted(POT),
                        "Left out: 1 transfer of nothing, at any height; such are often sent to put an address before somebody's eyes");
        AccountSeeds out = seeds(Direction.BACKWARD, "native", PaidWithin.ALWAYS, POT);
        assertThat(out.seeds()).containsExactlyElementsOf(whole(on));
        assertThat(out.remarks())
                .contains(
                        "Left out: 1 transfer of ETH, together 0.000000000000000003 ETH, that %s paid as fees, at any height"
                                .formatted(POT));
    }

    @Test
    void whatARangeLeavesOutIsCountedAndSummed() {
        chain.holds("v", 100);
        List<TransferId> paid = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            paid.add(chain.pay("v", "pot", i));
        }
        AccountSeeds some = seeds(Direction.FORWARD, null, heights(2, 4), POT);
        assertThat(some.seeds())
                .containsExactlyElementsOf(whole(paid.get(1), paid.get(2), paid.get(3)));
        assertThat(some.remarks())
                .anyMatch(r -> r.startsWith("Seeds: 3 transfers") && r.contains("up to block 4"))
                .anyMatch(r ->
                        r.startsWith("Left out: 3 transfers of ETH, together 0.000000000000000012")
                                && r.endsWith("outside that range"));
        Instant third = chain.chain().at(3).header().claimedTime();
        PaidWithin stamped =
                new PaidWithin(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.of(third),
                        Optional.of(third));
        assertThat(seeds(Direction.FORWARD, null, stamped, POT).seeds())
                .containsExactlyElementsOf(whole(paid.get(2)));
    }

    /** Unknown asset, nothing there, nothing at all, too many: each says what it is. */
    @Test
    void everyReasonHasItsOwnError() {
        chain.holds("v", 100).holds("v", token("usd"), 10);
        chain.pay("v", "pot", 5);
        chain.send("usd", "v", "pot", 5);
        String usd = token("usd").contract().text();
        assertThatThrownBy(() -> received(POT))
                .isInstanceOf(BadInput.class)
                .hasMessageContainingAll("several assets", "native", usd);
        assertThat(seeds(Direction.FORWARD, usd, PaidWithin.ALWAYS, POT).asset())
                .isEqualTo(token("usd"));
        String eur = token("eur").contract().text();
        assertThatThrownBy(() -> seeds(Direction.FORWARD, eur, PaidWithin.ALWAYS, POT))
                .isInstanceOf(NotFound.class)
                .hasMessageContainingAll(eur, "which has only native, " + usd);
        assertThatThrownBy(() -> seeds(Direction.FORWARD, "doge", PaidWithin.ALWAYS, POT))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> seeds(Direction.FORWARD, "native", heights(2, 2), POT))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("of 1 transfer of ETH")
                .hasMessageContaining("none stands from block 2, up to block 2");
        assertThatThrownBy(() -> seeds(Direction.FORWARD, "native", heights(99, 100), POT))
                .isInstanceOf(DataGap.class);
        assertThatThrownBy(() -> seeds(Direction.BACKWARD, "native", PaidWithin.ALWAYS, POT))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("a transfer of ETH by " + POT);
        assertThatThrownBy(() -> received(address("nobody").text()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("a transfer to " + address("nobody").text());
        assertThatThrownBy(() -> received(POT + "=1/2")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> received(POT, POT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> heights(3, 2)).isInstanceOf(BadInput.class);
    }

    @Test
    void moreThanATraceBeginsWithAreRefused() {
        chain.holds("v", 1_000_000);
        var many = by("v");
        for (int i = 0; i <= TraceRequest.MOST_SEEDS; i++) {
            many = many.log("usd", "v", "pot", 1);
        }
        chain.holds("v", token("usd"), 1_000_000);
        chain.chain().mine(many);
        assertThatThrownBy(() -> received(POT))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("more than the 10000 transfers");
    }

    @Test
    void transfersAndAddressesAreNamedTogetherAndNothingTwice() {
        chain.holds("v", 100).holds("v", token("usd"), 10);
        TransferId one = chain.pay("v", "pot", 5);
        TransferId other = chain.pay("v", "till", 7);
        chain.send("usd", "v", "pot", 5);
        // The named transfer says which asset is meant.
        assertThat(received(POT, other.toString()).seeds())
                .containsExactlyInAnyOrderElementsOf(whole(one, other));
        assertThatThrownBy(() -> received(POT, one.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named twice");
        assertThatThrownBy(() ->
                        seeds(
                                Direction.FORWARD,
                                token("usd").contract().text(),
                                PaidWithin.ALWAYS,
                                POT,
                                other.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("different assets");
        assertThatThrownBy(() -> seeds(Direction.FORWARD, null, heights(1, 2), one.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none is named");
    }

    /**
     * A random story: what the address stands for, cut at any height, is in the parts together what
     * it is whole, and a trace of it is the trace of the transfers by name.
     */
    @Test
    void partsOfTheTimeAreTogetherTheWhole() {
        long seed = tracer.Seed.of("addresses as seeds");
        Random random = new Random(seed);
        List<TransferId> paid = new ArrayList<>();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < 40; i++) {
            chain.holds("v" + i, 1_000);
            int amount = 1 + random.nextInt(999);
            if (random.nextInt(4) == 0) {
                chain.pay("v" + i, "elsewhere", amount);
            } else {
                paid.add(chain.pay("v" + i, "pot", amount));
                sum = sum.add(BigInteger.valueOf(amount));
            }
            if (random.nextInt(5) == 0 && sum.signum() > 0) {
                chain.pay("pot", "boss" + i % 3, 1);
            }
        }
        int cut = 1 + random.nextInt(20);
        List<TransferSeed> early = seeds(Direction.FORWARD, null, heights(0, cut), POT).seeds();
        List<TransferSeed> late = seeds(Direction.FORWARD, null, heights(cut + 1, 60), POT).seeds();
        assertThat(Stream.concat(early.stream(), late.stream()))
                .as("seed %d cut at %d", seed, cut)
                .containsExactlyElementsOf(received(POT).seeds());
        for (Policy policy : Policy.ofAccounts(Direction.FORWARD)) {
            AccountTraceDocument byAddress = trace(received(POT).seeds(), policy);
            assertThat(byAddress).isEqualTo(trace(whole(paid.toArray(TransferId[]::new)), policy));
            assertThat(byAddress.balance().closes()).isTrue();
            assertThat(byAddress.balance().source().units()).isEqualTo(sum.toString());
        }
    }

    private AccountTraceDocument trace(List<TransferSeed> seeds, Policy policy) {
        return made.inquiry()
                .accounts()
                .trace(
                        EvmChain.ETHEREUM,
                        new AccountTraceRequest(
                                seeds, Direction.FORWARD, policy, Limits.NONE, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    @Test
    void remarksStandFirstAmongTheNotes() {
        chain.holds("v", 5);
        chain.pay("v", "pot", 5);
        AccountSeeds in = received(POT);
        AccountTraceDocument trace = trace(in.seeds(), Policy.FIFO);
        AccountTraceDocument noted = trace.noting(in.remarks());
        assertThat(noted.notes().getFirst()).isEqualTo(in.remarks().getFirst() + ".");
        assertThat(noted.notes()).endsWith(trace.notes().toArray(String[]::new));
        assertThat(trace.noting(List.of())).isEqualTo(trace);
    }
}
