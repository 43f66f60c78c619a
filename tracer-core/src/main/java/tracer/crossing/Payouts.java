package tracer.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.Transfer;
import tracer.flow.AccountFlow;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.problem.LimitExceeded;

/** What the labelled addresses of a service paid to others, as far as is stored. */
final class Payouts {
    private final AccountLedger ledger;
    private final Set<EvmAddress> vaults;

    Payouts(AccountLedger ledger, List<EvmAddress> vaults) {
        this.ledger = ledger;
        this.vaults = new TreeSet<>(vaults);
    }

    /** Why the stored blocks do not tell all that happened between two moments, if they do not. */
    Optional<String> missing(Instant from, Instant to) {
        Coverage coverage = ledger.coverage();
        if (coverage.ranges().isEmpty()) {
            return Optional.of("no block of %s is stored".formatted(ledger.chain()));
        }
        boolean covered = coverage.ranges().stream().anyMatch(r -> reaches(r, from, to));
        return covered
                ? Optional.empty()
                : Optional.of(
                        "blocks of %s from %s to %s are not all stored; the newest is %d, stamped %s"
                                .formatted(
                                        ledger.chain(),
                                        from,
                                        to,
                                        coverage.ranges().getLast().to(),
                                        time(coverage.ranges().getLast().to())));
    }

    /** A range that ends at the window's very end could lack a later block of the same second. */
    private boolean reaches(HeightRange r, Instant from, Instant to) {
        return (r.from() == 0 || time(r.from()).isBefore(from)) && time(r.to()).isAfter(to);
    }

    private Instant time(int height) {
        return ledger.header(height).map(AccountHeader::claimedTime).orElseThrow();
    }

    /** Seconds from the first to the last stored block of all ranges, gaps left out. */
    long secondsStored() {
        return ledger.coverage().ranges().stream()
                .mapToLong(r -> time(r.to()).getEpochSecond() - time(r.from()).getEpochSecond())
                .sum();
    }

    /** Assets that the service ever held, as far as is stored. */
    List<Asset> assets() {
        return ledger.holdings(vaults).values().stream()
                .flatMap(List::stream)
                .map(s -> s.of().asset())
                .distinct()
                .sorted(Comparator.comparing(Asset::id))
                .toList();
    }

    /**
     * All payments of an asset to others, in chain order, fees left out.
     *
     * @throws LimitExceeded if an address has more transfers than are read of one
     */
    List<Transfer> of(Asset asset) {
        List<HeldAsset> held = vaults.stream().map(v -> new HeldAsset(v, asset)).toList();
        List<Transfer> paid = new ArrayList<>();
        for (History h : ledger.histories(held, AccountFlow.MOST_TRANSFERS).values()) {
            if (h.isCutOff()) {
                throw new LimitExceeded(
                        "%s has %,d transfers, more than the %,d that are read of one: candidates cannot be counted"
                                .formatted(h.of(), h.total(), AccountFlow.MOST_TRANSFERS));
            }
            h.transfers().stream().filter(t -> isPayment(h.of(), t)).forEach(paid::add);
        }
        paid.sort(Comparator.comparing(Transfer::place));
        return paid;
    }

    /** What a history leaves out, since it begins later, is no answer for a window before it. */
    Optional<String> missingBefore(Asset asset, Instant from) {
        List<HeldAsset> held = vaults.stream().map(v -> new HeldAsset(v, asset)).toList();
        return ledger.histories(held, 0).values().stream()
                .flatMap(h -> h.opening().stream())
                .filter(o -> o.height() > 0 && !time(o.height()).isBefore(from))
                .findFirst()
                .map(o ->
                        "what moved %s before block %d, with which its history begins"
                                .formatted(o.of(), o.height()));
    }

    private boolean isPayment(HeldAsset of, Transfer t) {
        return !t.kind().isFee()
                && t.debited().filter(of::equals).isPresent()
                && t.to().filter(to -> !vaults.contains(to)).isPresent();
    }
}
