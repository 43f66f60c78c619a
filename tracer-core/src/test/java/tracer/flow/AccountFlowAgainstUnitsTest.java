package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;

/** Policies against moving every single unit by hand through the whole chain. */
class AccountFlowAgainstUnitsTest {
    private static final int ROUNDS = 60;
    private static final int ACCOUNTS = 5;

    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO", "DIRTY_FIRST", "CLEAN_FIRST", "LIBR"})
    void movesTheSameUnits(Policy policy) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            AccountFixture chain = chain(random);
            Map<HeldAsset, Integer> openings = new TreeMap<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                openings.put(AccountFixture.held("a" + i, chain.nativeAsset()), random.nextInt(20));
            }
            openings.put(AccountFixture.held("miner", chain.nativeAsset()), 0);
            List<Transfer> all = possible(chain, openings);
            if (all == null) {
                continue;
            }
            List<Transfer> seeds = all.stream().filter(t -> !t.kind().isFee()).toList();
            if (seeds.isEmpty()) {
                continue;
            }
            // Of one seed in every other round, else of up to three.
            Set<Transfer> from = new LinkedHashSet<>();
            for (long n = seed % 2 == 0 ? 1 : 3; n > 0; n--) {
                from.add(seeds.get(random.nextInt(seeds.size())));
            }
            assertThat(traced(chain, openings, from, policy))
                    .as("seed %d, %s", seed, from)
                    .isEqualTo(byHand(all, openings, from, policy));
        }
    }

    private static AccountFixture chain(Random random) {
        AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
        chain.mine();
        for (int b = 0; b < 12; b++) {
            List<AccountTransactionFixture> transactions = new ArrayList<>();
            for (int t = random.nextInt(3); t >= 0; t--) {
                AccountTransactionFixture tx =
                        by("a" + random.nextInt(ACCOUNTS))
                                .burn(random.nextInt(2))
                                .tip(random.nextInt(2), "miner")
                                .pay("a" + random.nextInt(ACCOUNTS), random.nextInt(5));
                if (random.nextInt(3) == 0) {
                    tx.call(
                            "a" + random.nextInt(ACCOUNTS),
                            "a" + random.nextInt(ACCOUNTS),
                            random.nextInt(4));
                }
                transactions.add(tx);
            }
            chain.mine(transactions.toArray(AccountTransactionFixture[]::new));
        }
        return chain;
    }

    /** All transfers, or null if somebody would spend what is not there. */
    private static @Nullable List<Transfer> possible(
            AccountFixture chain, Map<HeldAsset, Integer> openings) {
        Map<HeldAsset, BigInteger> held = new TreeMap<>();
        openings.forEach((of, n) -> held.put(of, BigInteger.valueOf(n)));
        List<Transfer> all = chain.blocks().stream().flatMap(AccountBlock::transfers).toList();
        for (Transfer t : all) {
            t.debited().ifPresent(of -> held.merge(of, t.amount().negate(), BigInteger::add));
            if (held.values().stream().anyMatch(v -> v.signum() < 0)) {
                return null;
            }
            t.credited().ifPresent(of -> held.merge(of, t.amount(), BigInteger::add));
        }
        return all;
    }

    private static Map<String, Integer> byHand(
            List<Transfer> all,
            Map<HeldAsset, Integer> openings,
            Set<Transfer> from,
            Policy policy) {
        Map<HeldAsset, Deque<Boolean>> queues = new TreeMap<>();
        openings.forEach((of, n) -> {
            Deque<Boolean> queue = new ArrayDeque<>();
            for (int i = 0; i < n; i++) {
                queue.add(false);
            }
            queues.put(of, queue);
        });
        Map<String, Integer> end = new TreeMap<>();
        for (Transfer t : all) {
            List<Boolean> moved =
                    leave(
                            queue(queues, t.debited().orElseThrow()),
                            t.amount().intValueExact(),
                            policy);
            if (from.contains(t)) {
                moved.replaceAll(clean -> true);
            }
            if (t.kind().isFee()) {
                int dirty = (int) moved.stream().filter(d -> d).count();
                end.merge("fees", dirty, Integer::sum);
                moved.replaceAll(d -> false);
            }
            t.credited().ifPresent(of -> queue(queues, of).addAll(moved));
        }
        queues.forEach((of, queue) ->
                end.merge(
                        of.toString(),
                        (int) queue.stream().filter(dirty -> dirty).count(),
                        Integer::sum));
        end.values().removeIf(n -> n == 0);
        return end;
    }

    private static Deque<Boolean> queue(Map<HeldAsset, Deque<Boolean>> queues, HeldAsset of) {
        return queues.computeIfAbsent(of, none -> new ArrayDeque<>());
    }

    /** One unit after the other, in the order that they stand in afterwards. */
    private static List<Boolean> leave(Deque<Boolean> queue, int units, Policy policy) {
        Deque<Boolean> moved = new ArrayDeque<>();
        for (int i = 0; i < units; i++) {
            switch (policy) {
                case FIFO -> moved.addLast(queue.removeFirst());
                case LIFO -> moved.addFirst(queue.removeLast());
                case DIRTY_FIRST -> moved.addLast(prefer(queue, true));
                case CLEAN_FIRST, LIBR -> moved.addLast(prefer(queue, false));
                case HAIRCUT, HAIRCUT_INT, TIHO -> throw new AssertionError(policy);
            }
        }
        return new ArrayList<>(moved);
    }

    private static boolean prefer(Deque<Boolean> queue, boolean dirty) {
        return queue.removeFirstOccurrence(dirty) ? dirty : queue.removeFirst();
    }

    private static Map<String, Integer> traced(
            AccountFixture chain,
            Map<HeldAsset, Integer> openings,
            Set<Transfer> from,
            Policy policy) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        List<OpeningBalance> known = new ArrayList<>();
        openings.forEach(
                (of, n) -> known.add(new OpeningBalance(of, 0, BigInteger.valueOf(n), "test")));
        ledger.apply(new AccountChange(List.of(), chain.blocks(), known, List.of()));
        AccountTrace trace =
                new AccountFlow(AccountHolders.Maker.NONE)
                        .trace(
                                ledger,
                                new AccountTraceRequest(
                                        from.stream().map(t -> TransferSeed.whole(t.id())).toList(),
                                        Direction.FORWARD,
                                        policy,
                                        Limits.NONE,
                                        StopRules.NONE),
                                Progress.SILENT,
                                Cancellation.NEVER);
        Map<String, Integer> end = new TreeMap<>();
        trace.remainders()
                .forEach(r ->
                        end.merge(
                                r.of().toString(),
                                r.traced().numerator().intValueExact(),
                                Integer::sum));
        trace.movements().stream()
                .filter(m -> m.fate() instanceof Movement.Fate.Fee)
                .forEach(m ->
                        end.merge("fees", m.traced().numerator().intValueExact(), Integer::sum));
        return end;
    }
}
