package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.account.AccountFixture;
import tracer.account.OpenAccounts;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.BadInput;
import tracer.problem.NotFound;

/** Several transfers, and parts of them, as the seeds of one trace over accounts. */
class AccountSeedsTest {
    private final OpenAccounts accounts = new OpenAccounts();

    private AccountTrace trace(Direction direction, Policy policy, Limits limits, String... seeds) {
        return new AccountFlow(AccountHolders.Maker.NONE)
                .trace(
                        accounts.ledger(),
                        new AccountTraceRequest(
                                java.util.Arrays.stream(seeds).map(TransferSeed::of).toList(),
                                direction,
                                policy,
                                limits,
                                StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private AccountTrace forward(Policy policy, String... seeds) {
        return trace(Direction.FORWARD, policy, Limits.NONE, seeds);
    }

    private static Map<String, String> held(AccountTrace trace, String... names) {
        Map<String, String> held = new TreeMap<>();
        for (String name : names) {
            held.put(
                    name,
                    trace.remainders().stream()
                            .filter(r -> r.of().holder().equals(address(name)))
                            .map(r -> r.traced().toString())
                            .findFirst()
                            .orElse("0"));
        }
        return held;
    }

    /** Two victims pay one pot; what leaves it is of both, and the sum is theirs together. */
    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO", "HAIRCUT", "CLEAN_FIRST"})
    void severalAreOneSum(Policy policy) {
        accounts.holds("v1", 60).holds("v2", 30).holds("clean", 50);
        String one = accounts.pay("v1", "pot", 60).toString();
        accounts.pay("clean", "pot", 50);
        String two = accounts.pay("v2", "pot", 30).toString();
        // 60 dirty, 50 clean, 30 dirty: 80 leaves under FIFO 60 + 20 clean.
        accounts.pay("pot", "x", 80);
        AccountTrace trace = forward(policy, two, one);
        assertThat(trace.balance().source()).isEqualTo(Rational.of(90));
        assertThat(trace.balance().closes()).isTrue();
        Map<String, String> held = held(trace, "x", "pot");
        switch (policy) {
            case FIFO -> assertThat(held).isEqualTo(Map.of("x", "60", "pot", "30"));
            case LIFO -> assertThat(held).isEqualTo(Map.of("x", "30", "pot", "60"));
            case HAIRCUT -> assertThat(held).isEqualTo(Map.of("x", "360/7", "pot", "270/7"));
            default -> assertThat(held).isEqualTo(Map.of("x", "30", "pot", "60"));
        }
        assertThat(forward(policy, one, two)).isEqualTo(trace);
    }

    /** What comes to a seed of another counts towards it: the same coins are there once. */
    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"FIFO", "LIFO", "HAIRCUT", "HAIRCUT_INT", "DIRTY_FIRST"})
    void theSameValueOnTwoSeedsCountsOnce(Policy policy) {
        accounts.holds("a", 100).holds("b", 40);
        String first = accounts.pay("a", "b", 100).toString();
        String second = accounts.pay("b", "c", 140).toString();
        String third = accounts.pay("c", "d", 140).toString();
        AccountTrace trace = forward(policy, first, second, third);
        assertThat(trace.balance().source()).isEqualTo(Rational.of(140));
        assertThat(held(trace, "d")).isEqualTo(Map.of("d", "140"));
        assertThat(trace.movements()).extracting(Movement::hop).containsOnly(0);
    }

    @Test
    void backwardTheSameValueCountsOnceToo() {
        accounts.holds("a", 100).holds("b", 40);
        String first = accounts.pay("a", "b", 100).toString();
        String second = accounts.pay("b", "c", 140).toString();
        AccountTrace trace = trace(Direction.BACKWARD, Policy.FIFO, Limits.NONE, first, second);
        assertThat(trace.balance().source()).isEqualTo(Rational.of(140));
        assertThat(held(trace, "a", "b")).isEqualTo(Map.of("a", "100", "b", "40"));
        assertThat(trace.movements().getFirst().transfer().id().toString()).isEqualTo(second);
    }

    /**
     * Under FIFO the first units; under haircut so much of every unit; whole units rounded down.
     */
    @ParameterizedTest
    @CsvSource({
        "FIFO, 1/3, 33, 33, 0",
        "LIFO, 1/3, 33, 0, 33",
        "HAIRCUT, 1/3, 100/3, 50/3, 50/3",
        "HAIRCUT_INT, 1/3, 33, 16, 17",
        "DIRTY_FIRST, 33units, 33, 33, 0",
        "CLEAN_FIRST, 33%, 33, 0, 33"
    })
    void aPartIsWhereThePolicyPutsIt(
            Policy policy, String part, String source, String gone, String left) {
        accounts.holds("a", 100);
        TransferId seed = accounts.pay("a", "b", 100);
        accounts.pay("b", "c", 50);
        AccountTrace trace = forward(policy, seed + "=" + part);
        assertThat(trace.balance().source().toString()).isEqualTo(source);
        Map<String, String> held = held(trace, "b", "c");
        if (policy == Policy.HAIRCUT_INT) {
            assertThat(List.of("16", "17")).contains(held.get("b"), held.get("c"));
        } else {
            assertThat(held).isEqualTo(Map.of("b", left, "c", gone));
        }
        assertThat(trace.movements().getFirst().traced().toString()).isEqualTo(source);
    }

    @Test
    void limitsRelativeToTheSeedsAreOfAllOfThem() {
        accounts.holds("a", 60).holds("b", 40);
        String one = accounts.pay("a", "x", 60).toString();
        String two = accounts.pay("b", "y", 40).toString();
        accounts.pay("x", "z", 19);
        accounts.pay("y", "w", 20);
        Limits fifth = Limits.NONE.with(Guards.NONE.withShare(Rational.of(1, 5)));
        AccountTrace trace = trace(Direction.FORWARD, Policy.FIFO, fifth, one, two);
        assertThat(trace.movements())
                .extracting(Movement::fate)
                .containsExactly(
                        new Movement.Fate.Followed(),
                        new Movement.Fate.Followed(),
                        new Movement.Fate.Ended(new TraceEnd.LimitReached(TraceEnd.Limit.SHARE)),
                        new Movement.Fate.Followed());
        Limits height = Limits.NONE.withHops(0);
        AccountTrace none = trace(Direction.FORWARD, Policy.FIFO, height, one, two);
        assertThat(none.balance().source()).isEqualTo(Rational.of(100));
        assertThat(none.isLimited()).isTrue();
    }

    @Test
    void refusesWhatHasNoSum() {
        accounts.holds("a", 10).holds("a", AccountFixture.token("usd"), 10);
        accounts.holds("a", AccountFixture.token("eur"), 10);
        String ether = accounts.pay("a", "b", 10).toString();
        String usd = accounts.send("usd", "a", "b", 10).toString();
        String eur = accounts.send("eur", "a", "b", 10).toString();
        assertThatThrownBy(() -> forward(Policy.FIFO, ether, usd))
                .isInstanceOf(BadInput.class)
                .hasMessageContainingAll("different assets", ether, usd, "by itself");
        assertThatThrownBy(() -> forward(Policy.FIFO, usd, eur))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(AccountFixture.token("eur").toString());
        assertThatThrownBy(() -> forward(Policy.FIFO, usd, usd + "=1/2"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> forward(Policy.FIFO, usd + "=11units"))
                .isInstanceOf(BadInput.class)
                .hasMessageContainingAll("moves 10 base units", "11");
        TransferId nowhere = new TransferId(AccountFixture.hash("x"), TransferKind.VALUE, "");
        assertThatThrownBy(() -> forward(Policy.FIFO, ether, nowhere.toString()))
                .isInstanceOf(NotFound.class);
        for (String wrong : List.of("=", "=0", "=2", "=1.5units", "=-1", "=1/0", "=5sat")) {
            assertThatThrownBy(() -> TransferSeed.of(ether + wrong)).isInstanceOf(BadInput.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1/3",
        "5units",
        "115792089237316195423570985008687907853269984665640564039457units"
    })
    void aSeedReadsAsItIsWritten(String part) {
        String id = "0x" + "ab".repeat(32) + ":log-17";
        TransferSeed seed = TransferSeed.of(id + "=" + part);
        assertThat(seed).hasToString(id + "=" + part);
        assertThat(TransferSeed.of(seed.toString())).isEqualTo(seed);
        assertThat(TransferSeed.of(id).isWhole()).isTrue();
        assertThat(seed.portion().of(BigInteger.TWO.pow(256)).isZero()).isFalse();
    }

    /** Many seeds alone, each in its own world, are together the sum of their traces. */
    @Test
    void seedsThatNeverMeetAddUp() {
        for (int i = 0; i < 20; i++) {
            accounts.holds("v" + i, 100);
        }
        List<String> seeds =
                java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> accounts.pay("v" + i, "r" + i, 100).toString())
                        .collect(Collectors.toList());
        for (int i = 0; i < 20; i++) {
            accounts.pay("r" + i, "s" + i, 3L * i + 1);
        }
        AccountTrace all = forward(Policy.FIFO, seeds.toArray(String[]::new));
        List<AccountTrace> each = seeds.stream().map(s -> forward(Policy.FIFO, s)).toList();
        assertThat(all.movements())
                .containsExactlyInAnyOrderElementsOf(
                        each.stream().flatMap(t -> t.movements().stream()).toList());
        assertThat(all.remainders())
                .containsExactlyInAnyOrderElementsOf(
                        each.stream().flatMap(t -> t.remainders().stream()).toList());
    }
}
