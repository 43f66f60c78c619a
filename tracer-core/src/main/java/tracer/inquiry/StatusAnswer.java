package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;

/** Answers: what is stored and up to where? */
final class StatusAnswer {
    private final Ports ports;

    StatusAnswer(Ports ports) {
        this.ports = ports;
    }

    StatusDocument answer() {
        Coverage coverage = ports.ledger().coverage();
        Stamp stamp = Stamp.of(coverage);
        Optional<ChainTip> computed = ports.entities().computedAt();
        List<AccountStatus> accounts = AccountStatusAnswer.answer(ports.accounts());
        return new StatusDocument(
                "tracer.status/1",
                stamp.height(),
                stamp.hash(),
                false,
                ports.ledger().chain().id(),
                coverage.blockCount(),
                coverage.ranges().stream()
                        .map(r -> new StatusDocument.Range(r.from(), r.to()))
                        .toList(),
                coverage.tip()
                        .flatMap(t -> ports.ledger().header(t.hash()))
                        .map(h -> h.header().claimedTime().toString()),
                ports.ledger().orphans().size(),
                ports.labels().count(),
                computed.map(t -> OptionalInt.of(t.height())).orElse(OptionalInt.empty()),
                computed.isPresent() && computed.equals(coverage.tip()),
                accounts,
                sentence(coverage, computed, accounts));
    }

    private String sentence(
            Coverage coverage, Optional<ChainTip> computed, List<AccountStatus> accounts) {
        String others =
                accounts.stream().map(a -> " " + a.sentence()).collect(Collectors.joining());
        return ofOutputs(coverage, computed) + others;
    }

    private String ofOutputs(Coverage coverage, Optional<ChainTip> computed) {
        String data = "%s: %s.".formatted(ports.ledger().chain().id(), Stamp.inWords(coverage));
        if (coverage.tip().isEmpty() || computed.equals(coverage.tip())) {
            return data;
        }
        return data
                + computed.map(t ->
                                " Entities were computed at block %d; later blocks are not in them yet."
                                        .formatted(t.height()))
                        .orElse(" Entities have not been computed yet.");
    }
}
