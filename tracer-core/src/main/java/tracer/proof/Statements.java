package tracer.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tracer.entity.Evidence;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Step;
import tracer.flow.TraceEnd;
import tracer.inquiry.TraceDocument;
import tracer.inquiry.TraceDocument.HoldingEdge;
import tracer.ledger.Fee;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.Spender;
import tracer.proof.VerificationDocument.Statement;

/**
 * Sorts every statement of an answer by what the bundle shows of it. Proven is only what stands in
 * a block that is shown to belong to the chain; whatever could be hidden by leaving something out
 * is not provable.
 */
final class Statements {
    private static final String PROVEN = Statement.PROVEN;
    private static final String RECOMPUTED = Statement.RECOMPUTED;
    private static final String NOT_PROVABLE = Statement.NOT_PROVABLE;

    private final Finding finding;
    private final TraceDocument document;
    private final String policy;
    private final List<Statement> statements = new ArrayList<>();

    Statements(Finding finding) {
        this.finding = finding;
        this.document = finding.answer().document();
        Policy p = finding.contents().question().policy();
        this.policy = "%s, version %d".formatted(p.id(), p.version());
    }

    List<Statement> all() {
        blocks();
        List<Holding> holdings = finding.answer().trace().holdings();
        for (int i = 0; i < holdings.size(); i++) {
            holding(holdings.get(i), document.holdings().get(i));
        }
        finding.answer().trace().steps().forEach(this::fee);
        account();
        finding.contents().evidence().forEach(this::evidence);
        labels();
        omissions();
        return List.copyOf(new LinkedHashSet<>(statements));
    }

    private void blocks() {
        BlockWording wording = new BlockWording(finding);
        for (int height : finding.heights()) {
            Standing s = finding.chain().standing(height);
            say(
                    s.isShown() ? PROVEN : NOT_PROVABLE,
                    "block",
                    finding.chain().at(height).orElseThrow().hash(),
                    wording.sentence(height, s));
        }
    }

    private void holding(Holding h, HoldingEdge edge) {
        String pays =
                "pays %s to %s"
                        .formatted(
                                edge.value().text(),
                                edge.party()
                                        .address()
                                        .orElse(
                                                "a script of class %s, %s"
                                                        .formatted(
                                                                edge.party().scriptClass(),
                                                                edge.party().scriptHash())));
        Optional<Place> created = h.created();
        if (created.isPresent()) {
            inBlock("payment", h.output(), pays, created.get().height());
        } else {
            say(
                    NOT_PROVABLE,
                    "claimed",
                    h.output(),
                    pays
                            + (h.claimed()
                                    ? ": only a claim of " + claimant(h.output())
                                    : ": the transaction is not in the bundle"));
        }
        finding.ledger().spender(h.output()).ifPresent(s -> spend(h, s));
        say(
                RECOMPUTED,
                "traced",
                h.output(),
                "%s of its value is traced, under %s".formatted(edge.traced().text(), policy));
        if (h.fate() instanceof Holding.Fate.Ended(TraceEnd end)) {
            end(h, end, edge.end().map(TraceDocument.End::sentence).orElseThrow());
        }
    }

    private String claimant(OutPoint output) {
        return finding.contents().claims().stream()
                .filter(c -> c.output().equals(output))
                .map(c -> "'%s'".formatted(Excerpt.of(c.claimant())))
                .findFirst()
                .orElse("a node");
    }

    private void spend(Holding h, Spender s) {
        inBlock(
                "spend",
                h.output(),
                "is spent by input %d of %s".formatted(s.input(), s.transaction().id()),
                s.transaction().place().height());
    }

    /** A statement that is proven if its block is. */
    private void inBlock(String kind, Object about, String sentence, int height) {
        boolean shown = finding.isShown(height);
        say(
                shown ? PROVEN : NOT_PROVABLE,
                shown ? kind : kind + "-in-block-not-shown",
                about,
                sentence + ", in block " + height);
    }

