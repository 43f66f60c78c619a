package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.AddressDocument;
import tracer.inquiry.Party;

/** An address for a reader. */
final class AddressText {
    private AddressText() {}

    static String of(AddressDocument a) {
        StringBuilder out = new StringBuilder();
        out.append("address ").append(a.address()).append(NL);
        a.scripts().stream()
                .flatMap(script -> script.labels().stream())
                .distinct()
                .forEach(
                        l -> out.append("label   %s [%s]%n".formatted(l.sentence(), l.evidence())));
        for (Party script : a.scripts()) {
            script.entity()
                    .ifPresent(e ->
                            out.append(
                                    "entity  %s, %d scripts [%s]%n"
                                            .formatted(e.id(), e.members(), e.evidence())));
        }
        out.append(
                "received %s in %d payments   spent %s   unspent %s%n"
                        .formatted(
                                a.received().text(),
                                a.total(),
                                a.spent().text(),
                                a.unspent().text()));
        a.sameKey()
                .ifPresent(
                        k -> out.append("key     %s [%s]%n".formatted(k.sentence(), k.evidence())));
        out.append(a.sentence()).append(NL).append(NL);
        Table payments = new Table(">height", "stamped", ">amount", "output", "script", "spent by");
        for (AddressDocument.PaymentNote p : a.payments()) {
            payments.row(
                    Integer.toString(p.block().height()),
                    p.block().stamped(),
                    p.amount().text(),
                    p.output(),
                    p.scriptClass(),
                    p.spentBy().orElse(""));
        }
        return out.append(payments)
                .append(NL)
                .append(Words.more(a.next(), a.payments().size(), a.total()))
                .append(Words.asOf(a))
                .toString();
    }
}
