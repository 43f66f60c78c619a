package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;
import tracer.summary.Part.Sentences;

/** For each exhibit, what else fits what is on the chain. */
record Alternatives(Material m) {
    Section write(Pen pen) {
        List<Row> rows = new ArrayList<>();
        Map<OutPoint, Rational> other = m.otherAmounts();
        for (Exhibit e : m.exhibits()) {
            rows.add(
                    new Row(
                            e.evidence(),
                            List.of(
                                    Phrase.of(Integer.toString(e.number())),
                                    m.traced(e.amount())
                                            .say(", ")
                                            .say(End.word(e.end()))
                                            .say(" [%s]".formatted(e.evidence().id())),
                                    whatElse(e, other))));
        }
        List<Part> parts = new ArrayList<>();
        List<Statement> way = way(pen);
        if (!way.isEmpty()) {
            parts.add(new Sentences(way));
        }
        parts.add(
                new Grid(
                        "Each exhibit with what else fits",
                        List.of("Exhibit", "Said above", "What else fits"),
                        rows));
        return new Section("What else fits", parts);
    }

    /** What is open on the way, whatever the ends. */
    private List<Statement> way(Pen pen) {
        List<Statement> open = new ArrayList<>();
        List<TxId> shared = new ArrayList<>();
        List<TxId> split = new ArrayList<>();
        for (Passage p : Passage.of(m.trace())) {
            PlacedTransaction t = p.step().transaction();
            int traced = m.isForward() ? p.entering().size() : p.leaving().size();
            if (t.spent().size() > Math.max(1, traced)) {
                shared.add(t.id());
            }
            if (t.transaction().outputs().size() > 1) {
                split.add(t.id());
            }
        }
        if (!shared.isEmpty()) {
            open.add(
                    pen.write(
                            EvidenceClass.INFERENCE,
                            Phrase.of(
                                    ("%s on the way spent outputs of this trace together with others; one"
                                                    + " party may have held them all, or several may have paid"
                                                    + " together (PayJoin, pooled custody) in a way that no"
                                                    + " detector knows")
                                            .formatted(count(shared.size()))),
                            shared));
        }
        if (!split.isEmpty()) {
            open.add(
                    pen.write(
                            EvidenceClass.INFERENCE,
                            Phrase.of(
                                    ("%s on the way paid several outputs; which of them is a payment and"
                                                    + " which is change is not on the chain, and this trace rests on"
                                                    + " neither reading")
                                            .formatted(count(split.size()))),
                            split));
        }
        return open;
    }

    private static String count(int transactions) {
        return transactions == 1 ? "One transaction" : transactions + " transactions";
    }

    private Phrase whatElse(Exhibit e, Map<OutPoint, Rational> other) {
        Rational compared =
                Rational.sum(
                        e.holdings().stream()
                                .map(Holding::output)
                                .distinct()
                                .map(o -> other.getOrDefault(o, Rational.ZERO))
                                .toList());
        return Phrase.of("Under %s it is ".formatted(m.otherPolicy()))
                .figure(compared)
                .say(compared.equals(e.amount()) ? ", the same. " : ". ")
                .say(readings(e.end()));
    }

    private String readings(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s ->
                    (s.throughEntity()
                                    ? "The rule that takes addresses together fails for PayJoin, pooled"
                                            + " custody and contracts of several parties: the address may be"
                                            + " somebody else's. "
                                    : "")
                            + "The label may be wrong or out of date. A service keeps its customers'"
                            + " value together, may reassign an address or share it among"
                            + " customers, and the payment may have been for another service or"
                            + " person that uses it; who used the account is not on the chain.";
            case TraceEnd.Mixed x ->
                    "The shape can arise by chance, such as a batch of equal payouts; then the trace"
                            + " could have gone on. If several parties did pay together, any of them"
                            + " may have received this value.";
            case TraceEnd.Unspent u ->
                    "It may have been spent in a later block or be about to be. Its keys may have"
                            + " changed hands without a transaction; or it is a payment to somebody"
                            + " who has not used it, or change.";
            case TraceEnd.Coinbase c ->
                    "A coinbase collects fees too, and a pool may pay its miners by it directly.";
            case TraceEnd.Issued i -> "Nobody proves who stood behind the new value.";
            case TraceEnd.Unspendable u -> "No other reading is known.";
            case TraceEnd.Overwritten o -> "No other reading is known.";
            case TraceEnd.LimitReached l ->
                    "Anything: it was not followed. A trace with more room would say more.";
            case TraceEnd.Hub h ->
                    "Anything: it was not followed. Who is paid so often may pool the value of many,"
                            + " or be one party that many pay, whose own spends could be followed.";
            case TraceEnd.LargeEntity e ->
                    "Anything: it was not followed. The rule that takes addresses together can join"
                            + " those of several parties.";
            case TraceEnd.NotIndexed n ->
                    "Anything: the data is not stored. Ingest it and ask again.";
        };
    }
}
