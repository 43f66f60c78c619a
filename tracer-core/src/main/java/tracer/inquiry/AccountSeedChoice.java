package tracer.inquiry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.flow.AccountFlow;
import tracer.flow.Direction;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;
import tracer.problem.TracerProblem;

/**
 * The transfers of one asset that an address stands for as a seed: what it received, backward what
 * it sent. Fees and transfers of nothing are never seeds. Whatever is left out is counted, with its
 * sum. Time grows with all transfers of the asset that the address has.
 */
final class AccountSeedChoice {
    private final AccountLedger ledger;
    private final AccountSeedQuestion question;
    private final Asset asset;

    /** What was chosen, and what of it to say. */
    record Chosen(List<Transfer> transfers, List<String> remarks) {}

    AccountSeedChoice(AccountLedger ledger, AccountSeedQuestion question, Asset asset) {
        this.ledger = ledger;
        this.question = question;
        this.asset = asset;
    }

    /**
     * The one asset that is meant.
     *
     * @throws NotFound if none of the addresses ever had what was asked for, or received, or sent,
     *     anything
     * @throws BadInput if they received, or sent, several and none was named
     */
    static Asset asset(
            AccountLedger ledger,
            Collection<EvmAddress> addresses,
            Direction direction,
            Optional<Asset> asked) {
        List<AccountLedger.Sums> all =
                ledger.holdings(addresses).values().stream().flatMap(List::stream).toList();
        boolean forward = direction == Direction.FORWARD;
        String whose = addresses.stream().map(EvmAddress::text).collect(Collectors.joining(", "));
        if (asked.isPresent()) {
            if (all.stream().noneMatch(s -> s.of().asset().equals(asked.get()))) {
                throw absent(
                        ledger,
                        "a transfer of %s by or to %s, which has %s,"
                                .formatted(
                                        asked.get(),
                                        whose,
                                        all.isEmpty() ? "nothing" : "only " + names(all)));
            }
            return asked.get();
        }
        List<AccountLedger.Sums> moved =
                all.stream().filter(s -> (forward ? s.received() : s.sent()).signum() > 0).toList();
        if (moved.isEmpty()) {
            throw absent(ledger, "a transfer %s %s".formatted(forward ? "to" : "by", whose));
        }
        List<Asset> assets = moved.stream().map(s -> s.of().asset()).distinct().toList();
        if (assets.size() > 1) {
            throw new BadInput(
                    "%s %s several assets, which have no sum; name one of them as the asset: %s"
                            .formatted(whose, forward ? "received" : "sent", names(moved)));
        }
        return assets.getFirst();
    }

