package tracer.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.account.AccountHeader;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Remainder;
import tracer.flow.TraceEnd;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.TraceDocument;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.proof.VerificationDocument.Statement;

/**
 * Sorts every statement of an answer over accounts by what the bundle shows of it. None is proven:
 * what happened is a node's claim, which part of it is traced follows from those claims by a named
 * policy, and whatever could be hidden by leaving something out nobody can tell from here.
 */
final class AccountStatements {
    private static final String CLAIMED =
            ": claimed by " + AccountChainPart.CLAIMANT + ", not proven";

    private final AccountFinding finding;
    private final AccountTraceDocument document;
    private final String policy;
    private final String tip;
    private final List<Statement> statements = new ArrayList<>();

    AccountStatements(AccountFinding finding) {
        this.finding = finding;
        this.document = finding.answer().document();
        Policy p = finding.contents().question().policy();
        this.policy = "%s, version %d".formatted(p.id(), p.version());
        this.tip = "block " + finding.answer().trace().asOf().height();
    }

    List<Statement> all() {
        finding.contents().blocks().forEach(this::block);
        finding.contents().transfers().forEach(this::transfer);
        finding.contents().holdings().forEach(h -> holding(history(h)));
        finding.contents().tokens().forEach(this::token);
        List<Movement> movements = finding.answer().trace().movements();
        for (int i = 0; i < movements.size(); i++) {
            movement(movements.get(i), document.movements().get(i));
        }
        List<Remainder> remainders = finding.answer().trace().remainders();
        for (int i = 0; i < remainders.size(); i++) {
            remainder(remainders.get(i), document.remainders().get(i));
        }
        for (AccountTraceDocument.TermNote term : document.balance().terms()) {
            recomputed(
                    "account",
                    term.term(),
                    "%s of %s, under %s"
                            .formatted(
                                    term.amount().text(),
                                    document.balance().source().text(),
                                    policy));
        }
        readings();
        labels();
        omissions();
        return List.copyOf(new LinkedHashSet<>(statements));
    }

    private History history(FrozenHolding h) {
        return Optional.ofNullable(finding.ledger().histories(List.of(h.of()), 0).get(h.of()))
                .orElseThrow();
    }

    private void block(AccountHeader b) {
        open(
                "block",
                AccountWords.hash(b.hash().hash()),
                "is block %d of %s, stamped %s, on parent 0x%s%s%s"
                        .formatted(
                                b.height(),
                                document.chain(),
                                b.claimedTime(),
                                b.parent(),
                                finding.linksBelow(b) ? ", which is here too" : "",
                                CLAIMED
                                        + "; its raw header is not here, so that its hash could not be computed"));
    }

    private void transfer(Transfer t) {
        open(
                "claimed-transfer",
                t.id(),
                "%s from %s to %s in block %d%s"
                        .formatted(
                                document.asset().amount(t.amount()).text(),
                                t.from().map(EvmAddress::text).orElse("outside"),
                                t.to().map(EvmAddress::text).orElse("nobody"),
                                t.place().height(),
                                CLAIMED));
    }

    private void holding(History h) {
        if (h.opening().isPresent()) {
            OpeningBalance o = h.opening().get();
            open(
                    "claimed-balance",
                    o.of().holder().text(),
                    "held %s at the end of block %d, says '%s'%s"
                            .formatted(
                                    document.asset().amount(o.amount()).text(),
                                    o.height(),
                                    Excerpt.of(o.by()),
                                    CLAIMED));
        }
        AccountConsistency.balance(h)
                .ifPresent(b ->
                        open(
                                "claimed-balance",
                                h.of().holder().text(),
                                "%s%s at the end of %s, by what it began with and %s here%s"
                                        .formatted(
                                                b.signum() < 0 ? "would hold -" : "holds ",
                                                document.asset().amount(b.abs()).text(),
                                                tip,
                                                transfers(h.total()),
                                                CLAIMED)));
        open(
                "omission",
                h.of().holder().text(),
                h.isCutOff()
                        ? "that it has %d transfers, too many to be followed or to be here"
                                .formatted(h.total())
                        : "that nothing but %s here moved its %s in blocks %d to %d"
                                .formatted(transfers(h.total()), asset(), from(h), lastHeight()));
    }

    private static String transfers(long count) {
        return count == 1 ? "the one transfer" : "the %d transfers".formatted(count);
    }

    /** The first block that its transfers can stand in. */
    private int from(History h) {
        return h.opening()
                .map(o -> o.height() + 1)
                .orElseGet(() -> finding.contents().chain().coverage().ranges().getFirst().from());
    }

    private int lastHeight() {
        return finding.answer().trace().asOf().height();
    }

    private String asset() {
        return switch (finding.answer().trace().asset()) {
            case Asset.Native n -> "balance of the chain's own asset";
            case Asset.Token(EvmAddress contract) -> "balance of token " + contract.text();
        };
    }

    private void token(TokenNote n) {
        open(
                "claimed-token",
                n.contract().text(),
                "calls itself %s, with %s decimals, says '%s' at block %d%s; any contract can call itself anything"
                        .formatted(
                                n.symbol()
                                        .map(s -> "'%s'".formatted(Excerpt.of(s)))
                                        .orElse("nothing"),
                                n.decimals().isPresent()
                                        ? Integer.toString(n.decimals().getAsInt())
                                        : "unknown",
                                Excerpt.of(n.by()),
                                n.height(),
                                CLAIMED));
    }

