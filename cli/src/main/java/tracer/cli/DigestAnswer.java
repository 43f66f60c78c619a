package tracer.cli;

import tracer.digest.LedgerDigest;
import tracer.job.Progress;

/**
 * The digests of a store.
 *
 * @param ledger over the active chain, its evidence and entities, and what is covered
 * @param orphans over the blocks that lost to another branch
 */
record DigestAnswer(String schema, String ledger, String orphans) {
    static DigestAnswer of(Workspace workspace, Progress progress) {
        return new DigestAnswer(
                "tracer.digest/1",
                LedgerDigest.of(workspace.ledger(), workspace.entities(), progress).toString(),
                LedgerDigest.ofOrphans(workspace.ledger()).toString());
    }

    String text() {
        return "digest    %s%norphans   %s%n".formatted(ledger, orphans);
    }
}
