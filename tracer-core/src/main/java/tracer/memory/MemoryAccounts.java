package tracer.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tracer.account.AccountLedgers;
import tracer.ledger.EvmChain;

/** EVM chains in memory, each by itself. Thread-safe. */
public final class MemoryAccounts implements AccountLedgers {
    private final Map<Long, MemoryAccountLedger> byNumber = new ConcurrentHashMap<>();

    @Override
    public List<EvmChain> chains() {
        return byNumber.values().stream()
                .filter(l -> l.coverage().tip().isPresent())
                .map(MemoryAccountLedger::chain)
                .sorted(Comparator.comparingLong(EvmChain::number))
                .toList();
    }

    @Override
    public MemoryAccountLedger ledger(EvmChain chain) {
        return byNumber.computeIfAbsent(chain.number(), n -> new MemoryAccountLedger(chain));
    }

    @Override
    public MemoryAccountLedger sink(EvmChain chain) {
        return ledger(chain);
    }
}