    private void movement(Movement m, AccountTraceDocument.MovementEdge edge) {
        recomputed(
                "traced",
                edge.id(),
                "%s of its %s is traced, under %s"
                        .formatted(edge.traced().text(), edge.amount().text(), policy));
        if (m.fate() instanceof Movement.Fate.Ended(TraceEnd end)) {
            end(edge.id(), end, edge.end().map(TraceDocument.End::sentence).orElseThrow());
        }
    }

    private void remainder(Remainder r, AccountTraceDocument.RemainderNote note) {
        String holder = r.of().holder().text();
        recomputed(
                "traced",
                holder,
                "%s of the %s that it holds where the trace ends is traced, under %s"
                        .formatted(note.traced().text(), note.balance().text(), policy));
        end(holder, r.end(), note.end().sentence());
    }

    private void end(String about, TraceEnd end, String sentence) {
        switch (end) {
            case TraceEnd.Unspent u -> open("held", about, sentence);
            case TraceEnd.NotIndexed n -> open("not-indexed", about, sentence);
            case TraceEnd.AtService s -> open("label", about, sentence);
            case TraceEnd.LimitReached l -> recomputed("limit", about, sentence);
            case TraceEnd.Hub h -> open("hub", about, sentence);
            case TraceEnd.LargeEntity e -> open("entity", about, sentence);
            case TraceEnd.Mixed m -> recomputed("inference", about, sentence);
            case TraceEnd.Unspendable u -> open("claimed-end", about, sentence + CLAIMED);
            case TraceEnd.Overwritten o -> open("claimed-end", about, sentence + CLAIMED);
            case TraceEnd.Coinbase c -> open("claimed-end", about, sentence + CLAIMED);
            case TraceEnd.Issued i -> open("claimed-end", about, sentence + CLAIMED);
        }
    }

    /** Whose claims all these are, in the words of whoever made the bundle. */
    private void readings() {
        AccountChainPart part = finding.contents().chain();
        for (String s : part.sources().sentences()) {
            open(
                    "reading",
                    part.chain().id(),
                    "%s; %s, and nobody signed this".formatted(s, AccountChainPart.CHECKED));
        }
    }

    private void labels() {
        finding.contents()
                .labels()
                .forEach(l ->
                        open(
                                "label",
                                l.subject().text(),
                                "is called '%s' (%s), says %s"
                                        .formatted(
                                                Excerpt.of(l.name()),
                                                l.category().id(),
                                                Excerpt.of(l.source()))));
    }

    /** What a bundle can leave out and nobody would see it. */
    private void omissions() {
        AccountChainPart part = finding.contents().chain();
        open(
                "omission",
                tip,
                "that the blocks %s were all looked through, and are those of %s (chain id %d)"
                        .formatted(
                                ChainForm.ranges(part.coverage().ranges()),
                                part.chain().id(),
                                part.chain().number()));
        open(
                "omission",
                tip,
                "that nothing else moved: %s"
                        .formatted(
                                notSeen(part)
                                        + " A token that changes balances without a Transfer log shows nowhere"));
        open(
                "omission",
                tip,
                "that no label was left out that would have ended the trace elsewhere");
        open("omission", tip, "that this block stayed on the chain");
    }

    private static String notSeen(AccountChainPart part) {
        List<String> said = new ArrayList<>();
        if (!part.callsNotSeen().isEmpty()) {
            said.add(
                    "internal transfers were not seen in blocks %s."
                            .formatted(words(part.callsNotSeen())));
        }
        if (!part.rewardsNotSeen().isEmpty()) {
            said.add("rewards were not seen in blocks %s.".formatted(words(part.rewardsNotSeen())));
        }
        return said.isEmpty()
                ? "no source said that it could not show internal transfers or rewards."
                : String.join(" ", said);
    }

    private static String words(List<HeightRange> ranges) {
        return ranges.stream().map(HeightRange::toString).collect(Collectors.joining(", "));
    }

    /** What to ask a node of one's own, in the words of its interface. */
    List<String> toAsk() {
        Set<String> ask = new LinkedHashSet<>();
        ask.add(
                "block %d: is it 0x%s? (eth_getBlockByNumber)"
                        .formatted(lastHeight(), finding.answer().trace().asOf().hash()));
        for (Movement m : finding.answer().trace().movements()) {
            Transfer t = m.transfer();
            ask.add(
                    t.kind().isOfBlock()
                            ? "block %d: is it 0x%s, with %s? (eth_getBlockByNumber)"
                                    .formatted(t.place().height(), t.place().block(), t.id())
                            : "transaction 0x%s: is it in block %d 0x%s, and does it move what is said here? (eth_getTransactionReceipt; internal transfers: debug_traceTransaction)"
                                    .formatted(
                                            t.id().hash(), t.place().height(), t.place().block()));
        }
        for (FrozenHolding h : finding.contents().holdings()) {
            History history = history(h);
            ask.add(
                    "address %s: its %s at the end of blocks %d and %d, and all that moved it in blocks %d to %d (%s)"
                            .formatted(
                                    h.of().holder().text(),
                                    asset(),
                                    Math.max(0, from(history) - 1),
                                    lastHeight(),
                                    from(history),
                                    lastHeight(),
                                    h.of().asset() instanceof Asset.Native
                                            ? "eth_getBalance"
                                            : "eth_call of balanceOf, eth_getLogs"));
        }
        return List.copyOf(ask);
    }

    private void open(String kind, Object about, String sentence) {
        statements.add(new Statement(Statement.NOT_PROVABLE, kind, about.toString(), sentence));
    }

    private void recomputed(String kind, Object about, String sentence) {
        statements.add(new Statement(Statement.RECOMPUTED, kind, about.toString(), sentence));
    }
}
