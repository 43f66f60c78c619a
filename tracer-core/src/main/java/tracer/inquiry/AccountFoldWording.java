package tracer.inquiry;

import java.util.List;
import tracer.account.HeldAsset;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.fold.AccountFold;
import tracer.ledger.EvmAddress;

/** What reads as one in a trace over accounts, in words. */
record AccountFoldWording(Direction direction, Policy policy, AssetNote asset) {
    AccountFoldNote note(AccountFold fold) {
        List<Movement> folded = fold.folded();
        return new AccountFoldNote(
                fold.kind().id(),
                fold.kind().rule(),
                EvidenceClass.INFERENCE.id(),
                sentence(fold),
                folded.stream().mapToInt(Movement::hop).min().orElseThrow(),
                folded.stream().mapToInt(Movement::hop).max().orElseThrow(),
                fold.accounts().stream().map(HeldAsset::holder).map(EvmAddress::text).toList(),
                transfers(fold.entering()),
                transfers(fold.inside()),
                transfers(fold.fees()),
                transfers(fold.ended()),
                transfers(fold.leaving()),
                fold.resting().stream()
                        .map(Remainder::of)
                        .map(HeldAsset::holder)
                        .map(EvmAddress::text)
                        .toList(),
                asset.amount(fold.tracedIn()),
                asset.amount(fold.tracedEnded()),
                asset.amount(fold.tracedFees()),
                asset.amount(fold.tracedOn()),
                asset.amount(fold.tracedHeld()));
    }

    private static List<String> transfers(List<Movement> movements) {
        return movements.stream().map(m -> m.transfer().id().toString()).toList();
    }

    private String sentence(AccountFold fold) {
        int others = fold.accounts().size() - 1;
        String words =
                switch (fold.kind()) {
                    case PASSING_ON ->
                            switch (direction) {
                                case FORWARD ->
                                        "%d accounts, each of which passes nearly all on to the next"
                                                .formatted(fold.accounts().size());
                                case BACKWARD ->
                                        "%d accounts, each of which had nearly all from the next"
                                                .formatted(fold.accounts().size());
                            };
                    case AGGREGATION -> "%d accounts that send nearly all to one".formatted(others);
                    case FAN_OUT ->
                            "one account that pays %d others, which hold it".formatted(others);
                };
        return "%s: of %s under %s that comes in, %s goes on, %s ends, %s goes to fees, %s is still held by them"
                .formatted(
                        words,
                        text(fold.tracedIn()),
                        policy.title(),
                        text(fold.tracedOn()),
                        text(fold.tracedEnded()),
                        text(fold.tracedFees()),
                        text(fold.tracedHeld()));
    }

    private String text(Rational amount) {
        return asset.amount(amount).text();
    }
}