    private void end(Holding h, TraceEnd end, String sentence) {
        switch (end) {
            case TraceEnd.Unspent u -> say(NOT_PROVABLE, "unspent", h.output(), sentence);
            case TraceEnd.NotIndexed n -> say(NOT_PROVABLE, "not-indexed", h.output(), sentence);
            case TraceEnd.AtService(var labels, boolean inferred) ->
                    say(NOT_PROVABLE, inferred ? "entity" : "label", h.output(), sentence);
            case TraceEnd.Mixed m -> say(RECOMPUTED, "inference", h.output(), sentence);
            case TraceEnd.LimitReached l -> say(RECOMPUTED, "limit", h.output(), sentence);
            case TraceEnd.Hub x -> say(NOT_PROVABLE, "hub", h.output(), sentence);
            case TraceEnd.LargeEntity e -> say(NOT_PROVABLE, "entity", h.output(), sentence);
            case TraceEnd.Unspendable u ->
                    inBlock("lost", h.output(), sentence, h.created().map(Place::height).orElse(0));
            case TraceEnd.Overwritten(Place by) ->
                    inBlock("lost", h.output(), sentence, by.height());
            case TraceEnd.Coinbase(int height) -> inBlock("coinbase", h.output(), sentence, height);
            case TraceEnd.Issued i -> say(NOT_PROVABLE, "claimed", h.output(), sentence);
        }
    }

    private void fee(Step step) {
        String fee =
                switch (step.transaction().fee()) {
                    case Fee.Known(var f) -> "leaves %s to the miner".formatted(f);
                    case Fee.Claimed(var f) ->
                            "leaves %s to the miner, if the claimed input values are true; all traced amounts behind it rest on them too"
                                    .formatted(f);
                    case Fee.Unknown() -> "leaves an unknown fee";
                    case Fee.None() -> "is a coinbase and leaves no fee";
                };
        if (step.transaction().fee() instanceof Fee.Known) {
            inBlock("fee", step.transaction().id(), fee, step.transaction().place().height());
        } else {
            say(NOT_PROVABLE, "claimed", step.transaction().id(), fee);
        }
    }

    private void account() {
        TraceDocument.Account a = document.balance();
        for (TraceDocument.TermNote term : a.terms()) {
            say(
                    RECOMPUTED,
                    "account",
                    term.term(),
                    "%s of %s, under %s"
                            .formatted(term.amount().text(), a.source().text(), policy));
        }
    }

    private void evidence(Evidence e) {
        say(
                RECOMPUTED,
                "inference",
                e.transaction(),
                "scripts %s and %s are taken to have one owner by rule %s, version %d: an inference, not a fact"
                        .formatted(e.a(), e.b(), e.rule().id(), e.rule().version()));
    }

    private void labels() {
        finding.contents()
                .labels()
                .forEach(l ->
                        say(
                                NOT_PROVABLE,
                                "label",
                                l.subject().text(),
                                "is called '%s' (%s), says %s"
                                        .formatted(
                                                Excerpt.of(l.name()),
                                                l.category().id(),
                                                Excerpt.of(l.source()))));
        SortedSet<String> entities = new TreeSet<>();
        finding.contents()
                .memberships()
                .forEach(m ->
                        entities.add("%s %d".formatted(m.entity().id(), m.entity().members())));
        for (String e : entities) {
            int space = e.indexOf(' ');
            say(
                    NOT_PROVABLE,
                    "entity",
                    e.substring(0, space),
                    "is the name of an entity of %s scripts: an inference from data beyond this bundle"
                            .formatted(e.substring(space + 1)));
        }
    }

    /** What a bundle can leave out and nobody would see it. */
    private void omissions() {
        String tip = "block " + finding.answer().trace().asOf().height();
        say(
                NOT_PROVABLE,
                "omission",
                tip,
                "that the blocks %s were all looked through, and that none of them spends an output called unspent"
                        .formatted(ChainForm.ranges(finding.ledger().coverage().ranges())));
        say(
                NOT_PROVABLE,
                "omission",
                tip,
                "that no label, entity, hub or claim was left out that would have ended the trace elsewhere");
        say(
                NOT_PROVABLE,
                "omission",
                tip,
                "that this block stayed on the chain: headers do not show whether another branch won later");
    }

    private void say(String standing, String kind, Object about, String sentence) {
        statements.add(new Statement(standing, kind, about.toString(), sentence));
    }
}
