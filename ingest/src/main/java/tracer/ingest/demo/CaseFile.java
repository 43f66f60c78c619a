package tracer.ingest.demo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.ingest.demo.swap.SwapAddresses;
import tracer.ingest.demo.swap.SwapFacts;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/**
 * The demonstration as its user meets it: {@code case.json}.
 *
 * @param payment what the case begins with
 * @param swap by which a piece of it left for another chain
 * @param steps what to try, one after the other
 * @param story for tests alone: what really happened, which an investigator does not know
 */
public record CaseFile(
        String schema,
        String title,
        String question,
        String chain,
        Payment payment,
        String exchangeDeposit,
        Swap swap,
        List<Step> steps,
        Story story) {
    private static final String SCHEMA = "tracer.demo-case/1";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    public CaseFile {
        steps = List.copyOf(steps);
    }

    /** The payment that the client confessed to. */
    public record Payment(
            String outpoint, long valueSat, int height, String blockTime, String from, String to) {}

    /**
     * A deposit at a swap service.
     *
     * @param rate made up with the case, as in {@code --rate}
     * @param token its contract on the other chain
     */
    public record Swap(
            String outpoint,
            String chain,
            String rate,
            String rateSource,
            String token,
            int decimals) {}

    /** Something to try. */
    public record Step(String title, String text, String command) {}

    /** How the money really went. */
    public record Story(List<String> path, List<Ending> endings, Crossed crossed) {
        public Story {
            path = List.copyOf(path);
            endings = List.copyOf(endings);
        }
    }

    /**
     * What the swap service paid out.
     *
     * @param continuation the payment that is the swap's
     * @param other one of the same amount that is not
     * @param path addresses, the last the exchange's
     * @param deposited how much the exchange got, in base units
     */
    public record Crossed(
            String continuation,
            String other,
            String amount,
            String forgedMemo,
            List<String> path,
            String deposited) {
        public Crossed {
            path = List.copyOf(path);
        }
    }

    /**
     * Where some of it ends.
     *
     * @param end {@code service}, {@code collaborative} or {@code unspent}
     */
    public record Ending(String outpoint, long fifoSat, String end, String holder) {}

    static CaseFile of(CaseFacts facts, SwapFacts abroad) {
        String seed = facts.seed().toString();
        String deposit = facts.parties().deposit().text();
        return new CaseFile(
                SCHEMA,
                "The agency account",
                "A client paid %s for a year's account at an advertising site. Who got it, and which exchange can say who that is?"
                        .formatted(facts.value()),
                BitcoinChain.REGTEST.id(),
                new Payment(
                        seed,
                        facts.value().value(),
                        facts.height(),
                        facts.time().toString(),
                        facts.parties().payer().text(),
                        facts.parties().site().text()),
                deposit,
                swap(facts, abroad),
                steps(seed, facts.parties().payer().text(), deposit, swap(facts, abroad)),
                new Story(
                        facts.path().stream().map(OutPoint::toString).toList(),
                        facts.endings().stream()
                                .map(e ->
                                        new Ending(
                                                e.output().toString(),
                                                e.traced().value(),
                                                e.end().name().toLowerCase(Locale.ROOT),
                                                e.holder()))
                                .toList(),
                        new Crossed(
                                abroad.continuation(),
                                abroad.other(),
                                abroad.amount().toString(),
                                facts.swap().forgedMemo().toString(),
                                abroad.path().stream().map(EvmAddress::text).toList(),
                                abroad.deposited().toString())));
    }

    private static Swap swap(CaseFacts facts, SwapFacts abroad) {
        return new Swap(
                facts.swap().deposit().toString(),
                SwapAddresses.CHAIN.id(),
                "1btc=%d:%s".formatted(SwapFacts.RATE, abroad.contract().text()),
                "made up with the demonstration",
                abroad.contract().text(),
                SwapFacts.DECIMALS);
    }

    private static List<Step> steps(String seed, String payer, String deposit, Swap swap) {
        return List.of(
                new Step(
                        "Paste the payment",
                        "The output that the client paid to the advertising site.",
                        "tracer tx " + seed.substring(0, seed.indexOf(':'))),
                new Step(
                        "Follow it",
                        "First in, first out: the large amount is handed on again and again, a piece paid off at each hop.",
                        "tracer trace forward " + seed + " --policy fifo"),
                new Step(
                        "See where it stops",
                        "At a mixer, in a CoinJoin, at a payment service and at two exchanges: the chain no longer shows whose value leaves.",
                        "tracer trace forward " + seed + " --policy haircut"),
                new Step(
                        "Read the way alone",
                        "From the client's address to the deposit at the exchange, output by output.",
                        "tracer path " + payer + " " + deposit),
                new Step(
                        "Know whom to ask",
                        "The deposit address is where legal process can go.",
                        "tracer address " + deposit),
                new Step(
                        "Look across",
                        "A piece went to a swap service. What it paid on another chain about then: candidates, none of them followed.",
                        "tracer crossing %s --rate %s --decimals %d --rate-source \"%s\" --fee 0.5%%..2%% --within 6h --tolerance 0.5%%"
                                .formatted(
                                        swap.outpoint(),
                                        swap.rate(),
                                        swap.decimals(),
                                        swap.rateSource())));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads a case.
     *
     * @throws BadInput if the file is missing or no demonstration case
     */
    public static CaseFile read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), CaseFile.class);
        } catch (IOException e) {
            throw new BadInput(
                    "%s is no demonstration case (%s); make one with 'tracer demo'"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
