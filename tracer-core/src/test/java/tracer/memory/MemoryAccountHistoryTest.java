package tracer.memory;

import tracer.account.AccountHistoryContract;
import tracer.account.AccountLedgers;

final class MemoryAccountHistoryTest extends AccountHistoryContract {
    @Override
    protected AccountLedgers open() {
        return new MemoryAccounts();
    }
}
