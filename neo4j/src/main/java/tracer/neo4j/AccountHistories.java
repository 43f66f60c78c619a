package tracer.neo4j;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger.Sums;
import tracer.account.AccountPlace;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;

/** What addresses hold and held, within one database transaction. */
final class AccountHistories {
    static final Comparator<OpeningBalance> OPENINGS =
            Comparator.comparing(OpeningBalance::of).thenComparingInt(OpeningBalance::height);

    private static final Cypher OPENINGS_OF = Cypher.of("account/openings-of");
    private static final Cypher COUNTS = Cypher.of("account/history-counts");
    private static final Cypher HISTORIES = Cypher.of("account/histories");
    private static final Cypher CHANGES = Cypher.of("account/balance-changes");
    private static final Cypher BY_HEIGHT = Cypher.of("account/headers-by-height");

    private final Work work;
    private final AccountRows rows;
    private final AccountKeys keys;
    private final Coverage coverage;

    AccountHistories(Work work, AccountRows rows) {
        this.work = work;
        this.rows = rows;
        this.keys = rows.keys();
        this.coverage = AccountState.coverage(work, keys.chain());
    }

    Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach) {
        List<HeldAsset> wanted = holdings.stream().distinct().toList();
        Map<HeldAsset, OpeningBalance> openings =
                chosen(openings(wanted.stream().map(HeldAsset::holder).toList()));
        List<Map<String, Object>> questions = new ArrayList<>();
        for (HeldAsset of : wanted) {
            Optional<OpeningBalance> opening = Optional.ofNullable(openings.get(of));
            questions.add(
                    Map.of(
                            "number", questions.size(),
                            "holder", keys.of(of.holder()),
                            "asset", of.asset().id(),
                            "after", opening.map(OpeningBalance::height).orElse(-1)));
        }
        Map<Integer, Long> totals = new HashMap<>();
        work.ask(COUNTS, "holdings", questions, r -> r)
                .forEach(r -> totals.put(r.get("number").asInt(), r.get("total").asLong()));
        Map<Integer, List<Transfer>> transfers = new HashMap<>();
        Map<String, Object> same = Map.of("chain", keys.chain().number(), "atMost", atMostEach);
        for (Record row : work.ask(HISTORIES, same, "holdings", questions, r -> r)) {
            transfers
                    .computeIfAbsent(row.get("number").asInt(), n -> new ArrayList<>())
                    .add(rows.transfer(row));
        }
        Map<HeldAsset, History> found = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            HeldAsset of = wanted.get(i);
            found.put(
                    of,
                    new History(
                            of,
                            Optional.ofNullable(openings.get(of)),
                            transfers.getOrDefault(i, List.of()),
                            totals.getOrDefault(i, 0L)));
        }
        return found;
    }

    Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        List<EvmAddress> wanted = addresses.stream().distinct().toList();
        Map<HeldAsset, List<OpeningBalance>> stored = openings(wanted);
        Map<HeldAsset, OpeningBalance> openings = chosen(stored);
        Map<HeldAsset, Running> running = new TreeMap<>();
        stored.keySet().forEach(of -> running.put(of, new Running()));
        List<String> holders = wanted.stream().map(keys::of).toList();
        for (List<?> batch : Work.batches(holders)) {
            // Amounts do not fit into the database's numbers, so it cannot add them up.
            work.run(CHANGES, Map.of("holders", batch))
                    .forEachRemaining(row -> {
                        HeldAsset of = held(row);
                        Running sums = running.computeIfAbsent(of, h -> new Running());
                        OpeningBalance opening = openings.get(of);
                        if (opening == null || row.get("height").asInt() > opening.height()) {
                            sums.add(row);
                        }
                    });
        }
        Map<Integer, AccountHeader> headers = headers(running.values());
        Map<EvmAddress, List<Sums>> byHolder = new HashMap<>();
        running.forEach((of, sums) ->
                byHolder.computeIfAbsent(of.holder(), h -> new ArrayList<>())
                        .add(sums.of(of, Optional.ofNullable(openings.get(of)), headers)));
        Map<EvmAddress, List<Sums>> found = new LinkedHashMap<>();
        for (EvmAddress address : wanted) {
            Optional.ofNullable(byHolder.get(address)).ifPresent(s -> found.put(address, s));
        }
        return found;
    }

    private HeldAsset held(Record row) {
        return new HeldAsset(
                AccountKeys.address(row.get("holder").asString()),
                keys.asset(row.get("asset").asString()));
    }

    private Map<HeldAsset, List<OpeningBalance>> openings(Collection<EvmAddress> holders) {
        List<String> wanted = holders.stream().map(keys::of).distinct().toList();
        Map<HeldAsset, List<OpeningBalance>> stored = new HashMap<>();
        for (OpeningBalance o : work.ask(OPENINGS_OF, "holders", wanted, rows::opening)) {
            stored.computeIfAbsent(o.of(), of -> new ArrayList<>()).add(o);
        }
        return stored;
    }

    private Map<HeldAsset, OpeningBalance> chosen(Map<HeldAsset, List<OpeningBalance>> stored) {
        Map<HeldAsset, OpeningBalance> chosen = new HashMap<>();
        stored.forEach((of, all) ->
                OpeningBalance.earliest(all, coverage).ifPresent(o -> chosen.put(of, o)));
        return chosen;
    }

    private Map<Integer, AccountHeader> headers(Collection<Running> all) {
        Set<Integer> heights = new TreeSet<>();
        for (Running r : all) {
            Stream.of(r.first, r.last)
                    .flatMap(Optional::stream)
                    .forEach(s -> heights.add(s.height()));
        }
        Map<Integer, AccountHeader> headers = new HashMap<>();
        work.ask(BY_HEIGHT, keys.ofChain(), "heights", heights, AccountRows::header)
                .forEach(h -> headers.put(h.height(), h));
        return headers;
    }

    /** Where a transfer stands, before its block is looked up. */
    private record Stands(int height, int transaction, int position) implements Comparable<Stands> {
        private static final Comparator<Stands> ORDER =
                Comparator.comparingInt(Stands::height)
                        .thenComparingInt(Stands::transaction)
                        .thenComparingInt(Stands::position);

        @Override
        public int compareTo(Stands o) {
            return ORDER.compare(this, o);
        }

        AccountPlace place(Map<Integer, AccountHeader> headers) {
            AccountHeader block = Optional.ofNullable(headers.get(height)).orElseThrow();
            return new AccountPlace(
                    height, transaction, position, block.hash(), block.claimedTime());
        }
    }

    /** Sums of one holding as its transfers come, in any order. */
    private static final class Running {
        private long transfers;
        private BigInteger received = BigInteger.ZERO;
        private BigInteger sent = BigInteger.ZERO;
        private Optional<Stands> first = Optional.empty();
        private Optional<Stands> last = Optional.empty();

        void add(Record row) {
            BigInteger amount = new BigInteger(row.get("amount").asString());
            transfers++;
            if (row.get("isReceived").asBoolean()) {
                received = received.add(amount);
            }
            if (row.get("isSent").asBoolean()) {
                sent = sent.add(amount);
            }
            Stands here =
                    new Stands(
                            row.get("height").asInt(),
                            row.get("transaction").asInt(),
                            row.get("position").asInt());
            first = first.filter(f -> f.compareTo(here) < 0).or(() -> Optional.of(here));
            last = last.filter(l -> l.compareTo(here) > 0).or(() -> Optional.of(here));
        }

        Sums of(
                HeldAsset of,
                Optional<OpeningBalance> opening,
                Map<Integer, AccountHeader> headers) {
            return new Sums(
                    of,
                    opening,
                    transfers,
                    received,
                    sent,
                    first.map(f -> f.place(headers)),
                    last.map(l -> l.place(headers)));
        }
    }
}
