package tracer.ingest.demo.swap;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tracer.ledger.EvmAddress;
import tracer.ledger.Sats;

/**
 * The second act: the swap service pays the controller's deposit out as a token, the money moves
 * over three hops, and ends at an exchange; meanwhile the service pays others, one of them the very
 * same amount. Its chance is a stream of its own: the same seed, size and deposit give the same
 * files.
 */
public final class SwapStory {
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int BLOCKS_BEFORE = 288;
    private static final int BLOCKS_AFTER = 216;
    private static final int CUSTOMERS = 24;
    private static final long STOCK = 50_000_000;
    private static final long LARGEST_OTHER = 4_000;
    private static final int SIMILAR = 4;
    private static final BigInteger ONE = BigInteger.TEN.pow(SwapFacts.DECIMALS);

    /** Keeps its stream apart from that of the first act. */
    private static final long OF_ITS_OWN = 0x5357_4150L;

    private final SwapAddresses parties;
    private final Sats value;
    private final Instant begin;
    private final int background;
    private final Random random;
    private final Map<EvmAddress, BigInteger> balances = new HashMap<>();
    private final List<List<TokenCall>> calls = new ArrayList<>();

    /**
     * @param size about how many transactions the first act has
     * @param value that was deposited on the other chain
     * @param time of that deposit's block
     */
    public SwapStory(SwapAddresses parties, int size, Sats value, Instant time) {
        this.parties = parties;
        this.value = value;
        this.begin = time.minus(INTERVAL.multipliedBy(BLOCKS_BEFORE));
        this.background = Math.clamp(size / 12, 40, 4_000);
        this.random = new Random(parties.seed() ^ OF_ITS_OWN);
        for (int i = 0; i < BLOCKS_BEFORE + BLOCKS_AFTER; i++) {
            calls.add(new ArrayList<>());
        }
    }

    /** Writes the files into an existing folder. */
    public SwapFacts write(Path folder) throws IOException {
        BigInteger amount = paidOut();
        EvmAddress vault = parties.vault();
        at(2).add(
                        TokenCall.make(
                                parties.of("issuer"),
                                vault,
                                BigInteger.valueOf(STOCK).multiply(ONE)));
        TokenCall continuation = TokenCall.pay(vault, parties.controller(), amount);
        TokenCall other = TokenCall.pay(vault, parties.customer(), amount);
        after(4).add(continuation);
        after(7).add(other);
        List<EvmAddress> path = hops(amount);
        others(amount);
        try (AnswerFiles files = new AnswerFiles(folder, parties)) {
            files.empty(begin);
            EvmAddress contract = files.create(time(1), parties.of("issuer"));
            String first = "";
            String second = "";
            for (int i = 2; i < calls.size(); i++) {
                List<String> ids = files.pay(time(i), calls.get(i));
                first = cited(continuation, i, ids, first);
                second = cited(other, i, ids, second);
            }
            return new SwapFacts(
                    calls.size(), contract, first, second, amount, path, deposited(amount));
        }
    }

    private String cited(TokenCall wanted, int block, List<String> ids, String otherwise) {
        int at = calls.get(block).indexOf(wanted);
        return at < 0 ? otherwise : ids.get(at);
    }

    /** In · rate, less a fee of one percent. */
    private BigInteger paidOut() {
        return BigInteger.valueOf(value.value())
                .multiply(BigInteger.valueOf(SwapFacts.RATE))
                .multiply(ONE)
                .divide(BigInteger.TEN.pow(8))
                .multiply(BigInteger.valueOf(99))
                .divide(BigInteger.valueOf(100));
    }

    private static BigInteger courierGets() {
        return BigInteger.valueOf(1_500).multiply(ONE);
    }

    private static BigInteger deposited(BigInteger amount) {
        return amount.subtract(courierGets());
    }

    private List<EvmAddress> hops(BigInteger amount) {
        EvmAddress first = parties.of("first hop");
        EvmAddress second = parties.of("second hop");
        EvmAddress deposit = parties.deposit();
        after(10).add(TokenCall.pay(parties.controller(), first, amount));
        after(16).add(TokenCall.pay(first, parties.of("courier"), courierGets()));
        after(17).add(TokenCall.pay(first, second, deposited(amount)));
        after(25).add(TokenCall.pay(second, deposit, deposited(amount)));
        after(60).add(TokenCall.pay(deposit, parties.of("exchange"), deposited(amount)));
        after(30).add(TokenCall.pay(parties.customer(), parties.of("shop"), courierGets()));
        return List.of(parties.controller(), first, second, deposit);
    }

    /** What the service pays others, and these one another. */
    private void others(BigInteger amount) {
        for (int i = 0; i < SIMILAR; i++) {
            // About as much, but on other days than the deposit's.
            int block = 10 + random.nextInt(BLOCKS_BEFORE - 60);
            BigInteger less = ONE.multiply(BigInteger.valueOf(random.nextInt(60)));
            pay(block, parties.vault(), customer(), amount.subtract(less));
        }
        for (int i = 0; i < background; i++) {
            int block = 3 + random.nextInt(calls.size() - 3);
            pay(block, parties.vault(), customer(), some());
        }
        for (int block = 3; block < calls.size(); block++) {
            for (TokenCall paid : List.copyOf(calls.get(block))) {
                if (isBackground(paid) && random.nextInt(3) == 0 && block + 1 < calls.size()) {
                    BigInteger half = paid.amount().divide(BigInteger.TWO);
                    pay(block + 1, paid.to(), customer(), half);
                }
            }
        }
    }

    private boolean isBackground(TokenCall paid) {
        return paid.from().equals(parties.vault()) && balances.containsKey(paid.to());
    }

    private EvmAddress customer() {
        return parties.of("customer " + random.nextInt(CUSTOMERS));
    }

    private BigInteger some() {
        return BigInteger.valueOf(10_000_000L + random.nextInt((int) LARGEST_OTHER) * 1_000_000L);
    }

    private void pay(int block, EvmAddress from, EvmAddress to, BigInteger amount) {
        balances.merge(to, amount, BigInteger::add);
        at(block).add(TokenCall.pay(from, to, amount));
    }

    private List<TokenCall> at(int block) {
        return calls.get(block);
    }

    private List<TokenCall> after(int blocks) {
        return at(BLOCKS_BEFORE + blocks);
    }

    private Instant time(int block) {
        return begin.plus(INTERVAL.multipliedBy(block));
    }
}
