package tracer.memory;

import tracer.account.AccountLedgerContract;
import tracer.account.AccountLedgers;

final class MemoryAccountLedgerTest extends AccountLedgerContract {
    @Override
    protected AccountLedgers open() {
        return new MemoryAccounts();
    }
}
