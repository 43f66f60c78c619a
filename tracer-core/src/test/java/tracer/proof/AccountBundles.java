package tracer.proof;

import java.util.List;
import java.util.Optional;
import tracer.account.AccountLedger;
import tracer.account.TransferId;
import tracer.attribution.LabelStore;
import tracer.entity.CoSpend;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.inquiry.AccountCase;
import tracer.inquiry.Ports;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.protection.Protection;

/** Makes and forges bundles over accounts. */
final class AccountBundles {
    private AccountBundles() {}

    static Bundling.Frozen freeze(
            AccountLedger ledger, LabelStore labels, AccountTraceRequest question) {
        MemoryLedger bitcoin = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        Protection protection = new Protection(new MemoryProtections(), labels, bitcoin, bitcoin);
        return new AccountBundling(ledger, labels, protection)
                .freeze(question, false, Progress.SILENT, Cancellation.NEVER)
                .orElseThrow();
    }

    static AccountTraceRequest question(TransferId seed, Direction direction, Policy policy) {
        return new AccountTraceRequest(seed, direction, policy, Limits.NONE, StopRules.DEFAULT);
    }

    /** Of the case's payment, forward under FIFO. */
    static Bag honest(AccountCase made) {
        Ports ports = made.inquiry().ports();
        return freeze(
                        ports.accounts().ledger(EvmChain.ETHEREUM),
                        ports.labels(),
                        question(made.seed(), Direction.FORWARD, Policy.FIFO))
                .bag();
    }

    static AccountContents contents(Bag bag) {
        return AccountContents.read(bag).contents();
    }

    /** With manifests that fit, as a forger would make them. */
    static VerificationDocument verify(AccountContents contents) {
        return Verifier.check(
                Bag.ofPayload(BundleForm.ACCOUNTS, contents.toPayload(), Optional.empty()));
    }

    /** With the answer that follows from what it says, as a patient forger would make it. */
    static AccountContents answered(AccountContents c) {
        FrozenAccounts ledger =
                AccountConsistency.require(
                        new AccountContents.Located(
                                c, c.transfers().stream().map(t -> t.id().toString()).toList()));
        MemoryLabels labels = new MemoryLabels();
        labels.add(c.labels());
        AccountRecomputation again =
                AccountRecomputation.of(
                        c.question(), ledger, labels, Progress.SILENT, Cancellation.NEVER);
        return new AccountContents(
                c.question(),
                again.json(),
                new AccountChainPart(
                        c.chain().chain(),
                        c.chain().coverage(),
                        c.chain().shares(),
                        c.chain().callsNotSeen(),
                        c.chain().rewardsNotSeen()),
                c.blocks(),
                c.transactions(),
                c.transfers(),
                c.holdings(),
                c.tokens(),
                c.labels());
    }

    static AccountContents withTransfers(
            AccountContents c, List<tracer.account.Transfer> transfers) {
        return new AccountContents(
                c.question(),
                c.answer(),
                c.chain(),
                c.blocks(),
                c.transactions(),
                transfers,
                c.holdings(),
                c.tokens(),
                c.labels());
    }
}
