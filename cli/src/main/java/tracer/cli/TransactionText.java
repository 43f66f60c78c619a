package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.TransactionDocument;

/** A transaction for a reader. */
final class TransactionText {
    private TransactionText() {}

    static String of(TransactionDocument t) {
        StringBuilder out = new StringBuilder();
        out.append("transaction ").append(t.txid()).append(NL);
        out.append("%s, %d confirmations%n".formatted(Words.block(t.block()), t.confirmations()));
        t.overwritten()
                .forEach(b ->
                        out.append(
                                "the same coinbase stood before in %s; its outputs were lost%n"
                                        .formatted(Words.block(b))));
        out.append(
                "in %s   out %s   fee %s%n"
                        .formatted(
                                t.coinbase() ? "newly made" : Words.amount(t.totalIn()),
                                t.totalOut().text(),
                                fee(t.fee())));
        t.collaborative()
                .ifPresent(c ->
                        out.append(
                                "%s [%s, rule %s]%n"
                                        .formatted(c.sentence(), c.evidence(), c.rule())));
        Table inputs = new Table(">input", ">amount", "state", "output spent", "party");
        for (TransactionDocument.InputNote in : t.inputs()) {
            inputs.row(
                    Integer.toString(in.index()),
                    in.state().equals("coinbase") ? "" : Words.amount(in.amount()),
                    in.state(),
                    in.output().orElse(""),
                    in.party().map(Words::party).orElse(""));
        }
        Table outputs = new Table(">output", ">amount", "state", "spent by", "party");
        for (TransactionDocument.OutputNote o : t.outputs()) {
            outputs.row(
                    Integer.toString(o.index()),
                    o.amount().text(),
                    o.state(),
                    o.spentBy().map(s -> s.txid() + " input " + s.input()).orElse(o.sentence()),
                    Words.party(o.party()));
        }
        return out.append(NL)
                .append(inputs)
                .append(NL)
                .append(outputs)
                .append(NL)
                .append(Words.asOf(t))
                .toString();
    }

    private static String fee(TransactionDocument.FeeNote fee) {
        return switch (fee.state()) {
            case "known" -> Words.amount(fee.amount());
            case "none" -> "none (coinbase)";
            case "unknown" -> "unknown (an input's value is not stored)";
            default -> Words.amount(fee.amount()) + " (" + fee.state() + ")";
        };
    }
}
