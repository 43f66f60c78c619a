package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;

/** Poison between accounts: a set without amounts, which no policy leaves. */
class AccountExposingTest {
    @ParameterizedTest
    @EnumSource(Direction.class)
    void noPolicyComesToWhatIsNotInTheSet(Direction direction) {
        long seed = Seed.of("exposure between accounts, " + direction);
        int seen = 0;
        for (int round = 0; round < 12; round++) {
            AccountFixture chain =
                    AccountFixture.economy(EvmChain.DEVELOPMENT, 0, 10, seed + round);
            MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
            List<OpeningBalance> openings =
                    chain.blocks().stream()
                            .flatMap(AccountBlock::transfers)
                            .flatMap(t ->
                                    java.util.stream.Stream.concat(
                                            t.debited().stream(), t.credited().stream()))
                            .distinct()
                            .map(of -> new OpeningBalance(of, 0, BigInteger.TEN.pow(21), "test"))
                            .toList();
            ledger.apply(new AccountChange(List.of(), chain.blocks(), openings, List.of()));
            List<Transfer> seeds =
                    chain.blocks().stream()
                            .flatMap(AccountBlock::transfers)
                            .filter(t -> !t.kind().isFee() && t.amount().signum() > 0)
                            .limit(6)
                            .toList();
            for (Transfer from : seeds) {
                AccountExposure set = expose(ledger, from.id(), direction, Limits.NONE);
                Set<TransferId> transfers =
                        set.transfers().stream()
                                .map(x -> x.transfer().id())
                                .collect(Collectors.toSet());
                Set<HeldAsset> holders =
                        set.holders().stream()
                                .map(AccountExposure.ExposedHolder::of)
                                .collect(Collectors.toSet());
                for (Policy policy : Policy.ofAccounts(direction)) {
                    AccountTrace trace = trace(ledger, from.id(), direction, policy);
                    assertThat(transfers)
                            .as("round %d of seed %d, %s, %s", round, seed, from.id(), policy)
                            .containsAll(
                                    trace.movements().stream()
                                            .map(m -> m.transfer().id())
                                            .toList());
                    assertThat(holders)
                            .containsAll(trace.remainders().stream().map(Remainder::of).toList());
                    seen += trace.movements().size();
                }
            }
        }
        assertThat(seen).as("movements compared").isGreaterThan(200);
    }

    /** METHODS section 3.2's account: every withdrawal after the dirty deposit is touched. */
    @Test
    void everythingThatLeavesAfterwardsIsTouched() {
        AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
        chain.mine();
        chain.mine(by("clean").log("usd", "clean", "pot", 100));
        AccountBlock dirty = chain.mine(by("dirty").log("usd", "dirty", "pot", 60));
        for (String who : List.of("one", "two", "three")) {
            chain.mine(by("pot").log("usd", "pot", who, 30));
        }
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        List<OpeningBalance> openings =
                List.of("pot", "one", "two", "three").stream()
                        .map(who ->
                                new OpeningBalance(
                                        AccountFixture.held(who, AccountFixture.token("usd")),
                                        0,
                                        BigInteger.ZERO,
                                        "test"))
                        .toList();
        ledger.apply(new AccountChange(List.of(), chain.blocks(), openings, List.of()));
        TransferId seed = dirty.transfers().findFirst().orElseThrow().id();

        AccountExposure set = expose(ledger, seed, Direction.FORWARD, Limits.NONE);

        assertThat(set.transfers()).hasSize(4);
        assertThat(set.isLimited()).isFalse();
        assertThat(set.holders()).hasSize(4);
        AccountExposure cut = expose(ledger, seed, Direction.FORWARD, Limits.NONE.withHops(0));
        assertThat(cut.transfers()).hasSize(1);
        assertThat(cut.isLimited()).isTrue();
    }

    private static AccountTransactionFixture by(String sender) {
        return AccountTransactionFixture.by(sender);
    }

    private static AccountExposure expose(
            MemoryAccountLedger ledger, TransferId seed, Direction direction, Limits limits) {
        return new AccountExposing(AccountHolders.Maker.NONE)
                .expose(
                        ledger,
                        new AccountExposureRequest(
                                List.of(TransferSeed.whole(seed)),
                                direction,
                                limits,
                                StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static AccountTrace trace(
            MemoryAccountLedger ledger, TransferId seed, Direction direction, Policy policy) {
        return new AccountFlow(AccountHolders.Maker.NONE)
                .trace(
                        ledger,
                        new AccountTraceRequest(
                                seed, direction, policy, Limits.NONE, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }
}