    private static String names(List<AccountLedger.Sums> held) {
        return held.stream()
                .map(s -> PathPlaces.name(s.of().asset()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.joining(", "));
    }

    private boolean isForward() {
        return question.direction() == Direction.FORWARD;
    }

    /**
     * @throws NotFound if it received, or sent, nothing of the asset, or nothing there
     * @throws DataGap if it is not stored so far, or nobody can tell
     * @throws LimitExceeded if it has more transfers than are read
     */
    Chosen of(EvmAddress address) {
        requireStored();
        HeldAsset held = new HeldAsset(address, asset);
        History history =
                Optional.ofNullable(
                                ledger.histories(List.of(held), AccountFlow.MOST_TRANSFERS)
                                        .get(held))
                        .orElseThrow();
        if (history.isCutOff()) {
            throw new LimitExceeded(
                    "%s has %d transfers of %s, more than the %d that are read of one address: name transfers of it"
                            .formatted(
                                    address.text(),
                                    history.total(),
                                    asset,
                                    AccountFlow.MOST_TRANSFERS));
        }
        List<Transfer> moved =
                history.transfers().stream()
                        .filter(t ->
                                (isForward() ? t.credited() : t.debited())
                                        .filter(held::equals)
                                        .isPresent())
                        .toList();
        List<Transfer> value =
                moved.stream().filter(t -> !t.kind().isFee() && t.amount().signum() > 0).toList();
        if (value.isEmpty()) {
            throw absent(
                    ledger,
                    "a transfer of %s %s %s"
                            .formatted(asset, isForward() ? "to" : "by", address.text()));
        }
        List<Transfer> chosen =
                value.stream()
                        .filter(t ->
                                question.within()
                                        .contains(t.place().height(), t.place().claimedTime()))
                        .toList();
        if (chosen.isEmpty()) {
            throw new NotFound(
                    "of %s of %s that %s %s none stands %s"
                            .formatted(
                                    number(value.size()),
                                    asset,
                                    address.text(),
                                    verb(),
                                    question.within().inWords()));
        }
        return new Chosen(chosen, remarks(address, history, moved, chosen));
    }

    private void requireStored() {
        int tip = ledger.coverage().tip().orElseThrow().height();
        if (question.within().fromHeight().orElse(0) > tip) {
            throw new DataGap(
                    "seeds paid from height %d on: what is stored of %s ends at block %d"
                            .formatted(
                                    question.within().fromHeight().getAsInt(),
                                    ledger.chain(),
                                    tip));
        }
    }

    private String verb() {
        return isForward() ? "received" : "sent";
    }

    private List<String> remarks(
            EvmAddress address, History history, List<Transfer> moved, List<Transfer> chosen) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "Seeds: %s that %s %s %s"
                        .formatted(
                                counted(chosen),
                                address.text(),
                                verb(),
                                question.within().inWords()));
        List<Transfer> outside =
                moved.stream()
                        .filter(t -> !t.kind().isFee() && t.amount().signum() > 0)
                        .filter(t -> !chosen.contains(t))
                        .toList();
        if (!outside.isEmpty()) {
            remarks.add(
                    "Left out: %s that %s %s outside that range"
                            .formatted(counted(outside), address.text(), verb()));
        }
        List<Transfer> fees = moved.stream().filter(t -> t.kind().isFee()).toList();
        if (!fees.isEmpty()) {
            remarks.add(
                    "Left out: %s that %s %s as fees, at any height"
                            .formatted(
                                    counted(fees),
                                    address.text(),
                                    isForward() ? "earned" : "paid"));
        }
        long nothing =
                moved.stream().filter(t -> !t.kind().isFee() && t.amount().signum() == 0).count();
        if (nothing > 0) {
            remarks.add(
                    "Left out: %s of nothing, at any height; such are often sent to put an address before somebody's eyes"
                            .formatted(number(nothing)));
        }
        notStored(history).ifPresent(remarks::add);
        return remarks;
    }

    private String counted(List<Transfer> transfers) {
        BigInteger sum =
                transfers.stream().map(Transfer::amount).reduce(BigInteger.ZERO, BigInteger::add);
        return "%s of %s, together %s,".formatted(number(transfers.size()), asset, amount(sum));
    }

    /** Of a token in base units: what its contract calls itself are foreign words. */
    private String amount(BigInteger sum) {
        return switch (asset) {
            case Asset.Native n -> AssetNote.of(n, Optional.empty()).amount(sum).text();
            case Asset.Token t -> sum + " base units";
        };
    }

    private static String number(long transfers) {
        return transfers == 1 ? "1 transfer" : "%d transfers".formatted(transfers);
    }

    /** What of its time is not looked at: before its opening, or in blocks that are not stored. */
    private Optional<String> notStored(History history) {
        int from = question.within().fromHeight().orElse(0);
        int to = question.within().toHeight().orElse(Integer.MAX_VALUE);
        Optional<OpeningBalance> opening = history.opening().filter(o -> o.height() > from);
        if (opening.isPresent()) {
            return Optional.of(
                    "Its stored history begins behind block %d: what it %s up to there is not known here"
                            .formatted(opening.get().height(), verb()));
        }
        String gaps =
                ledger.coverage().gapsFrom(from).stream()
                        .filter(g -> g.from() <= to)
                        .map(g -> new HeightRange(Math.max(g.from(), from), Math.min(g.to(), to)))
                        .map(HeightRange::toString)
                        .collect(Collectors.joining(", "));
        return gaps.isEmpty() || history.opening().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Blocks %s are not stored: what it %s in them is not known here"
                                .formatted(gaps, verb()));
    }

    /** Not there, or nobody can tell. */
    private static TracerProblem absent(AccountLedger ledger, String what) {
        List<HeightRange> gaps = ledger.coverage().gapsFrom(0);
        return gaps.isEmpty()
                ? new NotFound(
                        "%s is in no block of what is stored: %s %s"
                                .formatted(what, ledger.chain(), Stamp.inWords(ledger.coverage())))
                : new DataGap(
                        "%s is not in what is stored: %s %s; it may be in other blocks: ingest them, then ask again"
                                .formatted(what, ledger.chain(), Stamp.inWords(ledger.coverage())));
    }
}
