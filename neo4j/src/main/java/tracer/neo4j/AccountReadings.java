package tracer.neo4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.account.ReadingNote;
import tracer.account.Seen;
import tracer.ledger.Hash32;
import tracer.problem.StoreDown;

/** Which run brought which blocks of one EVM chain, within one database transaction. */
final class AccountReadings {
    private static final Cypher ALL = Cypher.of("account/readings");
    private static final Cypher AT = Cypher.of("account/readings-at");
    private static final Cypher LAST = Cypher.of("account/last-reading");
    private static final Cypher PUT = Cypher.of("account/put-reading");

    private final Work work;
    private final AccountKeys keys;

    AccountReadings(Work work, AccountKeys keys) {
        this.work = work;
        this.keys = keys;
    }

    /** By number. */
    List<ReadingNote> all() {
        return work.run(ALL, keys.ofChain()).list(AccountReadings::note);
    }

    /**
     * The note of a run as it is before the change: a new number, if it has brought nothing yet.
     * The chain's state is locked, so nobody else takes that number.
     */
    ReadingNote of(Reading run) {
        List<ReadingNote> same =
                work.run(
                                AT,
                                Map.of(
                                        "chain",
                                        keys.chain().number(),
                                        "at",
                                        run.at().getEpochSecond()))
                        .list(AccountReadings::note);
        return same.stream()
                .filter(n -> n.reading().equals(run))
                .findFirst()
                .orElseGet(() -> {
                    int last = work.run(LAST, keys.ofChain()).single().get("number").asInt();
                    return new ReadingNote(last + 1, run, List.of(), List.of(), Map.of());
                });
    }

    /** These leave the active chain; that they were brought stays. */
    void disconnect(List<AccountHeader> leaving) {
        List<ReadingNote> changed = new ArrayList<>();
        for (ReadingNote note : all()) {
            Heights standing = Heights.ofRanges(note.standing());
            leaving.forEach(b -> standing.remove(b.height()));
            if (!standing.ranges().equals(note.standing())) {
                changed.add(
                        new ReadingNote(
                                note.number(),
                                note.reading(),
                                note.brought(),
                                standing.ranges(),
                                note.calls()));
            }
        }
        put(changed);
    }

    /** These were brought by a run. */
    void connect(ReadingNote before, List<AccountBlock> joining) {
        Heights brought = Heights.ofRanges(before.brought());
        Heights standing = Heights.ofRanges(before.standing());
        Map<Seen.Calls, Long> calls = new EnumMap<>(Seen.Calls.class);
        calls.putAll(before.calls());
        for (AccountBlock b : joining) {
            brought.add(b.height());
            standing.add(b.height());
            calls.merge(b.seen().calls(), 1L, Math::addExact);
        }
        put(
                List.of(
                        new ReadingNote(
                                before.number(),
                                before.reading(),
                                brought.ranges(),
                                standing.ranges(),
                                calls)));
    }

    private void put(List<ReadingNote> notes) {
        work.send(PUT, notes.stream().map(this::row).toList());
    }

    private Map<String, Object> row(ReadingNote note) {
        Map<String, Object> row = new HashMap<>();
        row.put("chain", keys.chain().number());
        row.put("number", note.number());
        row.put("at", note.reading().at().getEpochSecond());
        row.put("brought", Heights.ofRanges(note.brought()).bounds());
        row.put("standing", Heights.ofRanges(note.standing()).bounds());
        row.put(
                "calls",
                note.calls().entrySet().stream()
                        .map(e -> e.getKey().id() + "=" + e.getValue())
                        .toList());
        switch (note.reading().from()) {
            case ReadFrom.Node(String address, Optional<String> software) -> {
                row.put("address", address);
                software.ifPresent(s -> row.put("software", s));
            }
            case ReadFrom.Files(List<ReadFrom.File> files) ->
                    row.put(
                            "files",
                            files.stream()
                                    .map(f -> "%s %d %s".formatted(f.sha256(), f.bytes(), f.name()))
                                    .toList());
        }
        return row;
    }

    private static ReadingNote note(Record row) {
        Map<Seen.Calls, Long> calls = new EnumMap<>(Seen.Calls.class);
        for (String count : row.get("calls").asList(Value::asString)) {
            int at = count.indexOf('=');
            calls.put(
                    AccountRows.calls(count.substring(0, at)),
                    Long.parseLong(count.substring(at + 1)));
        }
        return new ReadingNote(
                row.get("number").asInt(),
                new Reading(from(row), Instant.ofEpochSecond(row.get("at").asLong())),
                heights(row, "brought").ranges(),
                heights(row, "standing").ranges(),
                calls);
    }

    private static Heights heights(Record row, String name) {
        return Heights.of(row.get(name).asList(Value::asInt));
    }

    private static ReadFrom from(Record row) {
        if (!row.get("address").isNull()) {
            Value software = row.get("software");
            return new ReadFrom.Node(
                    row.get("address").asString(),
                    software.isNull() ? Optional.empty() : Optional.of(software.asString()));
        }
        return new ReadFrom.Files(
                row.get("files").asList(Value::asString).stream()
                        .map(AccountReadings::file)
                        .toList());
    }

    private static ReadFrom.File file(String stored) {
        List<String> parts = Arrays.asList(stored.split(" ", 3));
        if (parts.size() != 3) {
            throw new StoreDown("The graph store knows no file '%s'.".formatted(stored));
        }
        return new ReadFrom.File(
                parts.getLast(), Long.parseLong(parts.get(1)), Hash32.ofHex(parts.getFirst()));
    }
}
