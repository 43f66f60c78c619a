package tracer.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.ledger.EvmChain;

/**
 * A label for a list.
 *
 * @param chain absent where the source does not say which EVM chain it means
 * @param chainCandidates chains that what the source says goes with, where it does not say which
 * @param actor id of whom it names in an actor pack
 * @param actorName who that is, if a pack that was imported knows
 * @param withdrawn the day of the first edition of its source that does not say it any more
 */
record LabelRow(
        String address,
        String label,
        String category,
        String source,
        Optional<String> chain,
        List<String> chainCandidates,
        String confidence,
        int confidenceLevel,
        Optional<String> author,
        Optional<String> asserted,
        Optional<String> list,
        Optional<String> validFrom,
        Optional<String> validUntil,
        Optional<String> withdrawn,
        Optional<String> actor,
        Optional<String> actorName) {
    static LabelRow of(Label l, Map<String, List<Actor>> actors) {
        return new LabelRow(
                l.subject().text(),
                l.name(),
                l.category().id(),
                l.source(),
                l.subject().chainName(),
                l.subject() instanceof LabelSubject.OnUnspecifiedEvm(var address, var candidates)
                        ? candidates.stream().map(EvmChain::id).toList()
                        : List.of(),
                l.confidence().id(),
                l.confidence().level(),
                l.author(),
                l.asserted().map(LocalDate::toString),
                l.validity().list(),
                l.validity().from().map(LocalDate::toString),
                l.validity().until().map(LocalDate::toString),
                l.validity().withdrawn().map(LocalDate::toString),
                l.actor(),
                l.actor().map(actors::get).map(ActorStore::names));
    }

    /** {@code from 2022-08-08 until 2025-03-21, OFAC SDN}; empty if nothing is said. */
    String valid() {
        return Stream.of(
                        validFrom.map(d -> "from " + d),
                        validUntil.map(d -> "until " + d),
                        withdrawn.map(d -> "withdrawn " + d),
                        list.map(l -> "list " + l))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    String where() {
        return chain.orElseGet(() ->
                chainCandidates.isEmpty()
                        ? "unspecified (EVM)"
                        : "unspecified; perhaps " + String.join(", ", chainCandidates));
    }

    /** Who is named, with the actor where that says more. */
    String who() {
        return actorName
                .filter(n -> !n.equals(label))
                .map(n -> "%s [%s]".formatted(label, n))
                .orElse(label);
    }

    /** The actors that labels name. */
    static Map<String, List<Actor>> actors(Workspace workspace, List<Label> labels) {
        return workspace
                .labels()
                .actors(
                        labels.stream()
                                .flatMap(l -> l.actor().stream())
                                .collect(Collectors.toSet()));
    }
}
