package tracer.inquiry;

import java.util.List;
import tracer.entity.Computed;
import tracer.entity.Quarantined;
import tracer.inquiry.HeldDocument.Held;
import tracer.inquiry.HeldDocument.Part;
import tracer.inquiry.HeldDocument.RulingRow;

/** Answers: what is held back, and what was decided? */
final class HeldAnswer {
    private static final int MOST = 500;

    private final Ports ports;
    private final EntityLookup lookup;

    HeldAnswer(Ports ports) {
        this.ports = ports;
        this.lookup = new EntityLookup(ports);
    }

    HeldDocument answer() {
        Computed computed = lookup.computed();
        Stamp stamp = Stamp.of(computed.at());
        List<Quarantined> held = ports.entities().quarantined(MOST + 1);
        List<RulingRow> rulings =
                ports.entities().rulings().stream()
                        .map(r ->
                                new RulingRow(
                                        r.transaction().toString(),
                                        r.verdict().id(),
                                        r.by(),
                                        r.at().toString(),
                                        r.why()))
                        .toList();
        return new HeldDocument(
                "tracer.held/1",
                stamp.height(),
                stamp.hash(),
                held.size() > MOST,
                held.stream().limit(MOST).map(this::held).toList(),
                rulings,
                computed.by().toString(),
                held.isEmpty()
                        ? "Nothing is held back."
                        : "The evidence of %s%d transactions is held back: it would join what must not be joined without a question."
                                .formatted(
                                        held.size() > MOST ? "more than " : "",
                                        Math.min(held.size(), MOST)));
    }

    private Held held(Quarantined q) {
        return new Held(
                q.transaction().toString(),
                q.height(),
                q.reason().id(),
                q.parts().stream()
                        .map(p -> new Part(lookup.name(p.script()), p.members()))
                        .toList());
    }
}
