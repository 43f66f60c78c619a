package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.AccountAddressDocument;
import tracer.inquiry.AccountAddressDocument.HoldingNote;
import tracer.inquiry.AccountAddressDocument.OnChain;
import tracer.inquiry.AssetAmount;
import tracer.inquiry.BlockNote;

/** An address of account chains for a reader, chain by chain. */
final class AccountAddressText {
    private AccountAddressText() {}

    static String of(AccountAddressDocument a) {
        StringBuilder out = new StringBuilder("address ").append(a.address()).append(NL);
        if (a.chains().size() > 1) {
            out.append(
                    "Stored on %d chains. The same digits may have another owner on another chain; nothing is summed over them.%n"
                            .formatted(a.chains().size()));
        }
        a.chains().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, OnChain c) {
        out.append(NL).append("on ").append(c.chain()).append(NL);
        c.labels()
                .forEach(
                        l -> out.append("label   %s [%s]%n".formatted(l.sentence(), l.evidence())));
        Table assets =
                new Table(
                        "asset",
                        ">opening",
                        ">received",
                        ">sent",
                        ">balance",
                        ">transfers",
                        "first",
                        "last");
        for (HoldingNote h : c.assets()) {
            assets.row(
                    h.asset().contract().map(t -> "token " + t).orElse("native"),
                    h.opening()
                            .map(o -> "%s at %d".formatted(o.amount().text(), o.height()))
                            .orElse("unknown"),
                    h.received().text(),
                    h.sent().text(),
                    h.balance().map(AssetAmount::text).orElse("unknown"),
                    Long.toString(h.transfers()),
                    h.first().map(AccountAddressText::when).orElse(""),
                    h.last().map(AccountAddressText::when).orElse(""));
        }
        out.append(assets).append(NL);
        for (HoldingNote h : c.assets()) {
            if (!h.shown().isEmpty()) {
                out.append(AccountTransactionText.transfers(h.shown()));
                if (h.shown().size() < h.transfers()) {
                    out.append(
                            "Shown %d of %d; list more with --rows%n"
                                    .formatted(h.shown().size(), h.transfers()));
                }
                out.append(NL);
            }
        }
        c.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        out.append(c.sentence()).append(NL);
        out.append("True up to block %d %s%n".formatted(c.dataHeight(), c.dataHash()));
    }

    private static String when(BlockNote block) {
        return "%d, %s".formatted(block.height(), block.stamped());
    }
}
