package tracer.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.AddressDocument.PaymentNote;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.Coverage;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.BadInput;
import tracer.problem.NotFound;

/**
 * Answers: what happened to this address? An address may stand for two scripts, its own and the
 * bare key of its hash; their histories are merged in chain order, and the cursor holds the last
 * payment shown of each.
 */
final class AddressAnswer {
    private static final String NONE_YET = "-";

    /** A payment and which of the scripts it was made to. */
    private record Row(int script, Payment payment) {
        static final Comparator<Row> CHAIN_ORDER =
                Comparator.comparing((Row r) -> r.payment().place())
                        .thenComparing(r -> r.payment().output());
    }

    /** Rows in chain order, and whether and how many there are beyond. */
    private record Rows(List<Row> rows, long total, boolean hasMore) {}

    private final Ports ports;

    AddressAnswer(Ports ports) {
        this.ports = ports;
    }

    AddressDocument answer(Address address, PageRequest request) {
        Coverage coverage = ports.ledger().coverage();
        Stamp stamp = Stamp.of(coverage);
        List<Script> scripts = ports.history().scripts(address);
        Map<ScriptHash, Totals> totals =
                ports.history().totals(scripts.stream().map(Script::hash).toList());
        if (totals.isEmpty()) {
            throw new NotFound(
                    "nothing stored pays address %s; stored are %s"
                            .formatted(address, Stamp.inWords(coverage)));
        }
        List<Optional<OutPoint>> after = cursor(request, scripts.size());
        Rows rows = rows(scripts, after, request.size());
        Parties parties = Parties.of(ports, scripts);
        long received = sum(totals, Totals::receivedSats);
        long spent = sum(totals, Totals::spentSats);
        return new AddressDocument(
                "tracer.address/1",
                stamp.height(),
                stamp.hash(),
                rows.hasMore(),
                address.text(),
                scripts.stream().map(parties::of).toList(),
                Amount.of(received),
                Amount.of(spent),
                Amount.of(received - spent),
                sum(totals, Totals::spends),
                BlockNote.of(first(totals)),
                BlockNote.of(last(totals)),
                rows.rows().stream().map(r -> note(r, scripts)).toList(),
                rows.total(),
                rows.hasMore() ? Optional.of(next(after, rows.rows())) : Optional.empty(),
                new SameKey(ports).of(scripts, rows.rows().stream().map(Row::payment).toList()),
                "as far as stored: " + Stamp.inWords(coverage));
    }

    private Rows rows(List<Script> scripts, List<Optional<OutPoint>> after, int atMost) {
        List<Row> all = new ArrayList<>();
        long total = 0;
        boolean more = false;
        for (int i = 0; i < scripts.size(); i++) {
            Page page = ports.history().history(scripts.get(i).hash(), after.get(i), atMost);
            for (Payment p : page.payments()) {
                all.add(new Row(i, p));
            }
            total += page.total();
            more |= page.hasMore();
        }
        all.sort(Row.CHAIN_ORDER);
        return all.size() > atMost
                ? new Rows(List.copyOf(all.subList(0, atMost)), total, true)
                : new Rows(all, total, more);
    }

    private static List<Optional<OutPoint>> cursor(PageRequest request, int scripts) {
        List<Optional<OutPoint>> after = new ArrayList<>();
        for (String part : request.cursor().map(c -> c.split(",", -1)).orElse(new String[0])) {
            after.add(part.equals(NONE_YET) ? Optional.empty() : Optional.of(OutPoint.of(part)));
        }
        if (request.cursor().isEmpty()) {
            for (int i = 0; i < scripts; i++) {
                after.add(Optional.empty());
            }
        }
        if (after.size() != scripts) {
            throw new BadInput(
                    "cursor '%s' is not of this address; take 'next' of the page before as it is"
                            .formatted(request.cursor().orElse("")));
        }
        return after;
    }

    private static String next(List<Optional<OutPoint>> after, List<Row> shown) {
        List<Optional<OutPoint>> last = new ArrayList<>(after);
        shown.forEach(r -> last.set(r.script(), Optional.of(r.payment().output())));
        return last.stream()
                .map(o -> o.map(OutPoint::toString).orElse(NONE_YET))
                .collect(Collectors.joining(","));
    }

    private static PaymentNote note(Row row, List<Script> scripts) {
        Payment p = row.payment();
        return new PaymentNote(
                p.output().toString(),
                scripts.get(row.script()).type().name().toLowerCase(Locale.ROOT),
                Amount.of(p.value()),
                BlockNote.of(p.place()),
                p.spentBy().map(Object::toString),
                p.spentAt().map(BlockNote::of),
                EvidenceClass.FACT.id());
    }

    private static long sum(Map<ScriptHash, Totals> totals, ToLongFunction<Totals> what) {
        return totals.values().stream().mapToLong(what).reduce(0, Math::addExact);
    }

    private static Place first(Map<ScriptHash, Totals> totals) {
        return totals.values().stream()
                .map(Totals::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Place last(Map<ScriptHash, Totals> totals) {
        return totals.values().stream()
                .map(Totals::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
