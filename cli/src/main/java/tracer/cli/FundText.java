package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.Optional;
import tracer.inquiry.AccountFundDocument;
import tracer.inquiry.Amount;
import tracer.inquiry.AssetAmount;
import tracer.inquiry.FundDocument;

/** The account of a fund for a reader: claims, every policy side by side, and all that moved. */
final class FundText {
    private static final String TOO_LONG = "not computed: fractions too long";

    private FundText() {}

    /** Of outputs. */
    static String of(FundDocument f) {
        StringBuilder out = head(f.title(), f.evidence());
        Table claims = new Table("claim", ">paid in", ">remaining");
        f.claims().forEach(c -> claims.row(c.output(), c.paid().text(), c.remaining().text()));
        claims.row("sum", f.paidIn().text(), f.remaining().text());
        out.append(claims);
        out.append(closes(f.closes(), f.paidIn().text(), f.left().text(), f.remaining().text()));
        Table policies = new Table("under", ">left the fund", ">remaining");
        f.policies()
                .forEach(p ->
                        policies.row(
                                declared(p.policy(), f.policy()),
                                p.left().map(Amount::text).orElse(TOO_LONG),
                                p.remaining().map(Amount::text).orElse("")));
        out.append(policies).append(NL);
        Table entries =
                new Table(
                        ">height",
                        "transaction",
                        ">paid in",
                        ">claimed",
                        ">paid out",
                        ">claims that left",
                        ">balance",
                        ">claims");
        f.entries()
                .forEach(e ->
                        entries.row(
                                Integer.toString(e.block().height()),
                                e.txid(),
                                e.paidIn().text(),
                                e.claimed().text(),
                                e.paidOut().text(),
                                e.claimsLeft().text(),
                                e.balance().text(),
                                e.claims().text()));
        out.append(entries).append(NL);
        return notes(out, f.notes()).append(Words.asOf(f)).toString();
    }

    /** Of accounts. */
    static String of(AccountFundDocument f) {
        StringBuilder out = head(f.title(), f.evidence());
        f.asset().contract().ifPresent(c -> out.append("asset  token ").append(c).append(NL));
        f.fund().forEach(a -> out.append("of  ").append(Words.party(a)).append(NL));
        out.append(NL);
        Table claims = new Table("claim", "by", ">paid in", ">remaining");
        f.claims()
                .forEach(c ->
                        claims.row(
                                c.transfer(),
                                c.by().map(Words::brief).orElse("(outside)"),
                                c.paid().text(),
                                c.remaining().text()));
        claims.row("sum", "", f.paidIn().text(), f.remaining().text());
        out.append(claims);
        out.append(closes(f.closes(), f.paidIn().text(), f.left().text(), f.remaining().text()));
        Table policies = new Table("under", ">left the fund", ">remaining");
        f.policies()
                .forEach(p ->
                        policies.row(
                                declared(p.policy(), f.policy()),
                                p.left().map(AssetAmount::text).orElse(TOO_LONG),
                                p.remaining().map(AssetAmount::text).orElse("")));
        out.append(policies).append(NL);
        out.append(
                "Known from the end of block %d on; the fund then held %s.%n"
                        .formatted(f.from(), f.opening().text()));
        out.append(entries(f)).append(NL);
        if (f.inside() + f.empty() > 0) {
            out.append(
                    "Left out: %d transfers within the fund, %d of nothing.%n"
                            .formatted(f.inside(), f.empty()));
        }
        return notes(out, f.notes()).append(Words.asOf(f)).toString();
    }

    private static Table entries(AccountFundDocument f) {
        Table entries =
                new Table(
                        ">height",
                        "transfer",
                        "way",
                        "other",
                        ">amount",
                        ">claims that left",
                        ">balance",
                        ">claims");
        f.entries()
                .forEach(e ->
                        entries.row(
                                Integer.toString(e.block().height()),
                                e.transfer(),
                                e.way(),
                                e.other().map(Words::brief).orElse(""),
                                e.amount().text(),
                                e.claimsLeft().text(),
                                e.balance().text(),
                                e.claims().text()));
        return entries;
    }

    private static StringBuilder head(String title, String evidence) {
        return new StringBuilder("%s [%s]".formatted(title, evidence)).append(NL).append(NL);
    }

    private static String closes(boolean closes, String paidIn, String left, String remaining) {
        return closes
                ? "Paid in %s = left %s + remaining %s, exactly.%n%n"
                        .formatted(paidIn, left, remaining)
                : "THE ACCOUNT DOES NOT CLOSE." + NL + NL;
    }

    private static String declared(String policy, String declared) {
        return policy.equals(declared) ? policy + " (declared)" : policy;
    }

    private static StringBuilder notes(StringBuilder out, List<String> notes) {
        notes.forEach(n -> out.append(n).append(NL));
        return out;
    }

    /** For who asks with the wrong family's words. */
    static Optional<String> otherFamily(List<String> names, boolean accounts) {
        return names.stream()
                .filter(n -> ChainOption.isOfAccounts(n) != accounts)
                .findFirst()
                .map(n ->
                        "'%s' is of another kind of chain than the rest of the fund: a fund is of one chain"
                                .formatted(n));
    }
}
