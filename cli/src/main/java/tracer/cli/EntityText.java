package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.EntityDocument;

/** An entity for a reader. */
final class EntityText {
    private EntityText() {}

    static String of(EntityDocument e) {
        StringBuilder out = new StringBuilder();
        out.append("entity ").append(e.id()).append(NL);
        out.append(e.sentence()).append(NL);
        out.append(
                "%s, computed for block %d%s%n%n"
                        .formatted(
                                e.evidence(),
                                e.computedAt(),
                                e.current() ? "" : ": blocks have come since, run tracer ingest"));
        Table members = new Table("member", "script", ">payments", ">received", ">unspent");
        for (EntityDocument.Member m : e.page()) {
            members.row(
                    Words.party(m.party()),
                    m.party().scriptClass(),
                    Long.toString(m.payments()),
                    m.received().text(),
                    m.unspent().text());
        }
        Table reasons = new Table("joins", "with", "rule", "in transaction", ">height");
        for (EntityDocument.Reason r : e.reasons()) {
            reasons.row(
                    r.a(),
                    r.b(),
                    r.rule() + "/" + r.version(),
                    r.txid(),
                    Integer.toString(r.height()));
        }
        out.append(members).append(Words.more(e.next(), e.page().size(), e.members()));
        out.append(NL).append(reasons);
        if (e.moreReasons()) {
            out.append("There are more reasons than these.").append(NL);
        }
        out.append(NL);
        out.append(EntityReasonsText.rules(e.rules()));
        out.append(EntityReasonsText.settings(e.settings()));
        return out.append(Words.asOf(e)).toString();
    }
}
