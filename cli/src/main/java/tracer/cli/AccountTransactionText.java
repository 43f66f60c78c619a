package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.TransferNote;

/** A transaction of an account chain for a reader. */
final class AccountTransactionText {
    private AccountTransactionText() {}

    static String of(AccountTransactionDocument t) {
        StringBuilder out = head(t);
        out.append(NL).append(transfers(t.transfers())).append(NL);
        t.notFollowed().forEach(n -> out.append("Not followed: ").append(n).append(NL));
        t.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        return out.append(Words.asOf(t)).toString();
    }

    /** What a trace can begin with, where only a transaction was named. */
    static String choice(AccountTransactionDocument t, String direction) {
        StringBuilder out = head(t).append(NL);
        List<TransferNote> seeds = t.transfers().stream().filter(TransferNote::traceable).toList();
        if (seeds.isEmpty()) {
            out.append("It moved nothing but its fee: there is nothing to follow.").append(NL);
        } else {
            out.append("A trace follows one transfer. Choose one:").append(NL);
            seeds.forEach(s ->
                    out.append(
                            "  tracer trace %s %s%n    %s from %s to %s%n"
                                    .formatted(
                                            direction,
                                            s.id(),
                                            s.amount().text(),
                                            s.from().map(Words::party).orElse("(outside)"),
                                            s.to().map(Words::party).orElse("(nobody)"))));
        }
        t.notFollowed().forEach(n -> out.append("Cannot be followed: ").append(n).append(NL));
        t.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        return out.append(Words.asOf(t)).toString();
    }

    private static StringBuilder head(AccountTransactionDocument t) {
        StringBuilder out = new StringBuilder();
        out.append("transaction %s on %s [%s]%n".formatted(t.hash(), t.chain(), t.evidence()));
        out.append("%s, %d confirmations%n".formatted(Words.block(t.block()), t.confirmations()));
        out.append("outcome %s%n".formatted(t.sentence()));
        out.append("from    %s%n".formatted(Words.party(t.from())));
        out.append("to      %s%n".formatted(t.to().map(Words::party).orElse("(a new contract)")));
        t.created().ifPresent(c -> out.append("created %s%n".formatted(Words.party(c))));
        out.append("asked to send %s   fee %s%n".formatted(t.asked().text(), t.fee().text()));
        return out;
    }

    static Table transfers(List<TransferNote> transfers) {
        Table table = new Table("kind", ">amount", "token", "from", "to", "transfer");
        for (TransferNote t : transfers) {
            table.row(
                    t.kind(),
                    t.amount().text(),
                    t.asset().contract().orElse(""),
                    t.from().map(Words::party).orElse("(outside)"),
                    t.to().map(Words::party).orElse("(nobody)"),
                    t.id());
        }
        return table;
    }
}
