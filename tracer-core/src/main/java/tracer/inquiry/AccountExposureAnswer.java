package tracer.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountExposure;
import tracer.flow.AccountExposureRequest;
import tracer.flow.Direction;
import tracer.flow.Exposure;
import tracer.flow.Movement;
import tracer.flow.TraceEnd;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountExposureDocument.ExposedHolder;
import tracer.inquiry.AccountExposureDocument.ExposedTransfer;
import tracer.inquiry.ExposureDocument.CutOff;
import tracer.inquiry.TraceDocument.End;

/** Turns an exposure set over accounts into its document. */
final class AccountExposureAnswer {
    private static final String THIS = "this set";

    private final AccountExposure exposure;
    private final AccountNotes notes;
    private final AssetNote asset;
    private final TraceWording wording;

    AccountExposureAnswer(AccountExposure exposure, AccountLedger ledger, Ports ports) {
        this.exposure = exposure;
        this.notes =
                AccountNotes.of(
                        ledger,
                        ports,
                        exposure.transfers().stream()
                                .map(AccountExposure.ExposedTransfer::transfer)
                                .toList(),
                        new AccountNotes.Others(
                                exposure.holders().stream()
                                        .map(h -> h.of().holder())
                                        .collect(Collectors.toSet()),
                                Set.of(exposure.asset())));
        this.asset = notes.asset(exposure.asset());
        this.wording =
                TraceWording.ofAccounts(
                        exposure.request().direction(),
                        exposure.request().limits(),
                        units -> asset.amount(units).text());
    }

    AccountExposureDocument document() {
        AccountExposureRequest request = exposure.request();
        Stamp stamp = Stamp.of(exposure.asOf());
        return new AccountExposureDocument(
                "tracer.account-exposure/1",
                stamp.height(),
                stamp.hash(),
                exposure.isLimited(),
                exposure.chain().id(),
                asset,
                title(request),
                new AccountTraceDocument.Question(
                        request.seeds().getFirst().transfer().toString(),
                        request.seeds().stream().map(TransferSeed::toString).toList(),
                        request.direction().id(),
                        Exposure.ID,
                        Exposure.VERSION,
                        AccountTraceAnswer.limits(request.limits(), asset),
                        StopsNote.of(request.stops())),
                exposure.transfers().stream().map(this::transfer).toList(),
                exposure.holders().stream()
                        .map(h ->
                                new ExposedHolder(
                                        notes.parties().of(h.of().holder(), Optional.empty()),
                                        h.hop(),
                                        end(h.end(), Optional.empty())))
                        .toList(),
                notFollowed(),
                remarks());
    }

    private String title(AccountExposureRequest request) {
        return "Transfers of %s that value of %s could have %s, under poison"
                .formatted(
                        asset.name(),
                        TransferSeed.inShort(request.seeds()),
                        request.direction() == Direction.FORWARD ? "gone by" : "come by");
    }

    private ExposedTransfer transfer(AccountExposure.ExposedTransfer x) {
        Transfer t = x.transfer();
        Optional<Instant> at = Optional.of(t.place().claimedTime());
        return new ExposedTransfer(
                t.id().toString(),
                t.kind().id(),
                x.hop(),
                t.from().map(a -> notes.parties().of(a, at)),
                t.to().map(a -> notes.parties().of(a, at)),
                EvidenceClass.CLAIMED.id(),
                AccountNotes.block(t.place()),
                switch (x.fate()) {
                    case Movement.Fate.Followed f -> "followed";
                    case Movement.Fate.Fee f -> "fee";
                    case Movement.Fate.Ended e -> "ended";
                },
                x.fate() instanceof Movement.Fate.Ended(TraceEnd end)
                        ? Optional.of(end(end, at))
                        : Optional.empty());
    }

    private End end(TraceEnd end, Optional<Instant> at) {
        if (end instanceof TraceEnd.Unspent(int height)) {
            return TraceWording.plain(
                    "unspent",
                    "its balance at block %d may hold some of it".formatted(height),
                    EvidenceClass.CLAIMED);
        }
        End said = wording.exposureEnd(end, at);
        return said.evidence().equals(EvidenceClass.FACT.id())
                ? TraceWording.plain(said.kind(), said.sentence(), EvidenceClass.CLAIMED)
                : said;
    }

    private List<CutOff> notFollowed() {
        List<CutOff> cut = new ArrayList<>();
        for (AccountExposure.ExposedTransfer x : exposure.transfers()) {
            if (x.fate() instanceof Movement.Fate.Ended(TraceEnd end)) {
                cut(x.transfer().id().toString(), end).ifPresent(cut::add);
            }
        }
        exposure.holders().forEach(h -> cut(h.of().toString(), h.end()).ifPresent(cut::add));
        return cut;
    }

    private Optional<CutOff> cut(String where, TraceEnd end) {
        return Optional.of(end(end, Optional.empty()))
                .filter(e -> e.kind().equals("limit") || e.kind().equals("not-indexed"))
                .map(e -> new CutOff(where, e.kind(), e.sentence()));
    }

    private List<String> remarks() {
        boolean several = exposure.request().seeds().size() > 1;
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "Poison: once anything of the %s came to an address, all that leaves it counts as touched, whatever the amounts."
                        .formatted(several ? "seeds" : "seed"));
        remarks.add(
                "This is a set of transfers and balances that cannot be ruled out. It has no amounts: what they move must not be added up, nor shown as the %s."
                        .formatted(several ? "seeds'" : "seed's"));
        remarks.add(AccountNotes.CLAIMED);
        if (asset.contract().isPresent()) {
            remarks.add(AccountNotes.SYMBOLS);
        }
        AccountNotes.notSeen("Internal transfers", exposure.callsNotSeen(), THIS)
                .ifPresent(remarks::add);
        AccountNotes.notSeen("Rewards of miners", exposure.rewardsNotSeen(), THIS)
                .ifPresent(remarks::add);
        return remarks;
    }
}
