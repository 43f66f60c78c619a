package tracer.inquiry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.MixingDocument.ColumnNote;
import tracer.inquiry.MixingDocument.LinksNote;
import tracer.inquiry.MixingDocument.MatrixNote;
import tracer.inquiry.MixingDocument.RowNote;
import tracer.ledger.PlacedTransaction;
import tracer.mixing.Linkability;
import tracer.mixing.Linkability.Computed;
import tracer.mixing.Linkability.NotComputed;

/** What amounts tell about links, for documents. */
final class LinksWording {
    private LinksWording() {}

    static LinksNote note(Linkability links, PlacedTransaction of) {
        return switch (links) {
            case NotComputed n ->
                    new LinksNote(
                            "not-computed",
                            EvidenceClass.CONVENTION.id(),
                            n.sentence() + "; this says nothing about links",
                            Optional.empty());
            case Computed c ->
                    new LinksNote(
                            "computed",
                            EvidenceClass.CONVENTION.id(),
                            sentence(c),
                            Optional.of(matrix(c, of)));
        };
    }

    private static String sentence(Computed c) {
        String ways =
                c.interpretations().equals(BigInteger.ONE)
                        ? "there is one way to read the amounts"
                        : "there are %s ways to read the amounts".formatted(c.interpretations());
        return "%s; %d of %d links between inputs and outputs are the same in all of them"
                .formatted(ways, c.countDeterministic(), c.countLinks());
    }

    private static MatrixNote matrix(Computed c, PlacedTransaction of) {
        return new MatrixNote(
                c.interpretations().toString(),
                c.entropy().toPlainString(),
                c.density().toPlainString(),
                shortened(c.efficiency(), c.perfect()),
                c.countDeterministic(),
                c.countLinks(),
                shortened(
                        BigInteger.valueOf(c.countLinks() - c.countDeterministic()),
                        BigInteger.valueOf(c.countLinks())),
                Long.toString(c.fees().maker()),
                Long.toString(c.fees().taker()),
                columns(c, of),
                rows(c, of));
    }

    private static List<ColumnNote> columns(Computed c, PlacedTransaction of) {
        List<ColumnNote> columns = new ArrayList<>();
        for (int input : c.inputs()) {
            of.fundings()
                    .get(input)
                    .spentOutput()
                    .ifPresent(o -> columns.add(new ColumnNote(input, Amount.of(o.value()))));
        }
        return columns;
    }

    private static List<RowNote> rows(Computed c, PlacedTransaction of) {
        List<RowNote> rows = new ArrayList<>();
        for (int r = 0; r < c.outputs().size(); r++) {
            rows.add(
                    new RowNote(
                            c.outputs().get(r),
                            Amount.of(of.transaction().outputs().get(c.outputs().get(r)).value()),
                            c.links().get(r).stream()
                                    .map(count -> "%s/%s".formatted(count, c.interpretations()))
                                    .toList()));
        }
        return rows;
    }

    /** In lowest terms; whole numbers without a denominator. */
    private static String shortened(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger below = denominator.divide(divisor);
        String above = numerator.divide(divisor).toString();
        return below.equals(BigInteger.ONE) ? above : "%s/%s".formatted(above, below);
    }
}
