package tracer.proof;

import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import tracer.account.AccountHeader;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.memory.MemoryLabels;
import tracer.problem.TracerProblem;
import tracer.proof.VerificationDocument.ClaimedBlock;
import tracer.proof.VerificationDocument.ClaimedReading;
import tracer.proof.VerificationDocument.NodeClaims;

/**
 * A bundle over accounts in which everything agrees.
 *
 * @param contents what it says
 * @param ledger its records, found to fit together
 * @param answer computed from those, equal to the one in the bundle
 */
record AccountFinding(
        AccountContents contents, FrozenAccounts ledger, AccountRecomputation answer) {

    /**
     * Checks what was read from a bag.
     *
     * @throws Difference where its parts do not agree
     */
    static AccountFinding of(AccountContents.Located located) {
        FrozenAccounts ledger = AccountConsistency.require(located);
        AccountContents contents = located.contents();
        AccountRecomputation answer = recompute(contents, ledger);
        OneForm.requireSame(
                BundlePath.ANSWER, contents.answer(), answer.json(), "the trace computed anew");
        return new AccountFinding(contents, ledger, answer);
    }

    private static AccountRecomputation recompute(AccountContents contents, FrozenAccounts ledger) {
        MemoryLabels store = new MemoryLabels();
        store.add(contents.labels());
        RecordingAccounts accounts = new RecordingAccounts(ledger);
        RecordingLabels labels = new RecordingLabels(store, ledger.chain());
        try {
            AccountRecomputation answer =
                    AccountRecomputation.of(
                            contents.question(),
                            accounts,
                            labels,
                            Progress.SILENT,
                            Cancellation.NEVER);
            requireAsked(BundlePath.HOLDINGS, contents.holdings(), accounts.holdings());
            requireAsked(BundlePath.TOKENS, contents.tokens(), accounts.notes());
            requireAsked(BundlePath.LABELS, contents.labels(), labels.told());
            return answer;
        } catch (TracerProblem
                | ArithmeticException
                | IllegalArgumentException
                | IllegalStateException
                | NoSuchElementException e) {
            // Records that no node ever served can set off anything.
            throw new Difference(
                    BundlePath.QUESTION.path(),
                    "cannot be answered from this bundle: " + Excerpt.of(e.toString()),
                    e);
        }
    }

    /** A bundle holds what its answer rests on: nothing is smuggled along. */
    private static void requireAsked(BundlePath path, List<?> held, List<?> asked) {
        Set<Object> needed = new HashSet<>(asked);
        held.stream()
                .filter(h -> !needed.contains(h))
                .findFirst()
                .ifPresent(h -> {
                    throw new Difference(
                            path.path(), "nothing rests on " + Excerpt.of(h.toString()));
                });
    }

    /** What a verification says of it. */
    VerificationDocument document(Bag bag) {
        AccountStatements statements = new AccountStatements(this);
        return VerificationDocument.claimed(
                bag,
                answer,
                checks(),
                new NodeClaims(
                        AccountChainPart.CLAIMANT,
                        String.join("; ", contents.chain().sources().sentences()),
                        contents.chain().shares().stream().map(ClaimedReading::of).toList(),
                        contents.transactions().size(),
                        contents.transfers().size(),
                        contents.holdings().size(),
                        contents.blocks().stream().map(this::block).toList()),
                statements.all(),
                statements.toAsk());
    }

    private ClaimedBlock block(AccountHeader b) {
        return new ClaimedBlock(
                b.height(),
                AccountWords.hash(b.hash().hash()),
                AccountWords.hash(b.parent().hash()),
                b.claimedTime().toString(),
                linksBelow(b));
    }

    /** Whether the bundle holds the block right below, which it then names as its parent. */
    boolean linksBelow(AccountHeader b) {
        return ledger.header(b.height() - 1).isPresent();
    }

    private List<String> checks() {
        long links = contents.blocks().stream().filter(this::linksBelow).count();
        return List.of(
                "%d files are exactly as the manifests list them, and in the one form that they can have"
                        .formatted(BundleForm.ACCOUNTS.paths().size()),
                "%d blocks stand in order; %d of them name as parent the block right below, which is here too. No raw header is here, so no block's hash could be computed"
                        .formatted(contents.blocks().size(), links),
                "%d transfers fit their %d transactions and blocks, and nothing is here that the answer does not rest on"
                        .formatted(contents.transfers().size(), contents.transactions().size()),
                "%d histories hold as many transfers as they say, after what each began with"
                        .formatted(contents.holdings().size()),
                "the trace was computed again from these records; the answer is the same to the last byte");
    }
}
