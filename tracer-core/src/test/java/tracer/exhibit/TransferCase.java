package tracer.exhibit;

import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.held;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.OpeningBalance;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.CoSpend;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.inquiry.MemoryPorts;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;

/** A made-up EVM chain, what is said of its addresses, and graphs of traces over it. */
final class TransferCase {
    final AccountFixture chain = AccountFixture.from(EvmChain.ETHEREUM, 0);
    final MemoryLabels labels = new MemoryLabels();
    private final List<OpeningBalance> openings = new ArrayList<>();

    TransferCase() {
        chain.mine();
    }

    TransferCase open(String holder, Asset asset, BigInteger amount) {
        openings.add(new OpeningBalance(held(holder, asset), 0, amount, "eth_getBalance"));
        return this;
    }

    TransferCase open(String holder, long wei) {
        return open(holder, chain.nativeAsset(), BigInteger.valueOf(wei));
    }

    void label(String who, String name, Category category) {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, address(who)),
                                name,
                                category,
                                "a list")));
    }

    static TransferId first(AccountBlock block, TransferKind kind) {
        return block.transfers().filter(t -> t.kind() == kind).findFirst().orElseThrow().id();
    }

    Exhibition exhibition() {
        MemoryAccounts accounts = new MemoryAccounts();
        accounts.sink(EvmChain.ETHEREUM)
                .apply(new AccountChange(List.of(), chain.blocks(), openings, List.of()));
        MemoryLedger bitcoin = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        return new Exhibition(MemoryPorts.of(bitcoin, labels, new MemoryProtections(), accounts));
    }

    Exhibit trace(TransferId seed, Direction direction, Policy policy, Limits limits) {
        return exhibition()
                .ofTrace(
                        EvmChain.ETHEREUM,
                        new AccountTraceRequest(seed, direction, policy, limits, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }
}
