package tracer.memory;

import tracer.account.AccountLedgers;
import tracer.account.AccountReadingContract;

class MemoryAccountReadingTest extends AccountReadingContract {
    @Override
    protected AccountLedgers open() {
        return new MemoryAccounts();
    }
}
