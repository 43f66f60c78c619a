package tracer.inquiry;

import static tracer.account.AccountFixture.address;

import java.util.List;
import tracer.account.OpenAccounts;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.CoSpend;
import tracer.flow.FlowTracing;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;

/** A made-up chain whose opening balances are all known, and everything that can be asked of it. */
public final class OpenCase {
    public final OpenAccounts chain = new OpenAccounts(EvmChain.ETHEREUM);
    private final MemoryLabels labels = new MemoryLabels();

    /** Somebody says whose an address is. */
    public void label(String who, String name, Category category) {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, address(who)),
                                name,
                                category,
                                "labels.csv")));
    }

    /** Of what was made up so far. */
    public Inquiry inquiry() {
        MemoryLedger none = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        MemoryAccounts accounts = new MemoryAccounts();
        accounts.sink(EvmChain.ETHEREUM).apply(chain.change());
        return new Inquiry(
                new Ports(
                        none,
                        none,
                        none,
                        labels,
                        new FlowTracing(none, labels, none),
                        new OutputPathFinding(none, none, labels, none),
                        new MemoryProtections(),
                        accounts));
    }
}
