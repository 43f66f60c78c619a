package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.ledger.HeightRange;
import tracer.summary.Part.Remark;

/** What a summary over accounts does not show. */
record AccountBounds(AccountMaterial m) {
    Section write() {
        List<Part> parts = new ArrayList<>();
        for (String limit :
                List.of(
                        "It does not name persons. An address is not a person, and a label names a service or a site, not the one who used it.",
                        "It does not show which units are whose. Amounts under a policy are convention; the chain shows transfers, not shares.",
                        "It does not show what happens inside services or on other chains, nor agreements, gifts, sales of keys or payments outside the chain.",
                        "It does not show purpose, knowledge or intent.",
                        "Transfers, balances, times and the order of blocks are what nodes claim that served them; nothing of it is proven here.",
                        "A token that changes balances without saying so in its log (rebasing, seizure) is not seen to do it.",
                        "Labels are statements of their sources, without a measured error.",
                        "What speaks for another reading was not searched for: an address may belong to a contract that many use, a deposit address may have been reassigned, and a label may be wrong or out of date.")) {
            parts.add(new Remark(Phrase.of(limit)));
        }
        notSeen("Internal transfers", m.trace().callsNotSeen()).ifPresent(parts::add);
        notSeen("Rewards of block makers", m.trace().rewardsNotSeen()).ifPresent(parts::add);
        if (m.trace().isLimited()) {
            parts.add(Method.partial());
        }
        return new Section("What this does not show", parts);
    }

    private static Optional<Part> notSeen(String what, List<HeightRange> blocks) {
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Remark(
                                Phrase.of(
                                        "%s were not seen in blocks %s: value that moved so is missing from this trace and from its balances."
                                                .formatted(what, AccountMaterial.ranges(blocks)))));
    }
}
