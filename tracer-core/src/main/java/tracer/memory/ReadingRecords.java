package tracer.memory;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.Reading;
import tracer.account.ReadingNote;
import tracer.account.Seen;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;

/** Which run brought which blocks, kept up with a change; used once. */
final class ReadingRecords {
    private final AccountRecords records;
    private final Undo undo;

    ReadingRecords(AccountRecords records, Undo undo) {
        this.records = records;
        this.undo = undo;
    }

    void note(List<AccountHeader> leaving, List<AccountBlock> joining, Optional<Reading> by) {
        leave(leaving);
        if (joining.isEmpty()) {
            return;
        }
        if (by.isEmpty()) {
            joining.forEach(b -> undo.remove(records.broughtBy, b.hash()));
            return;
        }
        int number = number(by.get());
        joining.forEach(b -> undo.put(records.broughtBy, b.hash(), number));
        undo.put(records.readings, number, joined(number, by.get(), joining));
    }

    private void leave(List<AccountHeader> leaving) {
        Set<Integer> gone = new HashSet<>();
        leaving.forEach(b -> gone.add(b.height()));
        for (ReadingNote note : List.copyOf(records.readings.values())) {
            NavigableSet<Integer> standing = heights(note.standing());
            if (standing.removeAll(gone)) {
                undo.put(
                        records.readings,
                        note.number(),
                        new ReadingNote(
                                note.number(),
                                note.reading(),
                                note.brought(),
                                ranges(standing),
                                note.calls()));
            }
        }
    }

    private int number(Reading by) {
        return records.readings.values().stream()
                .filter(n -> n.reading().equals(by))
                .findFirst()
                .map(ReadingNote::number)
                .orElse(records.readings.size() + 1);
    }

    private ReadingNote joined(int number, Reading by, List<AccountBlock> joining) {
        NavigableSet<Integer> brought = new TreeSet<>();
        NavigableSet<Integer> standing = new TreeSet<>();
        Map<Seen.Calls, Long> calls = new EnumMap<>(Seen.Calls.class);
        Optional.ofNullable(records.readings.get(number))
                .ifPresent(before -> {
                    brought.addAll(heights(before.brought()));
                    standing.addAll(heights(before.standing()));
                    calls.putAll(before.calls());
                });
        for (AccountBlock b : joining) {
            brought.add(b.height());
            standing.add(b.height());
            calls.merge(b.seen().calls(), 1L, Long::sum);
        }
        return new ReadingNote(number, by, ranges(brought), ranges(standing), calls);
    }

    private static NavigableSet<Integer> heights(List<HeightRange> ranges) {
        NavigableSet<Integer> heights = new TreeSet<>();
        for (HeightRange r : ranges) {
            for (int h = r.from(); h <= r.to(); h++) {
                heights.add(h);
            }
        }
        return heights;
    }

    private static List<HeightRange> ranges(NavigableSet<Integer> heights) {
        return Coverage.rangesOf(heights.stream().mapToInt(Integer::intValue).toArray());
    }
}
