package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.stream.Collectors;
import tracer.inquiry.AccountStatus;
import tracer.inquiry.StatusDocument;

/** What is stored, for a reader. */
final class StatusText {
    private StatusText() {}

    static String of(StatusDocument s) {
        String heights = heights(s.ranges());
        StringBuilder out = new StringBuilder();
        out.append("chain     ").append(s.chain()).append(NL);
        out.append(
                "blocks    %d%s%n"
                        .formatted(s.blocks(), heights.isEmpty() ? "" : ", heights " + heights));
        s.tipStamped().ifPresent(t -> out.append("last one  stamped %s%n".formatted(t)));
        out.append(
                "entities  %s%n"
                        .formatted(
                                s.entitiesAt().isEmpty()
                                        ? "not computed yet"
                                        : "computed for block %d%s"
                                                .formatted(
                                                        s.entitiesAt().getAsInt(),
                                                        s.entitiesCurrent()
                                                                ? ""
                                                                : ", not yet for the last ones")));
        out.append("labels    %d%n".formatted(s.labels()));
        out.append("orphans   %d blocks%n".formatted(s.orphans()));
        s.accounts().forEach(a -> out.append(NL).append(of(a)));
        return out.append(s.sentence()).append(NL).append(Words.asOf(s)).toString();
    }

    private static String of(AccountStatus a) {
        StringBuilder out = new StringBuilder();
        out.append("chain     %s, chain id %d%n".formatted(a.chain(), a.chainId()));
        out.append("blocks    %d, heights %s%n".formatted(a.blocks(), heights(a.ranges())));
        a.tipStamped().ifPresent(t -> out.append("last one  stamped %s%n".formatted(t)));
        out.append(
                "contents  %,d transactions, %,d tokens%n".formatted(a.transactions(), a.tokens()));
        String kinds =
                a.transfers().stream()
                        .map(k -> "%s %,d".formatted(k.kind(), k.count()))
                        .collect(Collectors.joining(", "));
        out.append("transfers %s%n".formatted(kinds.isEmpty() ? "none" : kinds));
        if (a.logsOfSingleThings() + a.logsOfUnknownKind() > 0) {
            out.append(
                    "not followed: %,d logs of single things (ERC-721), %,d of unknown kind%n"
                            .formatted(a.logsOfSingleThings(), a.logsOfUnknownKind()));
        }
        notSeen(out, "internal transfers", a.callsNotSeen());
        notSeen(out, "new value for miners", a.rewardsNotSeen());
        out.append("orphans   %d blocks%n".formatted(a.orphans()));
        for (AccountStatus.Reading r : a.readings()) {
            out.append(
                    "served by %s%n          heights %s, read %s; internal transfers: %s%n"
                            .formatted(
                                    r.from(),
                                    heights(r.ranges()),
                                    r.readAt(),
                                    r.internalTransfers()));
        }
        if (a.servedByUnknown().blocks() > 0) {
            out.append(
                    "served by not recorded, %d blocks, heights %s%n"
                            .formatted(
                                    a.servedByUnknown().blocks(),
                                    heights(a.servedByUnknown().ranges())));
        }
        return out.toString();
    }

    private static void notSeen(StringBuilder out, String what, AccountStatus.NotSeen where) {
        if (where.blocks() > 0) {
            out.append(
                    "not seen: %s, in %d blocks, heights %s%n"
                            .formatted(what, where.blocks(), heights(where.ranges())));
        }
    }

    private static String heights(List<StatusDocument.Range> ranges) {
        return ranges.stream()
                .map(r -> r.from() == r.to() ? "" + r.from() : r.from() + "–" + r.to())
                .collect(Collectors.joining(", "));
    }
}
