package tracer.cli;

import java.util.List;
import tracer.account.AccountLedger;
import tracer.digest.AccountDigest;
import tracer.digest.LedgerDigest;
import tracer.job.Progress;

/**
 * The digests of a store.
 *
 * @param ledger over the active chain, its evidence and entities, and what is covered
 * @param orphans over the blocks that lost to another branch
 * @param accounts the same of each EVM chain with stored blocks
 */
record DigestAnswer(String schema, String ledger, String orphans, List<OfChain> accounts) {
    /** The digests of one EVM chain. */
    record OfChain(String chain, String ledger, String orphans) {
        static OfChain of(AccountLedger ledger, Progress progress) {
            return new OfChain(
                    ledger.chain().id(),
                    AccountDigest.of(ledger, progress).toString(),
                    AccountDigest.ofOrphans(ledger).toString());
        }
    }

    static DigestAnswer of(Workspace workspace, Progress progress) {
        return new DigestAnswer(
                "tracer.digest/1",
                LedgerDigest.of(workspace.ledger(), workspace.entities(), progress).toString(),
                LedgerDigest.ofOrphans(workspace.ledger()).toString(),
                workspace.accounts().chains().stream()
                        .map(c -> OfChain.of(workspace.accounts().ledger(c), progress))
                        .toList());
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append("digest    %s%norphans   %s%n".formatted(ledger, orphans));
        for (OfChain c : accounts) {
            out.append(
                    "%s%ndigest    %s%norphans   %s%n"
                            .formatted(c.chain(), c.ledger(), c.orphans()));
        }
        return out.toString();
    }
}
