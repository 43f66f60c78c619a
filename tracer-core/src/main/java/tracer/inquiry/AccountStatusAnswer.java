package tracer.inquiry;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.BlockSources;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;

/** Answers: what is stored of the EVM chains and up to where? */
final class AccountStatusAnswer {
    private AccountStatusAnswer() {}

    static List<AccountStatus> answer(AccountLedgers accounts) {
        return accounts.chains().stream().map(c -> answer(accounts.ledger(c))).toList();
    }

    private static AccountStatus answer(AccountLedger ledger) {
        Coverage coverage = ledger.coverage();
        AccountInventory stored = ledger.inventory();
        BlockSources sources = BlockSources.of(coverage, ledger.readings());
        return new AccountStatus(
                ledger.chain().id(),
                ledger.chain().number(),
                coverage.tip().map(t -> OptionalInt.of(t.height())).orElse(OptionalInt.empty()),
                coverage.tip().map(t -> t.hash().toString()),
                stored.blocks(),
                ranges(coverage.ranges()),
                coverage.tip()
                        .flatMap(t -> ledger.header(t.hash()))
                        .map(h -> h.claimedTime().toString()),
                ledger.orphans().size(),
                stored.transactions(),
                stored.unknownOutcomes(),
                stored.transfers().entrySet().stream()
                        .map(e -> new AccountStatus.KindCount(e.getKey().id(), e.getValue()))
                        .toList(),
                stored.tokens(),
                stored.notFollowed().nonFungible(),
                stored.notFollowed().unknownKind(),
                notSeen(stored.callsNotSeen()),
                notSeen(stored.rewardsNotSeen()),
                sources.shares().stream().map(AccountStatusAnswer::reading).toList(),
                notSeen(sources.notRecorded()),
                sentence(ledger, coverage, stored)
                        + missing(
                                "Who served the block is not recorded",
                                sources.notRecorded(),
                                "."));
    }

    private static String sentence(
            AccountLedger ledger, Coverage coverage, AccountInventory stored) {
        return "%s: %s.".formatted(ledger.chain().id(), Stamp.inWords(coverage))
                + missing("Internal transfers were not seen", stored.callsNotSeen())
                + missing("New value for miners was not seen", stored.rewardsNotSeen())
                + (stored.unknownOutcomes() == 0
                        ? ""
                        : " Of %d transactions nobody says whether they succeeded."
                                .formatted(stored.unknownOutcomes()));
    }

    private static String missing(String what, List<HeightRange> where) {
        return missing(what, where, ": balances and traces through them lack these.");
    }

    private static String missing(String what, List<HeightRange> where, String so) {
        return where.isEmpty()
                ? ""
                : " %s in %d blocks (%s)%s"
                        .formatted(
                                what,
                                count(where),
                                where.stream()
                                        .map(HeightRange::toString)
                                        .collect(Collectors.joining(", ")),
                                so);
    }

    private static AccountStatus.Reading reading(BlockSources.Share s) {
        return new AccountStatus.Reading(
                s.number(),
                ranges(s.heights()),
                s.reading().at().toString(),
                s.reading().from().inWords(),
                s.callsInWords());
    }

    private static AccountStatus.NotSeen notSeen(List<HeightRange> where) {
        return new AccountStatus.NotSeen(count(where), ranges(where));
    }

    private static long count(List<HeightRange> ranges) {
        return ranges.stream().mapToLong(HeightRange::count).sum();
    }

    private static List<StatusDocument.Range> ranges(List<HeightRange> ranges) {
        return ranges.stream().map(r -> new StatusDocument.Range(r.from(), r.to())).toList();
    }
}
