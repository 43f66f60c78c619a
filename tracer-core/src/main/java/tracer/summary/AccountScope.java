package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;
import tracer.summary.Part.Sentences;

/** What a summary over accounts was asked, of which data, and by whom. */
record AccountScope(AccountMaterial m) {
    Section write(Pen pen) {
        Transfer seed = m.trace().seed();
        Provenance p = m.request().provenance();
        AccountSeedText seeds = new AccountSeedText(m);
        List<Row> rows = new ArrayList<>();
        rows.add(Scope.row("chain", EvidenceClass.CLAIMED, Phrase.of(m.trace().chain().id())));
        rows.add(Scope.row("asset", EvidenceClass.CLAIMED, m.assetInWords()));
        rows.add(
                Scope.row(
                        "true up to block",
                        EvidenceClass.CLAIMED,
                        Phrase.of("%d, hash ".formatted(m.trace().asOf().height()))
                                .id("0x" + m.trace().asOf().hash())));
        rows.add(
                Scope.row(
                        "blocks stored",
                        EvidenceClass.CLAIMED,
                        Phrase.of(AccountMaterial.ranges(m.coverage().ranges()))));
        rows.add(
                Scope.row(
                        "policy",
                        EvidenceClass.USER,
                        Phrase.of(
                                "%s, version %d, from end to end; which units are the seed's is not on the chain"
                                        .formatted(
                                                m.policy(),
                                                m.trace().request().policy().version()))));
        rows.addAll(Scope.provenance(p));
        rows.add(
                Scope.row(
                        "limits",
                        EvidenceClass.USER,
                        Phrase.of(
                                Scope.limits(
                                        m.trace().request().limits(), m::inWords, "transfers"))));
        rows.add(
                Scope.row(
                        "where it stops",
                        EvidenceClass.USER,
                        Phrase.of(Scope.categories(m.trace().request().stops()))));
        Money money = new Money(m.request().money(), seed.asset());
        rows.add(Scope.row("value in money", money.evidence(), money.rule()));
        boolean one = m.trace().request().seeds().size() == 1;
        if (one && m.request().money().isPresent()) {
            rows.add(
                    Scope.row(
                            "the seed in money",
                            EvidenceClass.CONVENTION,
                            money.full(m.trace().balance().source(), seed.place().claimedTime())));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Sentences(seeds.scope(pen)));
        seeds.table(money).ifPresent(parts::add);
        parts.add(new Grid("Scope", List.of("What", "Stated", "Class"), rows));
        return new Section(Scope.TITLE, parts);
    }
}
